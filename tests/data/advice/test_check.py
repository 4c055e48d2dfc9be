"""The check command: exit codes, and the report as text, as JSON and on a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from data import Exhibit, Problem
from data.advice.check import ADVICE_HEADING, Report, as_json, as_paragraphs, as_text, summary
from data.model.problem import Advice, Location
from tests.commands import command
from tests.data.conftest import ReplaceText
from tests.exhibit_folders import EXHIBITS

main = command("check")

ROOT = Path(__file__).parents[3]
WRONG_LATITUDE = Problem.on(
    "places.csv",
    "latitude",
    found="[bold]56,34",
    fault="is not a number",
    remedy="write 56.34",
    effect="It is lost.",
    at=Location.row(7, "Dmitrov"),
)
MISSING_FILE = Problem.on(
    "sources.csv", fault="the file is missing", remedy="put it back", effect="No source is named."
)
SHORT_STORY = Advice.on(
    "a.md",
    fault="the story has 12 words",
    remedy="write 30 to 70",
    effect="The panel looks empty.",
    at=Location.line(3),
)


def run_check(*arguments: str) -> subprocess.Popen[str]:
    """The command as a curator types it, run by this Python in place of `uv run`."""
    return subprocess.Popen(
        [sys.executable, "app.py", "check", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def problem_lines(output: str) -> list[str]:
    """The lines of the problems: those above the drafts, the advice or the summary."""
    lines = output.splitlines()
    ends = [number for number, line in enumerate(lines) if line.startswith(("Drafts: ", ADVICE_HEADING))]
    return lines[: ends[0] if ends else -1]


def test_an_exhibit_without_problems_exits_0(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(small)]) == 0
    output = capsys.readouterr().out
    assert problem_lines(output) == []
    assert output.splitlines()[-1].startswith(
        "No problem, 2 pieces of advice. 2 people, 6 stops. Checked in "
    )


def test_an_exhibit_with_problems_exits_1_and_prints_one_line_for_each(
    small: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("places.csv", "13.7637", '"13,7637"')
    replace_text("people/brandt/02-trieste-1852.md", "place: trieste-quay", "place: trieste")
    assert main([str(small)]) == 1
    output = capsys.readouterr().out
    lines = problem_lines(output)
    assert lines[-1:] == [
        'places.csv, row 4 (San Carlo pier, Trieste): longitude "13,7637" is not a number; write 13.7637. '
        "The place is not shown. It is needed by 2 stories (rizzi/02-vienna-1848, rizzi/03-trieste-1852); "
        "1 encounter (row 2)."
    ]
    assert output.splitlines()[-1].startswith("1 problem, ")
    assert len(lines) == 1
    assert " 2 people, 5 stops." in output.splitlines()[-1]


def test_one_problem_is_counted_in_the_singular(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "words/en.yaml").unlink()
    assert main([str(small)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 problem, 2 pieces of advice. ")


def test_one_person_is_counted_in_the_singular(
    small: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("exhibit.yaml", "[brandt, rizzi]", "[brandt]")
    (small / "encounters.csv").write_text("id,place,stop_a,stop_b,title,text\n", encoding="utf-8")
    assert main([str(small)]) == 0
    assert "1 person, 3 stops" in capsys.readouterr().out


def test_an_empty_folder_exits_1_and_nothing_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXHIBITS / "empty")]) == 1
    output = capsys.readouterr().out
    assert "exhibit.yaml: the file is missing" in output
    assert "Nothing can be shown." in output


def test_a_missing_folder_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_an_unknown_option_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--jason"]) == 2
    message = capsys.readouterr().err
    assert "There is no option “--jason”. Did you mean: --json" in message
    assert "Usage: uv run app.py check" in message


@pytest.mark.content
def test_the_shipped_exhibit_is_checked_by_default(
    shipped: Exhibit, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert f"{len(shipped.people)} people, {len(list(shipped.stops))} stops" in capsys.readouterr().out


def test_json_has_the_same_problems_as_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(EXHIBITS / "broken")])
    lines = problem_lines(capsys.readouterr().out)
    assert main([str(EXHIBITS / "broken"), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert len(report["problems"]) == len(lines)
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


def test_json_without_problems_has_an_empty_list(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(small), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_json_output_stays_valid_with_a_date_that_cannot_be_parsed(
    small: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("people/brandt/01-vienna-1838.md", "date: 1838", "date: 1838-1X-XX")
    assert main([str(small), "--json"]) == 1
    assert [each["field"] for each in json.loads(capsys.readouterr().out)["problems"]] == ["date"]


def test_with_upgrade_the_report_lists_what_may_be_added_below_the_problems(
    small: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(small), "--upgrade"]) == 0
    assert "  old_style: The Julian date" in capsys.readouterr().out
    replace_text("people/brandt/01-vienna-1838.md", "date: 1838", "date: 1838-1X-XX")
    assert main(["--upgrade", str(small)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("people/brandt/01-vienna-1838.md, line ")
    assert any(line.startswith("  old_style: ") for line in lines[1:-1])
    assert lines[-1].startswith("1 problem")


def test_with_upgrade_json_has_each_addition_with_its_meaning(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(small), "--upgrade", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    fields = {each["name"]: each for each in report["additions"]}
    assert fields["old_style"]["file"] == "people/*/*.md"
    assert (report["problems"], fields["old_style"]["example"]) == ([], "1895-09-22")


def test_app_py_passes_on_the_report_and_the_exit_code(tmp_path: Path) -> None:
    arguments = [[str(EXHIBITS / "small")], [str(EXHIBITS / "broken"), "--json"], [str(tmp_path / "nowhere")]]
    processes = [run_check(*each) for each in arguments]
    (small, broken, missing) = [each.communicate(timeout=180) for each in processes]
    assert [each.returncode for each in processes] == [0, 1, 2]
    assert small[0].splitlines()[-1].startswith("No problem, ")
    assert len(json.loads(broken[0])["problems"]) > 20
    assert "there is no such folder" in missing[1]
    assert (small[1], broken[1], missing[0]) == ("", "", "")


@pytest.fixture
def report(journeys: Exhibit) -> Report:
    return Report(journeys, (WRONG_LATITUDE, MISSING_FILE), (SHORT_STORY,), 1.25)


def terminal_output(report: Report) -> str:
    console = Console(width=200, force_terminal=True, color_system=None)
    with console.capture() as capture:
        console.print(as_paragraphs(report))
    return capture.get()


def test_the_text_has_problems_then_advice_under_its_heading_then_the_summary(report: Report) -> None:
    lines = as_text(report).splitlines()
    assert lines[:-1] == [str(WRONG_LATITUDE), str(MISSING_FILE), ADVICE_HEADING, str(SHORT_STORY)]
    assert lines[-1].startswith("2 problems, 1 piece of advice. 2 people, ")
    assert lines[-1].endswith("Checked in 1.2 s.")


def test_advice_is_not_counted_as_a_problem(report: Report) -> None:
    assert summary(replace(report, problems=(), advice=(SHORT_STORY, SHORT_STORY))).startswith(
        "No problem, 2 pieces of advice. "
    )
    assert as_text(replace(report, problems=(), advice=())).startswith("No problem. 2 people, ")


def test_a_terminal_groups_by_file_and_shows_square_brackets_as_typed(report: Report) -> None:
    lines = [line.rstrip() for line in terminal_output(report).splitlines()]
    at = lines.index("places.csv")
    assert (
        lines[at + 1] == '  row 7 (Dmitrov): latitude "[bold]56,34" is not a number; write 56.34. It is lost.'
    )
    assert lines[lines.index("sources.csv") + 1] == "  the file is missing; put it back. No source is named."
    assert any(ADVICE_HEADING in line for line in lines)


def test_json_has_every_field_of_problems_and_advice(report: Report) -> None:
    loaded = json.loads(as_json(report))
    assert Problem(**loaded["problems"][0]) == WRONG_LATITUDE
    assert Advice(**loaded["advice"][0]) == SHORT_STORY
    assert (loaded["people"], loaded["seconds"]) == (2, 1.25)


def test_an_exhibit_that_cannot_be_shown_has_no_people_and_no_stops(report: Report) -> None:
    loaded = json.loads(as_json(replace(report, exhibit=None)))
    assert (loaded["people"], loaded["stops"]) == (0, 0)
    assert "Nothing can be shown." in summary(replace(report, exhibit=None))


def test_drafts_are_listed_with_what_is_left_to_do_and_do_not_change_the_exit_code(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = small / "people/rizzi/02-vienna-1848.md"
    text = story.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1)
    story.write_text(text.replace("date: ", "date: soon "), encoding="utf-8")
    (small / "people/rizzi/04-venice.md").write_text("", encoding="utf-8")
    assert main([str(small)]) == 0
    output = capsys.readouterr().out
    assert problem_lines(output) == []
    lines = output.splitlines()
    assert lines[0].startswith("Drafts: 2. Visitors do not see them")
    assert lines[1] == "people/rizzi/02-vienna-1848.md (Maps for a ministry): says draft: true."
    assert lines[2].startswith("  people/rizzi/02-vienna-1848.md, line 5: date ")
    assert lines[3] == "people/rizzi/04-venice.md: has no story yet."
    assert lines[-1].startswith("No problem, 2 drafts, ")
    assert main([str(small), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [draft["reason"] for draft in report["drafts"]] == ["says draft: true", "has no story yet"]
    assert (report["problems"], report["stops"]) == ([], 5)
    assert report["drafts"][0]["left_to_do"][0]["field"] == "date"


def test_a_place_that_only_a_draft_names_is_not_unused(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (small / "people").glob("*/*-vienna-*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    main([str(small)])
    assert "is used by nothing" not in capsys.readouterr().out
