"""What is on today."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from components.page.assets import assets_version
from components.page.page_content import (
    RenderedEdition,
    render_folder,
    render_page,
)
from components.page.part_registry import all_parts
from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.templates import COMPONENTS
from data import ENGLISH, Exhibit, parse_date
from tests.components.conftest import SHIPPED

WHOLE = [
    *("prev_next", "attract", "still_there", "atlas", "story_panel", "stop_list"),
    *("person_toggle", "timeline", "staff"),
]


@pytest.fixture
def no_ground(tmp_path: Path) -> GroundTiles:
    return GroundTiles(tmp_path / "none.pmtiles")


def test_every_part_is_made_for_every_language(small: Exhibit, no_ground: GroundTiles) -> None:
    both = replace(small, languages=("en", "de"), words={"en": ENGLISH, "de": {**ENGLISH, "next": "Weiter"}})
    made = render_page(both, no_ground)
    assert list(made.parts) == ["en", "de"]
    assert made.opening_language == "en"
    for parts in made.parts.values():
        assert [part.name for part in parts] == WHOLE
    assert "Weiter" in made.parts["de"][0].html
    assert "Weiter" not in made.parts["en"][0].html


def test_the_steps_come_first_so_that_the_visit_knows_the_order(
    small: Exhibit, no_ground: GroundTiles
) -> None:
    assert render_page(small, no_ground).parts["en"][0].name == "prev_next"


def test_every_part_has_a_script_of_its_name(small: Exhibit, no_ground: GroundTiles) -> None:
    made = [*render_page(small, no_ground).parts["en"], *render_page(None, no_ground).parts["en"]]
    for part in made:
        declared = next(each for each in all_parts() if each.name == part.name)
        assert (COMPONENTS / declared.script).is_file()
        assert (COMPONENTS / declared.folder / f"{part.name}.css").is_file()


def test_the_map_is_kept_under_the_address_its_part_asks_for(small: Exhibit, no_ground: GroundTiles) -> None:
    made = render_page(small, no_ground)
    atlas = next(part for part in made.parts["en"] if part.name == "atlas")
    assert list(made.modules) == [atlas.data["module"]]


def test_two_runs_make_the_same_parts(small: Exhibit, no_ground: GroundTiles) -> None:
    one, two = render_page(small, no_ground), render_page(small, no_ground)
    assert [part.version for part in one.parts["en"]] == [part.version for part in two.parts["en"]]
    assert one.modules == two.modules


def test_without_an_exhibit_the_calm_screen_is_on(no_ground: GroundTiles) -> None:
    made = render_page(None, no_ground)
    assert [part.name for part in made.parts[made.opening_language]] == ["unavailable", "staff"]
    assert made.title == "This exhibit is being prepared"
    assert made.modules == {}


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_an_exhibit_opens_calmly(tmp_path: Path, there: bool) -> None:
    rendered = render_folder(tmp_path if there else tmp_path / "nowhere")
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
def test_a_faulty_plan_costs_the_plan_and_not_the_exhibit(tmp_path: Path, plan: str) -> None:
    copy = tmp_path / "exhibit"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("*.pmtiles", "*.geojson"))
    (copy / "plans").mkdir(exist_ok=True)
    (copy / "plans" / "bad.geojson").write_text(plan, encoding="utf-8")
    rendered = render_folder(copy)
    assert rendered.loaded.exhibit is not None
    assert "plans/bad.geojson" in str(rendered.loaded.problems[0])


@pytest.mark.parametrize("open_end", ["../1944-11-07", "1933/..", "1933/", "/1933"])
@pytest.mark.parametrize("written", ["stop", "birth", "death"])
def test_a_date_with_an_open_end_shows_the_exhibit_all_the_same(
    small: Exhibit, no_ground: GroundTiles, open_end: str, written: str
) -> None:
    date, life = parse_date(open_end), small.people[0]
    changed = {
        "stop": replace(life, stops=(replace(life.stops[0], date=date), *life.stops[1:])),
        "birth": replace(life, born=date),
        "death": replace(life, died=date),
    }[written]
    made = render_page(replace(small, people=(changed, small.people[1])), no_ground)
    assert [part.name for part in made.parts["en"]] == WHOLE


def test_the_shipped_exhibit_is_whole(rendered: RenderedEdition) -> None:
    assert rendered.loaded.problems == ()
    assert [part.name for part in rendered.content.parts["en"]] == WHOLE


def test_the_assets_version_is_short_and_steady() -> None:
    assert assets_version() == assets_version()
    assert len(assets_version()) == 12
