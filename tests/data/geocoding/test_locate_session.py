"""A session of `locate` from start to end: what it shows, asks and writes, and its exit code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import load
from tests.commands import command
from tests.data.conftest import ReplaceText
from tests.data.geocoding.conftest import VIENNA, TypeLines

main = command("locate")

pytestmark = pytest.mark.usefixtures("few_towns")


def test_when_every_place_has_coordinates_nothing_is_done(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small / "places.csv").read_bytes()
    assert main([str(small)]) == 0
    assert capsys.readouterr().out == f"Every place of {small} has its coordinates.\n"
    assert (small / "places.csv").read_bytes() == before


def test_without_a_terminal_it_only_reports(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = places.read_bytes()
    assert main([str(places.parent)]) == 1
    output = capsys.readouterr().out
    assert "row 2 (Vienna)\n  1  Vienna  AT  48.20849, 16.37208" in output
    assert "sure, 97 %  GEONAMES\n     the table of towns has no other one of this name" in output
    assert output.endswith("0 written, 2 places still without coordinates.\n")
    assert "\x1b" not in output
    assert places.read_bytes() == before


def test_accept_sure_fills_the_row_and_nothing_else(places: Path) -> None:
    before = places.read_text(encoding="utf-8")
    assert main([str(places.parent), "--accept-sure"]) == 0
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


def test_accept_sure_writes_nothing_that_is_not_sure(
    small: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "places.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        file.write("neustadt,Neustadt,,,,,,,DE,,,town,,,,,\nnowhere,Atlantis,,,,,,,DE,,,town,,,,,\n")
    before = table.read_bytes()
    assert main([str(small), "--accept-sure"]) == 1
    output = capsys.readouterr().out
    assert "Nothing was found." in output
    assert "2 places still without coordinates" in output
    assert table.read_bytes() == before


def test_a_place_with_only_a_latitude_is_decided_by_a_person(
    small: Path, replace_text: ReplaceText, type_lines: TypeLines, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("places.csv", VIENNA, "AT,48.2082,,town")
    assert main([str(small), "--accept-sure"]) == 1
    assert "only its latitude is there" in capsys.readouterr().out
    type_lines("1")
    assert main([str(small)]) == 0
    assert "AT,48.20849,16.37208,town" in (small / "places.csv").read_text(encoding="utf-8")


def test_a_number_accepts_s_skips_and_the_next_run_continues(places: Path, type_lines: TypeLines) -> None:
    type_lines("s", "1")
    assert main([str(places.parent)]) == 1
    text = places.read_text(encoding="utf-8")
    assert "AT,,,town" in text
    assert "IT,45.64325,13.7903,town" in text
    assert "chosen by hand" in text
    type_lines("1")
    assert main([str(places.parent)]) == 0


@pytest.mark.parametrize("typed", ["59°57′N 30°19′E", "59.95 30.31667", "59,95 30,31667"])
def test_typed_coordinates_are_written_and_credited_to_the_curator(
    places: Path, type_lines: TypeLines, typed: str
) -> None:
    type_lines(typed, "q")
    assert main([str(places.parent)]) == 1
    row = places.read_text(encoding="utf-8").splitlines()[1]
    assert "AT,59.95,30.31667,town,certain,Q1741,2761369,CURATOR," in row
    assert "from coordinates typed by hand." in row


def test_an_invalid_answer_is_asked_again(
    places: Path, type_lines: TypeLines, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines("7", "yes", "91 0", "[red]", "1", "q")
    assert main([str(places.parent)]) == 1
    assert capsys.readouterr().out.count("Type a number of the list, or two coordinates") == 4
    assert "AT,48.20849" in places.read_text(encoding="utf-8")


def test_an_answer_that_can_be_read_in_two_ways_is_said_to_be_ambiguous(
    places: Path, type_lines: TypeLines, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines("48,21", "48°12′ N 16°22′ O", "48,21 16,37", "q")
    assert main([str(places.parent)]) == 1
    output = capsys.readouterr().out
    assert "The comma may stand within a number or between two; write decimals with a point" in output
    assert "The letter O is east in some languages and west in others; write E or W" in output
    assert "AT,48.21,16.37," in places.read_text(encoding="utf-8")


@pytest.mark.parametrize("lines", [["q"], []])
def test_q_or_the_end_of_input_stops_the_session(
    places: Path, type_lines: TypeLines, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = places.read_bytes()
    type_lines(*lines)
    assert main([str(places.parent)]) == 1
    assert "2 places still without coordinates" in capsys.readouterr().out
    assert places.read_bytes() == before


def test_ctrl_c_keeps_what_was_written(
    places: Path, type_lines: TypeLines, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines("1")
    answers = iter(["1"])

    def read_answer(*_: object, **__: object) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("rich.console.Console.input", read_answer)
    assert main([str(places.parent)]) == 1
    assert "What was chosen so far is written" in capsys.readouterr().out
    text = places.read_text(encoding="utf-8")
    assert "AT,48.20849" in text
    assert "IT,,,town" in text


def test_a_terminal_shows_the_candidates_in_a_table(
    places: Path, type_lines: TypeLines, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines("q")
    main([str(places.parent)])
    output = capsys.readouterr().out
    assert "To the" in output
    assert "┃" in output


def test_a_change_by_another_program_is_not_overwritten(
    places: Path, monkeypatch: pytest.MonkeyPatch, type_lines: TypeLines, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = places.read_bytes() + b"# a note of another editor\n"

    def change_and_answer(*_: object, **__: object) -> str:
        places.write_bytes(changed)
        return "1"

    type_lines()
    monkeypatch.setattr("rich.console.Console.input", change_and_answer)
    assert main([str(places.parent)]) == 2
    assert "was changed meanwhile; nothing is written over it" in capsys.readouterr().err
    assert places.read_bytes() == changed


def test_a_table_that_cannot_be_written_is_reported(
    places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    assert main([str(places.parent), "--accept-sure"]) == 2
    assert "cannot be written (Permission denied); close it where it is open" in capsys.readouterr().err


def test_an_unknown_country_contradicts_no_town_and_is_written_with_the_position(
    places: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    """`import` writes ZZ where a file says no country."""
    replace_text("places.csv", "AT,,,town", "ZZ,,,town")
    replace_text("places.csv", "IT,,,town", ",,,town")
    assert main([str(places.parent)]) == 1
    assert "not in the country of the row" not in capsys.readouterr().out
    assert main([str(places.parent), "--accept-sure"]) == 0
    written = places.read_text(encoding="utf-8")
    assert ",AT,48.20849,16.37208,town," in written
    assert ",IT,45.64325,13.7903,town," in written


def test_a_typed_position_says_no_country(
    places: Path, replace_text: ReplaceText, type_lines: TypeLines
) -> None:
    replace_text("places.csv", "AT,,,town", "ZZ,,,town")
    type_lines("59.95 30.31667", "q")
    assert main([str(places.parent)]) == 1
    assert ",ZZ,59.95,30.31667,town," in places.read_text(encoding="utf-8")
