"""An exhibit that was made for an older version loads unchanged.

`tests/exhibits/version-0.1.0` has every field of that version. A later version adds a folder of its own; the
older ones are never edited.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.reading.load import load
from data.schema.csv_schema import EncounterRow, LetteringRow, PictureRow, PlaceRow, SourceRow
from data.schema.field_types import Fields, since
from data.schema.table_columns import Columns, Row
from data.schema.translation_schema import ExhibitTextFields, PersonTextFields, StopTextFields
from data.schema.yaml_schema import (
    ChapterFields,
    ExhibitFields,
    PersonFields,
    ScreenFields,
    StopFields,
    ViewFields,
)

OLD_EXHIBIT = Path(__file__).parents[1] / "exhibits" / "version-0.1.0"
REQUIRED_IN_0_1_0: dict[type[Fields], set[str]] = {
    PlaceRow: {
        *("id", "toponym_en", "country", "latitude", "longitude", "precision", "certainty"),
    },
    SourceRow: {"id", "citation", "kind", "consulted"},
    PictureRow: {"id", "file", "alt_en", "creator", "year", "licence", "source"},
    EncounterRow: {"id", "place", "stop_a", "stop_b", "title", "text"},
    LetteringRow: {"id", "name_en", "latitude", "longitude", "kind", "from_zoom", "to_zoom"},
    ChapterFields: {"id", "title"},
    PersonFields: {
        *("name", "short_name", "epithet", "born", "died", "introduction", "colour", "line", "marker"),
        "chapters",
    },
    StopFields: {"title", "place", "date", "chapter", "sources"},
    ViewFields: {"south", "west", "north", "east"},
    ScreenFields: set(),
    ExhibitFields: {"title", "subtitle", "welcome", "languages", "people", "opening_view"},
    ExhibitTextFields: {"title", "subtitle", "welcome"},
    PersonTextFields: {"name", "short_name", "epithet", "introduction"},
    StopTextFields: {"title"},
}
"""The fields that an exhibit of version 0.1.0 is sure to have. This list never grows."""

OPTIONAL_IN_0_1_0: dict[type[Fields], set[str]] = {
    PlaceRow: {"toponym_then", "within", "wikidata", "geonames", "coordinate_source", "note"},
    SourceRow: {"note"},
    EncounterRow: {"titles", "texts"},  # `title_ru` and so on
    LetteringRow: {"tilt"},
    StopFields: {
        *("old_style", "picture", "highlight", "certainty", "present", "leg", "via", "travel", "mentions"),
        "doubt",
    },
    ScreenFields: {"pixel_pitch"},
    ExhibitFields: {"idle_seconds", "screen", "visit_log"},
    ExhibitTextFields: {"original"},
    PersonTextFields: {"chapters", "original"},
    StopTextFields: {"doubt", "original"},
}

TITLES = [
    *("A teacher at nineteen", "Ninety boxes on the pier", "A gentian with her name"),
    *("Chalk on the harbour wall", "Maps for a ministry", "The corvette comes home"),
]


@pytest.mark.parametrize("model", REQUIRED_IN_0_1_0, ids=lambda model: model.__name__)
def test_a_field_that_was_added_later_may_be_missing(model: type[Fields]) -> None:
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    if issubclass(model, Row):  # an exhibit of that version has the English column of each text
        required = set(map(Columns.of(model).example_of, required))
    assert required <= REQUIRED_IN_0_1_0[model]


@pytest.mark.parametrize("model", REQUIRED_IN_0_1_0, ids=lambda model: model.__name__)
def test_a_field_that_was_added_later_says_which_version_brought_it(model: type[Fields]) -> None:
    older = REQUIRED_IN_0_1_0[model] | OPTIONAL_IN_0_1_0.get(model, set())
    later = {
        name: field
        for name, field in model.model_fields.items()
        if not field.is_required() and name not in older
    }
    assert [name for name, field in later.items() if not since(field)] == []


def test_an_exhibit_of_version_0_1_0_loads_without_a_problem_and_as_it_was() -> None:
    loaded = load(OLD_EXHIBIT)
    assert [str(each) for each in loaded.problems] == []
    exhibit = loaded.exhibit
    assert exhibit is not None
    assert [stop.title for stop in exhibit.stops] == TITLES
    dates = ["1838", "1852-21", "1871~", "1840/1843", "1848-03-13?", "1852-04-18"]
    assert [str(stop.date) for stop in exhibit.stops] == dates
    stops = {stop.id: stop for stop in exhibit.stops}
    box = stops["brandt/trieste-1852"]
    assert (box.leg, box.travel, box.doubt.split()[0]) == ("presumed", "cart", "The")
    assert [place.id for place in box.mentions] == ["trieste"]
    assert [source.id for source in box.sources] == ["DIARY", "LOGBOOK"]
    assert box.translations["de"].title == "Neunzig Kisten auf dem Pier"
    ministry = stops["rizzi/vienna-1848"]
    assert ministry.old_style is not None
    assert (ministry.old_style.text, [place.id for place in ministry.via]) == ("1848-03-01", ["trieste-quay"])
    assert stops["brandt/vienna-1838"].highlight
    assert not stops["brandt/vienna-1871"].present
    assert stops["brandt/vienna-1871"].certainty == "less-certain"
    assert exhibit.places["vienna"].toponyms == {
        **{"en": "Vienna", "ru": "Вена", "ja": "ウィーン", "de": "Wien", "fr": "Vienne"}
    }
    assert exhibit.pictures["pier"].alternatives == {"en": "A stone pier with one lamp and three waves"}
    assert set(exhibit.encounters[0].translations) == {"ru", "ja", "de", "fr"}
    assert set(exhibit.lettering[0].names) == {"en", "ru", "ja", "de", "fr"}
    assert exhibit.translations["de"].title == "Zwei Wege nach Triest"
    assert {person.id: person.in_language("de").name for person in exhibit.people} == {
        "brandt": "Clara Brandt",
        "rizzi": "Matteo Rizzi",
    }


def removable_fields() -> Iterator[tuple[str, str]]:
    """The file and the name of every field and column that need not be written."""
    tables: dict[str, type[Fields]] = {
        "places.csv": PlaceRow,
        "sources.csv": SourceRow,
        "pictures.csv": PictureRow,
        "encounters.csv": EncounterRow,
        "basemap/lettering.csv": LetteringRow,
    }
    for file, model in tables.items():
        with (OLD_EXHIBIT / file).open(encoding="utf-8", newline="") as opened:
            columns = next(csv.reader(opened))
        yield from ((file, column) for column in columns if column not in REQUIRED_IN_0_1_0[model])
    files: dict[str, type[Fields]] = {
        "exhibit.yaml": ExhibitFields,
        "exhibit.de.yaml": ExhibitTextFields,
        "people/brandt/person.de.yaml": PersonTextFields,
        "people/brandt/02-trieste-1852.md": StopFields,
        "people/brandt/02-trieste-1852.de.md": StopTextFields,
        "people/brandt/03-vienna-1871.md": StopFields,
        "people/rizzi/02-vienna-1848.md": StopFields,
    }
    for file, model in files.items():
        fields = re.findall(r"^(\w+):", (OLD_EXHIBIT / file).read_text(encoding="utf-8"), re.MULTILINE)
        yield from ((file, field) for field in fields if field not in REQUIRED_IN_0_1_0[model])


@pytest.mark.parametrize(("file", "field"), [*removable_fields()])
def test_an_exhibit_from_before_a_field_existed_loads_without_a_problem(
    file: str, field: str, tmp_path: Path
) -> None:
    exhibit = shutil.copytree(OLD_EXHIBIT, tmp_path / "exhibit")
    if file.endswith(".csv"):
        _remove_column(exhibit / file, field)
    else:
        _remove_field(exhibit / file, field)
    loaded = load(exhibit)
    assert [str(each) for each in loaded.problems] == []
    assert loaded.exhibit is not None
    assert [stop.title for stop in loaded.exhibit.stops] == TITLES


def _remove_column(file: Path, column: str) -> None:
    """Remove a column; of an encounter's title in a language also its text, which belongs to it."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    removed = {column, column.replace("title_", "text_"), column.replace("text_", "title_")}
    names = [name for name in rows[0] if name not in removed]
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def _remove_field(file: Path, field: str) -> None:
    """Remove a field with the indented lines below it."""
    text = file.read_text(encoding="utf-8")
    shorter, count = re.subn(rf"^{field}:.*\n(?:[ \t].*\n)*", "", text, count=1, flags=re.MULTILINE)
    assert count == 1
    file.write_text(shorter, encoding="utf-8")
