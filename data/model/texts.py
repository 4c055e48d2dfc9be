"""What a visitor reads, by language. English is the original; the others are translations of it.

A noun's text in a language is asked for with `in_language`. Where there is none, the English one comes back,
and says so: its `language` is "en".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from unicodedata import normalize

ORIGINAL = "en"
"""The language an exhibit is written in; every other is a translation."""


@dataclass(frozen=True, slots=True)
class StopText:
    """A story; `story` and `doubt` are Markdown.

    `original`, here and below, is the fingerprint of the English it was made from, as it was written down.
    """

    language: str
    title: str
    story: str
    doubt: str = ""
    original: str = ""

    @property
    def fingerprint(self) -> str:
        """What a translation of this text writes as its `original`."""
        return fingerprint(self.title, self.doubt, self.story)


@dataclass(frozen=True, slots=True)
class PersonText:
    """What is said of a life. `chapters` are the chapters' titles by their ids."""

    language: str
    name: str
    short_name: str
    epithet: str
    introduction: str
    chapters: Mapping[str, str] = field(default_factory=dict)
    original: str = ""

    @property
    def fingerprint(self) -> str:
        """What a translation of this text writes as its `original`."""
        return fingerprint(
            self.name, self.short_name, self.epithet, self.introduction, *self.chapters.values()
        )


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter's title; it comes out of its person's translation."""

    language: str
    title: str


@dataclass(frozen=True, slots=True)
class EncounterText:
    """What is said where two lives touch. `text` is Markdown."""

    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ExhibitText:
    """The exhibit's own words."""

    language: str
    title: str
    subtitle: str
    welcome: str
    original: str = ""

    @property
    def fingerprint(self) -> str:
        """What a translation of this text writes as its `original`."""
        return fingerprint(self.title, self.subtitle, self.welcome)


def fingerprint(*parts: str) -> str:
    """8 hex digits that change with the words: the first of the SHA-256 of the parts, one a line.

    Line breaks, indents and doubled spaces do not count, nor how an accent is stored (Unicode NFC).
    """
    folded = "\n".join(" ".join(normalize("NFC", part).split()) for part in parts)
    return sha256(folded.encode("utf-8", "replace")).hexdigest()[:8]
