"""Imported records become an exhibit that loads, states nothing new, and stays within its folder."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data import Exhibit, advise, load
from data.interchange.formats import ImportedStops
from data.interchange.imported_exhibit import FolderInUseError, write_imported_exhibit
from data.interchange.stop_record import ALL_FIELDS, StopRecord, records_of
from data.reading.story_markdown import story_html
from data.schema.interface_strings import STRINGS

PLACED: dict[str, Any] = {"place_name": "Trieste", "latitude": 45.65, "longitude": 13.77}
BARE = StopRecord("ada", "Ada Nobody", "ada/01", 1, "Arrives")
HERE = replace(BARE, **PLACED, date="1852", text="She came.", country="IT", sources=("A book, 1990",))
PICTURE = {"picture", "picture_alt", "picture_creator", "picture_licence", "picture_source"}


def imported(folder: Path, *records: StopRecord, language: str = "") -> Exhibit:
    """The exhibit made of these records, which must load without problems."""
    write_imported_exhibit(ImportedStops("A title", records), folder / "new", "their file.kml", language)
    loaded = load(folder / "new")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def notes_of(folder: Path, *records: StopRecord) -> str:
    return "\n".join(
        write_imported_exhibit(ImportedStops("A title", records), folder / "new", "their file.kml")
    )


def test_an_exhibit_is_restored_except_pictures(records: tuple[StopRecord, ...], tmp_path: Path) -> None:
    back = records_of(imported(tmp_path, *records))
    assert [each.event_id for each in back] == [each.event_id for each in records]
    for before, after in zip(records, back, strict=True):
        for name in ALL_FIELDS - PICTURE:
            assert getattr(after, name) == getattr(before, name), (before.event_id, name)


def test_pictures_are_listed_in_a_table_of_their_own(small_exhibit: Exhibit, tmp_path: Path) -> None:
    imported(tmp_path, *records_of(small_exhibit))
    with (tmp_path / "new/pictures-to-add.csv").open(encoding="utf-8-sig") as table:
        (row,) = csv.DictReader(table)
    assert (row["file"], row["licence"], row["creator"]) == ("pictures/pier.svg", "CC0-1.0", "Sojourn")


def test_a_record_with_few_fields_makes_an_exhibit(tmp_path: Path) -> None:
    exhibit = imported(tmp_path, replace(BARE, latitude=45.65, longitude=13.77))
    (stop,) = exhibit.stops
    assert stop.date is None
    assert "date:" not in (tmp_path / "new" / stop.file).read_text(encoding="utf-8")
    assert stop.certainty == stop.place_on_map.certainty == "less-certain"
    assert stop.leg == "presumed"
    assert stop.place_on_map.country == "ZZ"
    assert stop.story == "…"
    assert stop.sources[0].citation == "IMPORT: their file.kml"


@pytest.mark.parametrize(
    "note",
    [
        *("has no date", "has no text", "names no source", "A stop has no place"),
        *(
            "Birth and death of a life are still to be written",
            "Epithet and introduction",
            "How sure a stop is",
        ),
    ],
)
def test_every_default_is_reported(note: str, tmp_path: Path) -> None:
    assert note in notes_of(tmp_path, BARE)


POINT = replace(BARE, latitude=45.65, longitude=13.77)


@pytest.mark.parametrize(
    ("note", "records"),
    [
        ("country of a place is unknown", [POINT]),
        ("names no place", [POINT]),
        ("no coordinates", [replace(BARE, place_name="Trieste")]),
        ("no coordinates", [POINT, replace(BARE, event_id="ada/02", order=2, title="Leaves")]),
        ("A stop has no place", [HERE, replace(BARE, event_id="ada/02", order=2, title="Leaves")]),
        ("What tells of a place has no place", [replace(BARE, precision="town")]),
    ],
)
def test_every_default_of_a_place_is_reported(note: str, records: list[StopRecord], tmp_path: Path) -> None:
    assert note in notes_of(tmp_path, *records)


def test_a_file_without_any_place_makes_a_life_without_places(tmp_path: Path) -> None:
    exhibit = imported(tmp_path, replace(BARE, date="1852"), replace(BARE, event_id="ada/02", title="Leaves"))
    assert [stop.place for stop in exhibit.stops] == [None, None]
    assert exhibit.places == {}
    assert not exhibit.has_places


def test_a_stop_that_belongs_to_no_place_has_none_whatever_its_file_tells_of_others(tmp_path: Path) -> None:
    closing = replace(BARE, event_id="ada/02", order=2, title="The end", has_place=False)
    exhibit = imported(tmp_path, POINT, closing)
    assert [stop.place is None for stop in exhibit.stops] == [False, True]


def test_no_birth_or_death_is_made_of_the_dates_of_stops(tmp_path: Path) -> None:
    later = replace(HERE, event_id="ada/02", order=2, title="Leaves", date="1860-03")
    (ada,) = imported(tmp_path, HERE, later).people
    assert (ada.born, ada.died) == (None, None)


@pytest.mark.parametrize("date", ["188X", "-0320", "1917/..", "../1917", "2014-03", "0033", "12XX"])
def test_any_date_can_be_the_only_date_of_a_life(date: str, tmp_path: Path) -> None:
    (stop,) = imported(tmp_path, replace(HERE, date=date)).stops
    assert str(stop.date) == date


@pytest.mark.parametrize(
    ("written", "edtf", "doubt"),
    [
        ("6 September 1933", "1933-09-06", ""),
        ("c. 1852", "1852~", ""),
        ("1929-1933", "1929/1933", ""),
        ("in her youth", "None", "The date was given as “in her youth”."),
        ("../..", "None", "The date was given as “../..”."),
    ],
)
def test_a_date_is_converted_or_kept_as_a_doubt(written: str, edtf: str, doubt: str, tmp_path: Path) -> None:
    (stop,) = imported(tmp_path, replace(HERE, date=written)).stops
    assert (str(stop.date), stop.doubt) == (edtf, doubt)


def test_a_date_in_words_alone_is_kept_as_a_doubt(tmp_path: Path) -> None:
    (stop,) = imported(tmp_path, replace(HERE, date="", date_label="Bronze Age")).stops
    assert stop.doubt == "The date was given as “Bronze Age”."


def test_a_place_without_coordinates_has_empty_cells_for_locate(tmp_path: Path) -> None:
    assert "“locate” proposes some" in notes_of(tmp_path, replace(BARE, place_name="Trieste"))
    with (tmp_path / "new/places.csv").open(encoding="utf-8-sig") as table:
        (row,) = csv.DictReader(table)
    assert (row["latitude"], row["longitude"], row["toponym_en"]) == ("", "", "Trieste")


def test_a_folder_in_use_is_not_changed(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    with pytest.raises(FolderInUseError, match="is there already"):
        write_imported_exhibit(ImportedStops("A title", (HERE,)), small, "x.kml")
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_file_with_the_name_of_the_folder_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError):
        write_imported_exhibit(ImportedStops("A title", (HERE,)), tmp_path / "new", "x.kml")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("fault", [OSError("full"), KeyboardInterrupt()])
@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_left_of_an_import_that_breaks_off(
    fault: BaseException, is_there: bool, tmp_path: Path
) -> None:
    new = tmp_path / "exhibits" / "new"
    if is_there:
        new.mkdir(parents=True)
    stops, steps = ImportedStops("A title", (HERE, HERE)), iter([None, fault])

    def break_off() -> None:
        if (step := next(steps)) is not None:
            assert list(new.rglob("*.md"))
            raise step

    with pytest.raises(type(fault)):
        write_imported_exhibit(stops, new, "x.kml", advance=break_off)
    assert list(tmp_path.rglob("*")) == ([new.parent, new] if is_there else [])
    write_imported_exhibit(stops, new, "x.kml")
    assert load(new).problems == ()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert imported(tmp_path, HERE).title == "A title"


UNSAFE_NAMES = [
    "../../x",
    "/etc/passwd",
    "..",
    "a\\..\\b",
    "C:\\x",
    "con",
    "x\x00y",
    "",
    "東京",
    "." * 300,
    "a/b/c",
]


@pytest.mark.parametrize("name", UNSAFE_NAMES)
def test_no_id_writes_outside_the_folder(name: str, tmp_path: Path) -> None:
    unsafe = replace(HERE, person=name, event_id=name, place_id=name, chapter=name, picture=name)
    imported(tmp_path, unsafe, replace(unsafe, order=2, title="Again"))
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    for path in (tmp_path / "new").rglob("*"):
        assert path.resolve().is_relative_to((tmp_path / "new").resolve())


def test_ids_in_other_scripts_stay_apart_and_the_report_names_each(tmp_path: Path) -> None:
    names = ("Пётр", "東京", "Éva", "eva", "con")
    records = [
        replace(HERE, person=name, event_id=f"{name}/01-{name}", place_id=name, title=f"Stop of {name}")
        for name in names
    ]
    exhibit = imported(tmp_path, *records)
    ids = ["petr", "dongjing", "eva", "eva-2", "con-1"]
    assert [person.id for person in exhibit.people] == ids
    assert [stop.place_on_map.id for stop in exhibit.stops] == ids
    report = notes_of(tmp_path / "again", *records)
    for name, id in zip(names, ids, strict=True):
        assert name == id or f"“{name}” is now {id}" in report
    assert "The id of a stop was changed" in report
    assert "“01-東京” is now dongjing" in report


def test_the_report_names_no_id_that_was_kept(tmp_path: Path) -> None:
    records = [replace(HERE, place_id="TRIESTE_1", event_id=f"ada/{n}", title=f"Stop {n}") for n in "21"]
    report = notes_of(tmp_path, *records)
    assert "id was changed" not in report
    assert "id of a stop" not in report


UNUSUAL_TEXTS = [
    *("---", "a: b", "# no", "'", '"', "{{x}}", "*a", "&a", "!!python/object", "a\nb\n---\nc", "- x", "%TAG"),
    *("\ud800", "\x00\x07", "x" * 5000, "<<<<<<< mine", "true", "~", "null", "1838", "=1+1", "a,b;c\td", "﻿"),
]


@pytest.mark.parametrize("text", UNUSUAL_TEXTS)
def test_no_text_breaks_a_file(text: str, tmp_path: Path) -> None:
    unusual: dict[str, Any] = {name: text for name in ALL_FIELDS if isinstance(getattr(HERE, name), str)}
    odd = replace(HERE, **unusual, sources=(text,))
    write_imported_exhibit(ImportedStops(text, (odd, HERE)), tmp_path / "new", text, "")
    loaded = load(tmp_path / "new")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert len(list(loaded.exhibit.stops)) == 2


def test_titles_are_shortened_and_made_unique(tmp_path: Path) -> None:
    long = replace(HERE, title="x" * 200)
    taken = replace(HERE, title="Arrives (2)")
    titles = [stop.title for stop in imported(tmp_path, taken, HERE, HERE, long).stops]
    assert titles == ["Arrives (2)", "Arrives", "Arrives (3)", "x" * 79 + "…"]


def test_stops_keep_their_order_whatever_their_ids(tmp_path: Path) -> None:
    life = [replace(HERE, event_id=f"{9 - n}", order=n, title=f"Stop {n}") for n in range(1, 9)]
    assert [stop.title for stop in imported(tmp_path, *life).stops] == [record.title for record in life]


@pytest.mark.parametrize("ids", [("a", "a-b"), ("b", "a"), ("a", "A"), ("a", "a"), ("1", "2"), ("", "")])
def test_two_stops_keep_their_order_however_their_ids_sort(ids: tuple[str, str], tmp_path: Path) -> None:
    life = [replace(HERE, event_id=each, title=f"Stop {n}") for n, each in enumerate(ids)]
    assert [stop.title for stop in imported(tmp_path, *life).stops] == ["Stop 0", "Stop 1"]


def test_more_than_99_stops_keep_their_order(tmp_path: Path) -> None:
    life = [replace(HERE, event_id=str(n), order=n, title=f"Stop {n}") for n in range(1, 121)]
    assert [stop.title for stop in imported(tmp_path, *life).stops] == [record.title for record in life]


def test_values_unknown_to_the_exhibit_are_left_out(tmp_path: Path) -> None:
    odd = replace(HERE, travel="camel", certainty="high", precision="planet", place_certainty="?", leg="x")
    (stop,) = imported(tmp_path, odd).stops
    assert (stop.travel, stop.certainty, stop.place_on_map.precision) == (None, "less-certain", "town")


def test_the_language_of_the_records_is_the_language_of_the_exhibit(tmp_path: Path) -> None:
    exhibit = imported(tmp_path, replace(HERE, language="it"))
    assert exhibit.languages == ("it",)


def test_a_russian_place_name_is_written_in_its_language_column(tmp_path: Path) -> None:
    exhibit = imported(tmp_path, replace(HERE, language="ru", place_name="Триест"))
    assert next(exhibit.stops).place_on_map.toponyms == {"ru": "Триест"}


@pytest.mark.parametrize("language", ["ru", "rus", "RU"])
def test_an_import_in_one_language_is_an_exhibit_in_that_language(language: str, tmp_path: Path) -> None:
    exhibit = imported(tmp_path, HERE, language=language)
    assert (exhibit.language, exhibit.languages) == ("ru", ("ru",))
    assert next(exhibit.stops).in_language("ru").language == "ru"
    assert exhibit.words["ru"]["language_name"] == "русский"
    lines = [str(each) for each in advise(load(tmp_path / "new"), tmp_path / "new")]
    assert [each for each in lines if "yet" in each] == []
    (words,) = [each for each in lines if each.startswith("words/")]
    count = len(STRINGS) - 2
    assert words == (
        f"words/ru.yaml: {count} of {count} words of the interface are still in English; translate everyone, "
        f"everyone_many, choose_life and {count - 3} more. Visitors read English there."
    )


def test_an_export_in_a_language_has_the_texts_in_it_and_says_which_are_not(small_exhibit: Exhibit) -> None:
    records = {each.event_id: each for each in records_of(small_exhibit, "de")}
    assert (records["brandt/vienna-1838"].language, records["brandt/vienna-1838"].place_name) == (
        "de",
        "Wien",
    )
    assert records["brandt/vienna-1838"].title == "Mit neunzehn Lehrerin"
    assert (records["brandt/vienna-1871"].language, records["brandt/vienna-1871"].title) == (
        "en",
        "A gentian with her name",
    )


def test_text_that_looks_like_html_is_shown_as_it_stands_and_passes_the_check(tmp_path: Path) -> None:
    text = r"The tag <b> stands before </b>, <unknown> for no name, \<i> for slanted; <!-- no remark"
    (stop,) = imported(tmp_path, replace(HERE, title="A <b> & <Null>", text=text)).stops
    assert story_html(stop.story) == (
        "<p>The tag &lt;b&gt; stands before &lt;/b&gt;, &lt;unknown&gt; for no name, &lt;i&gt; for slanted; "
        "&lt;!-- no remark</p>\n"
    )
    assert stop.title == "A ‹b› & <Null>"
