"""The command `visits`: the report, its JSON and CSV, and its errors."""

from __future__ import annotations

import csv
import errno
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data import load
from data.editions.installed_kiosk import InstalledKiosk
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_log import append_line, encode_line, read_log, visits_folder
from tests.commands import command
from tests.data.visits.sample_visits import visit
from tests.exhibit_folders import copy_small

main = command("visits")

VIENNA, HOME = "brandt/vienna-1838", "rizzi/trieste-1852"


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


def test_the_page_sums_the_visits_up_in_words(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted)]) == 0
    output = capsys.readouterr().out
    assert "3 visits, half of them longer than 1:00, one in ten longer than 1:32 minutes." in output
    assert "33% opened no story." in " ".join(output.split())
    assert "1 line of the log was cut off" in output
    assert "Most opened, of 6 stories" in output
    assert "Never opened: 4, such as" in output
    assert "Every day, hour and story: --all" in output
    assert str(visits_folder(counted)) in output


def test_the_full_report_names_every_story(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(counted), "--all"]) == 0
    output = capsys.readouterr().out
    assert f"({VIENNA})" in output
    assert "Never opened: 4 stories" in output
    exhibit = load(counted).exhibit
    assert exhibit is not None
    assert [stop.title for stop in exhibit.stops if stop.title not in output] == []
    assert "2025-12-31" in output


def test_years_of_visits_to_many_stories_are_still_one_page(
    journeys_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    exhibit = load(journeys_folder).exhibit
    assert exhibit is not None
    stops = [stop.id for stop in exhibit.stops][:-3]
    for number in range(300):
        opened = {stop: 1 + number % 40 for stop in stops[: 1 + number % len(stops)]}
        moment = datetime(2026, 11, 25, 16, 12, tzinfo=UTC) - timedelta(days=3 * number)
        line = encode_line(visit(number, at=moment.isoformat(), stories=opened, last=stops[0]))
        append_line(visits_folder(journeys_folder) / f"{moment:%Y-%m}.jsonl", line)
    log = visits_folder(journeys_folder)
    append_line(log / "2026-11.jsonl", encode_line(visit(900))[:40] + b"\n")
    later = visit(901, at="2036-01-01T10:00:00+00:00", language="ru", used=["timeline"], ended="left")
    append_line(log / "2036-01.jsonl", encode_line(later))
    assert main([str(journeys_folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert 24 <= len(lines) <= 40
    assert [line for line in lines if len(line.rstrip()) > 80 and "state" not in line] == []
    assert any(line.split()[1:3] == ["weeks", "before"] for line in lines)
    assert "301 visits" in lines[1]


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


def test_a_log_that_may_not_be_read_is_not_taken_for_an_empty_one(
    counted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("data.visits.visits.read_log", refuse)
    assert main([str(counted)]) == 2
    assert "may not be read by you; type: sudo " in capsys.readouterr().err


def test_a_folder_that_may_not_be_listed_raises(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("data.visits.visit_log.os.listdir", refuse)
    with pytest.raises(PermissionError):
        read_log(visits_folder(counted))


@pytest.fixture
def kiosk(counted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a kiosk that shows the small exhibit; its visits are those of `counted`."""
    monkeypatch.delenv(STATE_VARIABLE)
    monkeypatch.setattr("data.editions.state_folder.user_state_path", lambda _: tmp_path / "own")
    kiosk = InstalledKiosk("kiosk", counted, tmp_path / "state")
    monkeypatch.setattr("data.visits.visits.installed_kiosk", lambda: kiosk)
    return kiosk.state


def test_on_a_kiosk_its_visits_are_reported_whoever_asks(
    kiosk: Path, counted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([], [str(counted)]):
        assert main(arguments) == 0
        output = capsys.readouterr().out
        assert "3 visits" in output
        assert f"Visits to this machine’s kiosk: {visits_folder(counted, kiosk)}" in output


def test_another_exhibit_on_a_kiosk_has_the_log_of_who_asks(
    kiosk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = copy_small(tmp_path / "other")
    assert main([str(other)]) == 1
    assert str(visits_folder(other, tmp_path / "own")) in capsys.readouterr().out


def test_where_counting_is_turned_off_it_says_so(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (small / "exhibit.yaml").read_text(encoding="utf-8")
    (small / "exhibit.yaml").write_text(text + "visit_log: false\n", encoding="utf-8")
    assert main([str(small)]) == 1
    assert "visit_log is false" in capsys.readouterr().out
