"""EDTF dates: what is parsed, what is refused, and where a date begins and ends."""

import random
from collections.abc import Iterator
from itertools import pairwise
from math import inf

import pytest

from data import DatePoint, parse_date
from data.model.edtf_date import _parse_any, _parse_plain

SINGLE = [
    ("1933-09-06", DatePoint(1933, 9, 6)),
    ("1941-10", DatePoint(1941, 10)),
    ("1872", DatePoint(1872)),
    ("1934~", DatePoint(1934, approximate=True)),
    ("1917-06?", DatePoint(1917, 6, uncertain=True)),
    ("1890%", DatePoint(1890, approximate=True, uncertain=True)),
    ("1934-21", DatePoint(1934, season=1)),
    ("1934-23", DatePoint(1934, season=3)),
    ("188X", DatePoint(1880, digits=3)),
    ("18XX", DatePoint(1800, digits=2)),
    ("-004X", DatePoint(-49, digits=3)),
    ("-00XX", DatePoint(-99, digits=2)),
    ("00XX", DatePoint(0, digits=2)),
    ("1888-XX", DatePoint(1888)),
    ("-0044-03-15", DatePoint(-44, 3, 15)),
]
NO_DATES = [
    *("", "c. 1890", "1890s", "06.09.1933", "6 September 1933", "1933-9-6", "1929-1933", "33", "yesterday"),
    *("1933-13", "1933-02-30", "1900-02-29", "10000", "1933\0", "１９３３", "1933-09-06T12:00", "/"),
    *("[1667,1668]", "{1667..1670}", "Y170000002", "1984?-06", "1985~-04", "2001-33"),
]


@pytest.mark.parametrize(("text", "point"), SINGLE)
def test_a_date_knows_which_of_its_parts_are_known(text: str, point: DatePoint) -> None:
    read = parse_date(text)
    assert (read.start, read.end, read.is_interval) == (point, None, False)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_not_edtf_level_1_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=".+"):
        parse_date(text)


@pytest.mark.parametrize("text", ["1895-1X", "1895-1X3-0Y4", "../{..y]", "18-XX", "[[[["])
def test_a_near_miss_raises_no_other_error_and_prints_nothing(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match=".+"):
        parse_date(text)
    assert capsys.readouterr().out == ""


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="1933/1929"):
        parse_date("1933/1929")


def test_an_interval_has_two_ends() -> None:
    read = parse_date("1929~/1933-09")
    assert read.is_interval
    assert read.start == DatePoint(1929, approximate=True)
    assert read.end == DatePoint(1933, 9)
    assert [read.first, read.last] == pytest.approx([1929, 1933.747], abs=0.001)


def test_an_open_interval_has_no_end() -> None:
    since, until = parse_date("1941-06/.."), parse_date("../1890")
    assert (since.end, since.last) == (None, inf)
    assert (until.start, until.first, until.last) == (None, -inf, 1891.0)


def test_a_day_lasts_from_midnight_to_midnight() -> None:
    day = parse_date("1933-01-01")
    assert [day.first, day.last] == pytest.approx([1933, 1933 + 1 / 365])


def test_a_leap_day_is_the_60th_day_of_366() -> None:
    assert parse_date("1904-02-29").first == pytest.approx(1904 + 59 / 366)


def test_a_year_lasts_to_the_next_and_a_decade_ten_years() -> None:
    assert (parse_date("1872").first, parse_date("1872").last) == (1872.0, 1873.0)
    assert (parse_date("188X").first, parse_date("188X").last) == (1880.0, 1890.0)


def test_an_approximate_date_is_no_longer_than_an_exact_one() -> None:
    assert (parse_date("1934~").first, parse_date("1934~").last) == (1934.0, 1935.0)


def test_autumn_lies_between_summer_and_winter() -> None:
    spring, summer, autumn = (parse_date(f"1934-2{number}").first for number in (1, 2, 3))
    assert 1934.1 < spring < summer < autumn < 1934.8


def test_spaces_around_a_date_are_ignored() -> None:
    assert str(parse_date(" 1872 ")) == "1872"


def random_plain_dates() -> Iterator[str]:
    generator = random.Random(1933)
    for _ in range(150):
        year, month, day = generator.randrange(2100), generator.randrange(14), generator.randrange(33)
        parts = [f"{year:04}", f"{month:02}", f"{day:02}"][: generator.randrange(1, 4)]
        yield "-".join(parts) + generator.choice(["", "", "?", "~", "%"])


def test_a_plain_date_is_parsed_as_the_edtf_package_parses_it() -> None:
    points = [*random_plain_dates(), "1900-02-29", "2000-02-29", "0000", "1752-09-03", "9999-12-31"]
    spans = [f"{one}/{two}" for one, two in pairwise(points)]
    parsed = [(text, quick) for text in points + spans if (quick := _parse_plain(text)) is not None]
    assert len(parsed) > 100
    assert [text for text, quick in parsed if quick != _parse_any(text)] == []
