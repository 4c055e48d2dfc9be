"""Advice on dates: none, outside the lifetime, out of order, legs that are too fast."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.advice.chronology import FASTEST
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText

FIRST, SECOND = "people/rizzi/01-trieste-1840.md", "people/rizzi/02-vienna-1848.md"
Travel = Callable[[str, str, str], list[str]]


def matching(get_advice: GetAdvice, words: str) -> list[tuple[str, str, str]]:
    return [(each.file, each.field, each.found) for each in get_advice() if words in each.fault]


@pytest.mark.parametrize("date", ["1799", "1700/1760", "../1801"])
def test_a_stop_before_birth_is_reported(date: str, get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text(FIRST, "date: 1840/1843", f"date: {date}")
    assert matching(get_advice, "birth") == [(FIRST, "date", date)]


@pytest.mark.parametrize("date", ["1999-05-01", "1990/.."])
def test_a_stop_after_death_is_reported(date: str, get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", f"date: {date}")
    assert matching(get_advice, "death") == [("people/rizzi/03-trieste-1852.md", "date", date)]


def test_a_stop_where_the_person_was_not_present_may_be_after_death(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("people/brandt/03-vienna-1871.md", "date: 1871~", "date: 1999")
    assert matching(get_advice, "death") == []


def test_a_stop_that_begins_before_the_previous_one_is_reported_with_the_file_of_that_one(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "date: 1848-03-13?", "date: 1839-03-13")
    (advice,) = [each for each in get_advice() if "ahead" in each.fault]
    assert (advice.file, advice.where, advice.found) == (SECOND, "line 4", "1839-03-13")
    assert "give the file a number below that of 01-trieste-1840.md" in advice.remedy


@pytest.mark.parametrize("date", ["1840", "1839~", "1840-03", "1840?", "../1845", "184X"])
def test_a_date_that_may_be_in_order_is_not_reported(
    date: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "date: 1848-03-13?", f"date: {date}")
    assert matching(get_advice, "ahead") == []


@pytest.fixture
def travel(get_advice: GetAdvice, replace_text: ReplaceText) -> Travel:
    """Rizzi travels from Trieste to Vienna, 327 km; returns the faults of the leg."""

    def go(by: str, leaves: str, arrives: str) -> list[str]:
        replace_text(FIRST, "date: 1840/1843", f"date: {leaves}")
        replace_text(SECOND, "date: 1848-03-13?", f"date: {arrives}")
        replace_text(SECOND, "travel: mixed", f"travel: {by}" if by else "leg: certain")
        return [each.fault for each in get_advice() if " km a day" in each.fault]

    return go


@pytest.mark.parametrize(
    ("by", "leaves", "arrives", "is_possible"),
    [
        ("foot", "1848-03-10", "1848-03-12", False),
        ("ship", "1848-03-10", "1848-03-10", True),
        ("cart", "1848-03-10", "1848-03-10", True),
    ],
)
def test_only_an_impossible_speed_is_reported(
    by: str, leaves: str, arrives: str, is_possible: bool, travel: Travel
) -> None:
    assert (travel(by, leaves, arrives) == []) is is_possible


def test_a_walk_that_is_too_fast_is_reported_with_its_days_and_the_fastest_speed(travel: Travel) -> None:
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
def test_a_leg_with_a_date_known_only_to_the_year_is_not_reported(
    leaves: str, arrives: str, travel: Travel
) -> None:
    assert travel("foot", leaves, arrives) == []


@pytest.mark.parametrize("date", ["1848-03-11?", "1848-03-11~"])
def test_an_approximate_or_uncertain_day_is_not_reported(date: str, travel: Travel) -> None:
    assert travel("foot", "1848-03-10", date) == []


def test_a_leg_within_one_month_may_have_taken_the_whole_month(travel: Travel) -> None:
    assert travel("foot", "1848-03", "1848-03") == []


@pytest.mark.parametrize("by", list(FASTEST))
def test_speeds_never_decrease_with_time(by: str | None) -> None:
    years, speeds = zip(*FASTEST[by], strict=True)
    assert list(years) == sorted(years)
    assert list(speeds) == sorted(speeds)


def test_a_season_that_may_be_two_years_is_told_with_both_meanings(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("people/brandt/02-trieste-1852.md", "date: 1852-21", "date: 1923-24")
    [told] = [each for each in get_advice() if each.fault.startswith("means")]
    assert (told.found, told.fault) == ("1923-24", "means winter 1923")
    assert told.remedy == "if the years are meant, write 1923/1924"


def test_a_season_that_cannot_be_two_years_is_no_cause_for_advice(get_advice: GetAdvice) -> None:
    assert not [each for each in get_advice() if each.fault.startswith("means")]


def test_stops_without_a_date_are_counted_in_one_advice(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    assert matching(get_advice, "no date") == []
    replace_text(SECOND, "date: 1848-03-13?\n", "")
    (one,) = [str(each) for each in get_advice() if "no date" in each.fault]
    assert one.startswith("people/: 1 stop has no date (rizzi/vienna-1848);")
    replace_text(FIRST, "date: 1840/1843", "date:")
    (both,) = [str(each) for each in get_advice() if "no date" in each.fault]
    assert both.startswith("people/: 2 stops have no date (rizzi/trieste-1840, rizzi/vienna-1848);")


def test_a_stop_without_a_date_is_passed_over_by_the_order(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "date: 1848-03-13?\n", "")
    assert matching(get_advice, "ahead") == []
    replace_text("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", "date: 1830")
    (advice,) = [each for each in get_advice() if "ahead" in each.fault]
    assert "(01-trieste-1840.md, 1840/1843)" in advice.fault


@pytest.mark.parametrize("undated", ["1848-03-10", "1848-03-12"])
def test_a_leg_to_or_from_a_stop_without_a_date_is_not_too_fast(
    undated: str, travel: Travel, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    assert travel("foot", "1848-03-10", "1848-03-12")
    replace_text(FIRST if undated == "1848-03-10" else SECOND, f"date: {undated}\n", "")
    assert matching(get_advice, " km a day") == []


@pytest.mark.parametrize(
    ("unknown", "reported"), [("died: 1890-11\n", ["birth"]), ("born: 1825\n", ["death"])]
)
def test_a_life_has_no_limit_where_birth_or_death_is_unknown(
    unknown: str, reported: list[str], get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("people/rizzi/person.yaml", unknown, "")
    replace_text(FIRST, "date: 1840/1843", "date: 1700")
    replace_text("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", "date: 1999")
    assert [word for word in ("birth", "death") if matching(get_advice, word)] == reported
