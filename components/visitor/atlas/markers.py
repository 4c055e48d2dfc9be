"""The markers: one for each stop, one for each stack that any zoom has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from markupsafe import Markup

from components.visitor.atlas.clusters import Stack
from components.visitor.atlas.mercator import to_degrees
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Exhibit, Person, Point, Stop

OUTLINES = {
    "circle": '<circle class="mark__shape" r="15"/>',
    "diamond": '<path class="mark__shape" d="M0-19 19 0 0 19-19 0z"/>',
    "square": '<path class="mark__shape" d="M-14-14H14V14H-14z"/>',
    "hexagon": '<path class="mark__shape" d="M-8-15H8L17 0 8 15H-8L-17 0z"/>',
}
"""Lives are told apart by shape as well as by colour and line; each fits 40 by 40 around its middle."""


RIM = 19
"""The radius of a stack's disc, in its picture of 48 by 48."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at one point: `html`, the `name` written below it, and how many stops it stands for."""

    point: Point
    html: str
    name: str
    weight: int = 1


def stop_marks(exhibit: Exhibit, localization: Localization) -> list[Mark]:
    """A mark for every stop, numbered from 0 in the exhibit's order."""
    marks: list[Mark] = []
    for person in exhibit.people:
        for ordinal, stop in enumerate(person.stops, start=1):
            marks.append(_stop_mark(exhibit, person, stop, ordinal, len(marks), localization))
    return marks


def _stop_mark(
    exhibit: Exhibit, person: Person, stop: Stop, ordinal: int, number: int, localization: Localization
) -> Mark:
    name = stop.place.toponym(localization.language)
    html = fill(
        "visitor/atlas/marker.html",
        page=localization.language,
        stop=stop,
        told=stop.in_language(localization.language),
        number=number,
        ordinal=ordinal,
        shape=person.marker,
        outline=Markup(OUTLINES[person.marker]),
        colour=person.colour,
        vague=stop.place.certainty == "uncertain" or stop.certainty == "uncertain",
        meets=bool(exhibit.encounters_of(stop)),
        name=name,
    )
    return Mark(stop.place.point, html, name)


def stack_mark(
    stack: Stack, number: int, exhibit: Exhibit, stops: Sequence[Stop], localization: Localization
) -> Mark:
    """A mark for a stack: how many stories it holds, whose they are, and where they are."""
    members = [stops[member] for member in stack.members]
    lives = {person.id: person.colour for person in exhibit.people}
    name = stack_name(members, exhibit, localization)
    colours = [lives[person] for person in dict.fromkeys(stop.person for stop in members)]
    first, last = (members[end].in_language(localization.language).title for end in (0, -1))
    html = fill(
        "visitor/atlas/cluster.html",
        number=number,
        members=" ".join(str(member) for member in stack.members),
        colours=colours,
        shares=list(zip(colours, shares(len(colours)), strict=True)),
        count=len(members),
        label=localization.text("stack_of", name=name, number=len(members), first=first, last=last),
        name=name,
    )
    return Mark(to_degrees(*stack.centre), html, name, len(members))


def shares(number: int) -> list[str]:
    """The disc of a stack in equal parts, one a life, from the top against the clock, as SVG paths."""
    if number == 1:
        return [f"M0-{RIM}A{RIM} {RIM} 0 0 0 0 {RIM}A{RIM} {RIM} 0 0 0 0-{RIM}z"]
    turns = [2 * pi * share / number for share in range(number + 1)]
    edges = [f"{-RIM * sin(turn):.2f} {-RIM * cos(turn):.2f}" for turn in turns]
    return [f"M0 0L{one}A{RIM} {RIM} 0 0 0 {two}z" for one, two in pairwise(edges)]


def stack_name(members: Sequence[Stop], exhibit: Exhibit, localization: Localization) -> str:
    """The one place or town of all members; else the town of most of them, and how many more there are."""
    places = {stop.place.id for stop in members}
    if len(places) == 1:
        return members[0].place.toponym(localization.language)
    towns = Counter(stop.place.within or stop.place.id for stop in members).most_common()
    name = exhibit.places[towns[0][0]].toponym(localization.language)
    return name if len(towns) == 1 else localization.text("and_more", name=name, number=len(towns) - 1)
