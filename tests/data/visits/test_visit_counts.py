"""Statistics of visits: durations, stories, and where people left."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from data import load
from data.editing.rename import rename
from data.visits.visit_counts import Counts, count_visits, dwell
from tests.data.visits.sample_visits import visit

NOW = datetime.fromisoformat("2026-11-26T12:00+00:00")
VIENNA, HOME = "brandt/vienna-1838", "rizzi/trieste-1852"


@pytest.fixture
def counts(small: Path) -> Counts:
    exhibit = load(small).exhibit
    assert exhibit is not None
    visits = [
        visit(1),
        visit(2, stories={VIENNA: 9, "no-longer/in-the-exhibit": 3}, last=VIENNA),
        visit(3, stories={}, last=""),
    ]
    future = visit(4, at="2036-11-25T16:12:30+01:00")
    return count_visits([*visits, future], exhibit, NOW)


@pytest.mark.parametrize(
    ("seconds", "median", "p90"),
    [([], 0, 0), ([7], 7, 7), ([1, 3], 2, 2.8), (list(range(1, 102)), 51, 91)],
)
def test_durations_are_summed_up_as_median_and_90th_percentile(
    seconds: list[int], median: float, p90: float
) -> None:
    result = dwell(seconds)
    assert (result.count, result.median) == (len(seconds), median)
    assert result.p90 == pytest.approx(p90)


def test_stories_are_counted_by_visits_and_by_where_people_left(counts: Counts) -> None:
    assert [(each.id, each.opened, each.left) for each in counts.stories] == [(VIENNA, 3, 1), (HOME, 2, 2)]
    assert [each.id for each in counts.leaving] == [HOME, VIENNA]
    assert {each.id for each in counts.never}.isdisjoint({VIENNA, HOME, "no-longer/in-the-exhibit"})
    assert len(counts.never) == 4
    assert counts.untouched == 0
    assert set(counts.lives.values()) == {3, 2}


def test_visits_dated_in_the_future_are_counted(counts: Counts) -> None:
    assert counts.ahead == 1


def test_a_draft_is_counted_only_where_it_was_read_before(small: Path) -> None:
    for stop in ("rizzi/03-trieste-1852", "brandt/03-vienna-1871"):
        file = small / f"people/{stop}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    exhibit = load(small, drafts=True).exhibit
    assert exhibit is not None
    counts = count_visits([visit(1)], exhibit, NOW)
    assert HOME in {each.id for each in counts.stories}
    assert "brandt/vienna-1871" not in {each.id for each in (*counts.stories, *counts.never)}


def test_stories_that_were_read_while_their_life_had_another_id_count_for_it(small: Path) -> None:
    rename(small, "person", "brandt", "clara")
    exhibit = load(small).exhibit
    assert exhibit is not None
    counts = count_visits([visit(1, stories={VIENNA: 9, HOME: 3}, last=VIENNA)], exhibit, NOW)
    assert list(counts.lives.values()) == [1, 1]
    assert [each.id for each in counts.stories] == ["clara/vienna-1838", HOME]
