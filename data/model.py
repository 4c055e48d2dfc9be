"""The nouns of Sojourn: what is so, true with the screen switched off. Frozen; no files here.

Positions are WGS 84 degrees, latitude first. Dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from data.edtf_date import EdtfDate

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


@dataclass(frozen=True, slots=True)
class Encounter:
    """Where two lives touch or rhyme: one place, a stop of either life."""

    id: str
    place: Place
    stop_a: Stop
    stop_b: Stop
    title: str
    text: str

    @property
    def stops(self) -> tuple[Stop, Stop]:
        return (self.stop_a, self.stop_b)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A name written on the map itself: a sea, a land, a river; `tilt` in degrees, clockwise."""

    id: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    kind: Literal["sea", "land", "river", "range"]
    from_zoom: int
    to_zoom: int
    tilt: float = 0.0

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Screen:
    """The gallery's screen: `pixel_pitch` is millimetres per CSS pixel (21.5 inch, 1920 wide: 0.248)."""

    pixel_pitch: float = 0.248


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world, in degrees."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything a visitor can see, checked and whole. `plans` are GeoJSON documents, in file order."""

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
    screen: Screen = field(default_factory=Screen)
    encounters: tuple[Encounter, ...] = ()
    lettering: tuple[Lettering, ...] = ()
    plans: tuple[Mapping[str, Any], ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def stops(self) -> Iterator[Stop]:
        """Every stop, life after life."""
        return (stop for person in self.people for stop in person.stops)

    def encounters_of(self, stop: Stop) -> tuple[Encounter, ...]:
        """The encounters a stop takes part in, in the curator's order."""
        return tuple(one for one in self.encounters if stop.id in (one.stop_a.id, one.stop_b.id))
