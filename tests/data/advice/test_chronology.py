"""Tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.advice.chronology import FASTEST
from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

FIRST, SECOND = "people/rizzi/01-trieste-1840.md", "people/rizzi/02-vienna-1848.md"


def told(advised: Advised, words: str) -> list[tuple[str, str, str]]:
    return [(each.file, each.field, each.found) for each in advised() if words in each.fault]


@pytest.mark.parametrize("date", ["1799", "1700/1760", "../1801"])
def test_a_stop_before_birth_is_told(date: str, advised: Advised, spoil: Spoil) -> None:
    spoil(FIRST, "date: 1840/1843", f"date: {date}")
    assert told(advised, "birth") == [(FIRST, "date", date)]


@pytest.mark.parametrize("date", ["1999-05-01", "1990/.."])
def test_a_stop_after_death_is_told(date: str, advised: Advised, spoil: Spoil) -> None:
    spoil("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", f"date: {date}")
    assert told(advised, "death") == [("people/rizzi/03-trieste-1852.md", "date", date)]


def test_who_was_not_present_need_not_have_lived(advised: Advised, spoil: Spoil) -> None:
    spoil("people/brandt/03-vienna-1871.md", "date: 1871~", "date: 1999")
    assert told(advised, "death") == []


def test_a_stop_that_begins_before_the_one_ahead_is_told_with_that_files_name(
    advised: Advised, spoil: Spoil
) -> None:
    spoil(SECOND, "date: 1848-03-13?", "date: 1839-03-13")
    (advice,) = [each for each in advised() if "ahead" in each.fault]
    assert (advice.file, advice.where, advice.found) == (SECOND, "line 4", "1839-03-13")
    assert "give the file a number below that of 01-trieste-1840.md" in advice.remedy


@pytest.mark.parametrize("date", ["1840", "1839~", "1840-03", "1840?", "../1845", "184X", "1839/1841~"][:6])
def test_a_date_that_may_be_in_order_is_left_alone(date: str, advised: Advised, spoil: Spoil) -> None:
    spoil(SECOND, "date: 1848-03-13?", f"date: {date}")
    assert told(advised, "ahead") == []


STOP = "people/rizzi/02-vienna-1848.md"
Travel = Callable[[str, str, str], list[str]]


@pytest.fixture
def travel(advised: Advised, spoil: Spoil) -> Travel:
    """Rizzi goes from Trieste to Vienna, 327 km over the quay; gives what is said of the way."""

    def go(by: str, leaves: str, arrives: str) -> list[str]:
        spoil("people/rizzi/01-trieste-1840.md", "date: 1840/1843", f"date: {leaves}")
        spoil(STOP, "date: 1848-03-13?", f"date: {arrives}")
        spoil(STOP, "travel: mixed", f"travel: {by}" if by else "leg: certain")
        return [each.fault for each in advised() if " km a day" in each.fault]

    return go


@pytest.mark.parametrize(
    ("by", "leaves", "arrives"),
    [
        ("foot", "1848-03-10", "1848-03-12"),
        ("ship", "1848-03-10", "1848-03-10"),
        ("cart", "1848-03-10", "1848-03-10"),
    ],
)
def test_what_can_be_done_is_left_alone(by: str, leaves: str, arrives: str, travel: Travel) -> None:
    assert (travel(by, leaves, arrives) == []) is (by != "foot")


def test_a_march_of_three_days_in_two_is_told_with_both_speeds(travel: Travel) -> None:
    (fault,) = travel("foot", "1848-03-10", "1848-03-11")
    assert fault.startswith("leaves 2 days for the 3")
    assert fault.endswith("and nobody travelled more than 80 km a day")


@pytest.mark.parametrize(
    ("leaves", "arrives"),
    [
        ("1848", "1848"),
        ("1840/1848", "1848-03-13"),
        ("1848-03-10", "1848"),
        ("1848-21", "1848-03-10"),
        ("184X", "1848-03-01"),
    ],
)
def test_a_date_known_to_the_year_raises_no_alarm(leaves: str, arrives: str, travel: Travel) -> None:
    assert travel("foot", leaves, arrives) == []


@pytest.mark.parametrize("marked", ["1848-03-11?", "1848-03-11~"])
def test_a_doubtful_day_raises_no_alarm(marked: str, travel: Travel) -> None:
    assert travel("foot", "1848-03-10", marked) == []


def test_a_month_may_have_been_used_from_its_first_day_to_its_last(travel: Travel) -> None:
    assert travel("foot", "1848-03", "1848-03") == []


@pytest.mark.parametrize("by", list(FASTEST))
def test_nothing_grew_slower_with_time(by: str | None) -> None:
    years, speeds = zip(*FASTEST[by], strict=True)
    assert list(years) == sorted(years)
    assert list(speeds) == sorted(speeds)
