"""The errand from end to end: what it shows, what it asks, what it writes, how it ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import load
from data.geocoding import locate
from tests.data.conftest import Spoil
from tests.data.geocoding.locate_fixtures import VIENNA, Types


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


def test_a_number_accepts_s_skips_and_the_next_run_goes_on(places: Path, types: Types) -> None:
    types("s", "1")
    assert locate.main([str(places.parent)]) == 1
    text = places.read_text(encoding="utf-8")
    assert "AT,,,town" in text
    assert "IT,45.64325,13.7903,town" in text
    assert "chosen by hand" in text
    types("1")
    assert locate.main([str(places.parent)]) == 0


@pytest.mark.parametrize("typed", ["59°57′N 30°19′E", "59.95 30.31667", "59,95 30,31667"])
def test_own_coordinates_are_taken_and_credited_to_the_curator(
    places: Path, types: Types, typed: str
) -> None:
    types(typed, "q")
    assert locate.main([str(places.parent)]) == 1
    row = places.read_text(encoding="utf-8").splitlines()[1]
    assert "AT,59.95,30.31667,town,certain,Q1741,2761369,CURATOR," in row
    assert "from coordinates typed by hand." in row


def test_what_is_not_understood_is_asked_again(
    places: Path, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    types("7", "yes", "91 0", "[red]", "1", "q")
    assert locate.main([str(places.parent)]) == 1
    assert capsys.readouterr().out.count("Type a number of the list, or two coordinates") == 4
    assert "AT,48.20849" in places.read_text(encoding="utf-8")


@pytest.mark.parametrize("lines", [["q"], []])
def test_q_or_a_closed_keyboard_stops_calmly(
    places: Path, types: Types, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = places.read_bytes()
    types(*lines)
    assert locate.main([str(places.parent)]) == 1
    assert "2 places still without coordinates" in capsys.readouterr().out
    assert places.read_bytes() == before


def test_ctrl_c_keeps_what_was_chosen(
    places: Path, types: Types, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types("1")
    typed = iter(["1"])

    def keyboard(*_: object, **__: object) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("rich.console.Console.input", keyboard)
    assert locate.main([str(places.parent)]) == 1
    assert "What was chosen so far is written" in capsys.readouterr().out
    text = places.read_text(encoding="utf-8")
    assert "AT,48.20849" in text
    assert "IT,,,town" in text


def test_a_table_shows_the_candidates_on_a_terminal(
    places: Path, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    types("q")
    locate.main([str(places.parent)])
    told = capsys.readouterr().out
    assert "To the" in told
    assert "┃" in told


def test_somebody_elses_change_is_not_written_over(
    places: Path, monkeypatch: pytest.MonkeyPatch, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = places.read_bytes() + b"# a word from the next desk\n"

    def meanwhile(*_: object, **__: object) -> str:
        places.write_bytes(theirs)
        return "1"

    types()
    monkeypatch.setattr("rich.console.Console.input", meanwhile)
    assert locate.main([str(places.parent)]) == 2
    assert "was changed meanwhile; nothing is written over it" in capsys.readouterr().out
    assert places.read_bytes() == theirs


def test_a_table_that_cannot_be_written_is_told(
    places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuses)
    assert locate.main([str(places.parent), "--accept-sure"]) == 2
    assert "cannot be written (Permission denied); close it where it is open" in capsys.readouterr().out
