"""Clusters: which stops are marked alone and which are gathered into one mark, at every zoom.

Two marks whose touch targets would overlap become one, so that a finger never touches two at once. The mark
of a cluster stands at the true place of its greatest city, the one with the most stories. Clusters are
nested: stops that share a cluster at one zoom share one at every smaller zoom.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data import Exhibit, Pixel, Place, Point, Stop, to_pixel

TARGET_SIZE = 62.0
"""Pixels of the design screen: the side of a mark's touch target (15 mm) and a gap of one pixel."""
STREET_ZOOM = 10.0
"""From this zoom on a mark stands for a building or street, not for the whole city."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a stop is: its place, and the city that this belongs to (itself, where it is within none). Points
    are x and y in pixels of zoom 0. `mentions` says how often other stories speak of the city."""

    place: str
    point: Pixel
    city: str
    city_point: Pixel
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """One or more stops (by number) marked at one place; `centre` is its point in pixels of zoom 0."""

    members: tuple[int, ...]
    place: str
    centre: Pixel


def city_of(place: Place, exhibit: Exhibit) -> Place:
    """The city that a place belongs to; itself where it is within none."""
    return exhibit.places.get(place.within, place)


def stop_sites(exhibit: Exhibit, stops: Iterable[Stop]) -> list[Site]:
    """The site of each stop. `stops` have a place."""
    sites = []
    mentions = city_mentions(exhibit)
    for stop in stops:
        place = stop.place_on_map
        city = city_of(place, exhibit)
        sites.append(
            Site(place.id, to_pixel(*place.point), city.id, to_pixel(*city.point), mentions[city.id])
        )
    return sites


def city_mentions(exhibit: Exhibit) -> Counter[str]:
    """How many stories of the exhibit mention each city, or lead through it, by place id: of two cities with
    as many stories this one is the greater."""
    return Counter(
        city
        for stop in exhibit.stops
        for city in {city_of(place, exhibit).id for place in (*stop.mentions, *stop.via)}
    )


def point_sites(points: Iterable[Point]) -> list[Site]:
    """Sites of points (latitude first) that have no name: each is a city of its own."""
    return [
        Site(str(number), pixel, str(number), pixel)
        for number, pixel in enumerate(to_pixel(*point) for point in points)
    ]


def clusters_by_zoom(
    sites: Sequence[Site], numbers: Iterable[int], zooms: Iterable[float]
) -> dict[float, list[Cluster]]:
    """The clusters of some stops at each zoom. `sites` are those of all stops, `numbers` the stops to show.

    At no zoom do the targets of two clusters overlap. Without stops each zoom has an empty list.
    """
    own = list(numbers)
    stories = Counter(sites[number].city for number in own)
    at_point: dict[Pixel, _Group] = {}
    for number in own:
        at_point.setdefault(sites[number].point, _Group()).add(number, sites[number])
    groups = list(at_point.values())
    by_zoom: dict[float, list[Cluster]] = {}
    for zoom in sorted(zooms, reverse=True):
        for group in groups:
            group.stand(zoom, stories)
        groups = _merge_overlapping(groups, zoom, stories)
        by_zoom[zoom] = [group.cluster for group in groups]
    return by_zoom


@dataclass(slots=True, eq=False)
class _Group:
    """A cluster in the making."""

    members: list[int] = field(default_factory=list)
    cities: Counter[str] = field(default_factory=Counter)
    mentions: dict[str, int] = field(default_factory=dict)
    places: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """The stories at each place, by city."""
    points: dict[str, Pixel] = field(default_factory=dict)
    """Of all places and cities."""
    place: str = ""
    centre: Pixel = (0.0, 0.0)

    @property
    def cluster(self) -> Cluster:
        return Cluster(tuple(sorted(self.members)), self.place, self.centre)

    def add(self, number: int, site: Site) -> None:
        self.members.append(number)
        self.cities[site.city] += 1
        self.mentions[site.city] = site.mentions
        self.places[site.city][site.place] += 1
        self.points[site.city] = site.city_point
        self.points[site.place] = site.point

    def merge(self, other: _Group) -> None:
        self.members += other.members
        self.cities.update(other.cities)
        self.mentions.update(other.mentions)
        for city, places in other.places.items():
            self.places[city].update(places)
        self.points.update(other.points)

    def stand(self, zoom: float, stories: Mapping[str, int]) -> None:
        """Choose the place where the mark stands at a zoom, by the stories of each city in the whole view.

        It is the greatest city as a whole where the cluster holds more than half of its stories; at the zooms
        of streets, and where another mark may stand for the city, the greatest of its places.
        """
        city = min(self.cities, key=lambda each: (-self.cities[each], -self.mentions[each], each))
        is_whole = len(self.members) > 1 and zoom < STREET_ZOOM and 2 * self.cities[city] > stories[city]
        places = self.places[city]
        self.place = city if is_whole else min(places, key=lambda each: (-places[each], each))
        self.centre = self.points[self.place]


def _merge_overlapping(groups: list[_Group], zoom: float, stories: Mapping[str, int]) -> list[_Group]:
    """Merge until none overlap. A merge moves the mark, so it may overlap another one then."""
    while True:
        merged = _merge_once(groups, zoom, stories)
        if len(merged) == len(groups):
            return sorted(merged, key=lambda group: min(group.members))
        groups = merged


def _merge_once(groups: list[_Group], zoom: float, stories: Mapping[str, int]) -> list[_Group]:
    """One pass over a grid of cells of one target's size: only the cells around a mark are compared."""
    scale = 2.0**zoom
    grid: dict[tuple[int, int], list[_Group]] = defaultdict(list)
    for group in groups:
        for cell in _cells_around(group, scale):
            overlapped = next((other for other in grid.get(cell, ()) if _overlap(group, other, scale)), None)
            if overlapped is not None:
                grid[cell].remove(overlapped)
                smaller, larger = sorted((group, overlapped), key=lambda each: len(each.members))
                larger.merge(smaller)
                larger.stand(zoom, stories)
                group = larger
                break
        grid[_cell(group, scale)].append(group)
    return [group for in_cell in grid.values() for group in in_cell]


def _overlap(one: _Group, two: _Group, scale: float) -> bool:
    """Whether the touch targets overlap where the world is `scale` times its size at zoom 0."""
    return (
        abs(one.centre[0] - two.centre[0]) * scale < TARGET_SIZE
        and abs(one.centre[1] - two.centre[1]) * scale < TARGET_SIZE
    )


def _cell(group: _Group, scale: float) -> tuple[int, int]:
    return (int(group.centre[0] * scale // TARGET_SIZE), int(group.centre[1] * scale // TARGET_SIZE))


def _cells_around(group: _Group, scale: float) -> Iterator[tuple[int, int]]:
    column, row = _cell(group, scale)
    return ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
