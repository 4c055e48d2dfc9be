"""The exhibit and its parts: frozen dataclasses that know nothing of files or of the screen.

Positions are WGS 84 degrees, latitude first. Dates are EDTF. Fields hold the original texts, and `language`
is the language these are written in (BCP 47); `in_language` returns the texts in another language, or the
original where they are not translated (`data/model/texts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from data.model.edtf_date import EdtfDate
from data.model.look import Look
from data.model.map_settings import LARGEST_WORLD_ZOOM, Ground, Lettering, LocalGround, Screen, View, sheet_of
from data.model.sound import Sound
from data.model.texts import (
    ChapterText,
    EncounterText,
    ExhibitText,
    GlossaryText,
    LegendOrFact,
    PersonText,
    QuotationText,
    ShownText,
    StopText,
    WhosWhoText,
    WorldEventText,
    shown_text,
)

Certainty = Literal["certain", "less-certain", "uncertain"]
Standing = Literal["documented", "attributed"]
LegCertainty = Literal["certain", "presumed", "none"]
Precision = Literal["building", "street", "town", "region"]
Travel = Literal["foot", "horse", "cart", "boat", "ship", "rail", "car", "motorcycle", "mixed"]
LineStyle = Literal["single", "double", "beaded"]
MarkerShape = Literal["circle", "diamond", "square", "hexagon"]
SourceKind = Literal[
    "book", "memoir", "archive", "article", "press", "encyclopaedia", "website", "dataset", "general"
]
Consulted = Literal["full", "excerpts", "data", "none"]
FAR_ZOOM = 5
"""The zoom of a country: a story may open with it."""
UNKNOWN_COUNTRY = "ZZ"
"""An unknown country in Unicode's CLDR; ISO 3166 reserves this code for users."""
Point = tuple[float, float]
"""Latitude and longitude in degrees, in this order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry: a position and its toponyms.

    `toponyms` are by language, never empty, in the order of `in_fallback_order`. `toponym_then` is the name
    of the time, where it differs.
    `within` is the id of the town the place is part of, empty for none. `country` is ISO 3166-1 alpha-2.
    """

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

    @property
    def name(self) -> str:
        """The name as messages to curators say it: in the original language, where it has one in it."""
        return next(iter(self.toponyms.values()))

    def toponym(self, language: str) -> ShownText:
        """The place's name in a language, or the one that is shown instead (`shown_text`)."""
        return shown_text(self.toponyms, language)


@dataclass(frozen=True, slots=True)
class Source:
    """A source that stops cite. `consulted` is how far it was read."""

    id: str
    citation: str
    kind: SourceKind
    consulted: Consulted
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file in `pictures/`, its credit, and its alternative texts by language.

    `file` is the name as the disk has it, with any letters. `alternatives` is never empty, and in the order
    of `in_fallback_order`. `focus` is the point that stays visible where the picture is cut to fit, as
    `30% 20%` from the left and from the top: an upright one above a story, a wide one to a square; empty for
    none. `width` and `height` are in pixels as the picture is seen, of a drawing in units; both are 0 where
    its file does not say.
    """

    id: str
    file: str
    alternatives: Mapping[str, str]
    creator: str
    year: str
    licence: str
    source: str
    focus: str = ""
    width: int = 0
    height: int = 0

    def alternative(self, language: str) -> ShownText:
        """The alternative text in a language, or the one that is given instead (`shown_text`)."""
        return shown_text(self.alternatives, language)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part of a life. `question` is what its stories answer; empty for none."""

    id: str
    language: str
    title: str
    question: str = ""
    translations: Mapping[str, ChapterText] = field(default_factory=dict)

    def in_language(self, language: str) -> ChapterText:
        return self.translations.get(language) or ChapterText(self.language, self.title, self.question)

    def question_in(self, language: str) -> ShownText:
        """The question in a language, or the original one where that is not translated."""
        text = self.in_language(language)
        return (
            ShownText(text.language, text.question)
            if text.question
            else ShownText(self.language, self.question)
        )


