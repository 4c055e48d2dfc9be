"""Clusters: no two touch targets overlap."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from components.visitor.atlas.clusters import (
    STREET_ZOOM,
    TARGET_SIZE,
    Cluster,
    clusters_by_zoom,
    point_sites,
    stop_sites,
)
from components.visitor.atlas.near_areas import ZOOMS
from components.visitor.atlas.zoom_content import LifeView, life_views
from data import Exhibit, Point
from data.model.mercator import to_pixel
from tests.components.small_exhibit import CHITA, MOSCOW, exhibit, person, place, stop
from tests.random_seeds import few_by_default

MIN_TARGET_SIZE = 61.0
"""Pixels: 15 mm, the least width and height of any touch target."""


@pytest.fixture
def views(whole: Exhibit) -> list[LifeView]:
    return life_views(whole, list(whole.stops))


def _overlapping(clusters: Sequence[Cluster], zoom: float) -> list[tuple[Cluster, Cluster]]:
    scale = float(2.0**zoom)

    def overlap(one: Cluster, two: Cluster) -> bool:
        distance_x = abs(one.centre[0] - two.centre[0]) * scale
        distance_y = abs(one.centre[1] - two.centre[1]) * scale
        return distance_x < MIN_TARGET_SIZE and distance_y < MIN_TARGET_SIZE

    return [pair for pair in combinations(clusters, 2) if overlap(*pair)]


def test_no_two_targets_overlap_in_any_view_at_any_zoom(views: list[LifeView]) -> None:
    for view in views:
        for zoom, clusters in view.clusters.items():
            assert not _overlapping(clusters, zoom), f"{view.name} at zoom {zoom}"


def test_every_stop_is_in_exactly_one_cluster_of_its_views(views: list[LifeView]) -> None:
    for view in views:
        assert set(view.clusters) == set(ZOOMS)
        for zoom, clusters in view.clusters.items():
            members = sorted(member for cluster in clusters for member in cluster.members)
            assert members == sorted(view.stops), f"{view.name} at zoom {zoom}"


def test_clusters_stay_together_at_smaller_zooms(views: list[LifeView]) -> None:
    for view in views:
        for near, far in pairwise(sorted(view.clusters, reverse=True)):
            wide = [set(cluster.members) for cluster in view.clusters[far]]
            for cluster in view.clusters[near]:
                assert any(set(cluster.members) <= members for members in wide), (view.name, near, far)


def test_a_cluster_stands_at_the_true_place_of_its_greatest_city(
    whole: Exhibit, views: list[LifeView]
) -> None:
    sites = stop_sites(whole, list(whole.stops))
    for view in views:
        for cluster in view.clusters[4.0]:
            stories = Counter(sites[member].city for member in cluster.members)
            city = whole.places[whole.places[cluster.place].within or cluster.place]
            assert stories[city.id] == max(stories.values()), view.name
            assert cluster.centre == to_pixel(*whole.places[cluster.place].point)


def test_a_city_is_marked_as_a_whole_until_the_zooms_of_streets_and_then_by_its_places() -> None:
    hotel, kremlin = (
        place(name, 55.75, 37.6 + east, within="moscow")
        for name, east in (("Hotel", 0.001), ("Kremlin", 0.1))
    )
    stops = [stop("ada", number, at) for number, at in enumerate((hotel, hotel, kremlin), 1)]
    shown = exhibit(person("Ada", *stops), places={each.id: each for each in (MOSCOW, hotel, kremlin)})
    clusters = clusters_by_zoom(stop_sites(shown, stops), range(3), [5, STREET_ZOOM])
    assert [each.place for each in clusters[5]] == ["moscow"]
    assert [each.place for each in clusters[STREET_ZOOM]] == ["hotel", "kremlin"]


def test_of_two_cities_with_as_many_stories_the_one_that_more_stories_mention_is_the_greater() -> None:
    village, city = place("Aaa", 51.5, 0.1), place("London", 51.5, 0.0)
    stops = [stop("ada", 1, village), stop("ada", 2, city), stop("ada", 3, CHITA, mentions=(city,))]
    shown = exhibit(person("Ada", *stops))
    clusters = clusters_by_zoom(stop_sites(shown, stops), range(2), [4])
    assert [(each.members, each.place) for each in clusters[4]] == [((0, 1), "london")]


def test_stops_of_one_place_are_one_cluster_at_every_zoom() -> None:
    points = [(55.75, 37.62), (35.68, 139.77), (55.75, 37.62)]
    for clusters in clusters_by_zoom(point_sites(points), range(3), ZOOMS).values():
        assert [cluster.members for cluster in clusters] == [(0, 2), (1,)]


def test_no_stops_give_no_clusters() -> None:
    assert clusters_by_zoom([], [], ZOOMS) == {zoom: [] for zoom in ZOOMS}


def test_only_the_numbered_stops_are_clustered() -> None:
    points: list[Point] = [(10, 10), (20, 20), (30, 30)]
    assert [cluster.members for cluster in clusters_by_zoom(point_sites(points), [0, 2], [15])[15]] == [
        (0,),
        (2,),
    ]


@pytest.mark.parametrize("seed", few_by_default(range(7)))
def test_many_stops_anywhere_in_the_world_never_overlap(seed: int) -> None:
    """Random towns with many stops each, on all sides of the grid's cells, up to the corners of the world."""
    generator = random.Random(seed)
    towns = [(generator.uniform(-80, 80), generator.uniform(-180, 180)) for _ in range(12)]
    points = [
        (
            max(-85.0, min(85.0, lat + generator.gauss(0, 0.05))),
            max(-180.0, min(180.0, lon + generator.gauss(0, 0.05))),
        )
        for lat, lon in towns * 20
    ]
    clusters = clusters_by_zoom(point_sites(points), range(len(points)), ZOOMS)
    for zoom, at_zoom in clusters.items():
        assert not _overlapping(at_zoom, zoom)
        assert sorted(member for cluster in at_zoom for member in cluster.members) == list(range(len(points)))
    assert len(clusters[15]) > len(clusters[2])


def test_a_target_is_larger_than_15_millimetres() -> None:
    assert TARGET_SIZE > MIN_TARGET_SIZE
