"""The figures on the map: each life's portrait stands and walks where the life did while time is swept.

The geometry of the ways is that of the legs on the map; here are only the times, and the stops between which
a figure walks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor

from components.visitor.life_portraits import LifePortraits
from components.visitor.person_toggle.part import ICONS
from components.visitor.templates import fill
from data import Exhibit, LifeSpan, Person, Stop, life_track, time_span

LONGEST_WALK = 0.3
"""Years: where one stay ends as the next begins, a figure walks so long before and after that, at most."""
SHARE_OF_STAY = 0.4
"""Of a stay that a walk may take at each of its ends."""

FigureSpan = list[object]
"""[begins, state, stop ids]. The state: `at` one stop, `walk` along the legs from the first stop to the last,
`dead`, or `away`."""


def figures(exhibit: Exhibit) -> str:
    """The HTML of each life's figure, for a template; empty where no stop has a date."""
    if time_span(exhibit.people) is None:
        return ""
    lives = [(person, LifePortraits.of(person)) for person in exhibit.people]
    return fill("visitor/atlas/figures.html", lives=lives, icons=ICONS)


def figures_data(exhibit: Exhibit, cut: float) -> dict[str, object] | None:
    """Where each figure is: the spans of each life in the order of time, by person.

    Also the years of each encounter's stops, and the longitude at which the map begins and ends. None where
    no stop has a date.
    """
    span = time_span(exhibit.people)
    if span is None:
        return None
    return {
        "cut": cut,
        "lives": {person.id: list(figure_spans(person, span)) for person in exhibit.people},
        "stars": {
            one.id: [floor(stop.date.begins) for stop in one.stops if stop.date] for one in exhibit.encounters
        },
    }


def figure_spans(person: Person, span: tuple[int, int]) -> Iterator[FigureSpan]:
    """Of two stays that adjoin, the walk between them takes a part of each: a figure never jumps."""
    track = life_track(person, *span)
    walks = {index: _walk_between(one, two) for index, (one, two) in enumerate(pairwise(track))}
    for index, each in enumerate(track):
        begins = each.begins + walks.get(index - 1, 0.0)
        if each.state == "at":
            yield _span(begins, "at", each.stops)
        elif each.state == "between":
            yield _span(begins, "walk", each.stops)
        else:
            yield _span(begins, "dead" if each.state == "dead" else "away", ())
        if walk := walks.get(index, 0.0):
            one, two = each.stops[-1], track[index + 1].stops[0]
            yield _span(each.ends - walk, "walk", (one, *_passed(person, one, two), two))


def _walk_between(one: LifeSpan, two: LifeSpan) -> float:
    """Years before and after the moment at which one stay gives way to another; 0 between others."""
    if one.state != "at" or two.state != "at":
        return 0.0
    shorter = min(one.ends - one.begins, two.ends - two.begins)
    return min(LONGEST_WALK, SHARE_OF_STAY * shorter)


def _passed(person: Person, one: Stop, two: Stop) -> Sequence[Stop]:
    """The stops without a date between two stops of a life."""
    first, last = person.stops.index(one), person.stops.index(two)
    between = person.stops[first + 1 : last]
    return [stop for stop in between if stop.present and stop.place and stop.date is None]


def _span(begins: float, state: str, stops: Sequence[Stop]) -> FigureSpan:
    return [round(begins, 4), state, [stop.id for stop in stops]]
