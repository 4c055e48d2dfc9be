"""Split a date as it was typed into tokens: numbers, dates in numbers, words of the vocabulary, signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.model.date_vocabulary import (
    JAPANESE_ERAS,
    NO_DATE,
    ORDINALS,
    PHRASES,
    ROMAN,
    SEASONS,
    Word,
    months,
    weekdays,
)
from data.model.edtf_date import is_edtf, iso_year

NUMBER, ORDINAL, YEAR, DAY, DATE = "N", "O", "Y", "J", "R"
"""Kinds of tokens beside those of `Word`. NUMBER has one or two digits; DATE is a whole date."""
DASH, TIME, UNKNOWN_END = "-", "T", "U"


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a date. `kind` is one letter; `values` are what it can mean: a number, or EDTF dates."""

    kind: str
    text: str
    values: tuple[str, ...] = ()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text that `normalized` returned; none where a part of it is not known.

    Square brackets around the whole text, the cataloguer's sign of an inferred date, are a token PERHAPS.
    """
    text, is_inferred = _without_brackets(text)
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in " ,.;" and not TIME_OF_DAY.match(text, at):
            at += 1
            continue
        token, at = _token_at(text, at, tokens)
        if token is None:
            return ()
        if token.kind != Word.FILLER:
            tokens.append(token)
    return (*tokens, Token(Word.PERHAPS, "[]")) if is_inferred and tokens else tuple(tokens)


def normalized(text: str) -> str:
    """The text in lower case, in one spelling of its apostrophes, dashes and wide characters."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("ё", "е")
    return re.sub("[–—−‒―]", "–", re.sub("[‐‑]", "-", " ".join(text.split())))


def says_undated(text: str) -> bool:
    """Whether a text that `normalized` returned says that there is no date: "n.d.", "unbekannt", "–"."""
    return re.sub(r"[.\s()\[\]]", "", text) in _texts_without_date() or not text.strip("-–?. ")


@lru_cache(maxsize=1)
def _texts_without_date() -> frozenset[str]:
    phrases = (phrase for each in NO_DATE.values() for phrase in each.split("|"))
    return frozenset(normalized(phrase).replace(" ", "") for phrase in phrases)


def _without_brackets(text: str) -> tuple[str, bool]:
    """The text without the brackets around it, and whether they were square ones."""
    is_inferred = False
    while found := re.fullmatch(r"\(([^()]*)\)\.?|\[([^][]*)\](\?)?\.?", text):
        is_inferred = is_inferred or found[1] is None
        text = f"{found[1] or found[2] or ''}{found[3] or ''}".strip()
    return text, is_inferred


def _token_at(text: str, at: int, before: Sequence[Token]) -> tuple[Token | None, int]:
    """The token that begins at a character, and where the next one begins; None where none is known."""
    if found := _parts().match(text, at):
        return Token(Word.PART, found[0]), found.end()
    for pattern, token_of in RULES:
        if (found := pattern.match(text, at)) and (token := token_of(found)):
            return token, found.end()
    roman = ROMAN_NUMERAL.match(text, at)
    pattern, words = _phrases()
    found = pattern.match(text, at)
    if found and (roman is None or roman.end() <= found.end() or roman[1] not in ROMAN):
        word, value = words[found.lastindex or 0]
        letters = re.sub(r"[.\s-]", "", found[0])
        if letters in ONE_LETTER_CENTURIES:
            is_counted = bool(before) and before[-1].kind in (ORDINAL, NUMBER if letters == "в" else ORDINAL)
            word = Word.CENTURY if is_counted else ONE_LETTER_CENTURIES[letters]
        return Token(word, letters, (value,) if value else ()), found.end()
    if roman and (token := _roman(roman)):
        return token, roman.end()
    return (Token(DASH, text[at]), at + 1) if text[at] in "-–/" else (None, at)


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[int, tuple[Word, str]]]:
    """A pattern with one group for each phrase, the longest first; by group, what it does and its value."""
    words: dict[str, tuple[Word, str]] = {}
    for by_language in SEASONS.values():
        for number, names in by_language.items():
            words.update({normalized(name): (Word.SEASON, str(number)) for name in names.split("|")})
    for word, texts in PHRASES.items():
        for phrases in texts.values():
            for phrase in phrases.split("|"):
                words.setdefault(normalized(phrase), (word, ""))
    for name, month in months().items():
        words.setdefault(normalized(name), (Word.MONTH, str(month)))
    for name in weekdays():
        words.setdefault(normalized(name), (Word.FILLER, ""))
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(f"({_spelling(phrase)})" for phrase in longest_first))
    return pattern, {number: words[phrase] for number, phrase in enumerate(longest_first, 1)}


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """Parts of a year, decade or century that begin with a number: "first half of"."""
    phrases = (normalized(each) for texts in PHRASES[Word.PART].values() for each in texts.split("|"))
    counted = [each for each in phrases if each[0].isdecimal() or each.split()[0] in ORDINALS]
    return re.compile("|".join(map(_spelling, sorted(counted, key=len, reverse=True))))


