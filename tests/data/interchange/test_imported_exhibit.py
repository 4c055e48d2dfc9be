"""Records become a new exhibit that loads, invents nothing, and never leaves its folder."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import Exhibit, load
from data.interchange.formats import ImportedStops
from data.interchange.imported_exhibit import FolderInUseError, write_imported_exhibit
from data.interchange.stop_record import ALL_FIELDS, StopRecord, records_of

PLACED: dict[str, Any] = {"place_name": "Trieste", "latitude": 45.65, "longitude": 13.77}
BARE = StopRecord("ada", "Ada Nobody", "ada/01", 1, "Arrives")
HERE = replace(BARE, **PLACED, date="1852", text="She came.", country="IT", sources=("A book, 1990",))
PICTURE = {"picture", "picture_alt", "picture_creator", "picture_licence", "picture_source"}


def made(folder: Path, *records: StopRecord, language: str = "") -> Exhibit:
    """The exhibit these records become; it must load without a problem."""
    write_imported_exhibit(ImportedStops("A title", records), folder / "new", "their file.kml", language)
    loaded = load(folder / "new")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def noted(folder: Path, *records: StopRecord) -> str:
    return "\n".join(
        write_imported_exhibit(ImportedStops("A title", records), folder / "new", "their file.kml")
    )


def test_an_exhibit_comes_back_but_for_its_pictures(records: tuple[StopRecord, ...], tmp_path: Path) -> None:
    back = records_of(made(tmp_path, *records))
    assert [each.event_id for each in back] == [each.event_id for each in records]
    for before, after in zip(records, back, strict=True):
        for name in ALL_FIELDS - PICTURE:
            assert getattr(after, name) == getattr(before, name), (before.event_id, name)


def test_pictures_are_kept_in_a_table_of_their_own(small_exhibit: Exhibit, tmp_path: Path) -> None:
    made(tmp_path, *records_of(small_exhibit))
    with (tmp_path / "new/pictures-to-add.csv").open(encoding="utf-8-sig") as table:
        (row,) = csv.DictReader(table)
    assert (row["file"], row["licence"], row["creator"]) == ("pictures/pier.svg", "CC0-1.0", "Sojourn")


def test_the_least_a_record_can_say_makes_an_exhibit(tmp_path: Path) -> None:
    exhibit = made(tmp_path, replace(BARE, latitude=45.65, longitude=13.77))
    (stop,) = exhibit.stops
    assert stop.date.text == f"../{date.today().year}"
    assert stop.certainty == stop.place.certainty == "less-certain"
    assert stop.leg == "presumed"
    assert stop.place.country == "ZZ"
    assert stop.story == "…"
    assert stop.sources[0].citation == "IMPORT: their file.kml"


@pytest.mark.parametrize(
    "told",
    [
        *("country of a place is unknown", "has no date", "has no text", "names no source", "names no place"),
        *("Birth and death are unknown", "Epithet and introduction", "no coordinates", "How sure a stop is"),
    ],
)
def test_every_stand_in_is_told(told: str, tmp_path: Path) -> None:
    assert told in noted(tmp_path, BARE)


def test_birth_and_death_are_no_more_than_the_dates_say(tmp_path: Path) -> None:
    later = replace(HERE, event_id="ada/02", order=2, title="Leaves", date="1860-03")
    after_death = replace(HERE, event_id="ada/03", order=3, title="A street", date="1950", present=False)
    (ada,) = made(tmp_path, HERE, later, after_death).people
    assert (ada.born.text, ada.died.text) == ("../1852", "1860/..")


@pytest.mark.parametrize("given", ["188X", "-0320", "1917/..", "../1917", "2014-03", "0033", "12XX"])
def test_any_date_can_be_the_only_one(given: str, tmp_path: Path) -> None:
    (stop,) = made(tmp_path, replace(HERE, date=given)).stops
    assert stop.date.text == given


@pytest.mark.parametrize(
    ("given", "kept", "doubt"),
    [
        ("6 September 1933", "1933-09-06", ""),
        ("c. 1852", "1852~", ""),
        ("1929-1933", "1929/1933", ""),
        ("in her youth", f"../{date.today().year}", "The date was given as “in her youth”."),
        ("../..", f"../{date.today().year}", "The date was given as “../..”."),
    ],
)
def test_a_date_is_turned_where_clear_and_else_kept_as_a_doubt(
    given: str, kept: str, doubt: str, tmp_path: Path
) -> None:
    (stop,) = made(tmp_path, replace(HERE, date=given)).stops
    assert (stop.date.text, stop.doubt) == (kept, doubt)


def test_a_date_in_words_alone_is_kept_as_a_doubt(tmp_path: Path) -> None:
    (stop,) = made(tmp_path, replace(HERE, date="", date_label="Bronze Age")).stops
    assert stop.doubt == "The date was given as “Bronze Age”."


def test_a_place_without_coordinates_has_empty_cells_for_locate(tmp_path: Path) -> None:
    assert "“locate” proposes some" in noted(tmp_path, replace(BARE, place_name="Trieste"))
    with (tmp_path / "new/places.csv").open(encoding="utf-8-sig") as table:
        (row,) = csv.DictReader(table)
    assert (row["latitude"], row["longitude"], row["toponym_en"]) == ("", "", "Trieste")


def test_a_folder_in_use_is_never_touched(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    with pytest.raises(FolderInUseError, match="is there already"):
        write_imported_exhibit(ImportedStops("A title", (HERE,)), small, "x.kml")
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_file_in_the_folder_s_place_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError):
        write_imported_exhibit(ImportedStops("A title", (HERE,)), tmp_path / "new", "x.kml")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert made(tmp_path, HERE).title == "A title"


ESCAPES = [
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


@pytest.mark.parametrize("name", ESCAPES)
def test_no_id_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    hostile = replace(HERE, person=name, event_id=name, place_id=name, chapter=name, picture=name)
    made(tmp_path, hostile, replace(hostile, order=2, title="Again"))
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    for path in (tmp_path / "new").rglob("*"):
        assert path.resolve().is_relative_to((tmp_path / "new").resolve())


HOSTILE = [
    *("---", "a: b", "# no", "'", '"', "{{x}}", "*a", "&a", "!!python/object", "a\nb\n---\nc", "- x", "%TAG"),
    *("\ud800", "\x00\x07", "x" * 5000, "<<<<<<< mine", "true", "~", "null", "1838", "=1+1", "a,b;c\td", "﻿"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_file(text: str, tmp_path: Path) -> None:
    spoilt: dict[str, Any] = {name: text for name in ALL_FIELDS if isinstance(getattr(HERE, name), str)}
    hostile = replace(HERE, **spoilt, sources=(text,))
    write_imported_exhibit(ImportedStops(text, (hostile, HERE)), tmp_path / "new", text, "")
    loaded = load(tmp_path / "new")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert len(list(loaded.exhibit.stops)) == 2


def test_titles_are_cut_and_made_unique(tmp_path: Path) -> None:
    long = replace(HERE, title="x" * 200)
    taken = replace(HERE, title="Arrives (2)")
    titles = [stop.title for stop in made(tmp_path, taken, HERE, HERE, long).stops]
    assert titles == ["Arrives (2)", "Arrives", "Arrives (3)", "x" * 79 + "…"]


def test_stops_stay_in_their_order_whatever_their_ids(tmp_path: Path) -> None:
    life = [replace(HERE, event_id=f"{9 - n}", order=n, title=f"Stop {n}") for n in range(1, 9)]
    assert [stop.title for stop in made(tmp_path, *life).stops] == [record.title for record in life]


@pytest.mark.parametrize("ids", [("a", "a-b"), ("b", "a"), ("a", "A"), ("a", "a"), ("1", "2"), ("", "")])
def test_two_stops_keep_their_order_however_their_ids_sort(ids: tuple[str, str], tmp_path: Path) -> None:
    life = [replace(HERE, event_id=each, title=f"Stop {n}") for n, each in enumerate(ids)]
    assert [stop.title for stop in made(tmp_path, *life).stops] == ["Stop 0", "Stop 1"]


def test_more_than_99_stops_stay_in_order(tmp_path: Path) -> None:
    life = [replace(HERE, event_id=str(n), order=n, title=f"Stop {n}") for n in range(1, 121)]
    assert [stop.title for stop in made(tmp_path, *life).stops] == [record.title for record in life]


def test_values_the_exhibit_has_no_word_for_are_left_out(tmp_path: Path) -> None:
    odd = replace(HERE, travel="camel", certainty="high", precision="planet", place_certainty="?", leg="x")
    (stop,) = made(tmp_path, odd).stops
    assert (stop.travel, stop.certainty, stop.place.precision) == (None, "less-certain", "town")


def test_another_language_is_the_exhibit_s(tmp_path: Path) -> None:
    exhibit = made(tmp_path, replace(HERE, language="it"))
    assert exhibit.languages == ("it",)


def test_a_russian_place_is_written_under_its_language_too(tmp_path: Path) -> None:
    exhibit = made(tmp_path, replace(HERE, language="ru", place_name="Триест"))
    assert next(exhibit.stops).place.toponym("ru") == "Триест"
