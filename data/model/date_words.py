"""Dates as people write them, and EDTF dates in plain English.

`read_date` understands English, German, French, Russian and Japanese. It returns every EDTF date that a text
can mean: 03/04/1905 is a day in April to some readers and in March to others. It never completes a date with
what was not written, and a text with a word that it does not know is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from babel.dates import get_month_names

from data.model.date_tokens import (
    DASH,
    DATE,
    DAY,
    NUMBER,
    ORDINAL,
    TIME,
    UNKNOWN_END,
    YEAR,
    Token,
    last_year,
    normalized,
    says_undated,
    tokens_of,
)
from data.model.date_vocabulary import SEASONS, Word
from data.model.edtf_date import DatePoint, is_edtf, iso_year, parse_date

MAX_LENGTH = 80
"""Characters of a date in words; a longer text is not read as a date."""
ENGLISH_MONTHS = get_month_names("wide", locale="en")
ENGLISH_SEASONS = {number: names.split("|")[0] for number, names in SEASONS["en"].items()}
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}
SINGLE_DATE = re.compile(r"(-?\d{4}|\d{3}X|-?\d\dXX)(?:-(XX|\d\d)(?:-(XX|\d\d))?)?([?~%]?)")
YEAR_AND_TWO_DIGITS = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a text says about a date.

    `meanings` are EDTF dates: none where the text is no date, several where it can be read in more ways than
    one. `in_full` is false where the text says more than EDTF of level 1 can: "early 1936" is read as 1936.
    `says_undated` is true for a text such as "n.d." or "unknown".
    """

    meanings: tuple[str, ...] = ()
    in_full: bool = True
    says_undated: bool = False

    @property
    def date(self) -> str:
        """The EDTF date where the text has one meaning; otherwise empty."""
        return self.meanings[0] if len(self.meanings) == 1 else ""


@lru_cache(maxsize=4096)
def read_date(text: str, *, defines_dates: bool = False) -> DateReading:
    """The meanings of a date as it was typed.

    `defines_dates` says that the file format defines its dates as EDTF or ISO 8601: then 1923-24 is the
    winter of 1923; otherwise it may be the years 1923 and 1924 as well.
    """
    text = " ".join(text.split())
    if not 0 < len(text) <= MAX_LENGTH:
        return DateReading()
    written = normalized(text)
    if says_undated(written):
        return DateReading(says_undated=True)
    edtf = text.upper()
    if _is_date(edtf) and (defines_dates or not YEAR_AND_TWO_DIGITS.fullmatch(text)):
        return DateReading((edtf,))
    tokens = tokens_of(written)
    meanings = tuple(dict.fromkeys(filter(_is_date, _meanings(tokens))))
    return DateReading(meanings, not meanings or not any(token.kind in SAYS_MORE for token in tokens))


def date_in_words(edtf: str) -> str:
    """A date in English words, "about 1934", "6 September 1933", that `read_date` reads as the same date;
    EDTF itself where words cannot express it."""
    parts = [_single_in_words(each) for each in edtf.split("/")]
    words = parts[0] if len(parts) == 1 else _interval_in_words(edtf, parts)
    return words if read_date(words).date == edtf else edtf


def with_words(edtf: str) -> str:
    """A date with its words: `1923-24 (winter 1923)`; alone where it is its own words."""
    words = date_in_words(edtf)
    return edtf if words == edtf else f"{edtf} ({words})"


def _single_in_words(text: str) -> str:
    found = SINGLE_DATE.fullmatch(text)
    if found is None:
        return ""
    year, month, day, qualifier = found.groups()
    named = _year_in_words(year)
    if not month:
        return QUALIFIERS[qualifier] + named
    if month == "XX":
        words = f"some {'day' if day else 'month'} of {named}"
    elif int(month) in ENGLISH_SEASONS:
        words = f"{ENGLISH_SEASONS[int(month)]} {named}"
    else:
        words = f"{ENGLISH_MONTHS.get(int(month), '')} {named}"
        words = f"some day of {words}" if day == "XX" else f"{int(day)} {words}" if day else words
    return QUALIFIERS[qualifier] + words


