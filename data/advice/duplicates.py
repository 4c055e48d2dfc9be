"""Two rows that look like one place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit, Place
from data.model.problem import Advice


def same_name(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places of one English name."""
    named = ((place.toponym("en").casefold(), place) for place in exhibit.places.values())
    for first, place in _doubles(named):
        fault = f"is also the name of {first.id}"
        remedy, effect = (
            "write where it is too (Kropotkin, Irkutsk Oblast)",
            "Visitors take them for one place.",
        )
        yield whereabouts.of_place(place, "toponym_en", place.toponym("en"), fault, remedy, effect)


def same_point(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places on one point."""
    points = ((place.point, place) for place in exhibit.places.values())
    for first, place in _doubles(points):
        found = f"{place.latitude:g}, {place.longitude:g}"
        fault = f"is also the point of {first.toponym('en')} ({first.id})"
        remedy, effect = "use one place, or mend a point", "Two names stand on one point."
        yield whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, effect)


def _doubles(entries: Iterable[tuple[Hashable, Place]]) -> Iterator[tuple[Place, Place]]:
    """Every place whose key an earlier one had, with that earlier one."""
    first: dict[Hashable, Place] = {}
    for key, place in entries:
        if key in first:
            yield first[key], place
        first.setdefault(key, place)
