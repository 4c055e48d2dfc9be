"""A third person needs a folder and some rows: no code depends on the number of people."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from components.page.page_content import RenderedEdition
from components.visitor.atlas.folium_map import leg_class
from components.visitor.parts import RenderedPart
from data import Exhibit, legs
from data.editing.new_person import colour_difference, with_person
from tests.commands import command
from tests.components.exhibit_folder import render_folder
from tests.components.html_tree import Element, tree
from tests.edited_exhibit import add_row, add_third_person
from tests.exhibit_folders import EXHIBITS, copy_journeys

main = command("new")

THIRD = EXHIBITS / "three"


def _append_rows(folder: Path, table: str) -> None:
    """The third person's rows, in the columns of the folder's table."""
    with (THIRD / table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            add_row(folder / table, **row)


def _add_to_exhibit_yaml(folder: Path, person: str) -> None:
    path = folder / "exhibit.yaml"
    with_third = with_person(path.read_text(encoding="utf-8"), person)
    assert with_third is not None
    path.write_text(with_third, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journeys, with a third person."""
    copy = copy_journeys(tmp_path_factory.mktemp("three"))
    shutil.copytree(THIRD / "people" / "pfeiffer", copy / "people" / "pfeiffer")
    _append_rows(copy, "places.csv")
    _append_rows(copy, "sources.csv")
    _add_to_exhibit_yaml(copy, "pfeiffer")
    return copy


@pytest.fixture(scope="module")
def rendered_three(folder: Path) -> RenderedEdition:
    return render_folder(folder)


@pytest.fixture
def three(rendered_three: RenderedEdition) -> Exhibit:
    assert rendered_three.loaded.problems == ()
    assert rendered_three.loaded.exhibit is not None
    return rendered_three.loaded.exhibit


def _part(rendered: RenderedEdition, name: str) -> RenderedPart:
    return next(part for part in rendered.content.parts["en"] if part.name == name)


def _html(rendered: RenderedEdition, name: str) -> Element:
    return tree(_part(rendered, name).html)


def test_the_third_person_follows_the_two(three: Exhibit) -> None:
    assert [person.id for person in three.people] == ["holm", "orlin", "pfeiffer"]
    assert len(three.people[2].stops) == 7


def test_the_toggle_offers_all_people_and_each(rendered_three: RenderedEdition) -> None:
    buttons = _html(rendered_three, "person_toggle").having("data-person")
    assert [button.text.strip() for button in buttons] == [*("All lives", "Holm", "Orlin", "Pfeiffer")]


def test_the_timeline_has_a_lane_for_each_person(rendered_three: RenderedEdition, three: Exhibit) -> None:
    html = _html(rendered_three, "timeline")
    lanes = html.having("data-lane")
    assert [lane.attributes["data-lane"] for lane in lanes] == [person.id for person in three.people]
    assert len(lanes[2].having("data-stop-mark")) == 7
    assert lanes[2].attributes["data-marker"] == "square"
    assert rendered_three.content.lanes == 3


def test_the_stop_list_and_the_story_panel_contain_every_story(
    rendered_three: RenderedEdition, three: Exhibit
) -> None:
    ids = {stop.id for stop in three.stops}
    rows = _html(rendered_three, "stop_list").having("data-stop-link")
    assert {row.attributes["data-stop-link"] for row in rows} == ids
    articles = _html(rendered_three, "story_panel").having("data-story")
    assert {article.attributes["data-story"] for article in articles} == ids


def test_the_choice_offers_three_people(rendered_three: RenderedEdition, three: Exhibit) -> None:
    cards = _html(rendered_three, "choose").having("data-whole-life")
    assert [card.attributes["data-whole-life"] for card in cards] == [person.id for person in three.people]


def test_the_map_has_a_view_marks_and_ways_of_the_third_life(
    rendered_three: RenderedEdition, three: Exhibit
) -> None:
    data = _part(rendered_three, "atlas").data
    module = next(iter(rendered_three.content.modules.values()))
    third = three.people[2]
    assert list(data["views"]) == ["all", "holm", "orlin", "pfeiffer"]
    for stop in third.stops:
        assert stop.id in data["stops"]
        assert f'data-stop="{stop.id}"' in module.replace('\\"', '"')
    ways = [leg.end for leg in legs(third)]
    assert len(ways) == 6
    assert [stop.id for stop in ways if f"leg--beaded life-pfeiffer {leg_class(stop)}" not in module] == []


def test_the_cities_show_the_colour_of_each_person(rendered_three: RenderedEdition, three: Exhibit) -> None:
    module = next(iter(rendered_three.content.modules.values()))
    unescaped = module.replace('\\"', '"')
    for person in three.people:
        assert re.search(f'marker--city [^>]*style="--life: {person.colour}"', unescaped)


def test_the_three_people_have_different_lines_markers_and_colours(three: Exhibit) -> None:
    assert len({person.line for person in three.people}) == 3
    assert len({person.marker for person in three.people}) == 3
    first, second, third = (person.colour for person in three.people)
    pairs = ((first, second), (second, third), (first, third))
    assert min(colour_difference(one, two) for one, two in pairs) > 9


def test_the_stops_and_encounters_of_the_first_two_people_are_unchanged(
    three: Exhibit, journeys: Exhibit
) -> None:
    assert [stop.id for person in three.people[:2] for stop in person.stops] == [
        stop.id for stop in journeys.stops
    ]
    assert [one.id for one in three.encounters] == [one.id for one in journeys.encounters]


def test_the_new_command_adds_a_third_person(tmp_path: Path) -> None:
    folder = copy_journeys(tmp_path)
    add_third_person(folder, place="moscow", source="DIARY")
    rendered = render_folder(folder)
    assert rendered.loaded.problems == ()
    assert rendered.loaded.exhibit is not None
    third = rendered.loaded.exhibit.people[2]
    others = rendered.loaded.exhibit.people[:2]
    assert [stop.title for stop in third.stops] == ["Born to run", "To a place already known"]
    assert third.line not in {each.line for each in others}
    assert third.marker not in {each.marker for each in others}
    assert len(_html(rendered, "timeline").having("data-lane")) == 3


def test_a_new_exhibit_has_one_person(tmp_path: Path) -> None:
    assert main(["exhibit", str(tmp_path / "one"), "--no-ground"]) == 0
    rendered = render_folder(tmp_path / "one")
    buttons = _html(rendered, "person_toggle").having("data-person")
    assert [button.text.strip() for button in buttons] == ["Whole life", "Example"]
    assert _html(rendered, "story_panel").having("data-story", "example/greenwich-1870")
    assert rendered.ground.tile(0, 0, 0) is None
