"""EDTF dates as timespans of the Linked Places Format, and back."""

from __future__ import annotations

from typing import Any

import pytest

from data.interchange.timespans import edges, edtf_of, has_time_of_day, iso_date, timespan_of, unsaid_limits
from data.model.edtf_date import parse_date

EQUIVALENT = [
    ("1832", {"start": {"in": "1832"}}),
    ("1852-04", {"start": {"in": "1852-04"}}),
    ("1852-04-18", {"start": {"in": "1852-04-18"}}),
    ("188X", {"start": {"earliest": "1880", "latest": "1889"}}),
    ("18XX", {"start": {"earliest": "1800", "latest": "1899"}}),
    ("1852-21", {"start": {"earliest": "1852-03", "latest": "1852-05"}}),
    ("1852-24", {"start": {"earliest": "1852-12", "latest": "1853-02"}}),
    ("1929/1933", {"start": {"in": "1929"}, "end": {"in": "1933"}}),
    ("1929/194X", {"start": {"in": "1929"}, "end": {"earliest": "1940", "latest": "1949"}}),
    ("1917/..", {"start": {"in": "1917"}, "end": {"earliest": "1917"}}),
    ("../1917", {"start": {"latest": "1917"}, "end": {"in": "1917"}}),
    ("-0320", {"start": {"in": "-0320"}}),
    ("-032X", {"start": {"earliest": "-0329", "latest": "-0320"}}),
    ("-00XX", {"start": {"earliest": "-0099", "latest": "0000"}}),
    ("00XX", {"start": {"earliest": "0000", "latest": "0099"}}),
]


@pytest.mark.parametrize(("edtf", "timespan"), EQUIVALENT)
def test_a_date_becomes_a_timespan_and_is_restored(edtf: str, timespan: dict[str, dict[str, str]]) -> None:
    assert timespan_of(parse_date(edtf)) == timespan
    assert edtf_of(timespan) == edtf


@pytest.mark.parametrize(
    ("edtf", "timespan"),
    [
        ("1871~", {"start": {"in": "1871"}}),
        ("1848-03-13?", {"start": {"in": "1848-03-13"}}),
        ("1884-XX", {"start": {"in": "1884"}}),
        ("/1917", {"start": {"latest": "1917"}, "end": {"in": "1917"}}),
        ("1838/", {"start": {"in": "1838"}, "end": {"earliest": "1838"}}),
    ],
)
def test_what_a_timespan_cannot_express_is_left_out(edtf: str, timespan: dict[str, dict[str, str]]) -> None:
    assert timespan_of(parse_date(edtf)) == timespan


@pytest.mark.parametrize(
    ("timespan", "edtf"),
    [
        ({"start": "1700"}, "1700"),
        ({"start": 1700, "end": 1705}, "1700/1705"),
        ({"start": {"in": "-320"}}, "-0320"),
        ({"start": {"in": "1832"}, "end": {"in": "1832"}}, "1832"),
        ({"start": {"earliest": "1880-01-01", "latest": "1889-12-31"}}, "188X"),
        ({"start": {"earliest": "1884-01", "latest": "1884-12"}}, "1884"),
        ({"start": {"earliest": "1882", "latest": "1887"}}, "1882/1887"),
        ({"start": {"earliest": "1882"}}, "1882/.."),
        ({"start": {"in": "1832-05-03T00:00:00Z"}}, "1832-05-03"),
        ({"start": {"in": "1832", "earliest": None}, "end": None}, "1832"),
        ({"end": {"latest": "1900"}}, "../1900"),
        ({}, ""),
        ({"start": {}}, ""),
    ],
)
def test_timespans_of_other_files_are_read(timespan: dict[str, Any], edtf: str) -> None:
    assert edtf_of(timespan) == edtf


@pytest.mark.parametrize(
    "start",
    [
        "spring",
        "1832-13",
        "1832-02-31",
        True,
        1e400,
        ["1832"],
        "1" * 5000,
        {"in": "soon"},
        "12345",
        {"in": {}},
    ],
)
def test_text_that_is_no_date_is_refused(start: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf_of({"start": start})


def test_a_timespan_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        edtf_of({"start": {"in": "1900"}, "end": {"in": "1850"}})


@pytest.mark.parametrize(
    ("edtf", "begin", "end"),
    [("1838", "1838", "1838"), ("188X", "1880", "1889"), ("1917/..", "1917", ""), ("../1917", "", "1917")],
)
def test_the_first_and_last_date_are_as_exact_as_the_date(edtf: str, begin: str, end: str) -> None:
    assert edges(parse_date(edtf)) == (begin, end)


@pytest.mark.parametrize(
    ("timespan", "unsaid"),
    [
        ({"start": {"in": "1832"}}, ""),
        ({"start": "1832", "end": "1840"}, ""),
        ({"start": {"earliest": "1880", "latest": "1889"}}, ""),
        ({"start": {"earliest": "1883", "latest": "1887"}}, "start between 1883 and 1887"),
        ({"start": {"in": "1832"}, "end": {"earliest": "1832"}}, ""),
        ({"start": {"in": "1832"}, "end": {"earliest": "1840"}}, "end no earlier than 1840"),
        ({"start": {"latest": "1832"}}, ""),
        ({"start": {"latest": "1832"}, "end": {"in": "1840"}}, "start no later than 1832"),
        (
            {"start": {"in": "1832"}, "end": {"earliest": "1840", "latest": "1845"}},
            "end between 1840 and 1845",
        ),
        ({"start": {"in": "1832", "latest": "1835"}}, "start in 1832, start between 1832 and 1835"),
        ({}, ""),
    ],
)
def test_what_a_date_does_not_say_of_a_timespan_is_named(timespan: dict[str, Any], unsaid: str) -> None:
    assert unsaid_limits(timespan) == unsaid


def test_a_year_is_written_with_four_digits() -> None:
    assert [iso_date(each) for each in ("33", -320, "0", "1852-04")] == ["0033", "-0320", "0000", "1852-04"]


@pytest.mark.parametrize("written", ["1933-09-06", "1933-09-06T00:00Z", "1933-09-06T00:00:00.000+09:00"])
def test_midnight_is_no_time_of_day(written: str) -> None:
    assert not has_time_of_day(written)


@pytest.mark.parametrize("written", ["1933-09-06T00:00:30", "1933-09-06T14:30Z", "1933-09-06T00:01"])
def test_any_other_time_is_one(written: str) -> None:
    assert has_time_of_day(written)
