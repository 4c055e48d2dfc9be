"""No finger ever meets two markers at once."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from components.visitor.atlas.clusters import TARGET_SIZE, Cluster, clusters_by_zoom
from components.visitor.atlas.mercator import to_pixel
from components.visitor.atlas.zoom_content import ZOOMS, LifeView, life_views
from data import Exhibit, Point

FINGER = 61.0
"""Pixels: 15 mm, the least side of any target."""


@pytest.fixture(scope="module")
def views(shipped: Exhibit) -> list[LifeView]:
    return life_views(shipped, list(shipped.stops))


def _overlapping(stacks: Sequence[Cluster], zoom: float) -> list[tuple[Cluster, Cluster]]:
    scale = float(2.0**zoom)

    def meet(one: Cluster, two: Cluster) -> bool:
        across = abs(one.centre[0] - two.centre[0]) * scale
        down = abs(one.centre[1] - two.centre[1]) * scale
        return across < FINGER and down < FINGER

    return [pair for pair in combinations(stacks, 2) if meet(*pair)]


def test_no_two_targets_overlap_in_any_view_at_any_zoom_of_the_shipped_exhibit(views: list[LifeView]) -> None:
    for view in views:
        for zoom, stacks in view.clusters.items():
            assert not _overlapping(stacks, zoom), f"{view.name} at zoom {zoom}"


def test_every_stop_is_in_exactly_one_stack_of_its_views(views: list[LifeView]) -> None:
    for view in views:
        assert set(view.clusters) == set(ZOOMS)
        for zoom, stacks in view.clusters.items():
            members = sorted(member for stack in stacks for member in stack.members)
            assert members == sorted(view.stops), f"{view.name} at zoom {zoom}"


def test_what_is_together_stays_together_further_away(views: list[LifeView]) -> None:
    for view in views:
        for near, far in pairwise(sorted(view.clusters, reverse=True)):
            wide = [set(stack.members) for stack in view.clusters[far]]
            for stack in view.clusters[near]:
                assert any(set(stack.members) <= members for members in wide), (view.name, near, far)


def test_a_stack_stands_in_the_middle_of_its_stops(shipped: Exhibit, views: list[LifeView]) -> None:
    points = [to_pixel(*stop.place.point) for stop in shipped.stops]
    for view in views:
        for stack in view.clusters[4.0]:
            xs, ys = zip(*(points[member] for member in stack.members), strict=True)
            assert stack.centre == pytest.approx((sum(xs) / len(xs), sum(ys) / len(ys)))


def test_stops_of_one_place_are_one_stack_at_every_zoom() -> None:
    points = [(55.75, 37.62), (35.68, 139.77), (55.75, 37.62)]
    for stacks in clusters_by_zoom(points, range(3), ZOOMS).values():
        assert [stack.members for stack in stacks] == [(0, 2), (1,)]


def test_no_stops_give_no_stacks() -> None:
    assert clusters_by_zoom([], [], ZOOMS) == {zoom: [] for zoom in ZOOMS}


def test_only_the_stops_that_are_asked_for_are_shown() -> None:
    points: list[Point] = [(10, 10), (20, 20), (30, 30)]
    assert [stack.members for stack in clusters_by_zoom(points, [0, 2], [15])[15]] == [(0,), (2,)]


@pytest.mark.parametrize("seed", range(5))
def test_crowds_anywhere_in_the_world_never_overlap(seed: int) -> None:
    """Towns full of stops, stops on both sides of the pixel grid's cells, and the far corners."""
    chance = random.Random(seed)
    towns = [(chance.uniform(-80, 80), chance.uniform(-180, 180)) for _ in range(12)]
    points = [
        (
            max(-85.0, min(85.0, lat + chance.gauss(0, 0.05))),
            max(-180.0, min(180.0, lon + chance.gauss(0, 0.05))),
        )
        for lat, lon in towns * 20
    ]
    found = clusters_by_zoom(points, range(len(points)), ZOOMS)
    for zoom, stacks in found.items():
        assert not _overlapping(stacks, zoom)
        assert sorted(member for stack in stacks for member in stack.members) == list(range(len(points)))
    assert len(found[15]) > len(found[2])


def test_a_target_is_at_least_15_millimetres_and_a_gap() -> None:
    assert TARGET_SIZE > FINGER
