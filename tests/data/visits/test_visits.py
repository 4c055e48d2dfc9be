"""The visits, told to a curator in plain words."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest

from data import load
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_counts import Counts, add_up, dwell
from data.visits.visit_log import append_line, line_of, visits_folder
from data.visits.visits import main
from tests.data.visits.sample_visits import visit

NOW = datetime.fromisoformat("2026-11-26T12:00+00:00")
VIENNA, HOME = "brandt/01-vienna-1838", "rizzi/03-trieste-1852"


@pytest.fixture
def counted(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small exhibit after three visits, and a cut of the power."""
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    log = visits_folder(small)
    for line in (
        line_of(visit(1, at="2025-12-31T23:59:59+01:00", seconds=100)),
        line_of(visit(2, at="2026-11-25T16:12:30+01:00", seconds=20, stories={}, encounters={}, last="")),
        line_of(visit(3, at="2026-11-25T16:12:30+01:00", seconds=60, stories={VIENNA: 9}, last=VIENNA)),
        line_of(visit(4))[:40] + b"\n",
    ):
        append_line(log / "2026-11.jsonl", line)
    return small


@pytest.fixture
def counts(small: Path) -> Counts:
    exhibit = load(small).exhibit
    assert exhibit is not None
    visits = [
        visit(1),
        visit(2, stories={VIENNA: 9, "of/yore": 3}, last=VIENNA),
        visit(3, stories={}, last=""),
    ]
    late = visit(4, at="2036-11-25T16:12:30+01:00")
    return add_up([*visits, late], exhibit, NOW)


@pytest.mark.parametrize(
    ("seconds", "middle", "nine_of_ten"),
    [([], 0, 0), ([7], 7, 7), ([1, 3], 2, 2.8), (list(range(1, 102)), 51, 91)],
)
def test_how_long_is_told_by_the_middle_and_the_tenth(
    seconds: list[int], middle: float, nine_of_ten: float
) -> None:
    told = dwell(seconds)
    assert (told.count, told.median) == (len(seconds), middle)
    assert told.p90 == pytest.approx(nine_of_ten)


def test_stories_are_counted_by_visits_and_by_where_people_left(counts: Counts) -> None:
    assert [(each.id, each.opened, each.left) for each in counts.stories] == [(VIENNA, 3, 1), (HOME, 2, 2)]
    assert [each.id for each in counts.leaving] == [HOME, VIENNA]
    assert {each.id for each in counts.never}.isdisjoint({VIENNA, HOME, "of/yore"})
    assert len(counts.never) == 4
    assert counts.untouched == 0
    assert set(counts.lives.values()) == {3, 2}


def test_a_date_still_to_come_is_told_as_the_clocks_fault(counts: Counts) -> None:
    assert counts.ahead == 1


def test_the_report_says_it_in_words(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted)]) == 0
    told = capsys.readouterr().out
    assert "3 visits, half of them longer than 1:00, one in ten longer than 1:32 minutes." in told
    assert "33% opened no story." in told
    assert "1 line of the log were cut off" in told
    assert f"({VIENNA})" in told
    assert "Never opened: 4 stories" in told


def test_since_a_month_only_what_began_then(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted), "--since", "2026-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["dwell"]["count"] == 2
    assert list(told["hours"]) == ["16"]
    assert list(told["days"]) == ["2026-11-25"]
    assert told["damaged_lines"] == 1


def test_a_spreadsheet_gets_a_row_a_visit(counted: Path, tmp_path: Path) -> None:
    assert main([str(counted), "--csv", str(tmp_path / "visits.csv")]) == 0
    with (tmp_path / "visits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["began"] for row in rows] == [
        *("2025-12-31T23:58+01:00", "2026-11-25T16:11+01:00", "2026-11-25T16:11+01:00")
    ]
    assert rows[0]["stories"] == f"{VIENNA}=20 {HOME}=40"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--since", "last week"], 2, "write a year, month or day"),
        (["--since", "2026-13"], 2, "write a year, month or day"),
        (["--since", "2030"], 1, "No visit has been counted since 2030"),
        (["--csv", "no/such/folder/visits.csv"], 2, "cannot be written"),
    ],
)
def test_what_cannot_be_told_says_why(
    counted: Path, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(counted), *arguments]) == code
    assert said in capsys.readouterr().out


def test_a_folder_that_is_no_exhibit_says_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert main([str(tmp_path)]) == 2
    assert "uv run app.py check" in capsys.readouterr().out


def test_where_counting_is_turned_off_it_says_so(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = (small / "exhibit.yaml").read_text(encoding="utf-8")
    (small / "exhibit.yaml").write_text(sheet + "visit_log: false\n", encoding="utf-8")
    assert main([str(small)]) == 1
    assert "visit_log is false" in capsys.readouterr().out
