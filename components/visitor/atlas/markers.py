"""The marks of the map: one for each stop, one for each city that gathers stops at any zoom, and a dot for
each city that another mark may stand for.

A mark bears the true name of its place, never a number of stories: how many there are is told by its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal

from markupsafe import Markup

from components.visitor.atlas.clusters import Cluster, city_of
from components.visitor.atlas.label_placement import MILLIMETRE, name_width
from components.visitor.atlas.map_cut import PlaceAtEdge
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Encounter, Exhibit, Person, Place, Point, ShownText, Stop, to_degrees

OUTLINES = {
    "circle": '<circle class="marker__shape" r="15"/>',
    "diamond": '<path class="marker__shape" d="M0-19 19 0 0 19-19 0z"/>',
    "square": '<path class="marker__shape" d="M-14-14H14V14H-14z"/>',
    "hexagon": '<path class="marker__shape" d="M-8-15H8L17 0 8 15H-8L-17 0z"/>',
}
"""SVG by marker shape, each within 40 by 40 around its centre. Lives differ by shape as well as by colour."""
RINGS = {
    "circle": '<circle class="marker__ring" r="8.5"/>',
    "diamond": '<path class="marker__ring" d="M0-10.5 10.5 0 0 10.5-10.5 0z"/>',
    "square": '<path class="marker__ring" d="M-8-8H8V8H-8z"/>',
    "hexagon": '<path class="marker__ring" d="M-4.5-8.5H4.5L9.5 0 4.5 8.5H-4.5L-9.5 0z"/>',
}
"""The ring that makes a shape the sign of a city."""
DISC_RADIUS = 15
"""The radius of the disc of a city of several lives, in its viewBox."""

STORIES_OF_SIZE = (2, 5, 13)
"""A city with so many stories is shown by the second, third and largest sign; with one by the smallest."""
SIGN_MILLIMETRES = {"all": (6.4, 8.0, 10.4, 13.2), "life": (9.6, 10.4, 11.6, 13.2)}
"""The width of a circle by its size, in everyone's view, and in that of one life, where a stop's sign holds
its number. The areas grow with the stories; atlas.css has the same lengths."""
TOWN_MILLIMETRES = 2.8
"""The width of the dot of a city that another mark stands for."""
ENCOUNTER_MILLIMETRES = 7.0
"""The width of the star of an encounter."""
REACH = 19 / 15
"""The farthest corner of any shape, as a share of the radius of the circle."""


@dataclass(frozen=True, slots=True)
class MapMarker:
    """A mark: its point (latitude first) and place id, its HTML, its name and how wide that is, its number of
    stories. `city_name` is that of its city, where it has another; it is shown where no other mark has it."""

    point: Point
    place: str
    html: str
    name: str
    name_width: float
    stories: int = 1
    kind: Literal["stop", "city", "town", "encounter"] = "stop"
    city_name: str = ""

    @property
    def size(self) -> int:
        """The index of its sign in `sign_radii`."""
        if self.kind in ("town", "encounter"):
            return len(STORIES_OF_SIZE) + (1 if self.kind == "town" else 2)
        return size_step(self.stories) - 1 if self.kind == "city" else 0

    def radius(self, in_life: bool) -> float:
        """Half of the sign's size in pixels of the design screen, in the view of one life or of everyone."""
        return sign_radii()["life" if in_life else "all"][self.size]


@cache
def sign_radii() -> dict[str, list[float]]:
    """Half of the size of each sign in pixels of the design screen, in everyone's view and that of one life:
    of a stop and of the cities by their size, of a dot, of an encounter's star."""
    more = [TOWN_MILLIMETRES / 2 * MILLIMETRE, ENCOUNTER_MILLIMETRES / 2 * MILLIMETRE]
    return {
        view: [*(round(width / 2 * REACH * MILLIMETRE, 1) for width in widths), *more]
        for view, widths in SIGN_MILLIMETRES.items()
    }


def size_step(stories: int) -> int:
    """The size of a city's sign, from 1 to 4."""
    return 1 + sum(stories >= least for least in STORIES_OF_SIZE)


