"""Advice on a map without a ground, and on a ground that nobody is credited for."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import pytest

from data import GROUND_FILE, load
from data.advice import ground
from data.advice.advise import advise
from tests.commands import command
from tests.data.advice.conftest import GetAdvice
from tests.exhibit_folders import replace_in_file
from tests.ground_file import write_ground
from tests.town_tiles import write_town_mbtiles

NO_GROUND = "The map has no ground: the ways stand on an empty sheet."


def test_a_missing_ground_is_told_with_the_command_that_brings_one(
    small: Path, get_advice: GetAdvice
) -> None:
    (small / GROUND_FILE).unlink()
    (advice,) = get_advice()
    assert str(advice) == (
        f"{GROUND_FILE}: there is no such file; for the ground that ships, type: "
        f"uv run app.py new ground --exhibit {shlex.quote(str(small))}. {NO_GROUND}"
    )
    typed = shlex.split(advice.remedy.partition("app.py new ")[2])
    assert command("new")(typed) == 0
    assert get_advice() == []


def test_a_folder_with_a_space_in_its_name_is_quoted(tmp_path: Path, small: Path) -> None:
    remedy = ground.missing_ground_advice(tmp_path / "my lives").remedy
    assert remedy.endswith(f"--exhibit '{tmp_path / 'my lives'}'")


def test_tiles_of_the_world_under_another_name_are_a_ground(small: Path, get_advice: GetAdvice) -> None:
    (small / GROUND_FILE).rename(small / "basemap/alps.PMTiles")
    assert get_advice() == []


def test_beside_the_tiles_of_a_town_the_ground_of_the_world_is_missed(
    small: Path, get_advice: GetAdvice
) -> None:
    (small / GROUND_FILE).unlink()
    write_town_mbtiles(small / "basemap/town.mbtiles")
    (advice,) = get_advice()
    assert (advice.file, advice.fault) == (GROUND_FILE, "there is no such file")


def test_tiles_of_which_nobody_is_known_are_told(small: Path, get_advice: GetAdvice) -> None:
    write_town_mbtiles(small / "basemap/town.mbtiles", metadata={"attribution": " "})
    (advice,) = get_advice()
    assert (advice.file, advice.field) == ("basemap/town.mbtiles", "attribution")
    assert advice.consequence == "Nobody is credited for it on the screen."


def test_where_the_shipped_exhibit_has_none_no_command_is_proposed(
    small: Path, get_advice: GetAdvice, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / GROUND_FILE).unlink()
    for shipped in (small.parent / "nothing", small):
        monkeypatch.setattr(ground, "SHIPPED", shipped)
        (advice,) = get_advice()
        assert advice.remedy == "put it back from your last copy"


def test_a_ground_that_cannot_be_used_is_a_problem_and_no_advice(small: Path) -> None:
    (small / GROUND_FILE).write_bytes(b"half")
    assert [each.file for each in load(small).problems] == [GROUND_FILE]
    assert [each.file for each in advise(load(small), small) if "basemap" in each.file] == []


def test_a_ground_that_names_nobody_is_told_with_the_file_that_names_somebody(
    small: Path, get_advice: GetAdvice
) -> None:
    write_ground(small / GROUND_FILE)
    assert [str(each) for each in get_advice()] == [
        'words/en.yaml: credit "Ground: Natural Earth and GSHHG" is about the ground that ships, and '
        f"{GROUND_FILE} is another; write who made it. Nobody is credited for it on the screen."
    ]


def test_a_credit_of_the_curators_own_or_of_the_shipped_ground_is_enough(
    small: Path, get_advice: GetAdvice
) -> None:
    write_ground(small / GROUND_FILE, metadata={"name": "Sojourn ground"})
    assert get_advice() == []
    write_ground(small / GROUND_FILE)
    replace_in_file(small / "words/en.yaml", "Ground: Natural Earth and GSHHG", "City survey")
    assert get_advice() == []


def test_a_town_of_many_places_without_a_plan_is_told_once(small: Path, get_advice: GetAdvice) -> None:
    assert not [each for each in get_advice() if each.file == "plans/"]
    table = small / "places.csv"
    lines = table.read_text("utf-8").rstrip("\n").splitlines()
    first, *rows = lines
    moved = [_moved(row, number) for number, row in enumerate(rows)]
    table.write_text("\n".join([first, *moved]) + "\n", "utf-8")
    (advice,) = [each for each in get_advice() if each.file == "plans/"]
    assert "places lie within 5 km" in advice.fault
    assert "a plain sheet with a scale" in advice.consequence


def _moved(row: str, number: int) -> str:
    """A row of places.csv at one town, a kilometre north of the row before it."""
    cells = next(csv.reader([row]))
    position = next(index for index, cell in enumerate(cells) if re.fullmatch(r"\d+\.\d+", cell))
    cells[position : position + 2] = [f"{48.2 + number / 100:.2f}", "16.37"]
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
