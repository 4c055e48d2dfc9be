"""The list of all stories."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.localization import Localization
from components.visitor.stop_list.part import by_date, stop_list
from data import Chapter, Exhibit, Person, parse_date
from tests.components.html_tree import tree
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop


def test_every_stop_has_one_row_with_years_title_and_place(journeys: Exhibit, english: Localization) -> None:
    rows = tree(stop_list(journeys, english).html).having("data-stop-link")
    assert sorted(row.attributes["data-stop-link"] for row in rows) == sorted(
        each.id for each in journeys.stops
    )
    stops = {each.id: each for each in journeys.stops}
    for row in rows:
        each = stops[row.attributes["data-stop-link"]]
        assert row.tag == "button"
        assert row.text == english.years_text(each.date) + each.title + each.place_on_map.name


def test_lives_are_interleaved_by_date() -> None:
    one = person("Ada", *(stop("ada", n, MOSCOW, date=parse_date(y)) for n, y in ((1, "1900"), (2, "1910"))))
    two = person("Ben", *(stop("ben", n, CHITA, date=parse_date(y)) for n, y in ((1, "1905"), (2, "1915"))))
    assert [str(each.date) for each in by_date(exhibit(one, two))] == ["1900", "1905", "1910", "1915"]


def test_a_life_keeps_its_own_order_even_where_dates_overlap() -> None:
    years = ("1900", "1910/1920", "1905", "1921")
    life = person("Ada", *(stop("ada", n, MOSCOW, date=parse_date(y)) for n, y in enumerate(years, 1)))
    other = person("Ben", stop("ben", 1, TOKYO, date=parse_date("1907")))
    listed = [each.id for each in by_date(exhibit(life, other))]
    assert [each for each in listed if each.startswith("ada")] == [each.id for each in life.stops]
    assert listed.index("ben/01-tokyo") == 1


def test_the_list_keeps_the_order_of_either_life(journeys: Exhibit) -> None:
    listed = by_date(journeys)
    for life in journeys.people:
        assert [each for each in listed if each.person == life.id] == list(life.stops)


def test_each_life_has_one_heading_for_a_chapter(english: Localization) -> None:
    late = Chapter("late", "en", "Late years")
    life = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 2, CHITA), stop("ada", 3, TOKYO, chapter=late))
    other = person("Ben", stop("ben", 2, CHITA))
    headings = tree(stop_list(exhibit(life, other), english).html).having("data-chapter")
    assert sorted(heading.text for heading in headings) == ["Late years Ada", "Youth Ada", "Youth Ben"]


def test_every_row_names_its_life(small: Exhibit, english: Localization) -> None:
    for row in tree(stop_list(small, english).html).having("data-life"):
        for link in row.having("data-stop-link"):
            assert row.attributes["data-life"] == link.attributes["data-stop-link"].split("/")[0]


def test_an_encounter_has_a_row_after_its_stop_in_either_life(small: Exhibit, english: Localization) -> None:
    rows = tree(stop_list(small, english).html).having("data-life")
    order = [
        button.attributes.get("data-stop-link") or "✦ " + button.attributes["data-encounter-link"]
        for row in rows
        for button in row.all()
        if button.tag == "button"
    ]
    assert order[order.index("ada/02-chita") + 1] == "✦ same-town"
    assert order[order.index("ben/04-chita") + 1] == "✦ same-town"
    encounters = [row for row in rows if "data-encounter-row" in row.attributes]
    assert [row.attributes["data-life"] for row in encounters] == ["ada", "ben"]
    assert ["data-first" in row.attributes for row in encounters] == [True, False]
    assert encounters[0].text == "✦One townAda 1902 · Ben 1904"


def test_a_list_without_encounters_offers_no_filter(small: Exhibit, english: Localization) -> None:
    alone = exhibit(*small.people)
    assert tree(stop_list(alone, english).html).having("data-only-encounters") == []
    assert len(tree(stop_list(small, english).html).having("data-only-encounters")) == 1


def test_html_in_a_title_is_escaped(english: Localization) -> None:
    title = '<img src=x onerror="alert(1)">'
    small = exhibit(person("Ada", stop("ada", 1, MOSCOW, title=title)))
    root = tree(stop_list(small, english).html)
    assert title in root.having("data-stop-link")[0].text
    assert not [each for each in root.all() if each.tag == "img"]


def _dated(life: str, *dates: str | None) -> Person:
    stops = [
        stop(life.lower(), number, MOSCOW, date=parse_date(date) if date else None)
        for number, date in enumerate(dates, 1)
    ]
    return person(life, *stops)


def test_a_stop_without_a_date_keeps_its_place_in_its_life() -> None:
    lives = exhibit(_dated("Ada", None, "1900", None, "1920", None), _dated("Ben", "1890", "1910", "1930"))
    listed = [each.id.replace("-moscow", "") for each in by_date(lives)]
    assert listed == [*("ben/01", "ada/01", "ada/02", "ada/03", "ben/02", "ada/04", "ada/05", "ben/03")]


def test_a_life_without_any_date_is_listed_last() -> None:
    lives = exhibit(_dated("Ada", None, None), _dated("Ben", "1910"))
    assert [each.person for each in by_date(lives)] == ["ben", "ada", "ada"]


def test_a_row_of_a_stop_without_a_date_has_title_and_place_alone(english: Localization) -> None:
    root = tree(stop_list(exhibit(_dated("Ada", "1900", None)), english).html)
    dated, undated = root.having("data-stop-link")
    assert (dated.text, undated.text) == ("1900ada 1 at MoscowMoscow", "ada 2 at MoscowMoscow")
    assert root.of_class("list__rows--undated") == []


def test_a_list_without_any_date_has_no_column_for_dates(english: Localization) -> None:
    root = tree(stop_list(exhibit(_dated("Ada", None, None)), english).html)
    assert len(root.of_class("list__rows--undated")) == 1
    assert root.of_class("list__when") == []


def test_the_welcome_stands_at_the_head_of_the_list(small: Exhibit, english: Localization) -> None:
    (welcome,) = tree(stop_list(small, english).html).of_class("list__welcome")
    assert welcome.text == small.welcome
    assert not tree(stop_list(replace(small, welcome=""), english).html).of_class("list__welcome")
