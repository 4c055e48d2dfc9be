"""The year-sweep: its captions, which say no more than the dates do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.visitor.localization import Localization
from components.visitor.text_width import SEMIBOLD, text_width
from components.visitor.year_sweep.caption_widths import CaptionWidths
from components.visitor.year_sweep.captions import life_captions, where_spans
from components.visitor.year_sweep.part import year_sweep
from data import ENGLISH, Exhibit, Source, WorldEvent, parse_date
from tests.components.html_tree import tree
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, place, stop

KOENIGSBERG = place("Kaliningrad", 54.7, 20.5, toponym_then="Königsberg (to 1946)")


def where(shown: Exhibit, localization: Localization, span: tuple[int, int] = (1880, 1960)) -> list[str]:
    """Of the first life: `1901 Moscow`."""
    spans = where_spans(shown.people[0], shown, span, localization)
    return [f"{each.begins:.0f} {each.where}" for each in spans]


def test_a_life_is_told_from_birth_to_death(english: Localization) -> None:
    ada = person("Ada", *(stop("ada", n, at) for n, at in ((1, MOSCOW), (3, CHITA))))
    assert where(exhibit(ada), english) == [
        "1880 not yet born",
        "1890 place not known",
        "1901 Moscow",
        "1902 between Moscow and Chita",
        "1903 Chita",
        "1904 place not known",
    ]


def test_a_place_has_its_name_of_the_time_and_another_from_the_year_it_changes(english: Localization) -> None:
    ada = person("Ada", stop("ada", 1, KOENIGSBERG, date=parse_date("1940/1949")))
    assert where(exhibit(ada), english)[2:4] == ["1940 Königsberg", "1947 Kaliningrad"]


def test_a_name_of_the_time_in_other_letters_is_not_shown() -> None:
    russian = Localization("ru", {**ENGLISH, "locale": "ru"})
    cyrillic = replace(KOENIGSBERG, toponyms={"en": "Kaliningrad", "ru": "Калининград"})
    ada = person("Ada", stop("ada", 1, cyrillic))
    assert where(exhibit(ada), russian)[2] == "1901 Калининград"


def test_a_name_of_the_time_without_a_letter_is_not_shown(english: Localization) -> None:
    numbered = replace(KOENIGSBERG, toponym_then="1917")
    ada = person("Ada", stop("ada", 1, numbered))
    assert where(exhibit(ada), english)[2] == "1901 Kaliningrad"


def test_a_house_is_told_as_its_city(english: Localization) -> None:
    house = place("House", 55.7, 37.6, within="moscow")
    ada = person("Ada", stop("ada", 1, house))
    shown = exhibit(ada)
    shown = replace(shown, places={**shown.places, "moscow": MOSCOW})
    assert where(shown, english)[2] == "1901 Moscow"


def test_between_two_stays_in_one_city_it_is_perhaps_that_city(english: Localization) -> None:
    ada = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 5, MOSCOW))
    assert where(exhibit(ada), english)[3] == "1902 perhaps Moscow"


def test_the_widest_caption_of_a_life_sets_the_size_of_its_letters(english: Localization) -> None:
    ada = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 3, CHITA))
    (texts,) = life_captions(exhibit(ada), (1880, 1960), english)
    widths = CaptionWidths.of(texts, {"one": "gone"})
    assert widths.where[0] == text_width("between Moscow and Chita")
    assert widths.where[1] == text_width("between Moscow ")
    assert widths.name == text_width(texts["aged"].replace("{age}", "88"), SEMIBOLD)
    long = CaptionWidths.of(texts, {"other": "dead for {number} years of great and lasting silence"})
    assert long.where[0] > 1.5 * widths.where[0]


def test_after_a_life_whose_death_is_unknown_no_age_is_reckoned(english: Localization) -> None:
    ada = person("Ada", stop("ada", 1, MOSCOW), died=None)
    spans = list(where_spans(ada, exhibit(ada), (1895, 1960), english))
    assert [(each.where, each.has_age) for each in spans] == [
        ("place not known", True),
        ("Moscow", True),
        ("place not known", False),
    ]


@pytest.mark.parametrize(("born", "aged"), [("1890-05-01", "Ada, {age}"), ("1890", "Ada, about {age}")])
def test_an_age_is_exact_where_the_birthday_is_known(born: str, aged: str, english: Localization) -> None:
    shown = exhibit(person("Ada", stop("ada", 1, MOSCOW), born=parse_date(born)))
    assert _life(shown, english)["aged"] == aged


def _life(shown: Exhibit, localization: Localization) -> dict[str, Any]:
    life: dict[str, Any] = year_sweep(shown, localization).data["lives"][0]
    return life


def test_the_script_is_given_every_plural_form_of_the_language() -> None:
    words = {**ENGLISH, "locale": "ru", "sweep_dead.few": "{number} года", "sweep_dead.many": "{number} лет"}
    data = year_sweep(exhibit(person("Ada", stop("ada", 1, TOKYO))), Localization("ru", words)).data
    assert data["locale"] == "ru"
    assert data["dead"] == {
        "one": ENGLISH["sweep_dead.one"],
        "few": "{number} года",
        "many": "{number} лет",
        "other": ENGLISH["sweep_dead"],
    }


def test_years_before_christ_have_their_eras(english: Localization) -> None:
    caesar = person("Ada", stop("ada", 1, MOSCOW, date=parse_date("-0043")), born=None, died=None)
    assert year_sweep(exhibit(caesar), english).data["eras"] == {"-43": "44 BC"}


@pytest.mark.parametrize(
    ("number", "arrangement"), [(1, "few"), (2, "few"), (3, "several"), (5, "more"), (10, "many")]
)
def test_every_life_has_a_caption(number: int, arrangement: str, english: Localization) -> None:
    lives = [person(f"Ada{each}", stop(f"ada{each}", 1, MOSCOW)) for each in range(number)]
    part = year_sweep(exhibit(*lives), english)
    root = tree(part.html)
    assert len(root.having("data-caption")) == number
    assert len(root.of_class(f"sweep--{arrangement}")) == 1
    assert part.data["arrangement"] == arrangement, "the style sheets ask the page for it"


def test_the_events_of_the_years_that_are_swept_are_told(english: Localization) -> None:
    source = Source("S1", "A book, 1990", "book", "full")
    events = [
        WorldEvent(year, parse_date(year), source, "en", f"It is {year}") for year in ("1904", "1901", "1800")
    ]
    shown = exhibit(*(person("Ada", stop("ada", 1, MOSCOW), stop("ada", 5, CHITA)),), world=tuple(events))
    assert [each[3] for each in year_sweep(shown, english).data["events"]] == ["It is 1901", "It is 1904"]


def test_without_dates_there_is_nothing_to_sweep(english: Localization) -> None:
    assert year_sweep(exhibit(person("Ada", stop("ada", 1, MOSCOW, date=None))), english).html == ""
