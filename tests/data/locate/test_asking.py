"""The errand with somebody at the terminal: numbers, coordinates, s, q, and whatever else is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import locate
from tests.data.locate.conftest import Types


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
