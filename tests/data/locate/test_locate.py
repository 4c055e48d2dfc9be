"""The errand from end to end: what it shows, what it asks, what it writes, how it ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import load, locate
from tests.data.conftest import Spoil
from tests.data.locate.conftest import VIENNA, Types


def test_with_every_place_located_there_is_nothing_to_do(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small / "places.csv").read_bytes()
    assert locate.main([str(small)]) == 0
    assert capsys.readouterr().out == "Every place has its coordinates.\n"
    assert (small / "places.csv").read_bytes() == before


def test_without_a_terminal_it_only_reports(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = places.read_bytes()
    assert locate.main([str(places.parent)]) == 1
    told = capsys.readouterr().out
    assert "row 2 (Vienna)\n  1  Vienna  AT  48.20849, 16.37208" in told
    assert "sure, 96 %  GEONAMES" in told
    assert told.endswith("0 written, 2 places still without coordinates.\n")
    assert "\x1b" not in told
    assert places.read_bytes() == before


def test_accept_sure_fills_the_row_and_nothing_else(places: Path) -> None:
    before = places.read_text(encoding="utf-8")
    assert locate.main([str(places.parent), "--accept-sure"]) == 0
    note = f"Located {date.today().isoformat()} from GeoNames, taken by --accept-sure."
    expected = before.replace(
        "AT,,,town,certain,Q1741,2761369,GEONAMES,City point.",
        f'AT,48.20849,16.37208,town,certain,Q1741,2761369,GEONAMES,"City point. {note}"',
    ).replace(
        "IT,,,town,certain,Q546,3165185,GEONAMES,City point.",
        f'IT,45.64325,13.7903,town,certain,Q546,3165185,GEONAMES,"City point. {note}"',
    )
    assert places.read_text(encoding="utf-8") == expected
    assert load(places.parent).problems == ()


def test_accept_sure_leaves_what_is_not_sure(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "places.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        file.write("neustadt,Neustadt,,,,,,,DE,,,town,,,,,\nnowhere,Atlantis,,,,,,,DE,,,town,,,,,\n")
    before = table.read_bytes()
    assert locate.main([str(small), "--accept-sure"]) == 1
    told = capsys.readouterr().out
    assert "Nothing was found." in told
    assert "2 places still without coordinates" in told
    assert table.read_bytes() == before


def test_half_a_point_is_left_to_a_person(
    small: Path, spoil: Spoil, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("places.csv", VIENNA, "AT,48.2082,,town")
    assert locate.main([str(small), "--accept-sure"]) == 1
    assert "only its latitude is there" in capsys.readouterr().out
    types("1")
    assert locate.main([str(small)]) == 0
    assert "AT,48.20849,16.37208,town" in (small / "places.csv").read_text(encoding="utf-8")


def test_a_table_that_cannot_be_written_is_told(
    places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuses)
    assert locate.main([str(places.parent), "--accept-sure"]) == 2
    assert "cannot be written (Permission denied); close it where it is open" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be opened"), (b"id\n", "has no column"), (b"\xff\xfa", "UTF-8")]
)
def test_it_ends_with_2_when_it_cannot_run(
    small: Path, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "places.csv").unlink()
    if content is not None:
        (small / "places.csv").write_bytes(content)
    assert locate.main([str(small)]) == 2
    assert said in capsys.readouterr().out


def test_hostile_rows_are_shown_in_one_line_and_spoil_nothing(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "places.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        file.write('=cmd|x,"=HYPERLINK(""http://x"")",,,,,,,DE,,,town,,,,,\n')
        file.write(f"long,{'x' * 50_000},,,,,,,DE,,,town,,,,,\n")
        file.write(",\x1b[31m[red]evil[/red],,,,,,,DE,,,town,,,,,\n,,,,,,,,DE\n")
    before = table.read_bytes()
    assert locate.main([str(small), "--accept-sure"]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "[red]evil[/red]" in told
    assert max(map(len, told.splitlines())) < 200
    assert table.read_bytes() == before


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        locate.main(["--help"])
    assert ended.value.code == 0
    assert "Example: uv run app.py locate" in capsys.readouterr().out
