"""Tests."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from data import Exhibit, Problem
from data.advice.check import ADVICE_HEADING, Report, as_json, as_paragraphs, as_text, main, summary
from data.model.problem import Advice
from tests.data.conftest import EXHIBITS, Spoil

ROOT = Path(__file__).parents[3]


def check(*arguments: str) -> subprocess.Popen[str]:
    """The same errand as a curator types it, with this Python in place of `uv run`."""
    return subprocess.Popen(
        [sys.executable, "app.py", "check", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def before_the_advice(said: str) -> list[str]:
    """The problems' lines: those above the heading of the advice, or above the count."""
    lines = said.splitlines()
    return lines[: lines.index(ADVICE_HEADING) if ADVICE_HEADING in lines else -1]


def test_a_sound_exhibit_is_0(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(small)]) == 0
    said = capsys.readouterr().out
    assert before_the_advice(said) == []
    assert said.splitlines()[-1].startswith("No problem, 2 pieces of advice. 2 people, 6 stops. Checked in ")


def test_a_problem_is_1_and_stands_on_a_line_of_its_own(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("places.csv", "13.7637", '"13,7637"')
    spoil("people/brandt/02-trieste-1852.md", "place: trieste-quay", "place: trieste")
    assert main([str(small)]) == 1
    said = capsys.readouterr().out
    lines = before_the_advice(said)
    assert lines[-1:] == [
        'places.csv, row 4 (San Carlo pier, Trieste): longitude "13,7637" is not a number; write 13.7637. '
        "The place is not shown."
    ]
    assert said.splitlines()[-1].startswith(f"{len(lines)} problems, ")
    assert " 2 people, 5 stops." in said.splitlines()[-1]


def test_one_problem_is_one_problem(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "words/en.yaml").unlink()
    assert main([str(small)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 problem, 2 pieces of advice. ")


def test_one_person_is_no_people(small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    spoil("exhibit.yaml", "[brandt, rizzi]", "[brandt]")
    (small / "encounters.csv").write_text("id,place,stop_a,stop_b,title,text\n", encoding="utf-8")
    assert main([str(small)]) == 0
    assert "1 person, 3 stops" in capsys.readouterr().out


def test_an_empty_folder_is_1_and_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXHIBITS / "empty")]) == 1
    said = capsys.readouterr().out
    assert "exhibit.yaml: the file is missing" in said
    assert "Nothing can be shown." in said


def test_a_folder_that_is_not_there_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().out


def test_a_flag_that_is_not_there_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--jason"])
    assert left.value.code == 2
    assert "usage: uv run app.py check" in capsys.readouterr().err


def test_the_shipped_exhibit_is_checked_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "2 people" in capsys.readouterr().out


def test_json_is_the_same_report_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(EXHIBITS / "broken")])
    told = before_the_advice(capsys.readouterr().out)
    assert main([str(EXHIBITS / "broken"), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert len(report["problems"]) == len(told)
    assert (report["people"], report["stops"]) == (1, 4)
    assert report["seconds"] > 0
    assert (
        report["advice"][0].keys()
        == report["problems"][0].keys()
        >= {
            "file",
            "where",
            "field",
            "found",
            "fault",
            "remedy",
            "consequence",
        }
    )


def test_json_of_a_sound_exhibit_is_an_empty_list(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(small), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_json_is_nothing_but_json_whatever_a_date_holds(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("people/brandt/01-vienna-1838.md", "date: 1838", "date: 1838-1X-XX")
    assert main([str(small), "--json"]) == 1
    assert [each["field"] for each in json.loads(capsys.readouterr().out)["problems"]] == ["date"]


def test_the_door_gives_report_and_exit_code_on(tmp_path: Path) -> None:
    asked = [[str(EXHIBITS / "small")], [str(EXHIBITS / "broken"), "--json"], [str(tmp_path / "nowhere")]]
    errands = [check(*arguments) for arguments in asked]
    (sound, broken, nowhere) = [errand.communicate(timeout=180) for errand in errands]
    assert [errand.returncode for errand in errands] == [0, 1, 2]
    assert sound[0].splitlines()[-1].startswith("No problem, ")
    assert len(json.loads(broken[0])["problems"]) > 20
    assert "there is no such folder" in nowhere[0]
    assert [each[1] for each in (sound, broken, nowhere)] == ["", "", ""]


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
        console.print(as_paragraphs(report))
    return capture.get()


def test_problems_come_first_then_the_advice_under_its_heading_then_the_count(report: Report) -> None:
    lines = as_text(report).splitlines()
    assert lines[:-1] == [str(LATITUDE), str(GONE), ADVICE_HEADING, str(HINT)]
    assert lines[-1].startswith("2 problems, 1 piece of advice. 2 people, ")
    assert lines[-1].endswith("Checked in 1.2 s.")


def test_advice_alone_is_no_problem(report: Report) -> None:
    assert summary(replace(report, problems=(), advice=(HINT, HINT))).startswith(
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
    assert any(ADVICE_HEADING in line for line in lines)


def test_machines_get_all_of_it(report: Report) -> None:
    told = json.loads(as_json(report))
    assert Problem(**told["problems"][0]) == LATITUDE
    assert Advice(**told["advice"][0]) == HINT
    assert (told["people"], told["seconds"]) == (2, 1.25)


def test_nothing_shown_is_nobody_and_nothing(report: Report) -> None:
    told = json.loads(as_json(replace(report, exhibit=None)))
    assert (told["people"], told["stops"]) == (0, 0)
    assert "Nothing can be shown." in summary(replace(report, exhibit=None))
