"""The command `visits`: the report, its JSON and CSV, and its errors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_log import append_line, encode_line, visits_folder
from tests.commands import command
from tests.data.visits.sample_visits import visit

main = command("visits")

VIENNA, HOME = "brandt/01-vienna-1838", "rizzi/03-trieste-1852"


@pytest.fixture
def counted(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small exhibit after three visits and a power cut."""
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    log = visits_folder(small)
    for line in (
        encode_line(visit(1, at="2025-12-31T23:59:59+01:00", seconds=100)),
        encode_line(visit(2, at="2026-11-25T16:12:30+01:00", seconds=20, stories={}, encounters={}, last="")),
        encode_line(visit(3, at="2026-11-25T16:12:30+01:00", seconds=60, stories={VIENNA: 9}, last=VIENNA)),
        encode_line(visit(4))[:40] + b"\n",
    ):
        append_line(log / "2026-11.jsonl", line)
    return small


def test_the_report_sums_the_visits_up_in_words(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted)]) == 0
    output = capsys.readouterr().out
    assert "3 visits, half of them longer than 1:00, one in ten longer than 1:32 minutes." in output
    assert "33% opened no story." in output
    assert "1 line of the log were cut off" in output
    assert f"({VIENNA})" in output
    assert "Never opened: 4 stories" in output


def test_since_counts_later_visits_only(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted), "--since", "2026-01", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["dwell"]["count"] == 2
    assert list(report["hours"]) == ["16"]
    assert list(report["days"]) == ["2026-11-25"]
    assert report["damaged_lines"] == 1


def test_the_csv_file_has_a_row_for_each_visit(counted: Path, tmp_path: Path) -> None:
    assert main([str(counted), "--csv", str(tmp_path / "visits.csv")]) == 0
    with (tmp_path / "visits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["began"] for row in rows] == [
        *("2025-12-31T23:58+01:00", "2026-11-25T16:11+01:00", "2026-11-25T16:11+01:00")
    ]
    assert rows[0]["stories"] == f"{VIENNA}=20 {HOME}=40"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--since", "last week"], 2, "write a year, month or day"),
        (["--since", "2026-13"], 2, "write a year, month or day"),
        (["--since", "2030"], 1, "No visit has been counted since 2030"),
        (["--csv", "no/such/folder/visits.csv"], 2, "cannot be written"),
    ],
)
def test_a_report_that_cannot_be_made_says_why(
    counted: Path, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(counted), *arguments]) == code
    printed = capsys.readouterr()
    assert message in (printed.out if code == 1 else printed.err)


def test_a_folder_that_is_no_exhibit_says_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert main([str(tmp_path)]) == 2
    assert "uv run app.py check" in capsys.readouterr().err


def test_where_counting_is_turned_off_it_says_so(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (small / "exhibit.yaml").read_text(encoding="utf-8")
    (small / "exhibit.yaml").write_text(text + "visit_log: false\n", encoding="utf-8")
    assert main([str(small)]) == 1
    assert "visit_log is false" in capsys.readouterr().out