def _year_in_words(year: str) -> str:
    if year.endswith("XX"):
        number, era = abs(int(year[:-2])) + 1, " BC" if year.startswith("-") else ""
        suffix = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"the {number}{suffix} century{era}"
    if year.endswith("X"):
        return f"the {year[:3]}0s" + (" (decade)" if year[2] == "0" else "")
    number = int(year)
    return f"{1 - number} BC" if number < 1 else f"{number} AD" if number < 1000 else str(number)


def _interval_in_words(edtf: str, parts: list[str]) -> str:
    first, last = parts[0], parts[-1]
    if first and last:
        return f"{first}–{last}" if re.fullmatch(r"\d{4}/\d{4}", edtf) else f"{first} to {last}"
    if first:
        return f"since {first}" if edtf.endswith("..") else f"from {first}, end unknown"
    return f"until {last}" if edtf.startswith("..") else f"until {last}, start unknown"


Tokens = Sequence[Token]
SAYS_MORE = (Word.PART, Word.OR, TIME)
"""Tokens of a text that says more than its EDTF date can."""
BETWEEN_TWO = (DASH, Word.TO, Word.OR, Word.UNTIL, Word.BEFORE_OR_UNTIL, Word.SINCE, Word.AND)
BEFORE_TWO = (Word.BETWEEN, Word.SINCE, Word.TO)
QUALIFIERS_OF_WORDS = {Word.ABOUT: "~", Word.PERHAPS: "?"}


def _is_date(text: str) -> bool:
    return is_edtf(text) and text not in ("../..", "/", "../", "/..")


def _meanings(tokens: Tokens) -> Iterable[str]:
    """Every meaning of a whole date; some may be no EDTF: the caller checks them."""
    while tokens and tokens[0].kind == Word.TO:
        tokens = tokens[1:]  # "à l'été 1925"
    for reading in (_single, _one_sided, _two_sided):
        if found := list(filter(_is_date, reading(tokens))) if tokens else []:
            return found
    return ()


def _one_sided(tokens: Tokens) -> Iterator[str]:
    """before, until, after, since: an interval with one end."""
    first, last = tokens[0].kind, tokens[-1].kind
    if last == UNKNOWN_END:
        for date in _single(tokens[1:-1]):
            yield f"{date}/" if first == Word.SINCE else f"/{date}"
        return
    if len(tokens) > 1:
        start = 2 if tokens[1].kind == DASH else 1  # "pre-1936"
        yield from _on_one_side(Word.UNTIL if first == DASH else first, _single(tokens[start:]))
        yield from _on_one_side(Word.SINCE if last == DASH else last, _single(tokens[:-1]))


def _on_one_side(word: str, dates: Iterable[str]) -> Iterator[str]:
    for date in dates:
        if word in (Word.BEFORE, Word.BEFORE_OR_UNTIL):
            yield f"../{_neighbour(date, -1)}"
        if word in (Word.UNTIL, Word.OR_EARLIER, Word.BEFORE_OR_UNTIL):
            yield f"../{date}"
        if word == Word.AFTER:
            yield f"{_neighbour(date, 1)}/.."
        if word in (Word.SINCE, Word.OR_LATER):
            yield f"{date}/.."


def _two_sided(tokens: Tokens) -> Iterator[str]:
    """An interval with two ends: "between 1929 and 1933", "6 to 9 September 1933", "1936 or 1937"."""
    is_between = tokens[0].kind == Word.BETWEEN
    if tokens[0].kind in BEFORE_TWO:
        tokens = tokens[1:]
    if tokens and tokens[-1].kind == Word.UNTIL:
        tokens = tokens[:-1]  # 1929年から1933年まで
    for at, token in enumerate(tokens):
        connects = token.kind in BETWEEN_TWO and (token.kind != Word.AND or is_between)
        if connects or token.text == "~":
            yield from _joined(tokens[:at], tokens[at + 1 :], token)


