"""Each name in an imported file is a life of its own, and none of its stops is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data import Exhibit, load
from data.interchange.formats import format_named
from data.interchange.imported_exhibit import write_imported_exhibit
from data.interchange.notes import ID_TAKEN

THREE_LIVES = ("Пётр Кропоткин", "大杉栄", "いとう のえ")


def imported(folder: Path, format: str, data: str) -> tuple[Exhibit, str]:
    """The exhibit made of a file, with every stop in Trieste, and the report on it."""
    stops = format_named(format).read(data.encode())
    placed = (replace(each, place_name="Trieste", latitude=45.65, longitude=13.77) for each in stops.records)
    notes = write_imported_exhibit(replace(stops, records=tuple(placed)), folder / "new", "their.file")
    loaded = load(folder / "new")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit, "\n".join((*stops.notes, *notes))


def table(*names: str) -> str:
    """A table with two stops for each of these people, in turns."""
    rows = [f'"{name}",Stop {n} of {k},1900' for n in (1, 2) for k, name in enumerate(names)]
    return "\n".join(["person,title,date", *rows])


def timeline(*names: str) -> str:
    events = [
        {"group": name, "start_date": {"year": "1900"}, "text": {"headline": f"Stop {n} of {k}"}}
        for n in (1, 2)
        for k, name in enumerate(names)
    ]
    return json.dumps({"events": events})


def geojson(*names: str) -> str:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [13.77, 45.65]},
            "properties": {"person_name": name, "name": f"Stop {n} of {k}", "date": "1900"},
        }
        for n in (1, 2)
        for k, name in enumerate(names)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


FILES = [("simple-table", table), ("timelinejs", timeline), ("geojson", geojson)]


@pytest.mark.parametrize(("format", "file"), FILES)
@pytest.mark.parametrize(
    "names",
    [
        THREE_LIVES,
        ("Ida Müller", "Ida Muller", "Ida Müller-"),
        ("Ada Lovelace", "ada lovelace", "ADA LOVELACE"),
        ("O’Hara", "OHara", "O.Hara"),
        ("Con", "Nul", "Aux"),
        ("All", "ALL", "all"),
        ("🙂", "🙃", "…"),
        ("x" * 100 + "a", "x" * 100 + "b", "x" * 100 + "c"),
    ],
)
def test_three_names_are_three_lives_with_all_their_stops(
    format: str, file: Callable[..., str], names: tuple[str, ...], tmp_path: Path
) -> None:
    exhibit, _ = imported(tmp_path, format, file(*names))
    assert [person.name for person in exhibit.people] == list(names)
    assert len({person.id.lower() for person in exhibit.people}) == 3
    for number, person in enumerate(exhibit.people):
        assert [stop.title for stop in person.stops] == [f"Stop 1 of {number}", f"Stop 2 of {number}"]


def test_names_in_other_scripts_give_ids_that_can_be_read(tmp_path: Path) -> None:
    exhibit, report = imported(tmp_path, "simple-table", table(*THREE_LIVES))
    assert [person.id for person in exhibit.people] == ["petr-kropotkin", "dashanrong", "itou-noe"]
    assert "id was changed" not in report
    assert ID_TAKEN not in report


def test_the_report_names_every_id_that_had_to_differ(tmp_path: Path) -> None:
    names = ["Ida Muller", "Ida Müller", "Ïda Muller", "Ida Mullér", "Ida Mûller"]
    _, report = imported(tmp_path, "simple-table", table(*names))
    for number, name in enumerate(names[1:], start=2):
        assert f"“{name}” has ida-muller-{number}" in report
    assert ID_TAKEN in report


def test_a_name_is_one_life_however_its_accents_are_encoded(tmp_path: Path) -> None:
    exhibit, _ = imported(tmp_path, "simple-table", table("Ida M\u00fcller", "Ida Mu\u0308ller"))
    assert [person.id for person in exhibit.people] == ["ida-muller"]
    assert len(exhibit.people[0].stops) == 4


def test_an_event_added_to_an_exported_timeline_joins_the_life_of_its_group(tmp_path: Path) -> None:
    events = [
        {"group": "Ida Pfeiffer", "start_date": {"year": "1842"}, "text": {"headline": "New"}},
        {"unique_id": "ida/01-a", "group": "Ida Pfeiffer", "start_date": {"year": "1850"}},
        {"group": "Ida", "start_date": {"year": "1850"}, "text": {"headline": "Another"}},
    ]
    exhibit, report = imported(tmp_path, "timelinejs", json.dumps({"events": events}))
    assert [(person.id, person.name) for person in exhibit.people] == [
        ("ida", "Ida Pfeiffer"),
        ("ida-2", "Ida"),
    ]
    assert "“Ida” has ida-2" in report