def stop_markers(exhibit: Exhibit, localization: Localization) -> list[MapMarker]:
    """A mark for every stop that has a place, numbered from 0 in the exhibit's order."""
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
    label = _label(place, localization)
    in_city = city_of(place, exhibit)
    city = in_city.toponym(localization.language) if in_city.id != place.id else None
    text = stop.in_language(localization.language)
    html = fill(
        "visitor/atlas/marker.html",
        page=localization.language,
        stop=stop,
        text=text,
        name=localization.text("mark_of_stop", name=label.text, title=text.title),
        number=number,
        ordinal=ordinal,
        shape=person.marker,
        outline=Markup(OUTLINES[person.marker]),
        colour=person.colour,
        uncertain=place.certainty == "uncertain" or stop.certainty == "uncertain",
        has_encounter=bool(exhibit.encounters_of(stop)),
        label=label,
        pole=_pole(place),
        city=city,
        city_name=localization.text("mark_of_stop", name=city.text, title=text.title) if city else "",
    )
    width = name_width(label.text)
    return MapMarker(place.point, place.id, html, label.text, width, city_name=city.text if city else "")


def city_marker(
    cluster: Cluster,
    number: int,
    exhibit: Exhibit,
    stops: Sequence[Stop],
    localization: Localization,
    parting: float | None = None,
) -> MapMarker:
    """The mark of a city that gathers stops: its colours and its size are those of the city's own stories.

    `number` is the mark's own number, `stops` all stops of the exhibit that have a place. `parting` is the
    zoom from which on the other cities that it gathers are parted from it, None where there are none.
    """
    place = exhibit.places[cluster.place]
    city = city_of(place, exhibit).id
    members = [stops[member] for member in cluster.members]
    own = [stop for stop in members if city_of(stop.place_on_map, exhibit).id == city]
    lives = [person for person in exhibit.people if any(stop.person == person.id for stop in own)]
    label = _label(place, localization)
    first, last = (own[end].in_language(localization.language).title for end in (0, -1))
    name = localization.text("stack_of", name=label.text, number=len(own), first=first, last=last)
    if len(own) < len(members):
        name = localization.text("stack_nearby", stack=name, number=len(members) - len(own))
    html = fill(
        "visitor/atlas/city.html",
        number=number,
        place=place.id,
        city=city,
        members=" ".join(str(member) for member in cluster.members),
        parting=f"{parting:g}" if parting is not None else "",
        page=localization.language,
        colours=[person.colour for person in lives],
        outline=Markup(OUTLINES[lives[0].marker]) if len(lives) == 1 else "",
        ring=Markup(RINGS[lives[0].marker if len(lives) == 1 else "circle"]),
        sectors=list(zip([each.colour for each in lives], disc_sectors(len(lives)), strict=True)),
        step=size_step(len(own)),
        has_encounter=any(city_of(each.place, exhibit).id == city for each in exhibit.encounters),
        name=name,
        label=label,
    )
    at, width = to_degrees(*cluster.centre), name_width(label.text)
    return MapMarker(at, place.id, html, label.text, width, len(own), kind="city")


def town_marker(place: Place, number: int, localization: Localization) -> MapMarker:
    """A dot for a city that another mark stands for. It cannot be touched."""
    label = _label(place, localization)
    html = fill("visitor/atlas/town.html", number=number, label=label, page=localization.language)
    return MapMarker(place.point, place.id, html, label.text, name_width(label.text), kind="town")


def encounter_marker(encounter: Encounter, number: int, localization: Localization) -> MapMarker:
    """A star at the place of an encounter. It is touched only where it is clear of every other mark."""
    text = encounter.in_language(localization.language)
    html = fill(
        "visitor/atlas/encounter_mark.html",
        number=number,
        encounter=encounter.id,
        title=text,
        page=localization.language,
    )
    return MapMarker(encounter.place.point, encounter.place.id, html, "", 0, kind="encounter")


def _label(place: Place, localization: Localization) -> ShownText:
    """A place's name; with its latitude where the map cannot show it there."""
    label = place.toponym(localization.language)
    if isinstance(place, PlaceAtEdge):
        return replace(label, text=f"{label.text}, {localization.latitude_text(place.true_latitude)}")
    return label


def _pole(place: Place) -> str:
    """The pole towards which a place lies beyond the map's edge; empty for a place on the map."""
    if isinstance(place, PlaceAtEdge):
        return "north" if place.true_latitude > 0 else "south"
    return ""


def disc_sectors(number: int) -> list[str]:
    """A disc in equal sectors, one for each life, counter-clockwise from the top, as SVG paths."""
    radius = DISC_RADIUS
    if number == 1:
        return [f"M0-{radius}A{radius} {radius} 0 0 0 0 {radius}A{radius} {radius} 0 0 0 0-{radius}z"]
    angles = [2 * pi * sector / number for sector in range(number + 1)]
    edges = [f"{-radius * sin(angle):.2f} {-radius * cos(angle):.2f}" for angle in angles]
    return [f"M0 0L{one}A{radius} {radius} 0 0 0 {two}z" for one, two in pairwise(edges)]
