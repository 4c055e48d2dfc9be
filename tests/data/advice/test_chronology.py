import pytest

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