@dataclass(frozen=True, slots=True)
class Portraits:
    """Pictures of a person, young and old, each wide (2.8:1) and upright (4:5); None for those that are not
    there."""

    young_wide: Picture | None = None
    young_upright: Picture | None = None
    old_wide: Picture | None = None
    old_upright: Picture | None = None

    @property
    def all(self) -> tuple[Picture, ...]:
        every = (self.young_wide, self.young_upright, self.old_wide, self.old_upright)
        return tuple(each for each in every if each is not None)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody in a story.

    `language` is that of the words as they stand, `translated_from` the one they were said in, where they are
    a translation; empty where they are not. `source` is None only where the words are attributed: told, and
    found in no document. `date` is when they were said, written or first printed; None where it is unknown.
    """

    words: str
    speaker: str
    language: str
    date: EdtfDate | None = None
    source: Source | None = None
    standing: Standing = "documented"
    translated_from: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stay of a person: a place, a date, a story. `person` is the person's id.

    `id` is `person/words`, the file's name without its number (`data/model/stop_ids.py`); `file` is the file,
    relative to the exhibit's folder, and `formerly` are ids that the stop had before.

    `place` is None where the story belongs to no place: such a stop has no marker, and no leg leads to it.
    `present` is False where the person was not there (an event elsewhere, or after death): such a stop has a
    marker, but no leg leads to it. `leg`, `via`, `travel` and `course` describe the leg that leads to it.
    `audio` is played when a visitor asks for it.
    `zoom` is the map's zoom when the story opens, None where the map chooses it.
    `date` is None where it is unknown. `story` and `doubt` are Markdown. A `draft` is only in the exhibit
    that a preview shows (`drafts.py`).
    """

    id: str
    person: str
    language: str
    title: str
    place: Place | None
    date: EdtfDate | None
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
    course: tuple[Point, ...] = ()
    mentions: tuple[Place, ...] = ()
    doubt: str = ""
    quotation: Quotation | None = None
    legend_or_fact: LegendOrFact | None = None
    picture: Picture | None = None
    audio: Sound | None = None
    zoom: float | None = None
    draft: bool = False
    translations: Mapping[str, StopText] = field(default_factory=dict)
    file: str = field(default="", compare=False)
    formerly: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.file:
            object.__setattr__(self, "file", f"people/{self.id}.md")

    @property
    def place_on_map(self) -> Place:
        """The place of a stop that has one. Raises ValueError for another: it must not come to the map."""
        if self.place is None:
            raise ValueError(f"the stop {self.id} has no place")
        return self.place

    def in_language(self, language: str) -> StopText:
        said = self.quotation
        return self.translations.get(language) or StopText(
            self.language,
            self.title,
            self.story,
            self.doubt,
            quotation=QuotationText(said.words, said.speaker) if said else None,
            legend_or_fact=self.legend_or_fact,
            file=self.file,
        )

    def translation_file(self, language: str) -> str:
        """The file of the translation into a language, or where there is none, the one that would hold it."""
        text = self.translations.get(language)
        return (text.file if text else "") or f"{self.file.removesuffix('.md')}.{language}.md"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, with chapters and stops in the curator's order. `born` and `died` are None where unknown.

    `call` says the life in two or three words ("A spy."), `closing_question` stands at its end; both may be
    empty.
    """

    id: str
    language: str
    name: str
    short_name: str
    epithet: str
    born: EdtfDate | None
    died: EdtfDate | None
    introduction: str
    colour: str
    line: LineStyle
    marker: MarkerShape
    chapters: tuple[Chapter, ...]
    stops: tuple[Stop, ...]
    call: str = ""
    closing_question: str = ""
    portraits: Portraits = field(default_factory=Portraits)
    draft: bool = False
    translations: Mapping[str, PersonText] = field(default_factory=dict)

    @property
    def dated_stops(self) -> tuple[tuple[Stop, EdtfDate], ...]:
        """The stops that have a date, each with it."""
        return tuple((stop, stop.date) for stop in self.stops if stop.date is not None)

    def in_language(self, language: str) -> PersonText:
        return self.translations.get(language) or PersonText(
            self.language,
            self.name,
            self.short_name,
            self.epithet,
            self.introduction,
            {chapter.id: chapter.title for chapter in self.chapters},
            questions={chapter.id: chapter.question for chapter in self.chapters if chapter.question},
            call=self.call,
            closing_question=self.closing_question,
        )


@dataclass(frozen=True, slots=True)
class Encounter:
    """What joins two lives: a place and a stop of each. `text` is Markdown; `question` is empty for none.

    `picture_a` and `picture_b` are its own pictures; None where those of its stops stand for them.
    `is_computed`: it follows from the dates and places of its stops, and no curator wrote it; only the
    exhibit that parts are rendered from holds such (`computed_encounters.py`).
    """

    id: str
    place: Place
    stop_a: Stop
    stop_b: Stop
    language: str
    title: str
    text: str
    translations: Mapping[str, EncounterText] = field(default_factory=dict)
    question: str = ""
    picture_a: Picture | None = None
    picture_b: Picture | None = None
    is_computed: bool = False

    def in_language(self, language: str) -> EncounterText:
        return self.translations.get(language) or EncounterText(
            self.language, self.title, self.text, self.question
        )

    @property
    def stops(self) -> tuple[Stop, Stop]:
        return (self.stop_a, self.stop_b)

    @property
    def pictures(self) -> tuple[Picture | None, Picture | None]:
        """The picture of each stop's life that is shown with it: its own, or the stop's; None for none."""
        return (self.picture_a or self.stop_a.picture, self.picture_b or self.stop_b.picture)


@dataclass(frozen=True, slots=True)
class WorldEvent:
    """An event beside the lives, on the timeline. `text` is plain text, a few words."""

    id: str
    date: EdtfDate
    source: Source
    language: str
    text: str
    translations: Mapping[str, WorldEventText] = field(default_factory=dict)

    def in_language(self, language: str) -> WorldEventText:
        return self.translations.get(language) or WorldEventText(self.language, self.text)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word that stories use, and a sentence that explains it. `also` are its other forms in stories."""

    id: str
    language: str
    term: str
    also: tuple[str, ...]
    sentence: str
    translations: Mapping[str, GlossaryText] = field(default_factory=dict)

    def in_language(self, language: str) -> GlossaryText:
        return self.translations.get(language) or GlossaryText(
            self.language, self.term, self.also, self.sentence
        )

    def forms(self, language: str) -> tuple[str, ...]:
        """Every form in which a story in this language may hold it."""
        return self.in_language(language).forms


