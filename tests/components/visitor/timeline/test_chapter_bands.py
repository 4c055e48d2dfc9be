"""The chapters of a life as bands of its lane."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from components.visitor.timeline.chapter_bands import ChapterBand, chapter_bands
from components.visitor.timeline.scale import TimeScale, time_scale
from data import Chapter, Exhibit, Person, parse_date
from tests.components.small_exhibit import MOSCOW, person, stop

HUNDRED_YEARS = TimeScale(1900, tuple(year / 100 for year in range(101)))
"""One per cent a year."""


def life(*dates: tuple[str, str | None], **more: Any) -> Person:
    """A life of stops, each with its chapter and its date."""
    stops = [
        stop(
            "ada",
            number,
            MOSCOW,
            chapter=Chapter(chapter, "en", chapter.title()),
            date=parse_date(date) if date else None,
        )
        for number, (chapter, date) in enumerate(dates, 1)
    ]
    return person("Ada", *stops, **{"born": None, "died": None, **more})


def spans(bands: list[ChapterBand]) -> list[tuple[str, int, int]]:
    return [(band.chapter.id, round(band.left), round(band.left + band.width)) for band in bands]


def test_a_chapter_ends_where_the_next_one_begins() -> None:
    ada = life(("youth", "1910"), ("youth", "1920"), ("exile", "1930"), ("exile", "1940"))
    assert spans(chapter_bands(ada, HUNDRED_YEARS)) == [("youth", 10, 30), ("exile", 30, 40)]


def test_the_first_chapter_begins_with_the_birth_and_the_last_ends_with_the_death() -> None:
    ada = life(("youth", "1910"), ("exile", "1930"), born=parse_date("1905"), died=parse_date("1950"))
    assert spans(chapter_bands(ada, HUNDRED_YEARS)) == [("youth", 5, 30), ("exile", 30, 51)]


def test_a_chapter_after_the_death_begins_with_its_own_first_stop() -> None:
    ada = life(("youth", "1910"), ("fame", "1970"), ("fame", "1990"), died=parse_date("1950"))
    bands = chapter_bands(ada, HUNDRED_YEARS)
    assert spans(bands) == [("youth", 10, 51), ("fame", 70, 90)]
    assert [band.is_after for band in bands] == [False, True]
    assert [band.is_late for band in bands] == [False, True]


def test_chapters_that_are_told_out_of_order_do_not_overlap() -> None:
    ada = life(("exile", "1930"), ("youth", "1910"), ("exile", "1905"))
    bands = chapter_bands(ada, HUNDRED_YEARS)
    assert all(one.left + one.width <= two.left for one, two in pairwise(bands))
    assert {band.chapter.id for band in bands} == {"exile", "youth"}


def test_a_chapter_without_any_date_has_no_band() -> None:
    assert [b.chapter.id for b in chapter_bands(life(("youth", None), ("exile", "1930")), HUNDRED_YEARS)] == [
        "exile"
    ]
    assert chapter_bands(life(("youth", None)), HUNDRED_YEARS) == []


@pytest.mark.parametrize("date", ["-0043", "1900/..", "../1900", "0999", "1900~"])
def test_any_date_of_a_single_stop_has_a_band(date: str) -> None:
    ada = life(("youth", date))
    begins = [date.begins for _, date in ada.dated_stops]
    (band,) = chapter_bands(ada, time_scale(begins))
    assert 0 <= band.left <= band.left + band.width <= 100


def test_every_band_of_the_journeys_lies_on_the_timeline(journeys: Exhibit) -> None:
    scale = time_scale([date.begins for each in journeys.people for _, date in each.dated_stops])
    for each in journeys.people:
        bands = chapter_bands(each, scale)
        assert bands
        assert all(band.left >= 0 and band.width >= 0 and band.left + band.width <= 100.01 for band in bands)
        assert all(one.left + one.width <= two.left + 0.01 for one, two in pairwise(bands))
