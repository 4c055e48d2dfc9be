"""A new place is a last row; every other byte of the table stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.editing.new import main


def add(exhibit: Path, *arguments: str) -> int:
    return main(["place", *arguments, "--exhibit", str(exhibit)])


BERGEN = ("Bergen", "--country", "NO", "--latitude", "60.39", "--longitude", "5.32")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ended", [True, False])
def test_a_table_is_added_to_in_its_own_manner(
    separator: str, line_break: str, mark: str, ended: bool, small: Path
) -> None:
    table = small / "places.csv"
    rows = table.read_text(encoding="utf-8").replace('"San Carlo pier, Trieste"', "San Carlo pier")
    plain = rows.replace('"Molo San Carlo, Triest"', "Molo").replace(",", separator).splitlines()
    before = mark + line_break.join(plain) + (line_break if ended else "")
    table.write_bytes(before.encode())
    assert add(small, *BERGEN) == 0
    after = table.read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith(line_break)
    assert after.count(line_break) == len(plain) + 1
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.places["bergen"].point == (60.39, 5.32)


def test_a_place_that_is_not_located_yet_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(small, "Bergen, Håkonshallen") == 0
    said = capsys.readouterr().out
    assert "places.csv has a new last row: bergen-hakonshallen." in said
    for field in ("country", "latitude", "longitude"):
        assert f"row 5 (Bergen, Håkonshallen): {field} is missing; write " in said


def test_a_wrong_number_is_written_as_typed_and_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(small, "Bergen", "--country", "NO", "--latitude", "60,39", "--longitude", "5.32") == 0
    assert 'latitude "60,39" is not a number; write 60.39' in capsys.readouterr().out


def test_a_table_without_ids_is_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "places.csv").write_text("name\nBergen\n", encoding="utf-8")
    assert add(small, *BERGEN) == 1
    assert "put the header back" in capsys.readouterr().out
    (small / "places.csv").write_bytes(b"")
    assert add(small, *BERGEN) == 1
    (small / "places.csv").unlink()
    assert add(small, *BERGEN) == 2
