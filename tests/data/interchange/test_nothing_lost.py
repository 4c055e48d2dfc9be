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
from data.interchange.formats import format_named, guessed_format
from data.interchange.imported_exhibit import write_imported_exhibit
from tests.commands import command
from tests.data.interchange.marked_files import (
    GEOJSON,
    KML,
    LINKED_PLACES,
    MarkedFile,
    marked_json,
    marked_kml,
)
from tests.data.interchange.marked_maps import GPX, LINKED_PLACES_IN_FULL, TEI_FILES, UMAP, marked_xml

main = command("import")
FEATURES = {name: GEOJSON[name] for name in ("the case", "Overpass", "no geometry", "unfit values")} | {
    "Linked Places": LINKED_PLACES["World Historical Gazetteer"]
}
MAPS = (("umap", UMAP), ("linked-places", LINKED_PLACES_IN_FULL))
FILES = {
    **{("geojson", name): marked_json(each) for name, each in GEOJSON.items()},
    **{("kml", name): marked_kml(each) for name, each in KML.items()},
    **{("linked-places", name): marked_json(each) for name, each in LINKED_PLACES.items()},
    **{(kind, name): marked_json(each) for kind, files in MAPS for name, each in files.items()},
    **{("json-lines", name): marked_json(each["features"]) for name, each in FEATURES.items()},
    **{("gpx", name): marked_xml(each) for name, each in GPX.items()},
    **{("tei", name): marked_xml(each) for name, each in TEI_FILES.items()},
}
LEFT_OUT = re.compile(r"“([^”]*)”(?: is left out[^(]*)? \((\d+)\)")
"""A name in the report, and how many of its values are left out."""


class Imported(NamedTuple):
    """The text of every file of the exhibit, and the report."""

    exhibit: str
    report: str


def imported(data: bytes, folder: Path) -> Imported:
    """What `import` makes of a file."""
    file, report = folder / "their.file", folder / "report.txt"
    file.write_bytes(data)
    assert main([str(file), "--to", str(folder / "new"), "--no-ground", "--report", str(report)]) in (0, 1)
    paths = [path for suffix in ("md", "yaml", "csv") for path in (folder / "new").rglob(f"*.{suffix}")]
    texts = [path.read_text(encoding="utf-8-sig") for path in paths if path.parent.name != "words"]
    return Imported("\n".join(texts), report.read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize(("format_name", "name"), FILES)
def test_every_value_is_in_the_exhibit_or_in_the_report(format_name: str, name: str, tmp_path: Path) -> None:
    file = FILES[format_name, name]
    assert guessed_format(file.data) == format_name
    exhibit, report = imported(file.data, tmp_path)
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
    stops = format_named(format_name).read(FILES[format_name, name].data)
    placed = (each if each.point else replace(each, latitude=52.5, longitude=13.4) for each in stops.records)
    write_imported_exhibit(replace(stops, records=tuple(placed)), tmp_path / "new", "their.file")
    assert [str(each) for each in load(tmp_path / "new").problems] == []
