"""What stands on a proof sheet: versions of a text in its languages, stories, lives, encounters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.curator.proof.sheet_language import SheetLanguage
from components.visitor.story_panel.quotation import ShownLegend, ShownQuotation
from data import Chapter, Encounter, Person, Stop


@dataclass(frozen=True, slots=True)
class Version:
    """A thing's texts in one language of the sheet. `text` is what visitors read there: the original, where
    it `is_missing`. `note` says what a translator is to do about it; empty for nothing."""

    language: SheetLanguage
    text: Any
    file: str
    note: str = ""
    is_missing: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A stop in one language: its texts, and what is written beside them in that language."""

    version: Version
    date: str
    old_style: str
    place: Any
    then: str
    story: str
    leg: str
    certainty: Sequence[str]
    doubt: str
    doubt_language: str
    quotation: ShownQuotation | None
    legend: ShownLegend | None
    picture_text: Any
    transcript: Any
    words: int
    length: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A stop on the sheet. `told_with` is the earlier stop whose picture this is too, None where it is shown
    here."""

    stop: Stop
    number: int
    file: str
    draft: bool
    told: Sequence[Told]
    told_with: Stop | None
    encounters: Sequence[Encounter]

    @property
    def margin_lines(self) -> int:
        """Lines for corrections, 7 mm each: as many as the story is high, or nearly."""
        pictured = self.stop.picture is not None and self.told_with is None
        return 6 + (6 if pictured else 0) + 3 * (len(self.told) - 1)


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """A chapter with its stops; one that comes again later in a life is another entry."""

    chapter: Chapter
    titles: Sequence[Version]
    stories: Sequence[StoryEntry]


@dataclass(frozen=True, slots=True)
class LifeEntry:
    """A life on the sheet."""

    person: Person
    versions: Sequence[Version]
    years: Mapping[str, str]
    chapters: Sequence[ChapterEntry]

    @property
    def stories(self) -> list[StoryEntry]:
        return [story for chapter in self.chapters for story in chapter.stories]

    @property
    def words(self) -> int:
        """The words of the stories, in the original language."""
        return sum(story.told[0].words for story in self.stories)


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A row of a table on the sheet: an event of the world, a term, or a person of the who's who."""

    row: Any
    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class EncounterEntry:
    """An encounter on the sheet; `texts` are the texts as HTML by language."""

    encounter: Encounter
    versions: Sequence[Version]
    texts: Mapping[str, str]
