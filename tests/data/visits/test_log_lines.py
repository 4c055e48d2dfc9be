"""What a log says of one day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from data.visits.log_lines import line_of, visits_on
from data.visits.visit_log import VisitLog, append_line
from tests.data.visits.visits_told import visit

NOVEMBER = datetime.fromisoformat("2026-11-25T16:12:30+01:00")


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
