"""What a curator writes: the fields of every file, with their limits, meanings and an example.

The README's table of fields is made from here. A field left empty counts as not written.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from data.edtf_date import parse_date
from data.model import (
    Certainty,
    Consulted,
    LegCertainty,
    LineStyle,
    MarkerShape,
    Precision,
    SourceKind,
    Travel,
)


def _edtf(text: str) -> str:
    try:
        parse_date(text)
    except ValueError as error:
        raise PydanticCustomError("edtf", "is not a date the exhibit can read (EDTF)") from error
    return text


def _as_text(value: Any) -> Any:
    """YAML reads 1872 as a number and 1933-09-06 as a day; a curator means what they typed."""
    return value if value is None or isinstance(value, (str, bool, list, dict)) else str(value)


Edtf = Annotated[str, BeforeValidator(_as_text), AfterValidator(_edtf)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
StopId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9_-]+$")]
Latitude = Annotated[float, Field(ge=-90, le=90, examples=["56.34"])]
Longitude = Annotated[float, Field(ge=-180, le=180, examples=["37.52"])]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class Sheet(BaseModel):
    """Fields are read strictly: an unknown one is a problem, since it is most often a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class PlaceRow(Sheet):
    """places.csv: one row, one place (the gazetteer)."""

    id: Id = Field(description="Short name used by the stops; never changes", examples=["dmitrov-house"])
    toponym_en: Words = Field(description="Name as a label on the map, in English", examples=["Dmitrov"])
    toponym_ru: str = Field("", description="The same in Russian", examples=["Дмитров"])
    toponym_ja: str = Field("", description="The same in Japanese", examples=["ドミトロフ"])
    toponym_de: str = Field("", description="The same in German", examples=["Dmitrow"])
    toponym_fr: str = Field("", description="The same in French", examples=["Dmitrov"])
    toponym_then: str = Field("", description="Name of the time, where it differs", examples=["Mukden"])
    within: str = Field("", description="Id of the town this place is part of", examples=["tokyo"])
    country: str = Field(
        description="Modern country, two letters (ISO 3166-1)", pattern="^[A-Z]{2}$", examples=["RU"]
    )
    latitude: Latitude = Field(description="Degrees north (WGS 84)")
    longitude: Longitude = Field(description="Degrees east (WGS 84)")
    precision: Precision = Field(description="What the point stands for", examples=["town"])
    certainty: Certainty = Field(description="How sure the point is", examples=["certain"])
    wikidata: str = Field("", description="Wikidata identifier", examples=["Q649"])
    geonames: str = Field("", description="GeoNames identifier", examples=["524901"])
    coordinate_source: str = Field("", description="Where the coordinates came from", examples=["GEONAMES"])
    note: str = Field("", description="For curators; not shown", examples=["City point."])


class SourceRow(Sheet):
    """sources.csv: what each claim rests on."""

    id: Id = Field(description="Short name used by the stops", examples=["MATTHEWS2019"])
    citation: Words = Field(
        description="As a visitor should read it", examples=["Owen Matthews, An Impeccable Spy, 2019"]
    )
    kind: SourceKind = Field(description="What sort of source it is", examples=["book"])
    consulted: Consulted = Field(description="How far it was read", examples=["excerpts"])
    note: str = Field("", description="For curators; not shown", examples=[""])


class PictureRow(Sheet):
    """pictures.csv: one row, one picture."""

    id: Id = Field(description="Short name used by stops and chapters", examples=["sorge-radio"])
    file: str = Field(
        description="File in pictures/",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png|jpg|jpeg|webp)$",
        examples=["sorge-radio.svg"],
    )
    alt_en: Words = Field(description="What is seen, in English", examples=["A radio set with a Morse key"])
    alt_ru: str = Field("", description="The same in Russian", examples=["Радиостанция с ключом"])
    alt_ja: str = Field("", description="The same in Japanese", examples=["電鍵つきの無線機"])
    alt_de: str = Field("", description="The same in German", examples=["Funkgerät mit Morsetaste"])
    alt_fr: str = Field("", description="The same in French", examples=["Un poste radio et son manipulateur"])
    creator: Words = Field(description="Who made it", examples=["Sojourn"])
    year: str = Field(description="When", examples=["2026"])
    licence: Words = Field(description="Under what licence it is shown", examples=["CC0-1.0"])
    source: Words = Field(description="Where it came from", examples=["drawn for this exhibit"])


class EncounterRow(Sheet):
    """encounters.csv: where two lives touch."""

    id: Id = Field(description="Short name, never changes", examples=["one-street"])
    place: Id = Field(description="Id in places.csv: where it hangs on the map", examples=["moscow-kremlin"])
    stop_a: StopId = Field(description="A stop of one life", examples=["sorge/40-kremlin-1964"])
    stop_b: StopId = Field(description="A stop of another life", examples=["kropotkin/37-kremlin-1919"])
    title: Words = Field(description="A few words", examples=["Two visits to the Kremlin"])
    text: Words = Field(
        description="One or two sentences", examples=["The Kremlin heard one and honoured the other."]
    )


