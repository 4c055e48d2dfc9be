"""The endurance harness: every figure has its turn, and nothing that failed passes for held."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from tests.endurance import __main__ as command
from tests.endurance import runner as rounds
from tests.endurance import running
from tests.endurance.figures import FIGURES, ROUNDS
from tests.endurance.outcome import Outcome
from tests.endurance.random_gestures import HEIGHT, WIDTH, near, spot
from tests.endurance.report import as_json, as_table
from tests.endurance.resource_usage import Growth, Standstill
from tests.endurance.runner import Rounds, hours_of
from tests.endurance.running import NOT_BUILT, measured
from tests.endurance.seed import SEED_VARIABLE, seed
from tests.endurance.touch_screen import line

HELD = Outcome("R5", "goal", "found", True, ("a note",))
WARM = Standstill(
    elements=1000, nodes=4000, listeners=300, heap=20_000_000, server=200_000_000, files=30, tiles=40
)


class Made:
    """A figure's module, made by hand."""

    def __init__(self, *answers: Outcome | BaseException) -> None:
        self._answers = list(answers)

    def measure(self, long: bool) -> Outcome:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return replace(answer, found="long" if long else "short")


def put(monkeypatch: pytest.MonkeyPatch, **modules: Made) -> None:
    """Those figures are made by hand; the others are not built."""
    of_module = {FIGURES[name].module: made for name, made in modules.items()}
    monkeypatch.setattr(running, "find_spec", of_module.get)
    monkeypatch.setattr(running, "import_module", of_module.__getitem__)


def test_every_figure_of_staying_up_has_a_row() -> None:
    rows = {figure.row for figure in FIGURES.values()}
    assert {f"R{number}" for number in range(1, 12)} | {"S1", "S2", "S3", "A6"} <= rows
    assert set(ROUNDS) <= set(FIGURES)
    assert find_spec(FIGURES["soak"].module) is not None


def test_a_figure_that_is_not_built_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch)
    found = measured("hostile", long=False)
    assert (found.figure, found.found, found.held) == ("S2", NOT_BUILT, False)


def test_a_figure_that_raises_is_not_held_and_the_next_has_its_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, soak=Made(RuntimeError("no Chromium | here")), monkey=Made(HELD))
    assert command.main(["soak", "monkey", "--long"]) == command.NOT_HELD
    printed = capsys.readouterr().out
    assert "RuntimeError: no Chromium \\| here" in printed
    assert "| R5 | goal | long | yes |" in printed


def test_all_held_is_exit_code_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    put(monkeypatch, soak=Made(HELD))
    assert command.main(["soak", "--json"]) == command.ALL_HELD
    assert json.loads(capsys.readouterr().out)["outcomes"][0]["held"] is True


def test_a_ctrl_c_prints_what_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, soak=Made(HELD), monkey=Made(KeyboardInterrupt()))
    command.main(["soak", "monkey"])
    assert "| R5 |" in capsys.readouterr().out


def test_nothing_measured_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, soak=Made(KeyboardInterrupt()))
    assert command.main(["soak"]) == command.NOT_HELD


def test_an_unknown_figure_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(["soap"])
    assert "soak" in capsys.readouterr().err


def test_rounds_go_on_until_the_time_is_over_and_each_outcome_is_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(monkeypatch, soak=Made(HELD, replace(HELD, held=False), HELD))
    clock = iter([0.0, 1000.0, 3500.0, 3700.0])
    monkeypatch.setattr(rounds, "time", type("", (), {"monotonic": lambda: next(clock)}))
    done, log, said = Rounds(), tmp_path / "log.jsonl", list[str]()
    hours_of(["soak", "hostile"], 1, done, long=False, log=log, say=said.append)
    lines = [json.loads(each) for each in log.read_text(encoding="utf-8").splitlines()]
    assert [(each["round"], each["name"], each["held"]) for each in lines if each["name"] == "soak"] == [
        (1, "soak", True),
        (2, "soak", False),
        (3, "soak", True),
    ]
    assert done.in_words == "2 of 3 rounds held", said


def test_a_table_has_a_row_a_figure_and_no_cell_breaks_it() -> None:
    table = as_table([replace(HELD, found="a | b\nc")], facts="2 cores").splitlines()
    assert table[2] == "| R5 | goal | a \\| b c | yes |"
    assert table[-1] == "2 cores"
    assert json.loads(as_json([HELD], facts="2 cores"))["machine"] == "2 cores"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({}, None),
        ({"server": 219_000_000, "heap": 29_000_000, "nodes": 4190, "files": 31}, None),
        ({"server": 220_000_000}, "the server grew by 20.0 MB"),
        ({"heap": 30_000_000}, "the heap grew by 10.0 MB"),
        ({"nodes": 4300}, "nodes changed by 7.5 %"),
        ({"elements": 940}, "nodes changed by -6.0 %"),
        ({"listeners": 330}, "30 more listeners"),
        ({"files": 33}, "3 more open files"),
        ({"tiles": 77}, None),
        ({"tiles": 300}, "260 more tiles"),
    ],
)
def test_what_grows_too_much_is_a_fault(more: dict[str, int], fault: str | None) -> None:
    assert Growth(WARM, replace(WARM, **more)).faults() == ([fault] if fault else [])


def test_a_monkey_stays_on_the_glass_and_its_seed_repeats_it() -> None:
    ways = [[near(chance, spot(chance), 500) for _ in range(2000)] for chance in (Random(7), Random(7))]
    assert ways[0] == ways[1]
    assert all(0 <= x <= WIDTH - 1 and 0 <= y <= HEIGHT - 1 for x, y in ways[0])
    assert line((0, 0), (10, 20), 2) == [(0, 0), (5, 10), (10, 20)]


def test_a_seed_that_was_printed_is_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SEED_VARIABLE, "4711")
    assert seed() == 4711
    monkeypatch.setenv(SEED_VARIABLE, "no number")
    assert 0 <= seed() < 1_000_000
