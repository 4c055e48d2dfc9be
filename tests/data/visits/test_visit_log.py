"""The visit log loses nothing that a disk can hold, and takes nothing amiss."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

import data.visits.visit_log
from data.visits.visit_log import LONGEST_LINE, VisitLog, append_line, line_of, read_log, visits_on
from tests.data.visits.sample_visits import visit

NOVEMBER = datetime.fromisoformat("2026-11-25T16:12:30+01:00")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, said: list[str]) -> VisitLog:
    return VisitLog(tmp_path / "visits", said.append)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "visits"


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that takes nothing until the patch is undone."""

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


def test_of_one_visit_told_many_times_the_last_word_counts(log: VisitLog, folder: Path) -> None:
    log.keep(visit(1, ended="", seconds=60), NOVEMBER)
    log.keep(visit(1, ended="idle", seconds=100), NOVEMBER)
    log.keep(visit(1, ended="", seconds=120), NOVEMBER)  # it had waited, and came too late
    log.keep(visit(1, ended="idle", seconds=100), NOVEMBER)
    assert [(each.ended, each.seconds) for each in read_log(folder).visits] == [("idle", 100)]


@pytest.mark.parametrize("left", [1, 20, -2, -1])
def test_a_line_cut_off_is_passed_over_and_the_next_begins_afresh(
    log: VisitLog, folder: Path, left: int
) -> None:
    log.keep(visit(1), NOVEMBER)
    with (folder / "2026-11.jsonl").open("ab") as file:
        file.write(line_of(visit(2))[:left])
    log.keep(visit(3), NOVEMBER)
    read = read_log(folder)
    whole_but_for_its_end = left == -1
    assert {each.visit for each in read.visits} >= {visit(1).visit, visit(3).visit}
    assert (len(read.visits), read.torn) == ((3, 0) if whole_but_for_its_end else (2, 1))


@pytest.mark.parametrize(
    "junk",
    [
        b"\0" * 512,
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"1",
        b"{" * 9000,
        b"[" * 9000,
        line_of(visit(9)).replace(b'"seconds":63', b'"seconds":64').strip(),
        b'{"sum": null}',
    ],
)
def test_a_damaged_line_costs_itself_alone(log: VisitLog, folder: Path, junk: bytes) -> None:
    log.keep(visit(1), NOVEMBER)
    append_line(folder / "2026-11.jsonl", junk + b"\n")
    log.keep(visit(2), NOVEMBER)
    read = read_log(folder)
    assert ([each.visit for each in read.visits], read.torn) == ([visit(1).visit, visit(2).visit], 1)


def test_where_there_is_no_folder_there_were_no_visits(tmp_path: Path) -> None:
    assert read_log(tmp_path / "nowhere").visits == ()


def test_a_very_long_visit_loses_the_stories_it_only_glanced_at() -> None:
    stories = {f"life/{number:03}-a-town-with-a-long-name": number for number in range(200)}
    line = line_of(visit(stories=stories))
    assert len(line) <= LONGEST_LINE
    assert b"life/199-" in line
    assert b"life/000-" not in line


def test_on_a_full_disk_visits_wait_it_is_told_once_and_they_are_written_later(
    log: VisitLog, folder: Path, said: list[str], full_disk: pytest.MonkeyPatch
) -> None:
    assert [log.keep(visit(number), NOVEMBER) for number in range(3)] == [False] * 3
    assert log.waiting == 3
    (told,) = said
    assert "No space left on device" in told
    full_disk.undo()
    assert log.keep(visit(3), NOVEMBER)
    assert log.waiting == 0
    assert len(read_log(folder).visits) == 4
    assert said[1:] == ["Visits are written again: 4, with those that waited."]


