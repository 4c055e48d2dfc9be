"""The events of the world on the timeline: which are shown, and that no two labels overlap."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from components.visitor.localization import Localization
from components.visitor.text_width import text_width
from components.visitor.timeline.part import timeline
from components.visitor.timeline.world_events import (
    ANCHORS,
    GAP,
    ROWS,
    WIDTHS,
    Position,
    WorldLabel,
    label_styles,
    positions,
)
from data import Exhibit, Source, WorldEvent, parse_date
from data.model.texts import WorldEventText
from tests.components.html_tree import tree
from tests.random_seeds import few_by_default

ALMANAC = Source("ALMANAC", "An almanac", "book", "full")


def event(key: str, date: str, text: str) -> WorldEvent:
    return WorldEvent(key, parse_date(date), ALMANAC, "en", text)


def some_labels(seed: int) -> list[WorldLabel]:
    numbers = random.Random(seed)
    texts = ["war " * numbers.randint(1, 15) for _ in range(numbers.randint(2, 24))]
    lefts = sorted(round(numbers.random(), 4) for _ in texts)
    return [
        WorldLabel(str(left), left, "1900", text.strip(), "en")
        for left, text in zip(lefts, texts, strict=True)
    ]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("seed", few_by_default(range(40)))
def test_on_every_width_labels_are_inside_the_line_and_never_overlap(seed: int, rows: int) -> None:
    labels = some_labels(seed)
    for index, width in enumerate(WIDTHS):
        fitting = positions(labels, width, rows)
        following = WIDTHS[index + 1] if index + 1 < len(WIDTHS) else 3 * width
        for line in (width, (width + following) / 2, following):
            spans = {
                number: labels[number].span(line, ANCHORS[position.anchor])
                for number, position in fitting.items()
            }
            assert all(begins >= -0.001 and ends <= line + 0.001 for begins, ends in spans.values())
            for one, other in combinations(fitting, 2):
                own = fitting[one].row, fitting[other].row
                if own[0] == own[1]:
                    assert apart(spans[one], spans[other])
                else:
                    upper, lower = (one, other) if own[0] < own[1] else (other, one)
                    mark = labels[upper].left * line
                    assert apart((mark, mark), spans[lower])


def apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] + GAP <= other[0] + 0.001 or other[1] + GAP <= one[0] + 0.001


def test_a_wider_line_and_one_with_two_rows_have_more_labels_and_a_narrow_one_none() -> None:
    labels = some_labels(3)
    for rows in ROWS:
        counts = [len(positions(labels, width, rows)) for width in WIDTHS]
        assert counts[-1] > counts[0]
        assert positions(labels, 1, rows) == {}
    assert len(positions(labels, WIDTHS[-1], 2)) > len(positions(labels, WIDTHS[-1], 1))


def test_each_label_has_a_rule_for_each_width_it_fits() -> None:
    styles = label_styles()
    for index in range(len(WIDTHS)):
        for rows in ROWS:
            assert f".{Position(rows - 1, 0).class_name(index, rows)} {{" in styles
    assert styles.count("@container world") == len(ROWS) * len(WIDTHS)


def test_chinese_letters_are_twice_as_wide_as_latin_ones() -> None:
    assert text_width("戦争") > 1.6 * text_width("no")


def test_events_stand_in_the_order_of_time_with_their_dates(small: Exhibit, english: Localization) -> None:
    world = (event("war", "1904-02-08", "A war"), event("peace", "1902", "A peace"))
    root = tree(timeline(replace(small, world=world), english).html)
    assert [each.attributes["data-event"] for each in root.having("data-event")] == ["peace", "war"]
    labels = [each.text for each in root.of_class("world__label")]
    assert labels == ["1902 A peace", "8 February 1904 A war"]
    (line,) = root.having("data-world-line")
    assert line.attributes["aria-label"] == "Events of the world"
    assert (line.attributes["role"], line.attributes["aria-valuetext"]) == ("slider", "1902 A peace")


def test_an_event_beside_the_years_of_the_stories_is_not_shown(small: Exhibit, english: Localization) -> None:
    world = (
        event("early", "1850", "Early"),
        event("late", "1950", "Late"),
        event("open", "../1850", "Since"),
    )
    outside = replace(small, world=world)
    assert "data-world-line" not in timeline(outside, english).html


def test_a_translated_event_says_its_language(small: Exhibit, english: Localization) -> None:
    war = replace(event("war", "1904", "A war"), translations={"de": WorldEventText("de", "Krieg")})
    exhibit = replace(small, world=(war, event("peace", "1905", "A peace")))
    root = tree(timeline(exhibit, replace(english, language="de")).html)
    labels = root.of_class("world__label")
    assert [(each.text, each.attributes.get("lang")) for each in labels] == [
        ("1904 Krieg", None),
        ("1905 A peace", "en"),
    ]


def test_the_timeline_has_the_line_only_where_there_is_an_event(
    small: Exhibit, english: Localization
) -> None:
    with_event = replace(small, world=(event("war", "1904", "A war"),))
    assert "data-world-line" not in timeline(small, english).html
    assert "data-world-line" in timeline(with_event, english).html