def _spelling(phrase: str) -> str:
    """A phrase as a regular expression: with or without full stops, and not the beginning of another word.
    Japanese has no spaces between its words."""
    letters = r"[.\s-]*".join(map(re.escape, phrase.split()))
    is_japanese = unicodedata.east_asian_width(phrase[-1]) == "W"
    return letters if is_japanese else rf"{letters}(?![^\W\d_])\.?"


def _roman(found: re.Match[str]) -> Token | None:
    numeral = found[1].translate(str.maketrans("хі", "xi"))  # Cyrillic letters that look the same
    return Token(ORDINAL, "roman", (str(ROMAN[numeral]),)) if numeral in ROMAN else None


def year_month_day(year: str, month: str, day: str = "") -> str:
    """An EDTF date, perhaps of no calendar; a day of 0, or a month and a day, is not known, and left out."""
    parts = [f"{int(part):02}" for part in (month, day) if part]
    while parts and parts[-1] == "00":
        parts.pop()
    return "-".join([iso_year(int(year)), *parts])


def _day_and_month(found: re.Match[str]) -> Token:
    """6/9/1933: the day or the month first; with full stops the day, where that is a date."""
    one, sign, two, year = found.groups()
    both = (year_month_day(year, two, one), year_month_day(year, one, two)) if int(one) and int(two) else ()
    dates = tuple(dict.fromkeys(filter(is_edtf, both)))
    return Token(DATE, found[0], dates[:1] if sign == "." else dates)


def _year_and_number(found: re.Match[str]) -> Token:
    """1933-09, 1923-24, 1881/82: a month or a season of a year, or the last year of a span."""
    return Token(DATE, found[0], tuple(_meanings_of_two(*found.groups())))


def _meanings_of_two(year: str, sign: str, number: str) -> Iterator[str]:
    if number == "00":
        yield year
    elif 1 <= int(number) <= 12 or (sign == "-" and number in ("21", "22", "23", "24")):
        yield f"{year}-{int(number):02}"
    last = last_year(number, year)
    if sign != "." and int(last) > int(year):
        yield f"{year}/{last}"


def last_year(number: str, year: str) -> str:
    """The last year of a span that is written short: 82 after 1881 is 1882; 00 after 1899 is 1900."""
    is_next_century = number == "00" and year.endswith("99")
    return iso_year(int(year) + 1) if is_next_century else f"{year[: -len(number)]}{number}"


def _decade(found: re.Match[str]) -> Token:
    """1890s; where the text ends in two zeros, a decade or a century: the 1800s."""
    decade = found[1].zfill(3)
    is_century = decade.endswith("0") and not found[2]
    return Token(DATE, found[0], (f"{decade}X", f"{decade[:2]}XX") if is_century else (f"{decade}X",))


