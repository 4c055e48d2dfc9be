"""The rows of a curator's CSV files: every field with its limits, meaning and an example.

The class docstrings head the tables of fields in `data/FIELDS.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from data.model.coordinates import split_lettered
from data.model.exhibit import Certainty, Consulted, Precision, SourceKind
from data.schema.field_types import (
    COUNTRY_PATTERN,
    FILE_NAME_PATTERN,
    Edtf,
    Focus,
    Id,
    Latitude,
    Longitude,
    Markdown,
    NonEmptyText,
    OptionalId,
    Since,
    StopId,
    normalize_number,
)
from data.schema.table_columns import FilesByLanguage, LanguageColumns, Row, TextsByLanguage

WholeNumber = Annotated[int, BeforeValidator(normalize_number)]


class LocatedRow(Row):
    """A row with a position. Where one cell holds both coordinates, with their letters, each field takes its
    own."""

    @model_validator(mode="before")
    @classmethod
    def _split_pair(cls, cells: Any) -> Any:
        if not isinstance(cells, Mapping):
            return cells
        typed = [cells[each] for each in ("latitude", "longitude") if cells.get(each)]
        both = split_lettered(str(typed[0])) if len(set(map(str, typed))) == 1 else None
        return cells if both is None else {**cells, "latitude": both[0], "longitude": both[1]}


class PlaceRow(LocatedRow):
    """places.csv: one row, one place (the gazetteer)."""

    id: Id = Field(description="Short name used by the stops; never changes", examples=["dmitrov-house"])
    toponyms: Annotated[TextsByLanguage, LanguageColumns("toponym")] = Field(
        description="Name as a label on the map", min_length=1, examples=["Dmitrov"]
    )
    toponym_then: str = Field(
        "",
        description="Name of the time, where it differs; several with their years",
        examples=["Mukden", "Petrograd (1914–24); Leningrad (1924–91)"],
    )
    within: str = Field("", description="Id of the town this place is part of", examples=["tokyo"])
    country: str = Field(
        description="Modern country, two letters (ISO 3166-1)", pattern=COUNTRY_PATTERN, examples=["RU"]
    )
    latitude: Latitude = Field(description="Degrees north (WGS 84)")
    longitude: Longitude = Field(description="Degrees east (WGS 84)")
    precision: Precision = Field(description="What the point stands for", examples=["town"])
    certainty: Certainty = Field(description="How sure the point is", examples=["certain"])
    wikidata: str = Field("", description="Wikidata identifier", examples=["Q649"])
    geonames: str = Field("", description="GeoNames identifier", examples=["524901"])
    coordinate_source: str = Field("", description="Where the coordinates came from", examples=["GEONAMES"])
    note: str = Field("", description="For curators; not shown", examples=["City point."])


class SourceRow(Row):
    """sources.csv: what each claim rests on."""

    id: Id = Field(description="Short name used by the stops", examples=["MATTHEWS2019"])
    citation: NonEmptyText = Field(
        description="As a visitor should read it", examples=["Owen Matthews, An Impeccable Spy, 2019"]
    )
    kind: SourceKind = Field(description="What sort of source it is", examples=["book"])
    consulted: Consulted = Field(description="How far it was read", examples=["excerpts"])
    note: str = Field("", description="For curators; not shown", examples=[""])


class PictureRow(Row):
    """pictures.csv: one row, one picture."""

    id: Id = Field(description="Short name used by stops and chapters", examples=["sorge-radio"])
    file: str = Field(
        description="File in pictures/, with the name as it is there",
        pattern=FILE_NAME_PATTERN,
        max_length=255,
        examples=["sorge-radio.svg"],
    )
    alternatives: Annotated[TextsByLanguage, LanguageColumns("alt")] = Field(
        description="What is seen", min_length=1, examples=["A radio set with a Morse key"]
    )
    creator: NonEmptyText = Field(description="Who made it", examples=["Sojourn"])
    year: str = Field(description="When", examples=["2026"])
    licence: NonEmptyText = Field(description="Under what licence it is shown", examples=["CC0-1.0"])
    source: NonEmptyText = Field(description="Where it came from", examples=["drawn for this exhibit"])
    focus: Annotated[Focus, Since("0.4.0")] = Field(
        "",
        description="What stays visible where the picture is cut to fit, such as a face: an upright one "
        "above a story, a wide one to a square. Per cent from the left and from the top, or words such as "
        "left top; left out, an upright one is shown whole, and smaller, and a square shows the middle",
        examples=["50% 20%"],
    )


class SoundRow(Row):
    """audio.csv: one row, one sound. A visitor starts it by touch, and reads its transcript meanwhile."""

    id: Annotated[Id, Since("0.5.0")] = Field(
        description="Short name used by the stops", examples=["morse-call"]
    )
    file: Annotated[str, Since("0.5.0")] = Field(
        description="File in audio/, with the name as it is there: WAV, Ogg (Opus, Vorbis), MP3, M4A (AAC), "
        "FLAC or WebM; for all languages that have none of their own",
        pattern=FILE_NAME_PATTERN,
        max_length=255,
        examples=["morse-call.wav"],
    )
    transcript: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="What is heard, for those who do not hear it. A line may begin with a time in minutes "
        "and seconds: it is shown from then on",
        examples=["[0:00] A call in Morse code: DE, “this is”."],
    )
    creator: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="Who made it, or speaks", examples=["Sojourn"]
    )
    year: Annotated[str, Since("0.5.0")] = Field(description="When", examples=["2026"])
    licence: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="Under what licence it is played", examples=["CC0-1.0"]
    )
    source: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="Where it came from", examples=["synthesized for this exhibit"]
    )
    files: Annotated[FilesByLanguage, LanguageColumns("file"), Since("0.5.0")] = Field(
        default={},
        description="File with the words in another language; it needs its own transcript",
        examples=["morse-call-ru.wav"],
    )
    transcripts: Annotated[TextsByLanguage, LanguageColumns("transcript"), Since("0.5.0")] = Field(
        default={},
        description="The transcript in another language",
        examples=["[0:00] Вызов азбукой Морзе: DE, «я»."],
    )


class EncounterRow(Row):
    """encounters.csv: where two lives touch."""

    id: Id = Field(description="Short name, never changes", examples=["one-street"])
    place: Id = Field(description="Id in places.csv: where it hangs on the map", examples=["moscow-kremlin"])
    stop_a: StopId = Field(description="A stop of one life", examples=["sorge/kremlin-1964"])
    stop_b: StopId = Field(description="A stop of another life", examples=["kropotkin/kremlin-1919"])
    title: NonEmptyText = Field(description="A few words", examples=["Two visits to the Kremlin"])
    text: Annotated[NonEmptyText, Markdown()] = Field(
        description="One or two sentences", examples=["The Kremlin heard one and honoured the other."]
    )
    titles: Annotated[TextsByLanguage, LanguageColumns("title")] = Field(
        default={}, description="The title in another language", examples=["Два визита в Кремль"]
    )
    texts: Annotated[TextsByLanguage, LanguageColumns("text"), Markdown()] = Field(
        default={},
        description="The text in another language",
        examples=["Одного выслушали, другого наградили."],
    )
    question: Annotated[str, Since("0.5.0")] = Field(
        "",
        description="What a visitor may ask, below the text",
        max_length=500,
        examples=["Whom did it forgive?"],
    )
    picture_a: Annotated[OptionalId, Since("0.5.0")] = Field(
        "",
        description="Id in pictures.csv: shown for the first life; left out, the picture of stop_a",
        examples=["sorge-gold-star"],
    )
    picture_b: Annotated[OptionalId, Since("0.5.0")] = Field(
        "",
        description="Id in pictures.csv: shown for the second life; left out, the picture of stop_b",
        examples=["kropotkin-kremlin"],
    )
    questions: Annotated[TextsByLanguage, LanguageColumns("question"), Since("0.5.0")] = Field(
        default={}, description="The question in another language", examples=["Кого простили?"]
    )


class WorldEventRow(Row):
    """world.csv: what happened in the world beside the lives, marked on the timeline."""

    id: Annotated[Id, Since("0.5.0")] = Field(
        description="Short name, never changes", examples=["meiji-1868"]
    )
    date: Annotated[Edtf, Since("0.5.0")] = Field(
        description="When it happened (EDTF)", examples=["1868-01-03"], min_length=1
    )
    text: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="A few words, at most 60 characters", examples=["Japan restores its emperor"]
    )
    source: Annotated[Id, Since("0.5.0")] = Field(
        description="Id in sources.csv; not shown to visitors", examples=["JANSEN2000"]
    )
    texts: Annotated[TextsByLanguage, LanguageColumns("text"), Since("0.5.0")] = Field(
        default={}, description="The text in another language", examples=["Реставрация Мэйдзи"]
    )


class GlossaryRow(Row):
    """glossary.csv: words of the stories, each explained in a sentence."""

    id: Annotated[Id, Since("0.5.0")] = Field(description="Short name, never changes", examples=["serf"])
    term: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="The word as stories use it", examples=["serf"]
    )
    also: Annotated[str, Since("0.5.0")] = Field(
        "", description="Other forms that stand in the stories, parted by |", examples=["serfs|serfdom"]
    )
    sentence: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="What it means, in one sentence of at most 200 characters",
        examples=["A peasant who belonged to the land, and with it to its owner."],
    )
    terms: Annotated[TextsByLanguage, LanguageColumns("term"), Since("0.5.0")] = Field(
        default={}, description="The word in another language", examples=["крепостной"]
    )
    alsos: Annotated[TextsByLanguage, LanguageColumns("also"), Since("0.5.0")] = Field(
        default={},
        description="Its other forms in the stories of that language",
        examples=["крепостные|крепостных"],
    )
    sentences: Annotated[TextsByLanguage, LanguageColumns("sentence"), Since("0.5.0")] = Field(
        default={},
        description="The sentence in another language",
        examples=["Крестьянин, прикреплённый к земле."],
    )


class WhosWhoRow(Row):
    """whos_who.csv: people whom the stories name, a line on each."""

    id: Annotated[Id, Since("0.5.0")] = Field(description="Short name, never changes", examples=["ozaki"])
    name: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="The whole name", examples=["Ozaki Hotsumi"]
    )
    also: Annotated[str, Since("0.5.0")] = Field(
        "", description="Other forms that stand in the stories, parted by |", examples=["Ozaki"]
    )
    born: Annotated[Edtf, Since("0.5.0")] = Field(None, description="Birth (EDTF)", examples=["1901-04-29"])
    died: Annotated[Edtf, Since("0.5.0")] = Field(None, description="Death (EDTF)", examples=["1944-11-07"])
    line: Annotated[NonEmptyText, Since("0.5.0")] = Field(
        description="Who it was, in one line of at most 120 characters",
        examples=["Journalist in Tokyo; he told Sorge what the cabinet meant to do."],
    )
    portrait: Annotated[OptionalId, Since("0.5.0")] = Field(
        "",
        description="Id in pictures.csv, of an upright picture, 4 wide by 5 high",
        examples=["portrait-ozaki"],
    )
    names: Annotated[TextsByLanguage, LanguageColumns("name"), Since("0.5.0")] = Field(
        default={}, description="The name in another language", examples=["Одзаки Хоцуми"]
    )
    alsos: Annotated[TextsByLanguage, LanguageColumns("also"), Since("0.5.0")] = Field(
        default={},
        description="Its other forms in the stories of that language",
        examples=["Одзаки"],
    )
    lines: Annotated[TextsByLanguage, LanguageColumns("line"), Since("0.5.0")] = Field(
        default={}, description="The line in another language", examples=["Журналист в Токио."]
    )


class LetteringRow(LocatedRow):
    """basemap/lettering.csv: names written on the map itself."""

    id: Id = Field(description="Short name", examples=["siberia"])
    names: Annotated[TextsByLanguage, LanguageColumns("name")] = Field(
        description="The name", min_length=1, examples=["Siberia"]
    )
    latitude: Latitude = Field(description="Middle of the name, degrees north")
    longitude: Longitude = Field(description="Middle of the name, degrees east")
    kind: Annotated[str, Field(pattern="^(sea|land|river|range)$")] = Field(
        description="sea, land, river or range", examples=["land"]
    )
    from_zoom: WholeNumber = Field(description="Shown from this zoom", ge=0, le=15, examples=["2"])
    to_zoom: WholeNumber = Field(description="Shown up to this zoom", ge=0, le=15, examples=["5"])
    tilt: Annotated[float, BeforeValidator(normalize_number)] = Field(
        0.0, description="Degrees, clockwise", ge=-90, le=90, examples=["-12"]
    )


TABLES: Mapping[str, type[Row]] = {
    "places.csv": PlaceRow,
    "pictures.csv": PictureRow,
    "audio.csv": SoundRow,
    "sources.csv": SourceRow,
    "encounters.csv": EncounterRow,
    "world.csv": WorldEventRow,
    "glossary.csv": GlossaryRow,
    "whos_who.csv": WhosWhoRow,
    "basemap/lettering.csv": LetteringRow,
}
"""Every table of an exhibit by its path in the exhibit's folder."""
