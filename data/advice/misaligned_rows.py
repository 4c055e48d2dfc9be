"""Advice on a table of which one column was sorted without the others: its cells stand in other rows."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Place
from data.model.ids import slug
from data.model.problem import Advice, first_few

FEWEST = 2
"""Rows. Two cells at least change places; one id that is another place's name may be meant so."""


def misaligned_places(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places whose id is not their own name but that of another row."""
    owners = {name: place for place in exhibit.places.values() for name in _names(place)}
    misaligned = [
        place
        for place in exhibit.places.values()
        if owners.get(place.id, place) is not place and place.id not in _names(place)
    ]
    if len(misaligned) < FEWEST:
        return
    examples = first_few([f"{place.id} is {place.name}" for place in misaligned])
    fault = f"the file has {len(misaligned)} ids that are the names of other rows ({examples})"
    remedy = "put the table back from your last copy, if a column was sorted without the others"
    effect = "Stories may be shown at other places than theirs."
    yield Advice.on("places.csv", fault=fault, remedy=remedy, effect=effect)


def _names(place: Place) -> set[str]:
    return {slug(name) for name in place.toponyms.values()}
