"""The nouns of Sojourn: what is so, true with the screen switched off. Frozen; no files here.

Positions are WGS 84 degrees, latitude first. Dates are EDTF. What a visitor reads stands here in English;
`in_language` gives it in a language, or in English where it is not translated (see `data/model/texts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from data.model.edtf_date import EdtfDate
from data.model.map_settings import Lettering, Screen, View
from data.model.texts import ORIGINAL, ChapterText, EncounterText, ExhibitText, PersonText, StopText

Certainty = Literal["certain", "less-certain", "uncertain"]
LegCertainty = Literal["certain", "presumed", "none"]
Precision = Literal["building", "street", "town", "region"]
Travel = Literal["foot", "horse", "cart", "boat", "ship", "rail", "car", "motorcycle", "mixed"]
LineStyle = Literal["single", "double", "beaded"]
MarkerShape = Literal["circle", "diamond", "square", "hexagon"]
SourceKind = Literal[
    "book", "memoir", "archive", "article", "press", "encyclopaedia", "website", "dataset", "general"
]
Consulted = Literal["full", "excerpts", "data", "none"]
Point = tuple[float, float]
"""Latitude and longitude in degrees, in this order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry: a position, and what it is and was called."""

    id: str
    toponyms: Mapping[str, str]
    toponym_then: str
    within: str
    country: str
    latitude: float
    longitude: float
    precision: Precision
    certainty: Certainty
    coordinate_source: str = ""
    wikidata: str = ""
    geonames: str = ""
    note: str = ""

    @property
    def point(self) -> Point:
        return (self.latitude, self.longitude)

    def toponym(self, language: str) -> str:
        """The place's name in a language; in English where that language has none."""
        return self.toponyms.get(language) or self.toponyms["en"]


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim rests on, and how far it was read."""

    id: str
    citation: str
    kind: SourceKind
    consulted: Consulted
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its file in `pictures/`, and what is said of it."""

    id: str
    file: str
    alternatives: Mapping[str, str]
    creator: str
    year: str
    licence: str
    source: str

    def alternative(self, language: str) -> str:
        """What is seen, in words, in a language; in English where that language has none."""
        return self.alternatives.get(language) or self.alternatives["en"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part of a life."""

    id: str
    title: str
    translations: Mapping[str, ChapterText] = field(default_factory=dict)

    def in_language(self, language: str) -> ChapterText:
        return self.translations.get(language) or ChapterText(ORIGINAL, self.title)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stay: a place, a time, a story. `id` is `person/file-name`; `person` is the person's id.

    `present` is False where the person was not there (what happened elsewhere, or after death): such a stop
    has a marker but no leg leads to it. `story` is Markdown.
    """

    id: str
    person: str
    title: str
    place: Place
    date: EdtfDate
    chapter: Chapter
    story: str
    sources: tuple[Source, ...]
    old_style: EdtfDate | None = None
    highlight: bool = False
    certainty: Certainty = "certain"
    present: bool = True
    leg: LegCertainty = "certain"
    via: tuple[Place, ...] = ()
    travel: Travel | None = None
    mentions: tuple[Place, ...] = ()
    doubt: str = ""
    picture: Picture | None = None
    translations: Mapping[str, StopText] = field(default_factory=dict)

    def in_language(self, language: str) -> StopText:
        return self.translations.get(language) or StopText(ORIGINAL, self.title, self.story, self.doubt)


@dataclass(frozen=True, slots=True)
class Person:
    """A life, in the order it is told."""

    id: str
    name: str
    short_name: str
    epithet: str
    born: EdtfDate
    died: EdtfDate
    introduction: str
    colour: str
    line: LineStyle
    marker: MarkerShape
    chapters: tuple[Chapter, ...]
    stops: tuple[Stop, ...]
    translations: Mapping[str, PersonText] = field(default_factory=dict)

    def in_language(self, language: str) -> PersonText:
        return self.translations.get(language) or PersonText(
            ORIGINAL,
            self.name,
            self.short_name,
            self.epithet,
            self.introduction,
            {chapter.id: chapter.title for chapter in self.chapters},
        )


@dataclass(frozen=True, slots=True)
class Encounter:
    """Where two lives touch or rhyme: one place, a stop of either life."""

    id: str
    place: Place
    stop_a: Stop
    stop_b: Stop
    title: str
    text: str
    translations: Mapping[str, EncounterText] = field(default_factory=dict)

    def in_language(self, language: str) -> EncounterText:
        return self.translations.get(language) or EncounterText(ORIGINAL, self.title, self.text)

    @property
    def stops(self) -> tuple[Stop, Stop]:
        return (self.stop_a, self.stop_b)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything a visitor can see, checked and whole. `plans` are GeoJSON documents, in file order.

    `words` are whole in every language of the exhibit; `words_given` says which of them are translated, also
    for languages that are not shown yet.
    """

    title: str
    subtitle: str
    welcome: str
    languages: tuple[str, ...]
    people: tuple[Person, ...]
    opening_view: View
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    idle_seconds: int = 60
    visit_log: bool = True
    screen: Screen = field(default_factory=Screen)
    encounters: tuple[Encounter, ...] = ()
    lettering: tuple[Lettering, ...] = ()
    plans: tuple[Mapping[str, Any], ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words_given: Mapping[str, frozenset[str]] = field(default_factory=dict)
    translations: Mapping[str, ExhibitText] = field(default_factory=dict)

    def in_language(self, language: str) -> ExhibitText:
        return self.translations.get(language) or ExhibitText(
            ORIGINAL, self.title, self.subtitle, self.welcome
        )

    @property
    def stops(self) -> Iterator[Stop]:
        """Every stop, life after life."""
        return (stop for person in self.people for stop in person.stops)

    def encounters_of(self, stop: Stop) -> tuple[Encounter, ...]:
        """The encounters a stop takes part in, in the curator's order."""
        return tuple(one for one in self.encounters if stop.id in (one.stop_a.id, one.stop_b.id))
