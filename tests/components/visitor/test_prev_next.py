"""The steps: what the button says that leads to a story, to a walk and to a life."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.visitor.localization import Localization
from components.visitor.prev_next.part import MOST_COLUMNS, next_label, prev_next, shortened
from components.visitor.text_width import columns
from data import parse_date
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, TOKYO, exhibit, person, place, stop


@pytest.mark.parametrize(
    ("name", "date", "label"),
    [
        ("Berlin", "1933-05", "Next: Berlin, 1933"),
        ("Berlin", "1929/1933", "Next: Berlin, 1929"),
        ("Berlin", None, "Next: Berlin"),
        ("Rome", "-0043", "Next: Rome, 44 BC"),
        ("Winter Palace, Saint Petersburg", "1861", "Next: Winter Palace, 1861"),
        ("The Hospital of Saint Nicholas", "1876", "Next: Moscow, 1876"),
    ],
)
def test_the_button_names_the_place_and_the_year(
    name: str, date: str | None, label: str, english: Localization
) -> None:
    at = place(name, 52.5, 13.4, within="moscow")
    told = stop("ada", 1, at, date=parse_date(date) if date else None)
    assert next_label(told, {"moscow": MOSCOW}, english) == label


def test_a_long_name_outside_a_town_is_cut_between_words(english: Localization) -> None:
    told = stop("ada", 1, place("The Hospital of Saint Nicholas", 52.5, 13.4))
    assert next_label(told, {}, english) == "Next: The Hospital of…, 1901"


@pytest.mark.parametrize(("date", "label"), [("1902", "Next: 1902"), (None, "Next: He sees help where…")])
def test_the_button_to_a_story_without_a_place_says_the_year_or_the_title(
    date: str | None, label: str, english: Localization
) -> None:
    title = "He sees help where others saw struggle"
    told = stop("ada", 1, MOSCOW, place=None, title=title, date=parse_date(date) if date else None)
    assert next_label(told, {}, english) == label


@pytest.mark.parametrize(
    "text", ["Short", "A title of many words that is too long", "東京" * 8, "Finland, Lapland, and on"]
)
def test_a_shortened_text_keeps_whole_words(text: str) -> None:
    short = shortened(text)
    assert columns(short) <= MOST_COLUMNS or " " not in short
    assert (short == text) is (not short.endswith("…"))
    assert text.startswith(short.removesuffix("…"))
    assert text[len(short.removesuffix("…"))] in " ,;:" if short.endswith("…") else True


def test_the_data_is_the_order_of_the_stops_and_the_positions_in_each_walk(english: Localization) -> None:
    ada = person("Ada", *(stop("ada", n, MOSCOW, highlight=n != 2) for n in (1, 2, 3)))
    ben = person("Ben", stop("ben", 1, TOKYO))
    data = prev_next(exhibit(ada, ben), english).data
    one, two, three, other = data["stops"]
    assert data["highlights"] == [one, three]
    assert data["positions"] == {one: "1 of 2", three: "2 of 2"}
    assert set(data["labels"]) == {one, two, three, other}
    assert data["colours"] == {"ada": ada.colour, "ben": ben.colour}
    assert data["ending"] == "The end"


def test_each_walk_has_a_dot_for_each_of_its_moments(english: Localization) -> None:
    ada = person("Ada", *(stop("ada", n, MOSCOW, highlight=n != 2) for n in (1, 2, 3)))
    ben = replace(ada, id="ben", stops=(stop("ben", 1, TOKYO),))
    root = tree(prev_next(exhibit(ada, ben), english).html)
    (walk,) = root.having("data-walk-dots")
    assert walk.attributes["data-walk-dots"] == "ada"
    assert [each.attributes["data-dot"] for each in walk.having("data-dot")] == [
        *("ada/01-moscow", "ada/03-moscow")
    ]