@dataclass(frozen=True, slots=True)
class WhosWhoEntry:
    """A person whom stories name, and a line on who that was. `also` are other forms of the name in stories.

    `born` and `died` are None where unknown. `portrait` is None for none.
    """

    id: str
    language: str
    name: str
    also: tuple[str, ...]
    born: EdtfDate | None
    died: EdtfDate | None
    line: str
    portrait: Picture | None = None
    translations: Mapping[str, WhosWhoText] = field(default_factory=dict)

    def in_language(self, language: str) -> WhosWhoText:
        return self.translations.get(language) or WhosWhoText(self.language, self.name, self.also, self.line)

    def forms(self, language: str) -> tuple[str, ...]:
        """Every form in which a story in this language may hold the name."""
        return self.in_language(language).forms


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything a visitor can see, validated. `plans` are GeoJSON documents, in file order.

    `languages` are the languages that are shown, the opening one first. `words` are the interface strings by
    language, completed in English, also for languages that are not shown yet; `words_given` are the keys that
    a language's file translates. After `idle_seconds` without a touch the exhibit
    asks whether anybody is still there. `take_home` is the https address of a page for visitors to take home;
    empty for none. `ground` is None where there is none that can be used;
    `local_grounds` are drawn over it.
    """

    language: str
    title: str
    subtitle: str
    welcome: str
    languages: tuple[str, ...]
    people: tuple[Person, ...]
    opening_view: View
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    idle_seconds: int = 60
    visit_log: bool = True
    computed_encounters: bool = True
    screen: Screen = field(default_factory=Screen)
    look: Look = field(default_factory=Look)
    take_home: str = ""
    encounters: tuple[Encounter, ...] = ()
    world: tuple[WorldEvent, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    whos_who: tuple[WhosWhoEntry, ...] = ()
    ground: Ground | None = None
    local_grounds: tuple[LocalGround, ...] = ()
    lettering: tuple[Lettering, ...] = ()
    plans: tuple[Mapping[str, Any], ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words_given: Mapping[str, frozenset[str]] = field(default_factory=dict)
    translations: Mapping[str, ExhibitText] = field(default_factory=dict)

    def in_language(self, language: str) -> ExhibitText:
        return self.translations.get(language) or ExhibitText(
            self.language, self.title, self.subtitle, self.welcome
        )

    def logo_alternative(self, language: str) -> ShownText:
        """What the logo says, in a language, or in the original one; empty where there is no logo."""
        text = self.translations.get(language)
        if text is not None and text.logo_alternative:
            return ShownText(text.language, text.logo_alternative)
        return ShownText(self.language, self.look.logo.alternative if self.look.logo else "")

    def address_to_take_home(self, language: str) -> str:
        """The address of the page in a language, or of the original one; empty for none."""
        text = self.translations.get(language)
        return (text.take_home if text else "") or self.take_home

    @property
    def stops(self) -> Iterator[Stop]:
        """Every stop, person by person."""
        return (stop for person in self.people for stop in person.stops)

    @property
    def placed_stops(self) -> Iterator[Stop]:
        """The stops that have a place, person by person: those on the map."""
        return (stop for stop in self.stops if stop.place is not None)

    @property
    def has_places(self) -> bool:
        """Whether a stop has a place. Where none has, there is nothing to show on a map."""
        return any(True for _ in self.placed_stops)

    @property
    def plan_sheets(self) -> tuple[View, ...]:
        """The part of the world that each city plan covers; without those plans that have no sheet."""
        return tuple(sheet for sheet in map(sheet_of, self.plans) if sheet is not None)

    @property
    def has_ground(self) -> bool:
        """Whether the whole map has a ground: the world's, or the curator's own around all stops."""
        points = [stop.place.point for stop in self.placed_stops if stop.place]
        return self.ground is not None or any(
            each.min_zoom <= FAR_ZOOM and all(map(each.bounds.contains, points))
            for each in self.local_grounds
        )

    @property
    def near_grounds(self) -> tuple[LocalGround, ...]:
        """The curator's own tiles that go nearer than the world's ground."""
        return tuple(each for each in self.local_grounds if each.max_zoom > LARGEST_WORLD_ZOOM)

    def encounters_of(self, stop: Stop) -> tuple[Encounter, ...]:
        """The encounters a stop takes part in, in the curator's order."""
        return tuple(each for each in self.encounters if stop.id in (each.stop_a.id, each.stop_b.id))
