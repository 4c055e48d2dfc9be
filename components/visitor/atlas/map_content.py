"""What the map shows in each view at each zoom: marks, names, dots of smaller cities, lettering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import dist

from components.visitor.atlas.clusters import STREET_ZOOM, TARGET_SIZE, Cluster, city_mentions, city_of
from components.visitor.atlas.label_placement import (
    OccupiedBounds,
    PixelBounds,
    Sign,
    name_width,
    placed_names,
    visible_lettering,
)
from components.visitor.atlas.markers import (
    MapMarker,
    city_marker,
    encounter_marker,
    stop_markers,
    town_marker,
)
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, NearArea
from components.visitor.atlas.zoom_content import EVERYONE, LifeView, largest_zoom_at
from components.visitor.localization import Localization
from data import Exhibit, Pixel, Stop, to_degrees, to_pixel

SCREEN_SIZE = 2200.0
"""Pixels: from corner to corner of the design screen."""
DOT_DISTANCE = 2.0
"""Pixels between the dot of a city and any other sign."""


@dataclass(frozen=True, slots=True)
class ZoomContent:
    """What one view shows at one zoom, by number. `names` are the marks with names, most important first, and
    `sides` the sides that are free for each (SIDES), best first. `in_cities` are the stops that bear the name
    of their city."""

    markers: list[int]
    names: list[int]
    sides: list[str]
    in_cities: list[int]
    lettering: list[int]


@dataclass(slots=True)
class MapContent:
    """Every mark of the map by number, and what each view shows at each zoom."""

    markers: list[MapMarker]
    views: dict[str, dict[float, ZoomContent]] = field(default_factory=dict)
    occupied: dict[float, OccupiedBounds] = field(default_factory=dict)
    """The bounds of signs and names of all views, at the zooms of city plans and beyond."""


def map_content(
    exhibit: Exhibit,
    stops: Sequence[Stop],
    views: Sequence[LifeView],
    areas: Sequence[NearArea],
    localization: Localization,
) -> MapContent:
    """The content of the map. `stops` are all stops that have a place, `areas` the near areas."""
    return _ContentBuilder(exhibit, stops, views, areas, localization).content()


class _ContentBuilder:
    def __init__(
        self,
        exhibit: Exhibit,
        stops: Sequence[Stop],
        views: Sequence[LifeView],
        areas: Sequence[NearArea],
        localization: Localization,
    ) -> None:
        self.exhibit = exhibit
        self.stops = stops
        self.views = views
        self.localization = localization
        self.cities = [city_of(stop.place_on_map, exhibit).id for stop in stops]
        self.mentions = city_mentions(exhibit)
        self.markers = stop_markers(exhibit, localization)
        self.numbers: dict[tuple[tuple[int, ...], str], int] = {}
        self._add_cities(areas)
        self.towns: dict[str, int] = {}
        for city in dict.fromkeys(self.cities):
            self.towns[city] = len(self.markers)
            self.markers.append(town_marker(exhibit.places[city], len(self.markers), localization))
        self.encounters = range(len(self.markers), len(self.markers) + len(exhibit.encounters))
        for encounter in exhibit.encounters:
            self.markers.append(encounter_marker(encounter, len(self.markers), localization))
        self.pixels = [to_pixel(*marker.point) for marker in self.markers]

    def content(self) -> MapContent:
        content = MapContent(self.markers)
        for view in self.views:
            by_zoom = content.views[view.name] = {}
            for zoom in sorted(view.clusters):
                by_zoom[zoom], bounds = self._at_zoom(view, zoom)
                if zoom >= MAX_GROUND_ZOOM:
                    occupied = content.occupied.setdefault(zoom, OccupiedBounds())
                    for each in bounds if self.exhibit.plans else ():
                        occupied.add(each)
        return content

    def _add_cities(self, areas: Sequence[NearArea]) -> None:
        """A mark for each cluster of several stops of any view and zoom."""
        last_zooms = _last_zooms(self.views)
        for view in self.views:
            for zoom in sorted(view.clusters):
                for cluster in view.clusters[zoom]:
                    key = (cluster.members, cluster.place)
                    if len(cluster.members) == 1 or key in self.numbers:
                        continue
                    self.numbers[key] = len(self.markers)
                    parting = None
                    if len(self._stories(cluster)) > 1:
                        parting = last_zooms[cluster.members] + 0.5
                        if parting > largest_zoom_at(to_degrees(*cluster.centre), self.exhibit, areas):
                            parting = None
                    self.markers.append(
                        city_marker(
                            cluster, len(self.markers), self.exhibit, self.stops, self.localization, parting
                        )
                    )

    def _mentions(self, place: str) -> int:
        """How many stories mention the city of a place."""
        known = self.exhibit.places.get(place)
        return self.mentions[city_of(known, self.exhibit).id] if known else 0

    def _number(self, cluster: Cluster) -> int:
        if len(cluster.members) == 1:
            return cluster.members[0]
        return self.numbers[cluster.members, cluster.place]

    def _stories(self, cluster: Cluster) -> Counter[str]:
        """How many stories of each city a cluster holds."""
        return Counter(self.cities[member] for member in cluster.members)

    def _at_zoom(self, view: LifeView, zoom: float) -> tuple[ZoomContent, list[PixelBounds]]:
        """What a view shows at a zoom, and the bounds of its signs and names."""
        clusters = view.clusters[zoom]
        in_life = view.name != EVERYONE
        shown = [self._number(cluster) for cluster in clusters]
        if not in_life:
            shown += self._free_encounters(clusters, zoom)
        in_cities = self._named_by_city(clusters) if zoom < STREET_ZOOM else set()
        signs = [self._sign(number, zoom, in_life, number in in_cities) for number in shown]
        bounds = [sign.bounds for sign in signs]
        occupied = OccupiedBounds(bounds)
        importance = {
            number: (self.markers[number].stories, self._mentions(self.markers[number].place))
            for number in shown
        }
        hidden = self._hidden_cities(clusters)
        for city in sorted(hidden, key=lambda each: (-hidden[each], -self.mentions[each], each)):
            dot = self._sign(self.towns[city], zoom, in_life)
            if not occupied.overlap(_wider(dot.bounds, DOT_DISTANCE)):
                occupied.add(dot.bounds)
                bounds.append(dot.bounds)
                signs.append(dot)
                importance[dot.number] = (hidden[city], self.mentions[city])
        # Great cities first; of two with as many stories, marks before dots, then the shorter name.
        signs.sort(
            key=lambda sign: (
                [-each for each in importance[sign.number]],
                self.markers[sign.number].kind == "town",
                sign.name_width,
            )
        )
        names = {
            sign.number: self.markers[sign.number].city_name
            if sign.number in in_cities
            else self.markers[sign.number].name
            for sign in signs
        }
        named = list(_with_different_names(placed_names(signs, occupied), names))
        bounds += [sign.name_bounds(sides[0]) for sign, sides in named]
        content = ZoomContent(
            markers=sorted(sign.number for sign in signs),
            names=[sign.number for sign, _ in named],
            sides=[sides for _, sides in named],
            in_cities=sorted(in_cities),
            lettering=list(
                visible_lettering(self.exhibit.lettering, zoom, occupied, self.localization.language)
            ),
        )
        return content, bounds

    def _sign(self, number: int, zoom: float, in_life: bool, in_city: bool = False) -> Sign:
        marker, (x, y) = self.markers[number], self.pixels[number]
        width = name_width(marker.city_name) if in_city else marker.name_width
        return Sign(number, (x * 2.0**zoom, y * 2.0**zoom), marker.radius(in_life), width)

    def _named_by_city(self, clusters: Iterable[Cluster]) -> set[int]:
        """The stops marked alone that are the only mark of their city: they bear its name."""
        marks: dict[str, list[Cluster]] = {}
        for cluster in clusters:
            city = city_of(self.exhibit.places[cluster.place], self.exhibit).id
            marks.setdefault(city, []).append(cluster)
        alone = (own[0].members[0] for own in marks.values() if len(own) == len(own[0].members) == 1)
        return {number for number in alone if self.markers[number].city_name}

    def _hidden_cities(self, clusters: Iterable[Cluster]) -> Counter[str]:
        """The cities that marks of others stand for, with the number of their stories."""
        marked, stories = set(), Counter[str]()
        for cluster in clusters:
            if len(cluster.members) == 1:
                marked.add(self.cities[cluster.members[0]])
            else:
                marked.add(city_of(self.exhibit.places[cluster.place], self.exhibit).id)
                stories.update(self._stories(cluster))
        for city in marked:
            del stories[city]
        return stories

    def _free_encounters(self, clusters: Iterable[Cluster], zoom: float) -> Iterator[int]:
        """The stars whose touch targets overlap no other."""
        if not self.encounters:
            return
        targets = OccupiedBounds(_target(cluster.centre, zoom) for cluster in clusters)
        for number in self.encounters:
            target = _target(self.pixels[number], zoom)
            if not targets.overlap(target):
                targets.add(target)
                yield number


def _with_different_names(
    named: Iterable[tuple[Sign, str]], names: Mapping[int, str]
) -> Iterator[tuple[Sign, str]]:
    """Of two places of the same name on one screen only the greater is named: they would be taken for one."""
    points: dict[str, list[Pixel]] = {}
    for sign, sides in named:
        others = points.setdefault(names[sign.number], [])
        if all(dist(sign.point, other) > SCREEN_SIZE for other in others):
            others.append(sign.point)
            yield sign, sides


def _last_zooms(views: Iterable[LifeView]) -> Mapping[tuple[int, ...], float]:
    """The largest zoom at which stops are one cluster, by their numbers."""
    last: dict[tuple[int, ...], float] = {}
    for view in views:
        for zoom, clusters in view.clusters.items():
            for cluster in clusters:
                last[cluster.members] = max(zoom, last.get(cluster.members, zoom))
    return last


def _target(point: Pixel, zoom: float) -> PixelBounds:
    x, y = (value * 2.0**zoom for value in point)
    return (x - TARGET_SIZE / 2, y - TARGET_SIZE / 2, x + TARGET_SIZE / 2, y + TARGET_SIZE / 2)


def _wider(bounds: PixelBounds, by: float) -> PixelBounds:
    left, top, right, bottom = bounds
    return (left - by, top - by, right + by, bottom + by)
