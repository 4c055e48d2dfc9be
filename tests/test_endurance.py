"""The endurance command: every figure is run, and one that failed is never reported as held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from components.command_line.command import run
from tests.endurance import __main__ as command
from tests.endurance import runner, tools
from tests.endurance.figures import FIGURES, ROUNDS, SEED_VARIABLE, Outcome, seed
from tests.endurance.random_gestures import HEIGHT, WIDTH, nearby_point, random_point
from tests.endurance.report import as_json, as_table
from tests.endurance.resource_usage import ResourceGrowth, ResourceUsage
from tests.endurance.runner import NOT_BUILT, Rounds, measure_figure, run_for_hours
from tests.endurance.tools import TOOLS
from tests.endurance.touch_screen import straight_path

ROOT = Path(__file__).parents[1]
HELD = Outcome("R5", "goal", "found", True, ("a note",))
WARM = ResourceUsage(
    elements=1000, nodes=4000, listeners=300, heap=20_000_000, server=200_000_000, files=30, tiles=40
)


def measure(arguments: list[str]) -> int:
    """The exit code of `python -m tests.endurance` with these arguments."""
    return int(run(command.main, arguments))


class FakeModule:
    """Replaces a figure's module: returns or raises the given outcomes in turn, the last one repeatedly."""

    def __init__(self, *outcomes: Outcome | BaseException) -> None:
        self._outcomes = list(outcomes)

    def measure(self, long: bool) -> Outcome:
        outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
        if isinstance(outcome, BaseException):
            raise outcome
        return replace(outcome, found="long" if long else "short")


def install(monkeypatch: pytest.MonkeyPatch, **modules: FakeModule) -> None:
    """Replace these figures' modules; the other figures have none."""
    by_path = {FIGURES[name].module: module for name, module in modules.items()}
    monkeypatch.setattr(runner, "missing", lambda _: "")
    monkeypatch.setattr(runner, "find_spec", by_path.get)
    monkeypatch.setattr(runner, "import_module", by_path.__getitem__)


def test_every_row_of_the_table_has_a_figure() -> None:
    rows = {figure.row for figure in FIGURES.values()}
    assert {f"R{number}" for number in range(1, 12)} | {"S1", "S2", "S3", "A6"} <= rows
    assert set(ROUNDS) <= set(FIGURES)
    assert find_spec(FIGURES["soak"].module) is not None


def test_a_figure_without_a_module_is_reported_as_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    found = measure_figure("xss_audit", long=False)
    assert (found.figure, found.found, found.held) == ("S2", NOT_BUILT, False)


