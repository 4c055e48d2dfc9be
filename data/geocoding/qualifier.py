"""Where a name's qualifier lies: `Irkutsk Oblast`, `Illinois`, `Berlin`."""

from __future__ import annotations

from dataclasses import dataclass

from data.geocoding.toponyms import Toponym
from data.geocoding.towns import Towns
from data.model.exhibit import Point

LEAST_PEOPLE = 20_000
"""A town a region could be named for, or a place be said to lie in."""


@dataclass(frozen=True, slots=True)
class Region:
    """A first division of a country by GeoNames' code; `point` is the town it was told by, if any."""

    country: str
    code: str
    point: Point | None = None


def region_of(name: Toponym, country: str, towns: Towns) -> Region | None:
    """The region a name's qualifier stands for; None when there is no qualifier, or it is not understood.

    The table knows regions only by code. But most are named for a town that lies in them, so `Irkutsk Oblast`
    is the region of the largest town named Irkutsk.
    """
    if country == "US" and (state := towns.state_named(name.qualifier)):
        return Region("US", state)
    for spelling in _spellings(name.qualifier) if country else ():
        held = towns.names(country).get(spelling, [])
        town = max(held, key=lambda each: each.people, default=None)
        if town is not None and town.people >= LEAST_PEOPLE:
            return Region(country, town.region, town.point)
    return None


def _spellings(qualifier: str) -> list[str]:
    """The qualifier whole, then without the word that says what it is, `oblast` or `kraï de`."""
    words = qualifier.split()
    return [" ".join(each) for each in (words, words[:-1], words[1:], words[-1:]) if each]