def _joined(left: Tokens, right: Tokens, connector: Token) -> Iterator[str]:
    """Two ends as an interval. Each takes from the other what it does not say: month, year, era, century."""
    if not left or not right:
        return
    with_rest = [[*left, *right[at:]] for at in range(len(right) - 1, 0, -1)]
    with_start = [[*left[:at], *right] for at in range(1, len(left))]
    with_era = [] if _era(left) or not _era(right) else [[*left, *_era(right)]]
    for first in _first_with_meaning([*with_era, left, *with_rest]):
        for last in _first_with_meaning([right, *_with_full_year(right, first), *with_start]):
            if re.fullmatch(r"\d{3}0", first) and re.fullmatch(r"\d{3}X", last):
                yield f"{first[:3]}X/{last}"  # "1910–1920s" may begin with the decade, too
            if connector.kind == DASH and left[0].kind == Word.ABOUT:
                yield f"{first}/{_qualified(last, '~')}"  # "c. 1890–1895" is said of both years
            elif right[-1].text in ("(?)", "[]"):
                yield f"{_qualified(first, '?')}/{last}"
            else:
                yield f"{first}/{last}"


def _first_with_meaning(candidates: Iterable[Tokens]) -> list[str]:
    """The meanings of the first candidate that is a date."""
    found = ([date for date in _single(each) if _is_date(date)] for each in candidates)
    return next(filter(None, found), [])


def _with_full_year(right: Tokens, first: str) -> list[list[Token]]:
    """The last year of "1936 to 38" in full; none where the first is no plain year."""
    year = re.fullmatch(r"(\d{4})[?~%]?", first)
    if year is None or not any(token.kind == NUMBER for token in right):
        return []
    return [
        [
            Token(YEAR, token.text, (last_year(token.text, year[1]),)) if token.kind == NUMBER else token
            for token in right
        ]
    ]


def _single(tokens: Tokens) -> Iterator[str]:
    """Every meaning of one date with its qualifiers."""
    qualifier, dated = "", list[Token]()
    for at, token in enumerate(tokens):
        is_last = at == len(tokens) - 1
        if token.kind in QUALIFIERS_OF_WORDS or (token.text == "か" and is_last):
            qualifier = _combined(qualifier, QUALIFIERS_OF_WORDS.get(Word(token.kind), "?"))
        elif token.kind == DASH and at and tokens[at - 1].kind in (Word.PART, Word.ABOUT):
            continue  # "mid-1936"
        elif token.kind not in (Word.PART, TIME):
            dated.append(token)
    yield from (_qualified(date, qualifier) for date in _unqualified(dated))
    if [token.text for token in tokens[1:]] == ["?"] and re.fullmatch(r"\d{3}", tokens[0].text):
        yield f"{tokens[0].text}X"  # "189?": the last digit of the year is not known


def _combined(one: str, other: str) -> str:
    return other if one in ("", other) else "%"


def _qualified(edtf: str, qualifier: str) -> str:
    """A date with a qualifier, an interval with one on each end."""
    if not qualifier or not edtf:
        return edtf
    ends = [(each.rstrip("?~%"), each[-1:] if each[-1:] in "?~%" else "") for each in edtf.split("/")]
    return "/".join(f"{bare}{_combined(own, qualifier)}" if bare else bare for bare, own in ends)