def _era_year(found: re.Match[str]) -> Token | None:
    """A year of a Japanese era: 昭和8年 is 1933."""
    before, first, last = JAPANESE_ERAS[found[1]]
    number = 1 if found[2] == "元" else int(found[2])
    return Token(YEAR, found[0], (iso_year(before + number),)) if first <= number <= last else None


def _number(found: re.Match[str]) -> Token:
    return Token(YEAR if len(found[1]) > 2 else NUMBER, found[1], (found[1],))


def _date(date_of: Callable[..., str]) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(DATE, found[0], (date_of(*found.groups()),))


def _value(kind: str) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(kind, found[0], (found[1],))


def _sign(kind: str) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(kind, found[0])


TIME_OF_DAY = re.compile(
    r"(?:t|,| )\s*(?:um )?\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|uhr|h)?\s*"
    r"(?:z|utc|gmt|[+-]\d\d:?\d\d)?$"
)
ORDINAL_SUFFIX = (
    "(?:st|nd|rd|th|ère|ere|ème|eme|ième|er|re|nde|de|e|-?(?:го|й|ого|е|м|я))" + r"(?![^\W\d_])\.?"
)
ROMAN_NUMERAL = re.compile(r"([ivxхі]{1,5})(?:ième|ème|eme|er|e|-?й)?(?![^\W\d_])\.?")
ONE_LETTER_CENTURIES = {"c": Word.ABOUT, "s": Word.FILLER, "в": Word.FILLER}
"""Abbreviations of "century" after an ordinal → what the letter does elsewhere: "c. 1890", "в 1890 году"."""
RULES: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Token | None]]] = [
    (TIME_OF_DAY, _sign(TIME)),
    (re.compile(r",? ?(?:start|end) unknown$"), _sign(UNKNOWN_END)),
    (re.compile(r"(\d{4})[-./] ?(\d{1,2})[-./] ?(\d{1,2})(?!\d)"), _date(year_month_day)),
    (re.compile(r"(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4})(?!\d)"), _day_and_month),
    (
        re.compile(r"(0?[1-9]|1[0-2])[-./](\d{4})(?!\d)"),
        _date(lambda month, year: year_month_day(year, month)),
    ),
    (re.compile(r"(\d{4})([-./])(\d\d?)(?![\d/])"), _year_and_number),
    (re.compile(r"(\d{2,3})0'?s( \(decade\))?(?![^\W\d_])"), _decade),
    (
        re.compile(r"(\d{2,3})0(?:-?er|-?(?:ые|е|х|ых)|年代)(?![a-zа-я])\.?"),
        lambda found: Token(DATE, found[0], (f"{found[1].zfill(3)}X",)),
    ),
    (re.compile(r"(\d{3})[x-](?![\w-])"), lambda found: Token(DATE, found[0], (f"{found[1]}X",))),
    (re.compile(r"(\d\d)(?:xx|--)(?![\w-])"), lambda found: Token(DATE, found[0], (f"{found[1]}XX",))),
    (re.compile("(明治|大正|昭和|平成|令和)(元|\\d{1,2})年"), _era_year),
    (re.compile(r"(\d{1,4})年"), _value(YEAR)),
    (re.compile(r"(\d{1,2})月"), _value(Word.MONTH)),
    (re.compile(r"(\d{1,2})日"), _value(DAY)),
    (re.compile(rf"(\d{{1,2}}){ORDINAL_SUFFIX}"), _value(ORDINAL)),
    (re.compile(r"(\d{1,2})\.(?!\d)"), _value(ORDINAL)),
    (re.compile(r"(\d{1,4})(?!\d)"), _number),
    (
        re.compile(rf"({'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?![^\W\d_])"),
        lambda found: Token(ORDINAL, found[0], (str(ORDINALS[found[1]]),)),
    ),
    (re.compile(r"\(\?\)|\?"), _sign(Word.PERHAPS)),
    (re.compile("~"), _sign(Word.ABOUT)),
]
"""Patterns of tokens with digits and of signs, the first that fits counts, and the token that each makes."""
