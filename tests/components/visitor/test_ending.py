"""The ending of a life."""

from __future__ import annotations

from dataclasses import replace

import pytest
import segno

from components.visitor.ending.part import MOST_OTHER_LIVES, ending
from components.visitor.ending.qr_code import QUIET_ZONE, CodeDrawing
from components.visitor.lifetimes import lifetimes
from components.visitor.localization import Localization
from data import Exhibit, Person, parse_date
from tests.components.html_tree import Element, tree
from tests.components.partly_german import GERMAN
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop

ADDRESS = "https://museum.example/two-lives/"


def life(name: str, /, *, highlights: int = 1, **more: object) -> Person:
    """A life with three stops, from Moscow to Tokyo; the first of them are highlights."""
    places = enumerate((MOSCOW, CHITA, TOKYO), 1)
    return person(name, *(stop(name.lower(), n, at, highlight=n <= highlights) for n, at in places), **more)


def section(shown: Exhibit, localization: Localization, of: str = "ada") -> Element:
    """The ending of a life."""
    (found,) = tree(ending(shown, localization).html).having("data-ending-of", of)
    return found


def words_of(element: Element) -> str:
    return " ".join(element.text.split())


def heading(of: Element) -> Element:
    return next(each for each in of.all() if each.tag == "h1")


def test_it_asks_the_closing_question_of_the_life_and_says_whose(english: Localization) -> None:
    ada = section(exhibit(life("Ada", closing_question="Was she free?"), life("Ben")), english)
    assert heading(ada).text == "Was she free?"
    assert words_of(ada).startswith("Ada Someone 1890–1950 Was she free? 1 moment · 3 stories")


def test_without_a_question_the_name_stands_in_its_place(english: Localization) -> None:
    ada = section(exhibit(life("Ada"), life("Ben")), english)
    assert heading(ada).text == "Ada Someone"
    assert words_of(ada).count("Ada Someone") == 1


def test_a_question_that_is_not_translated_says_its_language() -> None:
    ada = section(exhibit(life("Ada", closing_question="Was she free?")), GERMAN)
    assert heading(ada).attributes["lang"] == "en"


def test_what_a_life_travelled_at_least_is_rounded_down_and_without_what_is_presumed(
    english: Localization,
) -> None:
    ada = life("Ada")
    whole = words_of(section(exhibit(ada), english))
    assert "at least 7,000 km travelled" in whole  # Moscow, Chita, Tokyo: 7,300 km
    presumed = replace(ada, stops=(*ada.stops[:2], replace(ada.stops[2], leg="presumed")))
    assert "at least 4,000 km travelled" in words_of(section(exhibit(presumed), english))
    stayed = replace(ada, stops=tuple(replace(each, place=MOSCOW) for each in ada.stops))
    assert "travelled" not in words_of(section(exhibit(stayed), english))


def test_of_two_lives_the_other_is_followed_in_its_walk_or_as_a_whole(english: Localization) -> None:
    shown = exhibit(life("Ada"), life("Ben", highlights=0))
    (button,) = section(shown, english).having("data-follow-life", "ben")
    assert words_of(button) == "Follow the other life Ben Someone"
    (button,) = section(shown, english, "ben").having("data-follow-walk", "ada")
    assert words_of(button) == "Follow the other life Ada Someone"


@pytest.mark.parametrize("number", [1, 3, 5, 6, 20])
def test_of_many_lives_the_next_four_are_offered_and_then_the_choice(
    number: int, english: Localization
) -> None:
    lives = [life(f"Life{each}") for each in range(number)]
    last = section(exhibit(*lives), english, f"life{number - 1}")
    others = [each.attributes["data-follow-walk"] for each in last.having("data-follow-walk")]
    assert others == [f"life{each}" for each in range(min(number - 1, MOST_OTHER_LIVES))]
    assert bool(last.having("data-choose-again")) is (number > MOST_OTHER_LIVES + 1)


def test_without_a_map_the_way_back_is_called_by_the_list(english: Localization) -> None:
    (placed,) = section(exhibit(life("Ada")), english).having("data-back-to-map")
    assert placed.text == "Back to the map"
    told = life("Ada")
    told = replace(told, stops=tuple(replace(each, place=None) for each in told.stops))
    (back,) = section(exhibit(told), english).having("data-back-to-map")
    assert back.text == "All stories"


def test_a_code_is_there_where_the_curator_gives_an_address_and_no_link_leads_out(
    english: Localization,
) -> None:
    shown = exhibit(life("Ada"), life("Ben"))
    assert section(shown, english).having("data-code") == []
    ada = section(replace(shown, take_home=ADDRESS), english)
    assert len(ada.having("data-code")) == 1
    (address,) = ada.having("data-take-home")
    assert address.text == "museum.example/two-lives"
    assert [each.tag for each in ada.all() if each.tag == "a"] == []


def test_the_code_is_the_one_that_segno_makes_within_its_quiet_zone() -> None:
    code = CodeDrawing.of(ADDRESS)
    matrix = segno.make_qr(ADDRESS, error="m", boost_error=False).matrix
    assert code.size == len(matrix) + 2 * QUIET_ZONE
    drawn = {each.removesuffix("h1v1h-1z") for each in code.path.split("M") if each}
    dark = {
        f"{x + QUIET_ZONE} {y + QUIET_ZONE}"
        for y, row in enumerate(matrix)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert drawn == dark


def test_the_years_that_pass_are_those_of_the_lives(english: Localization) -> None:
    ada, ben = life("Ada", died=None), life("Ben", born=None)
    assert lifetimes(exhibit(life("Ada"), life("Ben"))) == (1890.0, 1951.0)
    dated = replace(ada, stops=(replace(ada.stops[0], date=parse_date("1899/1963")),))
    assert lifetimes(exhibit(dated)) == (1890.0, 1964.0)
    begun = replace(ben, stops=(replace(ben.stops[0], date=parse_date("1870")),))
    assert lifetimes(exhibit(begun)) == (1870.0, 1951.0)
    undated = replace(ada, stops=tuple(replace(each, date=None) for each in ada.stops))
    assert lifetimes(exhibit(undated)) == (0.0, 0.0)
    assert ending(exhibit(undated), english).data["from"] == ending(exhibit(undated), english).data["to"]
