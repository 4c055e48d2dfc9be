"""The markers of the map: one for each stop, one for each cluster of any zoom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin

from markupsafe import Markup

from components.visitor.atlas.clusters import Cluster
from components.visitor.atlas.map_cut import PlaceAtEdge
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Exhibit, Person, Point, ShownText, Stop, to_degrees

OUTLINES = {
    "circle": '<circle class="marker__shape" r="15"/>',
    "diamond": '<path class="marker__shape" d="M0-19 19 0 0 19-19 0z"/>',
    "square": '<path class="marker__shape" d="M-14-14H14V14H-14z"/>',
    "hexagon": '<path class="marker__shape" d="M-8-15H8L17 0 8 15H-8L-17 0z"/>',
}
"""SVG by marker shape, each within 40 by 40 around its centre. Lives differ by shape as well as by colour."""

CLUSTER_RADIUS = 19
"""The radius of a cluster's disc, in its viewBox of 48 by 48."""


@dataclass(frozen=True, slots=True)
class MapMarker:
    """A marker: its point (latitude first), its HTML, the label below it, and the number of its stops."""

    point: Point
    html: str
    label: str
    stop_count: int = 1


def stop_markers(exhibit: Exhibit, localization: Localization) -> list[MapMarker]:
    """A marker for every stop that has a place, numbered from 0 in the exhibit's order."""
    markers: list[MapMarker] = []
    for person in exhibit.people:
        for ordinal, stop in enumerate(person.stops, start=1):
            if stop.place is None:
                continue
            markers.append(_stop_marker(exhibit, person, stop, ordinal, len(markers), localization))
    return markers


def _stop_marker(
    exhibit: Exhibit, person: Person, stop: Stop, ordinal: int, number: int, localization: Localization
) -> MapMarker:
    place = stop.place_on_map
    label = place.toponym(localization.language)
    pole = ""
    if isinstance(place, PlaceAtEdge):
        label = replace(label, text=f"{label.text}, {localization.latitude_text(place.true_latitude)}")
        pole = "north" if place.true_latitude > 0 else "south"
    html = fill(
        "visitor/atlas/marker.html",
        page=localization.language,
        stop=stop,
        text=stop.in_language(localization.language),
        number=number,
        ordinal=ordinal,
        shape=person.marker,
        outline=Markup(OUTLINES[person.marker]),
        colour=person.colour,
        uncertain=place.certainty == "uncertain" or stop.certainty == "uncertain",
        has_encounter=bool(exhibit.encounters_of(stop)),
        label=label,
        pole=pole,
    )
    return MapMarker(place.point, html, label.text)


def cluster_marker(
    cluster: Cluster, number: int, exhibit: Exhibit, stops: Sequence[Stop], localization: Localization
) -> MapMarker:
    """A cluster's marker: how many stories it holds, of which lives, and where.

    `number` is the marker's own number, `stops` all stops of the exhibit that have a place.
    """
    members = [stops[member] for member in cluster.members]
    colour_of = {person.id: person.colour for person in exhibit.people}
    label = cluster_label(members, exhibit, localization)
    colours = [colour_of[person] for person in dict.fromkeys(stop.person for stop in members)]
    first, last = (members[end].in_language(localization.language).title for end in (0, -1))
    html = fill(
        "visitor/atlas/cluster.html",
        number=number,
        members=" ".join(str(member) for member in cluster.members),
        page=localization.language,
        colours=colours,
        sectors=list(zip(colours, disc_sectors(len(colours)), strict=True)),
        count=len(members),
        description=localization.text(
            "stack_of", name=label.text, number=len(members), first=first, last=last
        ),
        label=label,
    )
    return MapMarker(to_degrees(*cluster.centre), html, label.text, len(members))


def disc_sectors(number: int) -> list[str]:
    """A cluster's disc in equal sectors, one for each life, counter-clockwise from the top, as SVG paths."""
    radius = CLUSTER_RADIUS
    if number == 1:
        return [f"M0-{radius}A{radius} {radius} 0 0 0 0 {radius}A{radius} {radius} 0 0 0 0-{radius}z"]
    angles = [2 * pi * sector / number for sector in range(number + 1)]
    edges = [f"{-radius * sin(angle):.2f} {-radius * cos(angle):.2f}" for angle in angles]
    return [f"M0 0L{one}A{radius} {radius} 0 0 0 {two}z" for one, two in pairwise(edges)]


def cluster_label(members: Sequence[Stop], exhibit: Exhibit, localization: Localization) -> ShownText:
    """The place or town that all members share; else the town of most of them, and the number of others."""
    places = [stop.place_on_map for stop in members]
    if len({place.id for place in places}) == 1:
        return places[0].toponym(localization.language)
    towns = Counter(place.within or place.id for place in places).most_common()
    name = exhibit.places[towns[0][0]].toponym(localization.language)
    if len(towns) == 1:
        return name
    text = localization.text("and_more", name=name.text, number=len(towns) - 1)
    return ShownText(localization.language, text)