class LetteringRow(Sheet):
    """basemap/lettering.csv: names written on the map itself."""

    id: Id = Field(description="Short name", examples=["siberia"])
    name_en: Words = Field(description="The name in English", examples=["Siberia"])
    name_ru: str = Field("", description="In Russian", examples=["Сибирь"])
    name_ja: str = Field("", description="In Japanese", examples=["シベリア"])
    name_de: str = Field("", description="In German", examples=["Sibirien"])
    name_fr: str = Field("", description="In French", examples=["Sibérie"])
    latitude: Latitude = Field(description="Middle of the name, degrees north")
    longitude: Longitude = Field(description="Middle of the name, degrees east")
    kind: Annotated[str, Field(pattern="^(sea|land|river|range)$")] = Field(
        description="sea, land, river or range", examples=["land"]
    )
    from_zoom: int = Field(description="Shown from this zoom", ge=0, le=15, examples=["2"])
    to_zoom: int = Field(description="Shown up to this zoom", ge=0, le=15, examples=["5"])
    tilt: float = Field(0.0, description="Degrees, clockwise", ge=-90, le=90, examples=["-12"])


class ChapterSheet(Sheet):
    """A chapter in person.yaml."""

    id: Id = Field(description="Short name used by the stops", examples=["tokyo"])
    title: Words = Field(description="As visitors read it", examples=["The spy in Tokyo"])
    picture: str = Field(
        "", description="Id in pictures.csv, for stops without one", examples=["sorge-radio"]
    )


class PersonSheet(Sheet):
    """people/<person>/person.yaml: one life."""

    name: Words = Field(description="Full name", examples=["Richard Sorge"])
    short_name: Words = Field(description="As a button says it", examples=["Sorge"])
    epithet: Words = Field(description="A few words under the name", examples=["The spy in Tokyo"])
    born: Edtf = Field(description="Date of birth (EDTF)", examples=["1895-10-04"])
    died: Edtf = Field(description="Date of death (EDTF)", examples=["1944-11-07"])
    introduction: Words = Field(
        description="Who this is, in one or two sentences", examples=["A German who spied."]
    )
    colour: str = Field(
        description="Of the life's line and markers", pattern="^#[0-9a-fA-F]{6}$", examples=['"#9e2b25"']
    )
    line: LineStyle = Field(description="Of the way on the map", examples=["single"])
    marker: MarkerShape = Field(description="Shape of the life's markers", examples=["circle"])
    chapters: list[ChapterSheet] = Field(
        description="The parts of the life, in order", min_length=1, examples=["- id: tokyo"]
    )


class StopMatter(Sheet):
    """people/<person>/NN-name.md: the head of a stop's file; the story stands below it."""

    title: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="What happened, in a few words; unique", examples=["Lands at Yokohama"]
    )
    place: Id = Field(description="Id in places.csv", examples=["yokohama-pier"])
    date: Edtf = Field(description="When (EDTF)", examples=["1933-09-06"])
    old_style: Edtf | None = Field(
        None, description="The Julian date, where it was used", examples=["1895-09-22"]
    )
    chapter: Id = Field(description="Id of a chapter in person.yaml", examples=["tokyo"])
    picture: str = Field("", description="Id in pictures.csv", examples=["sorge-liner"])
    highlight: bool = Field(False, description="One of the life's 8 to 10 great moments", examples=["true"])
    certainty: Certainty = Field("certain", description="How sure the event is", examples=["less-certain"])
    present: bool = Field(True, description="false where the person was not there", examples=["false"])
    leg: LegCertainty = Field(
        "certain", description="How sure the way there is; none draws no way", examples=["presumed"]
    )
    via: list[Id] = Field(
        default=[], description="Places the way led through, in order", examples=["[new-york, vancouver]"]
    )
    travel: Travel | None = Field(None, description="How the person travelled", examples=["ship"])
    mentions: list[Id] = Field(
        default=[], description="Further places the story names", examples=["[le-locle]"]
    )
    sources: list[Id] = Field(description="Ids in sources.csv", min_length=1, examples=["[MATTHEWS2019]"])
    doubt: str = Field(
        "", description="Where sources disagree, in a sentence", examples=["A few say 8 September."]
    )


class ViewSheet(Sheet):
    """opening_view in exhibit.yaml, in degrees."""

    south: Latitude = Field(description="Southern edge")
    west: Longitude = Field(description="Western edge")
    north: Latitude = Field(description="Northern edge")
    east: Longitude = Field(description="Eastern edge")


class ScreenSheet(Sheet):
    """screen in exhibit.yaml."""

    pixel_pitch: float = Field(
        0.248, description="Millimetres per pixel of the gallery's screen", gt=0.05, lt=2, examples=["0.248"]
    )


class ExhibitSheet(Sheet):
    """exhibit.yaml: the whole."""

    title: Words = Field(description="The exhibit's name", examples=["Two lives, one map"])
    subtitle: Words = Field(description="One line below it", examples=["Richard Sorge and Peter Kropotkin"])
    welcome: Words = Field(description="What a visitor reads first", examples=["Tap a place."])
    languages: list[Id] = Field(
        description="Languages, the first is the opening one", min_length=1, examples=["[en]"]
    )
    people: list[Id] = Field(
        description="Folders in people/, in order", min_length=1, examples=["[sorge, kropotkin]"]
    )
    opening_view: ViewSheet = Field(description="What the map shows first", examples=["south: 30"])
    idle_seconds: int = Field(
        60, description="Quiet seconds before the exhibit asks", ge=45, le=180, examples=["60"]
    )
    screen: ScreenSheet = Field(
        default=ScreenSheet(pixel_pitch=0.248),
        description="The gallery's screen",
        examples=["pixel_pitch: 0.248"],
    )
