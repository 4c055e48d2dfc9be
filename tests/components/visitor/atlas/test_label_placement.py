"""No name on the map touches a mark or another name."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.page.page_content import RenderedEdition
from components.visitor.atlas.label_placement import (
    PixelBounds,
    first_free_zoom,
    label_bounds,
    labelled,
    overlap,
    sign_bounds,
)
from components.visitor.atlas.markers import MapMarker, cluster_marker, stop_markers
from components.visitor.atlas.mercator import to_degrees, to_pixel
from components.visitor.atlas.part import atlas
from components.visitor.atlas.zoom_content import ZOOMS, life_views
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit

Shown = dict[tuple[str, float], tuple[list[tuple[int, MapMarker]], list[int]]]


@pytest.fixture(scope="module")
def shown(shipped: Exhibit) -> Shown:
    """What each view shows at each zoom: its marks, and the numbers of those that are labelled."""
    localization, stops, found = Localization("en", ENGLISH), list(shipped.stops), {}
    alone = stop_markers(shipped, localization)
    for view in life_views(shipped, stops):
        for zoom in ZOOMS:
            marks = [
                alone[stack.members[0]]
                if len(stack.members) == 1
                else cluster_marker(stack, 0, shipped, stops, localization)
                for stack in view.clusters[zoom]
            ]
            numbered = list(enumerate(marks))
            found[view.name, zoom] = (numbered, list(labelled(numbered, zoom)))
    return found


def test_no_written_name_meets_a_mark_or_another_name(shown: Shown) -> None:
    for (view, zoom), (marks, names) in shown.items():
        signs = [sign_bounds(mark, zoom) for _, mark in marks]
        boxes = [label_bounds(marks[number][1], zoom) for number in names]
        assert not any(overlap(box, sign) for box in boxes for sign in signs), (view, zoom)
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), (view, zoom)


def test_some_names_are_written_in_every_view(shown: Shown) -> None:
    for (view, zoom), (marks, names) in shown.items():
        assert names or len(marks) <= 1, (view, zoom)


def test_the_page_is_told_the_same_names(shown: Shown, rendered: RenderedEdition) -> None:
    data = next(part for part in rendered.content.parts["en"] if part.name == "atlas").data
    for (view, zoom), (marks, names) in shown.items():
        told = data["views"][view]["zooms"][f"{zoom:g}"]
        assert len(told["markers"]) == len(marks)
        assert sorted(told["markers"][number] for number in names) == told["labels"]


def test_of_two_names_in_one_place_the_shorter_is_written() -> None:
    x, y = to_pixel(50, 50)
    marks = [
        MapMarker(to_degrees(x + by, y), "", name) for by, name in ((0, "A very long name"), (1.0, "Short"))
    ]
    assert list(labelled(list(enumerate(marks)), 6)) == [1]


def test_a_plans_name_appears_as_soon_as_it_is_free_and_stays_so() -> None:
    blocked: list[PixelBounds] = [sign_bounds(MapMarker((50, 50), "", ""), 12)]
    assert first_free_zoom((50, 50), 5, {11: [], 12: blocked, 13: [], 14: []}) == 13
    assert first_free_zoom((50, 50), 5, {12: [], 13: [], 14: []}) == 12
    assert first_free_zoom((50, 50), 5, {13: [], 14: [sign_bounds(MapMarker((50, 50), "", ""), 14)]}) is None


@pytest.mark.parametrize(
    ("other", "meets"),
    [((5, 5, 15, 15), True), ((10, 0, 20, 10), False), ((0, 10, 10, 20), False), ((2, 2, 3, 3), True)],
)
def test_boxes_that_only_share_an_edge_do_not_overlap(other: PixelBounds, meets: bool) -> None:
    assert overlap((0, 0, 10, 10), other) is meets
    assert overlap(other, (0, 0, 10, 10)) is meets


def test_the_small_exhibit_is_named_too(small: Exhibit) -> None:
    zooms = atlas(small, Localization("en", ENGLISH), "/g/{z}/{x}/{y}.webp").data["views"]["all"]["zooms"]
    assert zooms["5"]["labels"]
