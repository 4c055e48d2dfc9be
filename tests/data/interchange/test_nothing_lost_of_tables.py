"""Every word of an imported file is in the new exhibit, or the report names the field that it stood in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from data.interchange.field_names import USUAL_NAMES, known_names
from data.interchange.lp_tsv import COLUMNS as LP_COLUMNS
from data.interchange.tables import COLUMNS as TABLES
from data.interchange.timelinejs_csv import COLUMNS as TIMELINE_COLUMNS
from data.interchange.zip_container import zip_bytes
from tests.commands import command
from tests.data.interchange.column_headers import COORDINATES, DUBLIN_CORE, LANGUAGES, MUSEUM, OMEKA_S

run_import = command("import")


class Markers:
    """Makes words that stand nowhere else. `names` says in which field each was written."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def word(self, name: str) -> str:
        marker = f"mark{len(self.names):03}q"
        self.names[marker] = name
        return marker

    def filled(self, members: Any, path: str = "") -> Any:
        """Objects and lists in which each `None` is a word of its own."""
        if isinstance(members, dict):
            return {name: self.filled(each, f"{path}.{name}".lstrip(".")) for name, each in members.items()}
        if isinstance(members, list):
            return [self.filled(each, path) for each in members]
        return self.word(path) if members is None else members


def written_and_reported(data: bytes, folder: Path, *options: str) -> tuple[str, str]:
    """Every text of the new exhibit with the names of its files, and the report."""
    (folder / "file").write_bytes(data)
    arguments = [
        str(folder / "file"),
        "--to",
        str(folder / "new"),
        "--report",
        str(folder / "r"),
        "--no-ground",
    ]
    assert run_import([*arguments, *options]) < 2
    files = sorted(each for each in (folder / "new").rglob("*") if each.is_file())
    assert files
    texts = (f"{each.relative_to(folder)}\n{each.read_text('utf-8')}" for each in files)
    return "\n".join(texts), (folder / "r").read_text("utf-8")


def lost(data: bytes, markers: Markers, folder: Path, *options: str) -> list[tuple[str, str]]:
    """The words that are neither in the exhibit, nor in the report as themselves or by their field's name."""
    written, report = written_and_reported(data, folder, *options)
    assert sum(marker in written for marker in markers.names) >= 2
    return [
        (marker, name)
        for marker, name in markers.names.items()
        if marker not in written and marker not in report.lower() and f"“{name}” (" not in report
    ]


