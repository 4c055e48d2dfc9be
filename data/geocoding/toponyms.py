"""Toponyms normalized for comparison: without case, accents and punctuation, the qualifier apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.schema.csv_schema import PlaceRow
from data.schema.field_types import UNSHOWABLE
from data.schema.table_columns import Columns

MAX_LENGTH = 200
"""Characters of a name that is looked up; the longest place name on Earth has 168."""
IN_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
APOSTROPHES = re.compile("['’‘ʹʼʻ`´ʿʾ′]")
DIACRITICS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u3099\u309a]")
"""Accents, and the vowel marks of Hebrew, Arabic and kana, as separate characters (NFKD)."""
BETWEEN_WORDS = re.compile(r"[\W_]+")
BETWEEN_WORDS_OF_A_LINE = re.compile(r"[^\w\n]+|_+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that NFKD does not decompose."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in three folded forms: `whole`, its `head`, and the `qualifier` that tells it from namesakes.

    `unfolded` is the head before folding.

    >>> Toponym.of("Kropotkin, Irkutsk")
    Toponym(whole='kropotkin irkutsk', head='kropotkin', qualifier='irkutsk', unfolded='Kropotkin')
    """

    whole: str
    head: str
    qualifier: str = ""
    unfolded: str = ""

    @classmethod
    def of(cls, text: str) -> Toponym:
        text = unicodedata.normalize("NFKC", text[:MAX_LENGTH])
        unbracketed = IN_BRACKETS.sub(" ", text)
        bracketed = [inner for inner in IN_BRACKETS.findall(text) if not re.search(r"\d", inner)]
        head, *rest = unbracketed.split(",")
        qualifier = " ".join(folded(part) for part in [*rest, *bracketed])
        return cls(folded(unbracketed), folded(head), " ".join(qualifier.split()), " ".join(head.split()))


def folded(name: str) -> str:
    """A name in the form that is compared; empty where it has no letter or digit.

    >>> folded("Saint-Imier"), folded("Königsberg"), folded("Bol'shaya  Murta")
    ('saint imier', 'konigsberg', 'bolshaya murta')
    """
    name = APOSTROPHES.sub("", name.casefold())
    if not name.isascii():
        name = DIACRITICS.sub("", unicodedata.normalize("NFKD", name)).translate(LETTERS)
    return name if name.isalnum() else BETWEEN_WORDS.sub(" ", name).strip()


def folded_lines(names: Iterable[str]) -> list[str]:
    """`folded` of each name, in their order: for a million names at once."""
    text = "\n".join(" ".join(name.splitlines()) if "\n" in name else name for name in names).casefold()
    text = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    text = DIACRITICS.sub("", text)
    for letter, replacement in LETTERS.items():
        text = text.replace(chr(letter), str(replacement))
    return [" ".join(line.split()) for line in BETWEEN_WORDS_OF_A_LINE.sub(" ", text).split("\n")]


def names_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """Every name that a row of places.csv gives its place, the English one first; distinct, none empty.

    `toponym_then` may hold several: `Petrograd (1914–24); Leningrad (1924–91)`.
    """
    languages = {column: Columns.of(PlaceRow).field_and_language(column)[1] for column in row}
    columns = sorted(filter(languages.get, row), key=lambda column: languages[column] != "en")
    names = [row[column] for column in columns] + row.get("toponym_then", "").split(";")
    return tuple(dict.fromkeys(clean for each in names if folded(clean := on_one_line(each))))


def languages_of(row: Mapping[str, str]) -> frozenset[str]:
    """The languages in which a row of places.csv names its place, without script and region."""
    columns = Columns.of(PlaceRow)
    languages = {columns.field_and_language(column)[1] for column, cell in row.items() if cell}
    return frozenset(language.split("-")[0] for language in languages if language)


def on_one_line(text: str, max_length: int = MAX_LENGTH) -> str:
    """Text of a curator or a server, safe for one line of a terminal: printable, and cut to a length."""
    line = " ".join(UNSHOWABLE.sub("", text[: 4 * max_length]).split())
    return line if len(line) <= max_length else line[: max_length - 1] + "…"


def distinct_toponyms(names: Iterable[str]) -> tuple[Toponym, ...]:
    """Each name as a Toponym, once; names without a letter or digit are left out."""
    return tuple(dict.fromkeys(toponym for name in names if (toponym := Toponym.of(name)).head))
