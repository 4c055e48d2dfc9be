"""Clusters: which markers are drawn alone and which are joined into one, at every zoom.

Two markers whose touch targets would overlap become one cluster, so that a finger never touches two at once.
Clusters are nested: stops that share a cluster at one zoom share one at every smaller zoom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data import Pixel, Point, to_pixel

TARGET_SIZE = 62.0
"""Pixels: the side of a marker's touch target (15 mm on the gallery's screen) and a gap of one pixel."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One or more stops (by number) drawn as one marker at `centre`, x and y in pixels of zoom 0."""

    members: tuple[int, ...]
    centre: Pixel

    def overlaps(self, other: Cluster, scale: float) -> bool:
        """Whether the two touch targets overlap where the world is `scale` times its size at zoom 0."""
        distance_x = abs(self.centre[0] - other.centre[0]) * scale
        distance_y = abs(self.centre[1] - other.centre[1]) * scale
        return max(distance_x, distance_y) < TARGET_SIZE

    def merged_with(self, other: Cluster) -> Cluster:
        """The cluster of all members of both; its centre is the mean of all members' points."""
        one, two = len(self.members), len(other.members)
        x = (self.centre[0] * one + other.centre[0] * two) / (one + two)
        y = (self.centre[1] * one + other.centre[1] * two) / (one + two)
        return Cluster(tuple(sorted(self.members + other.members)), (x, y))


def clusters_by_zoom(
    points: Sequence[Point], numbers: Iterable[int], zooms: Iterable[float]
) -> dict[float, list[Cluster]]:
    """The clusters of some stops at each zoom. `points` are those of all stops, `numbers` the stops to show.

    At no zoom do the targets of two clusters overlap. Without stops each zoom has an empty list.
    """
    clusters = [Cluster((number,), to_pixel(*points[number])) for number in numbers]
    by_zoom: dict[float, list[Cluster]] = {}
    for zoom in sorted(zooms, reverse=True):
        clusters = _merge_overlapping(clusters, 2.0**zoom)
        by_zoom[zoom] = clusters
    return by_zoom


def _merge_overlapping(clusters: list[Cluster], scale: float) -> list[Cluster]:
    """Merge until none overlap. A merge moves a cluster's centre, so it may overlap another one then."""
    while True:
        merged = _merge_once(clusters, scale)
        if len(merged) == len(clusters):
            return sorted(merged, key=lambda cluster: cluster.members)
        clusters = merged


def _merge_once(clusters: list[Cluster], scale: float) -> list[Cluster]:
    """One pass over a grid of cells of one target's size: only the cells around a cluster are compared."""
    grid: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for cell in _cells_around(cluster, scale):
            overlapped = next((other for other in grid[cell] if cluster.overlaps(other, scale)), None)
            if overlapped is not None:
                grid[cell].remove(overlapped)
                cluster = cluster.merged_with(overlapped)
                break
        grid[_cell(cluster, scale)].append(cluster)
    return [cluster for in_cell in grid.values() for cluster in in_cell]


def _cell(cluster: Cluster, scale: float) -> tuple[int, int]:
    return (int(cluster.centre[0] * scale // TARGET_SIZE), int(cluster.centre[1] * scale // TARGET_SIZE))


def _cells_around(cluster: Cluster, scale: float) -> Iterator[tuple[int, int]]:
    column, row = _cell(cluster, scale)
    return ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