def test_a_figure_that_raises_is_not_held_and_the_next_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, soak=FakeModule(RuntimeError("no Chromium | here")), monkey=FakeModule(HELD))
    assert measure(["soak", "monkey", "--long"]) == command.NOT_HELD
    printed = capsys.readouterr().out
    assert "RuntimeError: no Chromium \\| here" in printed
    assert "| R5 | goal | long | yes |" in printed


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program is on the PATH, and no library is installed."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(tools, "SYSTEM_PATH", "")
    monkeypatch.setattr(tools, "LIBRARY_FOLDERS", ())
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.needs])
def test_a_figure_that_lacks_a_tool_is_not_started_and_says_what_to_type(
    bare_machine: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(runner, "import_module", lambda _: pytest.fail("it was started"))
    outcome = measure_figure(name, long=False)
    packages = [TOOLS[each].package for each in FIGURES[name].needs if TOOLS[each].package]
    assert outcome.found.startswith("not measured: Chromium")
    assert f"not installed; type: sudo apt install {' '.join(packages)}" in outcome.found
    assert (outcome.held, outcome.measured) == (False, False)
    assert "| – |" in as_table([outcome], facts="")


def test_the_clocks_library_and_the_right_to_mount_are_named(bare_machine: None) -> None:
    assert measure_figure("fault_injection", long=False).found == (
        "not measured: Chromium, libfaketime and mount are not installed; type: sudo apt install chromium"
        " faketime mount; and only root may mount a disk; type: sudo .venv/bin/python -m tests.endurance"
        " fault_injection"
    )


def test_what_is_missing_is_said_before_the_first_figure_and_the_others_are_measured(
    bare_machine: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = FakeModule(HELD)
    monkeypatch.setattr(runner, "import_module", lambda _: module)
    assert measure(["malformed", "soak"]) == command.NOT_HELD
    printed = capsys.readouterr()
    assert printed.err.startswith("soak: not measured: Chromium is not installed; type: sudo apt install chr")
    assert "| R5 | goal | short | yes |" in printed.out
    assert "| R5 | soak | not measured: Chromium is not installed" in printed.out


@pytest.mark.parametrize("module", ["tests.benchmarks", "tests.benchmarks.crowd", "tests.benchmarks.edits"])
def test_a_benchmark_without_a_browser_ends_with_one_sentence(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=os.environ | {"PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "not measured: Chromium is not installed; type: sudo apt install chromium\n"


def test_what_every_figure_needs_can_be_looked_up() -> None:
    assert {need for figure in FIGURES.values() for need in figure.needs} <= set(TOOLS)
    assert all(bool(tool.package) != bool(tool.remedy) for tool in TOOLS.values())


def test_the_exit_code_is_0_when_all_are_held(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, soak=FakeModule(HELD))
    assert measure(["soak", "--json"]) == command.ALL_HELD
    assert json.loads(capsys.readouterr().out)["outcomes"][0]["held"] is True


def test_ctrl_c_prints_what_has_been_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, soak=FakeModule(HELD), monkey=FakeModule(KeyboardInterrupt()))
    measure(["soak", "monkey"])
    assert "| R5 |" in capsys.readouterr().out


def test_the_exit_code_is_not_0_when_nothing_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, soak=FakeModule(KeyboardInterrupt()))
    assert measure(["soak"]) == command.NOT_HELD


def test_an_unknown_figure_is_refused_with_a_list_of_the_known_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert measure(["soap"]) == 2
    assert "soak" in capsys.readouterr().err


def test_rounds_are_repeated_until_the_time_is_over_and_each_outcome_is_logged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, soak=FakeModule(HELD, replace(HELD, held=False), HELD))
    # The deadline is set; then for each round: start and end of the one built figure, check of the deadline.
    clock = iter([0.0, *(0.0, 1.0), 1000.0, *(1000.0, 1001.0), 3500.0, *(3500.0, 3501.0), 3700.0])
    monkeypatch.setattr(runner, "time", type("", (), {"monotonic": lambda: next(clock)}))
    rounds, log, progress = Rounds(), tmp_path / "log.jsonl", list[str]()
    run_for_hours(["soak", "xss_audit"], 1, rounds, long=False, log=log, report=progress.append)
    lines = [json.loads(each) for each in log.read_text(encoding="utf-8").splitlines()]
    assert [(each["round"], each["name"], each["held"]) for each in lines if each["name"] == "soak"] == [
        (1, "soak", True),
        (2, "soak", False),
        (3, "soak", True),
    ]
    assert rounds.summary == "2 of 3 rounds held", progress


def test_a_table_has_one_row_per_figure_and_cells_are_escaped() -> None:
    table = as_table([replace(HELD, found="a | b\nc")], facts="2 cores").splitlines()
    assert table[2] == "| R5 | goal | a \\| b c | yes |"
    assert table[-1] == "2 cores"
    assert json.loads(as_json([HELD], facts="2 cores"))["machine"] == "2 cores"


@pytest.mark.parametrize(
    ("end", "fault"),
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
def test_growth_above_the_limit_is_a_fault(end: dict[str, int], fault: str | None) -> None:
    assert ResourceGrowth(WARM, replace(WARM, **end)).faults() == ([fault] if fault else [])


def test_random_points_are_on_the_screen_and_a_seed_repeats_them() -> None:
    runs = [
        [nearby_point(rng, random_point(rng), 500) for _ in range(2000)] for rng in (Random(7), Random(7))
    ]
    assert runs[0] == runs[1]
    assert all(0 <= x <= WIDTH - 1 and 0 <= y <= HEIGHT - 1 for x, y in runs[0])
    assert straight_path((0, 0), (10, 20), 2) == [(0, 0), (5, 10), (10, 20)]


def test_the_seed_of_the_environment_variable_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SEED_VARIABLE, "4711")
    assert seed() == 4711
    monkeypatch.setenv(SEED_VARIABLE, "no number")
    assert 0 <= seed() < 1_000_000