def test_a_full_disk_met_again_is_told_again(
    log: VisitLog, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(
                "data.visits.visit_log.os.fsync", lambda _: (_ for _ in ()).throw(OSError(5, "Bad disk"))
            )
            log.keep(visit(), NOVEMBER)
        log.keep(visit(), NOVEMBER)
    assert ["Bad disk" in each for each in said] == [True, False, True, False]


def test_a_line_the_disk_took_half_of_is_written_whole_later(
    log: VisitLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr("data.visits.visit_log.os.write", lambda handle, line: write(handle, line[:50]))
        assert not log.keep(visit(1), NOVEMBER)
    assert log.keep(visit(2), NOVEMBER)
    read = read_log(folder)
    assert ({each.visit for each in read.visits}, read.torn) == ({visit(1).visit, visit(2).visit}, 1)


def test_what_waits_in_memory_is_bounded(
    log: VisitLog, folder: Path, full_disk: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "MOST_WAITING", 20)
    for number in range(25):
        log.keep(visit(number), NOVEMBER)
    assert log.waiting == 20
    full_disk.undo()
    assert log.keep(visit(24), NOVEMBER)
    assert [each.visit for each in read_log(folder).visits] == [
        visit(number).visit for number in range(5, 25)
    ]


def test_a_log_that_may_not_be_written_costs_no_more_than_the_counting(
    tmp_path: Path, said: list[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    log = VisitLog(tmp_path / "file" / "visits", said.append)
    assert not log.keep(visit(), NOVEMBER)
    assert len(said) == 1


def test_beyond_its_size_the_oldest_month_goes_and_it_is_told(
    folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "WRITES_BETWEEN_WEIGHINGS", 2)
    log = VisitLog(folder, said.append, most_bytes=3 * len(line_of(visit())))
    for month in range(1, 9):
        log.keep(visit(month), NOVEMBER.replace(month=month))
    assert sorted(each.stem for each in folder.iterdir()) == [f"2026-0{month}" for month in range(4, 9)]
    assert [each.split()[-4] for each in said] == ["2026-01", "2026-02", "2026-03"]


def test_one_month_too_large_is_told_once_and_the_exhibit_runs_on(
    folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.visits.visit_log, "WRITES_BETWEEN_WEIGHINGS", 2)
    log = VisitLog(folder, said.append, most_bytes=2 * len(line_of(visit())))
    assert all(log.keep(visit(number), NOVEMBER) for number in range(20))
    assert len(read_log(folder).visits) <= 4
    assert len(said) == 1
    assert log.waiting == 0


def test_a_clock_that_jumps_back_and_forth_loses_no_visit(log: VisitLog, folder: Path) -> None:
    years = (2026, 2024, 2036, 1970, 2026)
    for number, year in enumerate(years):
        at = f"{year}-11-25T16:12:30+01:00"
        assert log.keep(visit(number, at=at), datetime.fromisoformat(at))
    assert sorted(each.began_at.year for each in read_log(folder).visits) == sorted(years)


def test_many_writers_at_once_never_mix_their_lines(folder: Path, said: list[str]) -> None:
    """Each with a log of its own, as two servers have."""

    def write(first: int) -> None:
        log = VisitLog(folder, said.append)
        for number in range(first, first + 15):
            log.keep(visit(number), NOVEMBER)

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(0, 400, 100)))
    read = read_log(folder)
    assert (len(read.visits), read.torn, said) == (60, 0, [])


def test_the_visits_of_a_day_are_each_counted_once(tmp_path: Path) -> None:
    log = VisitLog(tmp_path, print)
    for told in (visit(1, ended=""), visit(1), visit(2), visit(3, "2026-11-24T16:12:30+01:00")):
        log.keep(told, NOVEMBER)
    append_line(tmp_path / "2026-11.jsonl", line_of(visit(4))[:-9] + b"\n")  # cut off
    assert visits_on(tmp_path, date(2026, 11, 25)) == 2
    assert visits_on(tmp_path, date(2026, 11, 24)) == 1
    assert visits_on(tmp_path, date(2026, 11, 2)) == 0


def test_where_there_is_no_log_no_visit_is_counted(tmp_path: Path) -> None:
    assert visits_on(tmp_path / "visits", date(2026, 11, 25)) == 0