def csv_of(rows: list[list[str]], separator: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode()


COLLECTION_BUILDER = (
    *("objectid", "filename", "title", "creator", "date", "description", "subject", "location", "latitude"),
    *("longitude", "source", "identifier", "type", "format", "language", "rights", "rightsstatement"),
    *("display_template", "object_location", "image_small", "image_thumb", "image_alt_text", "parentid"),
)
TIME_MAPPER = (
    *("Title", "Start", "End", "Description", "Web Page", "Media", "Media Caption", "Media Credit", "Tags"),
    *("Place", "Location", "Source", "Source URL"),
)
HANDS_ON = (
    *("Chapter", "Media Link", "Media Credit", "Media Credit Link", "Description", "Zoom", "Marker"),
    *("Marker Color", "Location", "Latitude", "Longitude", "Overlay", "Overlay Transparency", "GeoJSON"),
)
MAP_TOUR = ("name", "caption", "icon_color", "long", "lat", "pic_url", "thumb_url", "is_video", "name")
OWN_TABLE = (*("event", "person", "life", "place", "country", "lang", "certainty", "Anmerkung", ""),)
OMEKA = tuple(OMEKA_S) + tuple(DUBLIN_CORE)
MUSEUM_TABLE = (*MUSEUM, *COORDINATES)
SEVERAL_LANGUAGES = tuple(header for each in LANGUAGES.values() for header in each)
EVERY_NAME = tuple(known_names(USUAL_NAMES))


@pytest.mark.parametrize(
    "columns",
    [
        *(COLLECTION_BUILDER, TIME_MAPPER, HANDS_ON, MAP_TOUR, OWN_TABLE, EVERY_NAME),
        *(OMEKA, MUSEUM_TABLE, SEVERAL_LANGUAGES),
    ],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_every_cell_of_a_simple_table(columns: tuple[str, ...], rows: int, tmp_path: Path) -> None:
    markers = Markers()
    cells = [[markers.word(" ".join(name.lower().split())) for name in columns] for _ in range(rows)]
    data = csv_of([list(columns), *cells])
    assert lost(data, markers, tmp_path, "--format", "simple-table") == []


QUERY = ("item", "itemLabel", "itemDescription", "itemAltLabel", "coord", "date", "image", "country")
QUERY_WITH_LIVES = ("person", "personLabel", "place", "placeLabel", "work", "workLabel", "date", "mine")


@pytest.mark.parametrize("columns", [QUERY, QUERY_WITH_LIVES])
@pytest.mark.parametrize("is_json", [False, True])
def test_every_value_of_a_query_result(columns: tuple[str, ...], is_json: bool, tmp_path: Path) -> None:
    markers = Markers()
    items = {name for name in columns if f"{name}Label" in columns}
    rows = [
        {
            name: f"http://www.wikidata.org/entity/Q{row // 2 + 1}"
            if name in items
            else markers.word(name.lower())
            for name in columns
        }
        for row in range(4)
    ]
    data = csv_of([list(columns), *(list(row.values()) for row in rows)])
    assert lost(json.dumps(rows).encode() if is_json else data, markers, tmp_path) == []


@pytest.mark.parametrize("parent", ["a", "b", "z"])
def test_every_cell_of_an_object_and_of_its_parts(parent: str, tmp_path: Path) -> None:
    markers = Markers()
    given = [{"objectid": "a", "parentid": ""}, {"objectid": "b", "parentid": parent}, {"parentid": "a"}]
    rows = [[row.get(name, markers.word(name)) for name in COLLECTION_BUILDER] for row in given]
    assert lost(csv_of([list(COLLECTION_BUILDER), *rows]), markers, tmp_path) == []


def test_the_cells_that_no_column_is_for_and_the_rows_that_are_no_stops(tmp_path: Path) -> None:
    markers = Markers()
    header = ["title", "image", "notes"]
    rows = [
        [markers.word("title"), markers.word("image") + ".jpg", markers.word("notes"), markers.word("?")],
        ["", "", ""],
        header,
        ["", markers.word("image"), "", "", markers.word("?")],
        ["Total", "", markers.word("notes")],
    ]
    assert lost(csv_of([header, *rows]), markers, tmp_path) == []


def test_every_cell_of_lp_tsv(tmp_path: Path) -> None:
    markers = Markers()
    columns = (*LP_COLUMNS, "mine")
    several = {"ccodes": "IT;{}", "variants": "{}@la;{}", "matches": "wd:Q1;gn:{};wd:{}", "fclasses": "P;{}"}
    rows = [
        [cell.format(*(markers.word(name) for _ in range(cell.count("{}")))) for name, cell in each.items()]
        for each in (dict.fromkeys(columns, "{}"), {**dict.fromkeys(columns, "{}"), **several})
    ]
    rows.append([markers.word(name) if name != "title" else "" for name in columns])
    assert lost("\n".join("\t".join(row) for row in [columns, *rows]).encode(), markers, tmp_path) == []


MEDIA = dict.fromkeys(["url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target"])
TEXT = dict.fromkeys(["headline", "text"])
BACKGROUND = dict.fromkeys(["url", "color", "alt"])
DATE = dict.fromkeys(["year", "month", "day", "hour", "minute", "second", "display_date", "format"])
EVENT = {
    **{"start_date": DATE, "end_date": DATE, "text": TEXT, "media": MEDIA, "background": BACKGROUND},
    **dict.fromkeys(["unique_id", "group", "display_date", "autolink", "mine"]),
}
DATED = EVENT | {"start_date": {**DATE, "year": 1933, "month": 9}, "end_date": {**DATE, "year": 1934}}


@pytest.mark.parametrize("event", [EVENT, DATED, {**DATED, "media": None}, {**DATED, "text": None}])
def test_every_member_of_a_timeline(event: dict[str, Any], tmp_path: Path) -> None:
    era = {"start_date": DATE, "end_date": DATE, "text": TEXT}
    other_types = {"text": {"headline": [None], "text": {"en": None}}, "group": [None], "media": [None]}
    document = {"title": EVENT, "events": [event, event, other_types, "x"], "eras": [era, era]}
    markers = Markers()
    filled = markers.filled({**document, "scale": "human", "mine": {"a": [None], "b": {"c": None}}})
    data = json.dumps(filled).encode()
    assert lost(data, relative(markers, "events."), tmp_path) == []


@pytest.mark.parametrize("kind", ["", "event"])
@pytest.mark.parametrize("year", ["1933", None])
def test_every_cell_of_a_timeline_table(kind: str, year: str | None, tmp_path: Path) -> None:
    markers = Markers()
    columns = (*TIMELINE_COLUMNS, "My column")
    given = {"Year": year, "Type": kind, "Month": "9" if year else None}
    rows = [
        [markers.word(name.lower()) if each.get(name) is None else each[name] or "" for name in columns]
        for each in ({"Type": "title"}, given, given, {"Type": "era"})
    ]
    assert lost(csv_of([list(columns), *rows]), markers, tmp_path) == []


LOCATION = dict.fromkeys(["lat", "lon", "name", "zoom", "icon", "line", "iconSize"])
SLIDE = {
    **{"text": TEXT, "media": MEDIA, "background": BACKGROUND, "location": LOCATION},
    **dict.fromkeys(["date", "uniqueid", "mine", "call_to_action"]),
}
STORYMAP = dict.fromkeys(
    [
        *("call_to_action", "call_to_action_text", "attribution", "map_as_image", "map_background_color"),
        *("map_subdomains", "map_type", "font_css"),
    ]
)


@pytest.mark.parametrize("map_type", [None, "zoomify", "osm:standard"])
def test_every_member_of_a_story_map(map_type: str | None, tmp_path: Path) -> None:
    placed = SLIDE | {"location": {**LOCATION, "lat": 1.5, "lon": 2.5}}
    closing = {"text": TEXT, "media": MEDIA, "location": {}}
    overview = {**SLIDE, "type": "overview"}
    slides = [overview, placed, SLIDE, overview, closing, "x", {"text": None, "location": None}]
    storymap = {**STORYMAP, "zoomify": {"path": None, "tolerance": None}, "slides": slides}
    markers = Markers()
    document = markers.filled({"storymap": {**storymap, "map_type": map_type}, "width": None})
    data = json.dumps(document).encode()
    assert lost(data, relative(markers, "storymap.slides.", "storymap."), tmp_path) == []


def relative(markers: Markers, *before: str) -> Markers:
    """The names of members without the path of the list that they stand in."""
    for marker, name in markers.names.items():
        for each in before:
            name = name.removeprefix(each)
        markers.names[marker] = name
    return markers


def test_a_draft_that_differs_and_other_files_are_told(tmp_path: Path) -> None:
    markers = Markers()
    documents = [markers.filled({"storymap": {"slides": [{"text": TEXT}]}}) for _ in range(2)]
    files = {
        "a/published.json": json.dumps(documents[0]).encode(),
        "a/draft.json": json.dumps(documents[1]).encode(),
        "a/_images/pier.jpg": b"x",
    }
    report = written_and_reported(zip_bytes(files), tmp_path)[1]
    assert "published.json is read, and the other is not" in report
    assert "- draft.json" in report
    assert "- a/_images/pier.jpg" in report


@pytest.mark.parametrize("refers", [True, False])
def test_every_cell_of_the_own_tables(refers: bool, tmp_path: Path) -> None:
    markers = Markers()
    more = {"places": ("toponym_ru",), "pictures": ("alt_ru",), "encounters": ("title_ru",)}
    ids = dict.fromkeys(["person", "chapter", "place", "picture", "sources"], "one" if refers else "")
    files = {"notes.txt": b"", "old/places.csv": b"id\n"}
    for table, names in TABLES.items():
        columns = (*names, *more.get(table, ()), "mine")
        given = ids if table == "stops" else {"id": "one"} if refers else {}
        cells = {column: given.get(column) or markers.word(column) for column in columns}
        second = {column: markers.word(column) for column in columns}
        rows = [[each[column] for column in columns] for each in (cells, second)]
        files[f"{table}.csv"] = csv_of([list(columns), *rows])
    assert lost(zip_bytes(files), markers, tmp_path) == []
