"""The shapes of city plans are a script that the maps of all languages share."""

from __future__ import annotations

from components.visitor.atlas.part import atlas
from components.visitor.atlas.plan_shapes import map_address, modules_of_map
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit


def test_the_maps_of_two_languages_share_the_shapes_of_their_plans(
    journeys: Exhibit, english: Localization
) -> None:
    russian = Localization("ru", {**ENGLISH, "locale": "ru"})
    one, two = (atlas(journeys, each, "").modules for each in (english, russian))
    (shared,) = one.keys() & two.keys()
    assert [list(each)[1] for each in (one, two)] == [shared, shared]
    assert one[shared].count("export const shape") == len(journeys.plans) > 1
    for modules in (one, two):
        module = next(iter(modules.values()))
        assert f'"{shared}"' in module
        assert "FeatureCollection" not in module
        for number in range(len(journeys.plans)):
            assert module.count(f".addData(shapes.shape{number});") == 1


def test_a_map_without_plans_is_one_script() -> None:
    module = 'import * as L from "/leaflet/l.js";\nexport function draw() {}\n'
    assert modules_of_map(module) == {map_address(module): module}
