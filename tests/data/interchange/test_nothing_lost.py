"""Nothing is lost in silence: each value of a file is in the exhibit, or named in the report on its import.

And what import writes passes its own check, but for coordinates that the file does not give.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from data import load
from data.interchange import notes
from data.interchange.formats import format_named, guessed_format
from data.interchange.imported_exhibit import write_imported_exhibit
from tests.data.interchange.marked_files import (
    GEOJSON,
    KML,
    LINKED_PLACES,
    MarkedFile,
    marked_json,
    marked_kml,
)

FILES = {
    **{("geojson", name): marked_json(each) for name, each in GEOJSON.items()},
    **{("kml", name): marked_kml(each) for name, each in KML.items()},
    **{("linked-places", name): marked_json(each) for name, each in LINKED_PLACES.items()},
}
LEFT_OUT = re.compile(r"“([^”]*)”(?: is left out[^(]*)? \((\d+)\)")
"""A name in the report, and how many of its values are left out."""


class Imported(NamedTuple):
    """The text of every file of the exhibit, and the report."""

    exhibit: str
    report: str


@pytest.fixture(autouse=True)
def _every_place_in_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "PLACES_NAMED", 1000)


def imported(format_name: str, data: bytes, folder: Path, placed: bool = False) -> Imported:
    """The exhibit that is made of a file; `placed`: with every stop on the map."""
    assert guessed_format(data) == format_name
    stops = format_named(format_name).read(data)
    if placed:
        records = (
            each if each.point else replace(each, latitude=52.5, longitude=13.4) for each in stops.records
        )
        stops = replace(stops, records=tuple(records))
    report = (*stops.notes, *write_imported_exhibit(stops, folder, "their file"))
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "words")
    return Imported("\n".join(path.read_text(encoding="utf-8-sig") for path in files), "\n".join(report))


@pytest.mark.parametrize(("format_name", "name"), FILES)
def test_every_value_is_in_the_exhibit_or_in_the_report(format_name: str, name: str, tmp_path: Path) -> None:
    file = FILES[format_name, name]
    exhibit, report = imported(format_name, file.data, tmp_path / "new")
    assert lost(file, exhibit, report) == {}, f"{report}\n{exhibit}"


def lost(file: MarkedFile, exhibit: str, report: str) -> dict[str, int]:
    """The names of values that are neither in the exhibit nor in the report, and how many they are."""
    missing = Counter(
        name for mark, name in file.marks.items() if mark.lower() not in f"{exhibit}{report}".lower()
    )
    told: Counter[str] = Counter()
    for path, count in LEFT_OUT.findall(report):
        told[path.rpartition(".")[2]] += int(count)
    return dict(missing - told)


def test_a_value_that_is_lost_is_found() -> None:
    file = marked_json({"features": [{"a": "@", "b": ["@", "@"], "c": "@"}]})
    report = "Left out, as the exhibit has no field for them: properties “x.b” (1), “c” (1)."
    assert lost(file, "Mk001x", report) == {"b": 1}


@pytest.mark.parametrize(("format_name", "name"), FILES)
def test_what_is_written_passes_its_own_check(format_name: str, name: str, tmp_path: Path) -> None:
    imported(format_name, FILES[format_name, name].data, tmp_path / "new", placed=True)
    assert [str(each) for each in load(tmp_path / "new").problems] == []
