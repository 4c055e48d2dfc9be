"""Dates in words, which are restored exactly, and dates as people type them."""

from __future__ import annotations

import pytest

from data import Exhibit
from data.model.date_words import date_in_words, edtf_from_words, is_ambiguous

WORDS = {
    "1933": "1933",
    "0900": "900",
    "0012": "12 CE",
    "0000": "1 BCE",
    "-0043": "44 BCE",
    "-0043-03-15": "-0043-03-15",
    "1933-09": "September 1933",
    "1933-09-06": "6 September 1933",
    "1934-23": "autumn 1934",
    "188X": "the 1880s",
    "18XX": "the 19th century",
    "1884-XX": "some month of 1884",
    "1884-XX-XX": "some day of 1884",
    "1917-06-XX": "some day of June 1917",
    "1934~": "about 1934",
    "1917-06?": "perhaps June 1917",
    "1917%": "perhaps about 1917",
    "1929/1933": "1929–1933",
    "1933-09-06/1933-10": "6 September 1933 to October 1933",
    "1872~/1874?": "about 1872 to perhaps 1874",
    "1917/..": "since 1917",
    "1917/": "from 1917, end unknown",
    "../1917": "until 1917",
    "/1917": "until 1917, start unknown",
}


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_a_date_is_written_in_words_and_read_again(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words
    assert edtf_from_words(words) == edtf


TYPED = {
    "6 Sept. 1933": "1933-09-06",
    "September 6th, 1933": "1933-09-06",
    "the 1880s": "188X",
    "1880's": "188X",
    "c. 1934": "1934~",
    "ca 1934": "1934~",
    "circa 1934": "1934~",
    "1934?": "1934?",
    "1914–18": "1914/1918",
    "1929 - 1933": "1929/1933",
    "between 1929 and 1933": "1929/1933",
    "Fall 1934": "1934-23",
    "25/12/1905": "1905-12-25",
    "12/25/1905": "1905-12-25",
    "04/04/1905": "1905-04-04",
    "6. September 1933": "1933-09-06",
    "6.9.1933": "1933-09-06",
    "6 сентября 1933": "1933-09-06",
    "septembre 1933": "1933-09",
    "1933年9月6日": "1933-09-06",
    "1933-09-06T00:00:00Z": "1933-09-06",
    "1933/09/06": "1933-09-06",
    "1933-09-06": "1933-09-06",
    "44 BC": "-0043",
}


@pytest.mark.parametrize(("typed", "edtf"), TYPED.items())
def test_what_people_type_is_read_where_it_has_one_meaning(typed: str, edtf: str) -> None:
    assert edtf_from_words(typed) == edtf


NO_DATE = [
    *("", "?", "/", "../..", "~", "perhaps", "1933 to", "x" * 5000, "in his youth", "May", "45", "12345"),
    *("03/04/1905", "13/13/1905", "31 February 1905", "the 20s", "Frimaire 1799", "1905-13"),
]


@pytest.mark.parametrize("typed", NO_DATE)
def test_a_text_with_no_meaning_or_two_meanings_is_no_date(typed: str) -> None:
    assert edtf_from_words(typed) == ""


@pytest.mark.parametrize(
    ("typed", "two"),
    [("03/04/1905", True), ("3-4-1905", True), ("13/04/1905", False), ("04/04/1905", False), ("1905", False)],
)
def test_a_date_with_day_or_month_first_is_ambiguous(typed: str, two: bool) -> None:
    assert is_ambiguous(typed) is two


def test_every_date_of_a_whole_exhibit_is_restored(whole: Exhibit) -> None:
    dates = [stop.date.text for stop in whole.stops]
    assert [edtf_from_words(date_in_words(date)) for date in dates] == dates
