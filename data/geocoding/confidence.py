"""The confidence that a town of the table is the place that is meant.

Basis: of all people who live in places of that name, which share lives in this one? A name usually means the
largest place that has it. So

    confidence = ceiling × fit × share × (0.93, when no country was given)
    share = weight ÷ (weight + weights of its rivals + unlisted)
    weight = population × share of the names that match × nearness × fit²

- **ceiling**: `MAX_CONFIDENCE`.
- **fit**: 1 for the town's main name, 0.95 for an alternate name, less for a part of the name or a similar
  spelling. × 0.8 when a qualifier (`Diksmuide, Flanders`) could not be resolved. × 0.4 in another country,
  or in another region than the qualifier says. × 0.8 where the first of several names does not match, only
  another one (`Киль` is Kiel, but also Kehl).
- **population**: from the table; at least 500, also where the table has none.
- **nearness**: 1 ÷ (1 + (km ÷ 500)²) to the nearest hint, at least 0.02: the places of a life lie in
  clusters, but far journeys happen. It decides between namesakes; a town without one is hardly
  affected.
- **rivals**: namesakes more than 25 km away. Two equally good ones halve each other's share.
- **unlisted**: the hamlets that the table leaves out. 500 people for a main name, 2,500 for an alternate name
  (a field named Khalkhin Gol is not the town of Halhgol), and 1,000 more for each listed namesake, because a
  common name has more places than the table lists; not when a region was given. Divided by the number of
  names that match.

The figures are chosen by hand, not fitted; `tests/data/geocoding/test_shipped_places.py` measures the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.geocoding.candidate import MAX_CONFIDENCE, SAME_PLACE_KM, distance_km, nearest_km
from data.model.exhibit import Point
from data.reading.towns import Town

MAIN_NAME, ALTERNATE_NAME, PART_OF_NAME = 1.0, 0.95, 0.5
SIMILAR_SPELLING = 0.7
NOT_FIRST_NAME = 0.8
ELSEWHERE, UNRESOLVED_QUALIFIER, NO_COUNTRY = 0.4, 0.8, 0.93
MIN_POPULATION = 500
UNLISTED, UNLISTED_ALTERNATE_NAME, UNLISTED_PER_NAMESAKE = 500.0, 2500.0, 1000.0
NEAR_KM, MIN_NEARNESS = 500.0, 0.02
WRONG_REGION = 0.005


@dataclass(frozen=True, slots=True)
class TownMatch:
    """A town, how well its name fits (0 to 1), how many of the place's names match it, and whether it lies in
    the region that a qualifier says (None without a qualifier)."""

    town: Town
    fit: float
    matching_names: int = 1
    in_region: bool | None = None


def confidences(
    matches: Sequence[TownMatch], name_count: int, near: Sequence[Point], country_known: bool
) -> list[float]:
    """The confidence of each match, in their order. `name_count`: how many names matched any town."""
    weights = [_weight(match, max(name_count, 1), near) for match in matches]
    country_factor = 1.0 if country_known else NO_COUNTRY
    return [
        MAX_CONFIDENCE * country_factor * _fit(match) * _share(index, matches, weights)
        for index, match in enumerate(matches)
    ]


def _fit(match: TownMatch) -> float:
    return match.fit * (ELSEWHERE if match.in_region is False else 1.0)


def _weight(match: TownMatch, name_count: int, near: Sequence[Point]) -> float:
    population = max(match.town.population, MIN_POPULATION)
    region_factor = WRONG_REGION if match.in_region is False else 1.0
    names_share = match.matching_names / name_count
    return population * names_share * nearness(match.town.point, near) * match.fit**2 * region_factor


def nearness(point: Point, near: Sequence[Point]) -> float:
    """From 1 at a hint down to 0.02 far away; 1 where there are no hints."""
    km = nearest_km(point, near)
    return 1.0 if km is None else max(MIN_NEARNESS, 1 / (1 + (km / NEAR_KM) ** 2))


def _share(index: int, matches: Sequence[TownMatch], weights: Sequence[float]) -> float:
    match = matches[index]
    rivals = [
        weight
        for other, weight in zip(matches, weights, strict=True)
        if distance_km(other.town.point, match.town.point) > SAME_PLACE_KM
    ]
    base = UNLISTED if match.fit == MAIN_NAME else UNLISTED_ALTERNATE_NAME
    # A region excludes the namesakes, the unlisted ones too.
    unlisted = (
        base + (0.0 if match.in_region else UNLISTED_PER_NAMESAKE * len(rivals))
    ) / match.matching_names
    return weights[index] / (weights[index] + sum(rivals) + unlisted)
