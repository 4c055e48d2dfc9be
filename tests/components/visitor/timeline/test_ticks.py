"""The labels below the timeline: round years of each era, and never fewer than two."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from components.visitor.localization import Localization
from components.visitor.timeline.scale import time_scale
from components.visitor.timeline.ticks import GAP, LINES, Tick, tick_styles, ticks, ticks_of_every_width
from data import ENGLISH
from tests.random_seeds import few_by_default

GALLERY = 74
"""Em: the width of the timeline on a gallery's screen."""


def labels(years: list[float], localization: Localization, line: float = GALLERY) -> list[str]:
    return [tick.text for tick in ticks(time_scale(years), localization, line)]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (
            [-62.3, -43.8, -30.0, 14.6],
            ["60 BC", "50 BC", "40 BC", "30 BC", "20 BC", "10 BC", "1 AD", "10 AD"],
        ),
        ([-99.0, 299.9], ["50 BC", "1 AD", "50 AD", "100", "150", "200", "250"]),
        ([-999.0, 1999.0], ["500 BC", "1 AD", "500", "1000", "1500"]),
        ([1601.0, 1899.0], ["1650", "1700", "1750", "1800", "1850"]),
        ([1842.0, 1921.0], ["1850", "1860", "1870", "1880", "1890", "1900", "1910"]),
    ],
)
def test_the_roundest_years_of_each_era_are_labelled(
    english: Localization, years: list[float], expected: list[str]
) -> None:
    found = labels(years, english)
    assert [text for text in found if text in expected] == expected


def test_a_span_of_two_thousand_years_has_its_centuries(english: Localization) -> None:
    found = labels([-43.0, 1980.5], english)
    assert found == ["1 AD", *(str(century) for century in range(100, 2000, 100))]


def test_no_label_counts_from_the_first_year_of_the_exhibit(english: Localization) -> None:
    numbers = [int(text.split()[0]) for text in labels([-89.0, 310.0], english)]
    assert all(number % 10 == 0 or number == 1 for number in numbers)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([1900.0], ["1900", "April", "July", "October"]),
        ([1917.2, 1917.9], ["1917", "April", "July", "October"]),
        ([-42.8], ["44 BC", "April", "July", "October"]),
        ([1931.5, 1932.1], ["1931", "1932"]),
        ([1789.5, 1790.2, 1794.1], ["1789", "1790", "1791", "1792", "1793", "1794"]),
    ],
)
def test_a_short_time_is_labelled_by_its_years_or_quarters(
    english: Localization, years: list[float], expected: list[str]
) -> None:
    assert labels(years, english) == expected


def test_labels_are_in_the_language_of_the_visitor() -> None:
    german = Localization("de", {**ENGLISH, "locale": "de"})
    assert labels([1900.0], german) == ["1900", "April", "Juli", "Oktober"]
    assert "50 v. Chr." in labels([-99.0, -43.0], german)


@pytest.mark.parametrize("seed", few_by_default(range(40)))
@pytest.mark.parametrize("language", ["en", "ru", "ja"])
def test_on_every_width_labels_are_inside_the_line_and_never_overlap(language: str, seed: int) -> None:
    random = Random(seed)
    localization = Localization(language, {**ENGLISH, "locale": language})
    for span in (0.5, 1, 2, 3, 10, 50, 300, 3000):
        first = random.randint(-9990, 6900)
        years = [first + span * random.random() for _ in range(random.choice([1, 2, 5, 30]))]
        for index, line in enumerate(LINES):
            found = ticks(time_scale(years), localization, line)
            assert len({tick.text for tick in found}) == len(found), years
            following = LINES[index + 1] if index + 1 < len(LINES) else 3 * line
            assert all(_fit(found, width) for width in (line, (line + following) / 2, following)), years
        assert len(ticks(time_scale(years), localization, GALLERY)) >= 2, years


def _fit(found: list[Tick], line: float) -> bool:
    spans = [tick.span(line) for tick in found]
    inside = all(begins >= -0.001 and ends <= line + 0.001 for begins, ends in spans)
    return inside and all(one[1] + GAP <= two[0] + 0.001 for one, two in pairwise(spans))


def test_a_phone_has_fewer_years_than_a_gallery_and_the_roundest(english: Localization) -> None:
    few, many = (labels([1842.0, 1895.0, 1921.0, 1944.0], english, line) for line in (LINES[1], LINES[-1]))
    assert 2 <= len(few) < len(many)
    assert set(few) <= set(many)


def test_each_label_is_shown_on_the_widths_where_it_fits_and_on_no_other(english: Localization) -> None:
    scale = time_scale([1842.0, 1895.0, 1921.0, 1944.0])
    for tick, classes in ticks_of_every_width(scale, english):
        fits = [f"y{index}" for index, line in enumerate(LINES) if tick in ticks(scale, english, line)]
        assert classes.split() == fits
    styles = tick_styles()
    assert styles.count("@container years") == len(LINES)
    assert f"(width >= {LINES[0]}em) and (width < {LINES[1]}em) {{ .y0 " in styles
