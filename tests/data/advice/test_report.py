from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.console import Console

from data import Exhibit, Problem
from data.advice.report import ADVICE, Report, as_json, as_text, count_line, for_terminal
from data.model.problem import Advice

LATITUDE = Problem(
    "places.csv",
    "row 7 (Dmitrov)",
    "latitude",
    "[bold]56,34",
    "is not a number",
    "write 56.34",
    "It is lost.",
    7,
)
GONE = Problem("sources.csv", "", "", "", "the file is missing", "put it back", "No source is named.")
HINT = Advice(
    "a.md", "line 3", "", "", "the story has 12 words", "write 30 to 70", "The panel looks empty.", 3
)


@pytest.fixture
def report(shipped: Exhibit) -> Report:
    return Report(shipped, (LATITUDE, GONE), (HINT,), 1.25)


def on_terminal(report: Report) -> str:
    console = Console(width=200, force_terminal=True, color_system=None)
    with console.capture() as capture:
        console.print(for_terminal(report))
    return capture.get()


def test_problems_come_first_then_the_advice_under_its_heading_then_the_count(report: Report) -> None:
    lines = as_text(report).splitlines()
    assert lines[:-1] == [str(LATITUDE), str(GONE), ADVICE, str(HINT)]
    assert lines[-1].startswith("2 problems, 1 piece of advice. 2 people, ")
    assert lines[-1].endswith("Checked in 1.2 s.")


def test_advice_alone_is_no_problem(report: Report) -> None:
    assert count_line(replace(report, problems=(), advice=(HINT, HINT))).startswith(
        "No problem, 2 pieces of advice. "
    )
    assert as_text(replace(report, problems=(), advice=())).startswith("No problem. 2 people, ")


def test_a_terminal_groups_by_file_and_takes_no_text_for_a_mark(report: Report) -> None:
    lines = [line.rstrip() for line in on_terminal(report).splitlines()]
    at = lines.index("places.csv")
    assert (
        lines[at + 1] == '  row 7 (Dmitrov): latitude "[bold]56,34" is not a number; write 56.34. It is lost.'
    )
    assert lines[lines.index("sources.csv") + 1] == "  the file is missing; put it back. No source is named."
    assert any(ADVICE in line for line in lines)


def test_machines_get_all_of_it(report: Report) -> None:
    told = json.loads(as_json(report))
    assert Problem(**told["problems"][0]) == LATITUDE
    assert Advice(**told["advice"][0]) == HINT
    assert (told["people"], told["seconds"]) == (2, 1.25)


def test_nothing_shown_is_nobody_and_nothing(report: Report) -> None:
    told = json.loads(as_json(replace(report, exhibit=None)))
    assert (told["people"], told["stops"]) == (0, 0)
    assert "Nothing can be shown." in count_line(replace(report, exhibit=None))