NUMERAL = f"[{NUMBER}{ORDINAL}{DAY}]"
ORDERS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>{NUMERAL})?(?P<month>[{Word.MONTH}])(?P<year>Y)",
        rf"(?P<day>{NUMERAL})(?P<month>{ORDINAL})(?P<year>Y)",  # 6.IX.1933
        rf"(?P<month>{Word.MONTH})(?P<day>{NUMERAL})(?P<year>Y)",
        rf"(?P<year>Y)(?P<month>{Word.MONTH})(?P<day>{NUMERAL})?",
        rf"(?P<season>{Word.SEASON})(?P<year>Y)",
        rf"(?P<year>Y)(?P<season>{Word.SEASON})",
        rf"(?P<some_month>{Word.SOME_MONTH})(?P<year>Y)",
        rf"(?P<some_day>{Word.SOME_DAY})(?P<month>{Word.MONTH})?(?P<year>Y)",
        rf"(?P<century>{NUMERAL}){Word.CENTURY}",
        rf"{Word.DECADE}(?P<decade>Y)",
        rf"(?P<winter>{Word.SEASON})(?P<years>{DATE})",
        rf"(?P<winter>{Word.SEASON})(?P<first>Y){DASH}(?P<next>[{NUMBER}Y])",
        rf"(?P<date>{DATE})",
        r"(?P<year>Y)",
    )
]
"""The orders of kinds of tokens that make one date."""


def _era(tokens: Tokens) -> list[Token]:
    return [token for token in tokens if token.kind in (Word.BC, Word.AD)][:1]


def _unqualified(tokens: Tokens) -> Iterator[str]:
    """Every meaning of one date without qualifiers."""
    era = _era(tokens)
    parts = [token for token in tokens if token not in era]
    kinds = "".join(token.kind for token in parts)
    if era:  # with an era, a year may have one or two digits
        kinds = re.sub(f"{NUMBER}$", YEAR, kinds)
    for order in ORDERS:
        if found := order.fullmatch(kinds):
            named = {name: parts[found.start(name)] for name, kind in found.groupdict().items() if kind}
            yield from _dates(named, is_bc=bool(era) and era[0].kind == Word.BC)
            return


def _dates(named: dict[str, Token], *, is_bc: bool) -> Iterable[str]:
    """The dates of tokens by what they are: year, month, day, season, century, decade, date."""
    value = {name: token.values[0] for name, token in named.items() if token.values}
    if "date" in named:
        return () if is_bc else named["date"].values
    if "winter" in named:
        years = named["years"].values if "years" in named else [_span(value["first"], value["next"])]
        spans = [span for each in years if (span := re.fullmatch(r"(\d{4})/(\d{4})", each))]
        is_winter = value["winter"] == "24"
        return [f"{span[1]}-24" for span in spans if is_winter and int(span[2]) == int(span[1]) + 1]
    if "century" in named:
        return [f"{'-' if is_bc else ''}{int(value['century']) - 1:02}XX"] if int(value["century"]) else ()
    if "decade" in named:
        return () if is_bc or value["decade"][-1] != "0" else [f"{value['decade'].zfill(4)[:3]}X"]
    number = int(value["year"])
    year = iso_year(1 - number if is_bc else number)
    month = "XX" if "some_month" in named else value.get("season") or value.get("month", "")
    day = "XX" if "some_day" in named else value.get("day", "")
    if "some_day" in named and not month:
        month = "XX"
    return ["-".join(part.zfill(2) for part in (year, month, day) if part)] if number else ()


def _span(first: str, last: str) -> str:
    return f"{first}/{last if len(last) == 4 else last_year(last, first)}"


def _neighbour(edtf: str, step: int) -> str:
    """The date just before (`step` -1) or after (1), as exact as it is; empty for an interval."""
    date = parse_date(edtf) if is_edtf(edtf) else None
    if date is None or date.is_interval or date.start is None:
        return ""
    return _shifted(date.start, step) + (edtf[-1] if edtf[-1] in "?~%" else "")


def _shifted(point: DatePoint, step: int) -> str:
    if point.digits < 4:
        width = 10 ** (4 - point.digits)
        return iso_year(point.year + (width if step > 0 else -1))
    if point.season:
        index = point.year * 4 + point.season - 1 + step
        return f"{iso_year(index // 4)}-2{index % 4 + 1}"
    if point.month is None:
        return iso_year(point.year + step)
    if point.day is None:
        index = point.year * 12 + point.month - 1 + step
        return f"{iso_year(index // 12)}-{index % 12 + 1:02}"
    if point.year < 1:
        return ""
    return (Day(point.year, point.month, point.day) + timedelta(days=step)).isoformat()
