"""A place's name as it is compared: without case, accents and pointing, and apart from what explains it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.schema.field_types import UNSHOWABLE

LONGEST = 200
"""Characters of a name that is looked up; the longest place name on Earth has 168."""
BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
APOSTROPHES = re.compile("['’‘ʹʼʻ`´ʿʾ′]")
POINTING = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u3099\u309a]")
"""Accents, and the vowel points of Hebrew, Arabic and kana, once they stand apart (NFKD)."""
BETWEEN_WORDS = re.compile(r"[\W_]+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that no decomposition takes apart."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in three folded forms: `whole`, its `head`, and the `qualifier` that tells it from namesakes.

    `spelt` is the head as it was written.

    >>> Toponym.of("Kropotkin, Irkutsk Oblast")
    Toponym(whole='kropotkin irkutsk oblast', head='kropotkin', qualifier='irkutsk oblast', spelt='Kropotkin')
    """

    whole: str
    head: str
    qualifier: str = ""
    spelt: str = ""

    @classmethod
    def of(cls, text: str) -> Toponym:
        text = unicodedata.normalize("NFKC", text[:LONGEST])
        bare = BRACKETED.sub(" ", text)
        aside = [inner for inner in BRACKETED.findall(text) if not re.search(r"\d", inner)]
        head, *rest = bare.split(",")
        qualifier = " ".join(folded(part) for part in [*rest, *aside])
        return cls(folded(bare), folded(head), " ".join(qualifier.split()), " ".join(head.split()))


def folded(name: str) -> str:
    """A name as it is compared; empty where nothing of it can be said aloud.

    >>> folded("Saint-Imier"), folded("Königsberg"), folded("Bol'shaya  Murta")
    ('saint imier', 'konigsberg', 'bolshaya murta')
    """
    name = APOSTROPHES.sub("", name.casefold())
    if not name.isascii():
        name = POINTING.sub("", unicodedata.normalize("NFKD", name)).translate(LETTERS)
    return name if name.isalnum() else BETWEEN_WORDS.sub(" ", name).strip()


def names_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """Every name a row of places.csv gives its place, the English first; each once, none empty.

    `toponym_then` may hold several, `Petrograd (1914–24); Leningrad (1924–91)`.
    """
    columns = [column for column in row if column.startswith("toponym_") and column != "toponym_then"]
    columns.sort(key=lambda column: column != "toponym_en")
    written = [row[column] for column in columns] + row.get("toponym_then", "").split(";")
    return tuple(dict.fromkeys(clean for each in written if folded(clean := shown(each))))


def shown(text: str, longest: int = LONGEST) -> str:
    """A curator's or a server's text, fit for one line of a terminal."""
    line = " ".join(UNSHOWABLE.sub("", text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def toponyms(names: Iterable[str]) -> tuple[Toponym, ...]:
    """Names, folded; none twice."""
    return tuple(dict.fromkeys(toponym for name in names if (toponym := Toponym.of(name)).head))
