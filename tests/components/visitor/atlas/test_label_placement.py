"""No label on the map overlaps a marker or another label."""

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
from components.visitor.atlas.near_areas import ZOOMS
from components.visitor.atlas.part import atlas
from components.visitor.atlas.zoom_content import life_views
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit
from data.model.mercator import to_degrees, to_pixel

ShownMarkers = dict[tuple[str, float], tuple[list[tuple[int, MapMarker]], list[int]]]


@pytest.fixture(scope="module")
def shown(rendered_whole: RenderedEdition) -> ShownMarkers:
    """By view and zoom: the numbered markers, and the numbers of those that are labelled."""
    exhibit = rendered_whole.loaded.exhibit
    assert exhibit is not None
    localization, stops, shown_by_view = Localization("en", ENGLISH), list(exhibit.stops), {}
    single = stop_markers(exhibit, localization)
    for view in life_views(exhibit, stops):
        for zoom in ZOOMS:
            markers = [
                single[cluster.members[0]]
                if len(cluster.members) == 1
                else cluster_marker(cluster, 0, exhibit, stops, localization)
                for cluster in view.clusters[zoom]
            ]
            numbered = list(enumerate(markers))
            shown_by_view[view.name, zoom] = (numbered, list(labelled(numbered, zoom)))
    return shown_by_view


def test_no_label_overlaps_a_marker_or_another_label(shown: ShownMarkers) -> None:
    for (view, zoom), (markers, labels) in shown.items():
        signs = [sign_bounds(marker, zoom) for _, marker in markers]
        bounds = [label_bounds(markers[number][1], zoom) for number in labels]
        assert not any(overlap(label, sign) for label in bounds for sign in signs), (view, zoom)
        assert not any(overlap(*pair) for pair in combinations(bounds, 2)), (view, zoom)


def test_every_view_has_some_labels(shown: ShownMarkers) -> None:
    for (view, zoom), (markers, labels) in shown.items():
        assert labels or len(markers) <= 1, (view, zoom)


def test_the_data_of_the_page_has_the_same_labels(
    shown: ShownMarkers, rendered_whole: RenderedEdition
) -> None:
    data = next(part for part in rendered_whole.content.parts["en"] if part.name == "atlas").data
    for (view, zoom), (markers, labels) in shown.items():
        content = data["views"][view]["zooms"][f"{zoom:g}"]
        assert len(content["markers"]) == len(markers)
        assert sorted(content["markers"][number] for number in labels) == content["labels"]


def test_of_two_labels_at_one_place_the_shorter_is_shown() -> None:
    x, y = to_pixel(50, 50)
    markers = [
        MapMarker(to_degrees(x + by, y), "", name) for by, name in ((0, "A very long name"), (1.0, "Short"))
    ]
    assert list(labelled(list(enumerate(markers)), 6)) == [1]


def test_a_plans_label_is_shown_from_the_first_zoom_at_which_it_stays_free() -> None:
    blocked: list[PixelBounds] = [sign_bounds(MapMarker((50, 50), "", ""), 12)]
    assert first_free_zoom((50, 50), 5, {11: [], 12: blocked, 13: [], 14: []}) == 13
    assert first_free_zoom((50, 50), 5, {12: [], 13: [], 14: []}) == 12
    assert first_free_zoom((50, 50), 5, {13: [], 14: [sign_bounds(MapMarker((50, 50), "", ""), 14)]}) is None


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [((5, 5, 15, 15), True), ((10, 0, 20, 10), False), ((0, 10, 10, 20), False), ((2, 2, 3, 3), True)],
)
def test_bounds_that_only_share_an_edge_do_not_overlap(other: PixelBounds, overlaps: bool) -> None:
    assert overlap((0, 0, 10, 10), other) is overlaps
    assert overlap(other, (0, 0, 10, 10)) is overlaps


def test_a_small_exhibit_has_labels_too(small: Exhibit) -> None:
    zooms = atlas(small, Localization("en", ENGLISH), "/g/{z}/{x}/{y}.webp").data["views"]["all"]["zooms"]
    assert zooms["5"]["labels"]
