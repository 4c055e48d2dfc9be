"""Numbers and dates of workbooks: as exact as a sheet shows them, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from data.interchange.workbook_values import (
    FIRST_DAY,
    FULL_DATE,
    NO_DATE,
    NO_YEAR,
    SHORT_YEAR,
    number_text,
    parts_of_format,
    parts_of_text,
    serial_text,
)

FIRST_OF_SEPTEMBER_1933 = 12298.0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1933.0, "1933"),
        (52.119999999999997, "52.12"),
        (0.30000000000000004, "0.3"),
        (1e-07, "0.0000001"),
        (-0.0, "0"),
        (100000.0, "100000"),
        (-13.7637, "-13.7637"),
        (1e300, "1e+300"),
    ],
)
def test_a_number_has_the_digits_that_a_spreadsheet_shows(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "1933-09-01"),
        ("[$-409]d mmmm yyyy;@", "1933-09-01"),
        ("mmm-yy", "1933-09"),
        ('yyyy"年"m"月"', "1933-09"),
        ("mmmm yyyy", "1933-09"),
        ("dd/mm/yyyy hh:mm", "1933-09-01"),
    ],
)
def test_a_date_is_as_exact_as_its_format_shows_it(code: str, text: str) -> None:
    assert serial_text(FIRST_OF_SEPTEMBER_1933, parts_of_format(code), False).text == text


def test_a_day_that_the_format_hides_is_read_where_somebody_typed_it() -> None:
    assert serial_text(FIRST_OF_SEPTEMBER_1933 + 5, parts_of_format("mmm-yy"), False).text == "1933-09-06"


def test_a_year_alone_is_a_year_and_no_first_of_january() -> None:
    assert serial_text(12055.0, parts_of_format("yyyy"), False).text == "1933"
    assert serial_text(FIRST_OF_SEPTEMBER_1933, parts_of_format("yyyy"), False).text == "1933-09"


@pytest.mark.parametrize(
    ("serial", "code", "fault"),
    [
        (46271.0, "d-mmm", NO_YEAR),
        (45901.0, "mmm-yy", SHORT_YEAR),
        (12298.0, "mmm-yy", ""),
        (59.0, "yyyy-mm-dd", FIRST_DAY),
        (60.0, "yyyy-mm-dd", FIRST_DAY),
        (61.0, "yyyy-mm-dd", ""),
        (5e6, "yyyy-mm-dd", NO_DATE),
        (1e300, "yyyy-mm-dd", NO_DATE),
    ],
)
def test_a_doubtful_date_is_told(serial: float, code: str, fault: str) -> None:
    assert serial_text(serial, parts_of_format(code), False).fault == fault


def test_dates_before_1900_that_libreoffice_saves_and_the_system_of_old_macs() -> None:
    assert serial_text(-10000.0, FULL_DATE, False).text == "1872-08-13"
    assert serial_text(10836.0, FULL_DATE, True).text == "1933-09-01"


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [(0.6041666667, "h:mm", "14:30"), (1.25, "[h]:mm", "30:00"), (0.25, "mm:ss", "06:00")],
)
def test_a_time_has_hours_and_minutes(serial: float, code: str, text: str) -> None:
    assert serial_text(serial, parts_of_format(code), False).text == text


@pytest.mark.parametrize("code", ["General", "0.00E+00", "#,##0.00 [$€-407]", "@", "[Red]0.00", "0%", ""])
def test_the_format_of_a_number_is_none_of_a_date(code: str) -> None:
    parts = parts_of_format(code)
    assert (parts.is_date, parts.time, parts.words) == (False, False, "")


@pytest.mark.parametrize(
    ("shown", "year", "month", "day"),
    [
        ("Sep 33", True, True, False),
        ("09/33", True, True, False),
        ("1933", True, False, False),
        ("September 1933", True, True, False),
        ("1 Sep 1933", True, True, True),
        ("Freitag, 1. September 1933", True, True, True),
        ("01.09.33", True, True, True),
        ("1 Sep", False, True, True),
        ("1933年9月", True, True, False),
        ("昭和8年9月1日", True, True, True),
    ],
)
def test_a_shown_date_says_how_exact_it_is(shown: str, year: bool, month: bool, day: bool) -> None:
    parts = parts_of_text(shown, date(1933, 9, 1))
    assert (parts.year, parts.month, parts.day) == (year, month, day)
