"""How likely it is that a town of the table is the one that is meant.

Of everybody who lives in a place of that name, what share lives in this one? A name is rarely written without
thought of the largest place that bears it. So

    confidence = ceiling × fit of the name × share × (0.93, when no country was given)
    share = weight ÷ (weight + weights of its rivals + unlisted)
    weight = people × share of the names that agree × nearness × fit²

- **fit**: 1 for the town's own name, 0.95 for another it goes by, less for part of a name or a near spelling;
  × 0.8 when a qualifier (`Diksmuide, Flanders`) could not be understood, × 0.4 in another country or in
  another region than a qualifier says, × 0.8 where only another of several names fits, not the first
  (`Киль` is Kiel, and Kehl besides).
- **people**: the table's; at least 500, also where it does not know.
- **nearness**: 1 ÷ (1 + (km ÷ 500)²) to the nearest hint, never under 0.02: lives are told in clusters, and
  far journeys happen. It chooses between namesakes; a town without one hardly feels it.
- **rivals**: namesakes more than 25 km away. Two equally good ones halve each other.
- **unlisted**: the hamlets the table leaves out. 500 people for a town's own name, 2,500 for another name it
  goes by (a field named Khalkhin Gol is not the town of Halhgol), and 1,000 more for each listed namesake:
  of a common name there are always more, unless a region was said. Divided by the number of names that
  agree.

The figures are chosen, not fitted; `tests/data/geocoding/test_shipped_places.py` holds what they are worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.geocoding.candidate import CEILING, SAME_PLACE_KM, kilometres, nearest_km
from data.geocoding.towns import Town
from data.model.exhibit import Point

OWN_NAME, OTHER_NAME, PART_OF_NAME = 1.0, 0.95, 0.5
NEARLY_SPELT = 0.7
NOT_BY_FIRST_NAME = 0.8
ELSEWHERE, UNQUALIFIED, NO_COUNTRY = 0.4, 0.8, 0.93
LEAST_PEOPLE = 500
UNLISTED, UNLISTED_OTHER_NAME, PER_NAMESAKE = 500.0, 2500.0, 1000.0
NEAR_KM, LEAST_NEARNESS = 500.0, 0.02
WRONG_REGION = 0.005


@dataclass(frozen=True, slots=True)
class Find:
    """A town, how well its name fits (0 to 1), how many of the names asked for it goes by, and whether it
    lies where a qualifier says (None: there was none)."""

    town: Town
    fit: float
    agreeing: int = 1
    where_said: bool | None = None


def confidences(finds: Sequence[Find], asked: int, near: Sequence[Point], country_known: bool) -> list[float]:
    """The confidence of each find, in their order. `asked` counts the names that found anything."""
    weights = [_weight(find, max(asked, 1), near) for find in finds]
    known = 1.0 if country_known else NO_COUNTRY
    return [
        CEILING * known * _fit(find) * _share(number, finds, weights) for number, find in enumerate(finds)
    ]


def _fit(find: Find) -> float:
    return find.fit * (ELSEWHERE if find.where_said is False else 1.0)


def _weight(find: Find, asked: int, near: Sequence[Point]) -> float:
    people = max(find.town.people, LEAST_PEOPLE)
    region = WRONG_REGION if find.where_said is False else 1.0
    return people * (find.agreeing / asked) * nearness(find.town.point, near) * find.fit**2 * region


def nearness(point: Point, near: Sequence[Point]) -> float:
    """From 1 beside a hint down to 0.02 across the world; 1 where there are no hints."""
    away = nearest_km(point, near)
    return 1.0 if away is None else max(LEAST_NEARNESS, 1 / (1 + (away / NEAR_KM) ** 2))


def _share(number: int, finds: Sequence[Find], weights: Sequence[float]) -> float:
    find = finds[number]
    rivals = [
        weight
        for other, weight in zip(finds, weights, strict=True)
        if kilometres(other.town.point, find.town.point) > SAME_PLACE_KM
    ]
    base = UNLISTED if find.fit == OWN_NAME else UNLISTED_OTHER_NAME
    # Who says the region has ruled its namesakes out, the unlisted ones too.
    unlisted = (base + (0.0 if find.where_said else PER_NAMESAKE * len(rivals))) / find.agreeing
    return weights[number] / (weights[number] + sum(rivals) + unlisted)
