"""The program tests beside an edited exhibit: `uv run python -m tests.edited_exhibit`.

A copy of the checkout gets an exhibit as a curator may leave it: a story, an encounter, a picture and a
person with two stops added, a story deleted, titles changed. No program test may notice.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from data import Exhibit, Stop, load
from tests.commands import command, measurement, start
from tests.exhibit_folders import ROOT, SHIPPED, SMALL

NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "uv.lock")


@measurement("tests.edited_exhibit", "tests/components")
@click.argument("paths", nargs=-1, metavar="[PATH]…", help="files and folders of tests; all by default")
def main(paths: Sequence[str]) -> int:
    """Run the program tests beside an edited exhibit. It takes as long as the tests."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(shutil.copytree(ROOT, Path(folder) / "sojourn", symlinks=True, ignore=NOT_COPIED))
        edit_exhibit(checkout / SHIPPED.relative_to(ROOT))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        pytest = [sys.executable, "-m", "pytest", "-m", "not content", *paths]
        return subprocess.run(pytest, cwd=checkout, env=environment).returncode


def edit_exhibit(folder: Path) -> None:
    """Make the edits, as a curator makes them. Raises RuntimeError where the result has a problem."""
    before = load(folder).exhibit
    if before is None:
        raise RuntimeError("the shipped exhibit cannot be shown")
    met = {stop.id for encounter in before.encounters for stop in encounter.stops}
    deleted, retitled, other = [stop for stop in before.stops if stop.id not in met][:3]
    (folder / deleted.file).unlink()
    retitle(folder / retitled.file, "What a curator calls it")
    retitle(folder / "exhibit.yaml", "Another title")
    source = other.sources[0].id
    add_story(folder, other, source)
    add_third_person(folder, place=other.place_on_map.id, source=source)
    add_row(folder / "encounters.csv", **encounter_row(before, other))
    shutil.copy(SMALL / "pictures/pier.svg", folder / "pictures/added-pier.svg")
    file = {"id": "added-pier", "file": "added-pier.svg", "alt_en": "A stone pier with one lamp"}
    rights = {"creator": "A curator", "year": "2026", "licence": "CC0-1.0", "source": "drawn"}
    add_row(folder / "pictures.csv", **file, **rights)
    problems = load(folder).problems
    if problems:
        raise RuntimeError("\n".join(map(str, problems)))


def retitle(file: Path, title: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^title: .*$", f"title: {title}", text, count=1, flags=re.M), encoding="utf-8")


def add_story(folder: Path, like: Stop, source: str) -> None:
    """A story of the same person, place and time as another."""
    date = ["--date", like.date.text] if like.date else []
    where = ["--place", like.place_on_map.id, *date, "--after", like.id.rpartition("/")[2]]
    add_stop(folder, like.person, "An added story", source, *where)


def encounter_row(exhibit: Exhibit, stop: Stop) -> dict[str, str]:
    met = next(each for each in exhibit.stops if each.person != stop.person)
    ends = {"stop_a": stop.id, "stop_b": met.id, "place": stop.place_on_map.id}
    return {"id": "added", "title": "An added encounter", "text": "They never met here.", **ends}


def add_third_person(folder: Path, *, place: str, source: str) -> None:
    """Ida Pfeiffer, with a stop at a new place and one at a known place."""
    run_new("person", "Ida Pfeiffer", folder=folder)
    file = folder / "people/ida-pfeiffer/person.yaml"
    fill_in(file, "epithet", "Twice round the world")
    fill_in(file, "born", "1797-10-14")
    fill_in(file, "died", "1858-10")
    fill_in(file, "introduction", "She saw the world alone.")
    publish(file)
    known = ["--country", "AT", "--latitude", "48.2082", "--longitude", "16.3738"]
    run_new("place", "Vienna, home of Ida Pfeiffer", "--id", "pfeiffer-home", *known, folder=folder)
    born = ["--place", "pfeiffer-home", "--date", "1797-10-14"]
    add_stop(folder, "ida-pfeiffer", "Born to run", source, *born)
    add_stop(folder, "ida-pfeiffer", "To a place already known", source, "--place", place, "--date", "1846")


def add_stop(folder: Path, person: str, title: str, source: str, *options: str) -> None:
    before = set((folder / "people" / person).glob("*.md"))
    run_new("stop", person, title, *options, folder=folder)
    (file,) = set((folder / "people" / person).glob("*.md")) - before
    fill_in(file, "sources", f"[{source}]")
    file.write_text(file.read_text(encoding="utf-8") + "A story.\n", encoding="utf-8")
    publish(file)


def run_new(*arguments: str, folder: Path) -> None:
    if command("new")([*arguments, "--exhibit", str(folder)]) != 0:
        raise RuntimeError(f"new {' '.join(arguments)} failed")


def fill_in(file: Path, field: str, value: str) -> None:
    """Write the value of an empty field."""
    text = file.read_text(encoding="utf-8")
    if f"\n{field}:\n" not in text:
        raise RuntimeError(f"{file.name} has no empty {field}")
    file.write_text(text.replace(f"\n{field}:\n", f"\n{field}: {value}\n"), encoding="utf-8")


def publish(file: Path) -> None:
    """Delete the line that says that the file is a draft."""
    text = file.read_text(encoding="utf-8")
    if "\ndraft: true\n" not in text:
        raise RuntimeError(f"{file.name} does not say draft: true")
    file.write_text(text.replace("\ndraft: true\n", "\n"), encoding="utf-8")


def add_row(table: Path, **cells: str) -> None:
    """Add a row with these cells; columns that the table does not have are left out."""
    with table.open("r+", encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
        file.seek(0, os.SEEK_END)
        csv.DictWriter(file, columns, extrasaction="ignore").writerow(cells)


if __name__ == "__main__":
    start(main)
