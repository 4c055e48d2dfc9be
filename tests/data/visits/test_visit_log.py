"""The visit log loses no visit that the disk can hold, and survives damaged lines and full disks."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

import data.visits.visit_log
from data.visits.visit_log import MAX_LINE_BYTES, VisitLog, append_line, encode_line, read_log, visits_on
from tests.data.visits.sample_visits import visit

NOVEMBER = datetime.fromisoformat("2026-11-25T16:12:30+01:00")


@pytest.fixture
def reports() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, reports: list[str]) -> VisitLog:
    return VisitLog(tmp_path / "visits", reports.append)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "visits"


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that cannot be written until the patch is undone."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("data.visits.visit_log.os.write", full)
        yield patch


def test_a_visit_is_a_line_in_its_months_file(log: VisitLog, folder: Path) -> None:
    assert log.keep(visit(1), NOVEMBER)
    assert log.keep(visit(2), NOVEMBER.replace(month=12))
    assert sorted(each.name for each in folder.iterdir()) == ["2026-11.jsonl", "2026-12.jsonl"]
    assert read_log(folder).visits == (visit(1), visit(2))


def test_only_its_owner_may_read_the_log(log: VisitLog, folder: Path) -> None:
    log.keep(visit(), NOVEMBER)
    assert (folder / "2026-11.jsonl").stat().st_mode & 0o077 == 0


def test_a_visit_that_was_logged_many_times_counts_once_with_its_end(log: VisitLog, folder: Path) -> None:
    log.keep(visit(1, ended="", seconds=60), NOVEMBER)
    log.keep(visit(1, ended="idle", seconds=100), NOVEMBER)
    log.keep(visit(1, ended="", seconds=120), NOVEMBER)  # late: it had to wait
    log.keep(visit(1, ended="idle", seconds=100), NOVEMBER)
    assert [(each.ended, each.seconds) for each in read_log(folder).visits] == [("idle", 100)]


@pytest.mark.parametrize("end", [1, 20, -2, -1])
def test_a_torn_line_is_left_out_and_the_next_visit_starts_a_new_line(
    log: VisitLog, folder: Path, end: int
) -> None:
    log.keep(visit(1), NOVEMBER)
    with (folder / "2026-11.jsonl").open("ab") as file:
        file.write(encode_line(visit(2))[:end])
    log.keep(visit(3), NOVEMBER)
    read = read_log(folder)
    only_the_line_end_is_missing = end == -1
    assert {each.visit for each in read.visits} >= {visit(1).visit, visit(3).visit}
    assert (len(read.visits), read.torn) == ((3, 0) if only_the_line_end_is_missing else (2, 1))


@pytest.mark.parametrize(
    "damaged",
    [
        b"\0" * 512,
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"1",
        b"{" * 9000,
        b"[" * 9000,
        encode_line(visit(9)).replace(b'"seconds":63', b'"seconds":64').strip(),
        b'{"sum": null}',
    ],
)
def test_a_damaged_line_does_not_damage_the_others(log: VisitLog, folder: Path, damaged: bytes) -> None:
    log.keep(visit(1), NOVEMBER)
    append_line(folder / "2026-11.jsonl", damaged + b"\n")
    log.keep(visit(2), NOVEMBER)
    read = read_log(folder)
    assert ([each.visit for each in read.visits], read.torn) == ([visit(1).visit, visit(2).visit], 1)


def test_a_missing_folder_has_no_visits(tmp_path: Path) -> None:
    assert read_log(tmp_path / "nowhere").visits == ()


def test_a_very_long_visit_is_logged_without_its_shortest_stories() -> None:
    stories = {f"life/{number:03}-a-town-with-a-long-name": number for number in range(200)}
    line = encode_line(visit(stories=stories))
    assert len(line) <= MAX_LINE_BYTES
    assert b"life/199-" in line
    assert b"life/000-" not in line


def test_on_a_full_disk_visits_wait_one_report_is_made_and_they_are_written_later(
    log: VisitLog, folder: Path, reports: list[str], full_disk: pytest.MonkeyPatch
) -> None:
    assert [log.keep(visit(number), NOVEMBER) for number in range(3)] == [False] * 3
    assert log.waiting == 3
    (report,) = reports
    assert "No space left on device" in report
    full_disk.undo()
    assert log.keep(visit(3), NOVEMBER)
    assert log.waiting == 0
    assert len(read_log(folder).visits) == 4
    assert reports[1:] == ["Visits are written again: 4, with those that waited."]


def test_a_second_failure_is_reported_again(
    log: VisitLog, reports: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(
                "data.visits.visit_log.os.fsync", lambda _: (_ for _ in ()).throw(OSError(5, "Bad disk"))
            )
            log.keep(visit(), NOVEMBER)
        log.keep(visit(), NOVEMBER)
    assert ["Bad disk" in each for each in reports] == [True, False, True, False]


def test_a_line_that_was_half_written_is_written_again_completely(
    log: VisitLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr("data.visits.visit_log.os.write", lambda handle, line: write(handle, line[:50]))
        assert not log.keep(visit(1), NOVEMBER)
    assert log.keep(visit(2), NOVEMBER)
    read = read_log(folder)
    assert ({each.visit for each in read.visits}, read.torn) == ({visit(1).visit, visit(2).visit}, 1)


def test_no_more_than_the_maximum_of_visits_waits_in_memory(
    log: VisitLog, folder: Path, full_disk: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "MAX_WAITING", 20)
    for number in range(25):
        log.keep(visit(number), NOVEMBER)
    assert log.waiting == 20
    full_disk.undo()
    assert log.keep(visit(24), NOVEMBER)
    assert [each.visit for each in read_log(folder).visits] == [
        visit(number).visit for number in range(5, 25)
    ]


def test_a_log_that_cannot_be_written_raises_nothing(tmp_path: Path, reports: list[str]) -> None:
    (tmp_path / "file").write_text("a file where the folder should be", encoding="utf-8")
    log = VisitLog(tmp_path / "file" / "visits", reports.append)
    assert not log.keep(visit(), NOVEMBER)
    assert len(reports) == 1


def test_above_the_maximum_size_the_oldest_month_is_deleted_and_this_is_reported(
    folder: Path, reports: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "WRITES_BETWEEN_SIZE_CHECKS", 2)
    log = VisitLog(folder, reports.append, max_bytes=3 * len(encode_line(visit())))
    for month in range(1, 9):
        log.keep(visit(month), NOVEMBER.replace(month=month))
    assert sorted(each.stem for each in folder.iterdir()) == [f"2026-0{month}" for month in range(4, 9)]
    assert [each.split()[-4] for each in reports] == ["2026-01", "2026-02", "2026-03"]


def test_a_single_month_that_is_too_large_is_reported_once_and_nothing_is_raised(
    folder: Path, reports: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "WRITES_BETWEEN_SIZE_CHECKS", 2)
    log = VisitLog(folder, reports.append, max_bytes=2 * len(encode_line(visit())))
    assert all(log.keep(visit(number), NOVEMBER) for number in range(20))
    assert len(read_log(folder).visits) <= 4
    assert len(reports) == 1
    assert log.waiting == 0


def test_a_clock_that_jumps_loses_no_visit(log: VisitLog, folder: Path) -> None:
    years = (2026, 2024, 2036, 1970, 2026)
    for number, year in enumerate(years):
        at = f"{year}-11-25T16:12:30+01:00"
        assert log.keep(visit(number, at=at), datetime.fromisoformat(at))
    assert sorted(each.began_at.year for each in read_log(folder).visits) == sorted(years)


def test_concurrent_writers_never_mix_their_lines(folder: Path, reports: list[str]) -> None:
    """Each writer has its own VisitLog, as two servers have."""

    def write(first: int) -> None:
        log = VisitLog(folder, reports.append)
        for number in range(first, first + 15):
            log.keep(visit(number), NOVEMBER)

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(0, 400, 100)))
    read = read_log(folder)
    assert (len(read.visits), read.torn, reports) == (60, 0, [])


def test_the_visits_of_a_day_are_each_counted_once(tmp_path: Path) -> None:
    log = VisitLog(tmp_path, print)
    for each in (visit(1, ended=""), visit(1), visit(2), visit(3, "2026-11-24T16:12:30+01:00")):
        log.keep(each, NOVEMBER)
    append_line(tmp_path / "2026-11.jsonl", encode_line(visit(4))[:-9] + b"\n")  # torn
    assert visits_on(tmp_path, date(2026, 11, 25)) == 2
    assert visits_on(tmp_path, date(2026, 11, 24)) == 1
    assert visits_on(tmp_path, date(2026, 11, 2)) == 0


def test_where_there_is_no_log_no_visit_is_counted(tmp_path: Path) -> None:
    assert visits_on(tmp_path / "visits", date(2026, 11, 25)) == 0
