"""The page's content: which parts are rendered, for a whole exhibit and for a faulty one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from components.page.assets import assets_version
from components.page.page_content import (
    RenderedEdition,
    render_page,
)
from components.page.part_registry import all_parts, shown_parts
from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.templates import COMPONENTS
from data import ENGLISH, Exhibit, parse_date
from tests.components.exhibit_folder import render_folder
from tests.exhibit_folders import copy_small

ALL_PARTS = [part.name for part in shown_parts(with_exhibit=True)]


@pytest.fixture
def no_ground(tmp_path: Path) -> GroundTiles:
    return GroundTiles(tmp_path / "none.pmtiles")


def test_every_part_is_rendered_in_every_language(small: Exhibit, no_ground: GroundTiles) -> None:
    both = replace(small, languages=("en", "de"), words={"en": ENGLISH, "de": {**ENGLISH, "next": "Weiter"}})
    content = render_page(both, no_ground)
    assert list(content.parts) == ["en", "de"]
    assert content.opening_language == "en"
    for parts in content.parts.values():
        assert [part.name for part in parts] == ALL_PARTS
    assert "Weiter" in content.parts["de"][0].html
    assert "Weiter" not in content.parts["en"][0].html


def test_computed_encounters_are_in_every_part_that_shows_encounters_and_not_in_the_curators_exhibit(
    small: Exhibit, no_ground: GroundTiles
) -> None:
    content = render_page(replace(small, encounters=()), no_ground)
    one = content.computed[0]
    parts = {part.name: part for part in content.parts["en"]}
    for name in ("story_panel", "stop_list", "timeline", "atlas"):
        assert one.id in parts[name].html + str(parts[name].data), name
    assert content.exhibit
    assert content.exhibit.encounters == ()
    off = render_page(replace(small, encounters=(), computed_encounters=False), no_ground)
    assert "computed--" not in str(off.parts)


def test_prev_next_is_first_because_it_sets_the_order_of_stops(
    small: Exhibit, no_ground: GroundTiles
) -> None:
    assert render_page(small, no_ground).parts["en"][0].name == "prev_next"


def test_every_part_has_a_script_of_its_name(small: Exhibit, no_ground: GroundTiles) -> None:
    parts = [*render_page(small, no_ground).parts["en"], *render_page(None, no_ground).parts["en"]]
    for part in parts:
        declared = next(each for each in all_parts() if each.name == part.name)
        assert (COMPONENTS / declared.script).is_file()
        assert (COMPONENTS / declared.folder / f"{part.name}.css").is_file()


def test_the_map_script_has_the_address_that_its_part_imports(small: Exhibit, no_ground: GroundTiles) -> None:
    content = render_page(small, no_ground)
    atlas = next(part for part in content.parts["en"] if part.name == "atlas")
    assert list(content.modules) == [atlas.data["module"]]


def test_rendering_twice_gives_the_same_versions(small: Exhibit, no_ground: GroundTiles) -> None:
    one, two = render_page(small, no_ground), render_page(small, no_ground)
    assert [part.version for part in one.parts["en"]] == [part.version for part in two.parts["en"]]
    assert one.modules == two.modules


def test_without_an_exhibit_the_unavailable_screen_is_shown(no_ground: GroundTiles) -> None:
    content = render_page(None, no_ground)
    assert [part.name for part in content.parts[content.opening_language]] == ["unavailable", "staff"]
    assert content.title == "This exhibit is being prepared"
    assert content.modules == {}


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_an_exhibit_has_problems_and_raises_nothing(tmp_path: Path, exists: bool) -> None:
    rendered = render_folder(tmp_path if exists else tmp_path / "nowhere")
    assert rendered.loaded.exhibit is None
    assert rendered.loaded.problems
    assert rendered.content.exhibit is None


@pytest.mark.parametrize(
    "plan",
    [
        "{}",
        "[]",
        "7",
        '{"features": [{}]}',
        '{"features": [{"properties": {"kind": "sheet"}}]}',
        '{"features": [{"properties": {"kind": "label"}, "geometry": {"type": "Point"}}]}',
        '{"features": [{"properties": {"kind": "street", "rank": "main"}, "geometry": null}]}',
    ],
)
def test_a_faulty_plan_is_left_out_and_reported(tmp_path: Path, plan: str) -> None:
    copy = copy_small(tmp_path)
    (copy / "plans").mkdir()
    (copy / "plans" / "bad.geojson").write_text(plan, encoding="utf-8")
    rendered = render_folder(copy)
    assert rendered.loaded.exhibit is not None
    assert "plans/bad.geojson" in str(rendered.loaded.problems[0])


@pytest.mark.parametrize("open_end", ["../1944-11-07", "1933/..", "1933/", "/1933"])
@pytest.mark.parametrize("field", ["stop", "birth", "death"])
def test_a_date_with_an_open_end_does_not_hide_the_exhibit(
    small: Exhibit, no_ground: GroundTiles, open_end: str, field: str
) -> None:
    date, life = parse_date(open_end), small.people[0]
    changed = {
        "stop": replace(life, stops=(replace(life.stops[0], date=date), *life.stops[1:])),
        "birth": replace(life, born=date),
        "death": replace(life, died=date),
    }[field]
    content = render_page(replace(small, people=(changed, small.people[1])), no_ground)
    assert [part.name for part in content.parts["en"]] == ALL_PARTS


def test_a_whole_exhibit_has_no_problems_and_all_parts(rendered_whole: RenderedEdition) -> None:
    assert rendered_whole.loaded.problems == ()
    assert [part.name for part in rendered_whole.content.parts["en"]] == ALL_PARTS


def test_the_assets_version_is_12_characters_and_stable() -> None:
    assert assets_version() == assets_version()
    assert len(assets_version()) == 12


def test_an_exhibit_without_any_place_is_rendered_without_a_map(
    small: Exhibit, no_ground: GroundTiles
) -> None:
    people = tuple(
        replace(each, stops=tuple(replace(stop, place=None) for stop in each.stops)) for each in small.people
    )
    content = render_page(replace(small, people=people, encounters=()), no_ground)
    assert not content.has_map
    assert not content.modules
    (html,) = [part.html for part in content.parts["en"] if part.name == "atlas"]
    assert html == ""
