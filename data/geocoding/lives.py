"""Which lives pass through a place, so that what is near the rest of a life counts for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from data.model.exhibit import Point
from data.reading.read_yaml import read_front_matter
from data.schema.yaml_schema import StopFields


def read_lives(folder: Path) -> dict[str, tuple[str, ...]]:
    """The ids of the places of each life, in order. Stops with a fault are passed over: `check` tells them.

    The exhibit itself cannot be asked: it leaves out a stop whose place has no coordinates.
    """
    lives: dict[str, list[str]] = {}
    for path in sorted((folder / "people").glob("*/*.md")):
        if "." in path.stem:
            continue  # a translation: 07-tokyo-1933.ru.md
        if (read := read_front_matter(path, path.name, StopFields, "", [])) is not None:
            lives.setdefault(path.parent.name, []).append(read[0].place)
    return {person: tuple(places) for person, places in lives.items()}


def other_stops(
    place: str, lives: Mapping[str, Sequence[str]], points: Mapping[str, Point]
) -> tuple[Point, ...]:
    """The known points of the lives that pass through a place; of the whole exhibit, when none does."""
    passing = [each for places in lives.values() if place in places for each in places]
    known = [each for each in dict.fromkeys(passing) if each in points and each != place]
    return tuple(points[each] for each in known or points if each != place)
