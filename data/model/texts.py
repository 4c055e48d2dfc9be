"""The texts a visitor reads, in one language: the original, or a translation of it.

The classes of `data/model/exhibit.py` return these from `in_language`. Where there is no translation they
return the original text; `language` is always that of the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar
from unicodedata import normalize

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text of a table (a toponym, an alternative text) and the language it is in."""

    language: str
    text: str


def shown_text(texts: Mapping[str, str], language: str) -> ShownText:
    """The text in a language; where that is missing, the first of `texts`, in its own language.

    `texts` are by language, in the order of `in_fallback_order`, and not empty.
    """
    shown = language if language in texts else next(iter(texts))
    return ShownText(shown, texts[shown])


def in_fallback_order(texts: Mapping[str, Entry], original: str) -> dict[str, Entry]:
    """Texts, or files, by language, in the order in which they are shown where a language has none: the
    original language, English, then the others as they stand."""
    first = dict.fromkeys(each for each in (original, "en", *texts) if each in texts)
    return {language: texts[language] for language in first}


@dataclass(frozen=True, slots=True)
class QuotationText:
    """The words of a quotation, without quotation marks, and who said them."""

    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class LegendOrFact:
    """What is told, and what is known of it. Both are Markdown."""

    told: str
    known: str


@dataclass(frozen=True, slots=True)
class StopText:
    """The texts of a stop; `story` and `doubt` are Markdown. `file` is relative to the exhibit's folder.

    `original`, here and below, is the fingerprint of the text this was translated from, as its file gives it;
    empty where it gives none. A `draft` is only in the exhibit that a preview shows (`model/drafts.py`).
    """

    language: str
    title: str
    story: str
    doubt: str = ""
    original: str = ""
    draft: bool = False
    quotation: QuotationText | None = None
    legend_or_fact: LegendOrFact | None = None
    file: str = field(default="", compare=False)

    @property
    def fingerprint(self) -> str:
        """The value that a translation of this text gives as its `original`."""
        added = [self.quotation.words, self.quotation.speaker] if self.quotation else []
        added += [self.legend_or_fact.told, self.legend_or_fact.known] if self.legend_or_fact else []
        return fingerprint(self.title, self.doubt, self.story, *added)


@dataclass(frozen=True, slots=True)
class PersonText:
    """The texts of a person. `chapters` are the chapters' titles, `questions` their questions, by id."""

    language: str
    name: str
    short_name: str
    epithet: str
    introduction: str
    chapters: Mapping[str, str] = field(default_factory=dict)
    original: str = ""
    draft: bool = False
    questions: Mapping[str, str] = field(default_factory=dict)
    call: str = ""
    closing_question: str = ""

    @property
    def fingerprint(self) -> str:
        """The value that a translation of this text gives as its `original`."""
        of_life = (self.name, self.short_name, self.epithet, self.introduction)
        added = [each for each in (*self.questions.values(), self.call, self.closing_question) if each]
        return fingerprint(*of_life, *self.chapters.values(), *added)


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter's title and its question, which may be empty; a person's translation holds them."""

    language: str
    title: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class EncounterText:
    """The texts of an encounter. `text` is Markdown; `question` is empty for none."""

    language: str
    title: str
    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class WorldEventText:
    """The text of an event of the world."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class GlossaryText:
    """The texts of a glossary's term. `also` are the other forms in which stories use it."""

    language: str
    term: str
    also: tuple[str, ...]
    sentence: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which a story may hold it."""
        return (self.term, *self.also)


@dataclass(frozen=True, slots=True)
class WhosWhoText:
    """The texts on a person of the who's who. `also` are the other forms in which stories name the person."""

    language: str
    name: str
    also: tuple[str, ...]
    line: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which a story may hold the name."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class ExhibitText:
    """The texts of the exhibit as a whole."""

    language: str
    title: str
    subtitle: str
    welcome: str
    original: str = ""
    draft: bool = False
    logo_alternative: str = ""
    take_home: str = ""

    @property
    def fingerprint(self) -> str:
        """The value that a translation of this text gives as its `original`."""
        return fingerprint(self.title, self.subtitle, self.welcome)


def fingerprint(*parts: str) -> str:
    """A short checksum of a text: the first 8 hex digits of the SHA-256 of its parts, joined by line ends.

    It does not change with line breaks, indents and repeated spaces, nor with the way an accent is encoded
    (Unicode NFC).
    """
    normalized = "\n".join(" ".join(normalize("NFC", part).split()) for part in parts)
    return sha256(normalized.encode("utf-8", "replace")).hexdigest()[:8]
