"""The confidence that a town of the table is the place that is meant: a probability.

    confidence = weight ÷ (weight + weights of its rivals + unlisted), at most MAX_CONFIDENCE
    ln weight = ln population × 0.5 + ln(1 + number of its other names) × 0.23 + ln fit + ln nearness
                + 2.7 where the name is written in a language that is spoken there

- **population**: from the table; at least 500, also where the table has none.
- **number of its other names**: a town that is known far away has a name in many languages.
- **fit**: 1 for the town's main name and a similar spelling, less for an alternate name and a part of a name.
  A name in a foreign language is no alternate name: Rome is called Рим in Russian. Times the square of the
  share of the row's names that match, and `not_first_name` where the first of several names does not match,
  only another one (`Киль` is Kiel, but also Kehl).
- **nearness**: the share of the other places of the life that are near, each counted 1 ÷ (1 + (km ÷ 110)²);
  and 0.004, as far journeys happen. 1 where no other place is known. Their countries do not count beside it:
  the tuning gave them no weight.
- **rivals**: towns of the same name more than 25 km away.
- **unlisted**: places of this name that the table does not have; it holds towns only. There are more of them
  where several towns share the name, and where only an alternate or a similar name matches, or a part of it.
  They are as near to the places of the life as these are to each other.

After that, a confidence is lowered where something contradicts the town: × `ELSEWHERE` in another country,
or in another region than a qualifier says (`Kropotkin, Irkutsk`); × `UNRESOLVED_QUALIFIER` where a qualifier
could not be resolved (`Diksmuide, Flanders`). What lowers a confidence is chosen by hand.

The weights are tuned on one half of the towns (`uv run python -m tests.benchmarks.locate_tuning`) and
measured on the other (`uv run python -m tests.benchmarks.locate`; figures in `tests/MEASURED.md`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import exp, log
from typing import Literal

from data.geocoding.candidate import MAX_CONFIDENCE, SAME_PLACE_KM, distance_km
from data.model.exhibit import Point
from data.reading.towns import Town

NameKind = Literal["main", "alternate", "part", "similar"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; see above. `part`, `unlisted_part` and `not_first_name` are chosen by hand."""

    population: float = 0.5
    renown: float = 0.23
    near_km: float = 110.0
    min_nearness: float = 0.004
    language: float = 2.7
    alternate: float = 0.08
    part: float = 0.25
    not_first_name: float = 0.64
    unlisted: float = 11.0
    unlisted_alternate: float = 21.5
    unlisted_similar: float = 33.0
    unlisted_part: float = 250.0
    unlisted_exponent: float = 1.0
    """Of the number of towns that share the name."""

    def fit(self, kind: NameKind) -> float:
        return {"main": 1.0, "alternate": self.alternate, "part": self.part, "similar": 1.0}[kind]

    def unlisted_of(self, kind: NameKind) -> float:
        """The weight of the places that the table lacks, where this is the best kind of match."""
        return {
            "main": self.unlisted,
            "alternate": self.unlisted_alternate,
            "part": self.unlisted_part,
            "similar": self.unlisted_similar,
        }[kind]


WEIGHTS = Weights()
MAX_UNSURE = 0.9
"""For a name that is only similar, or a part, and for a town that is chosen for its nearness to fewer places
than `FEW_POINTS`: a curator looks at it, however likely it is."""
UNKNOWN_NEARNESS = 0.3
"""Of the unlisted places, where fewer than two other places are known."""
MOST_POINTS = 100
"""Of more, as many are compared with each other, evenly chosen."""
FEW_POINTS = 3
"""Lives with fewer other places were not measured: they count by half."""
NAME_KINDS: Sequence[NameKind] = ("main", "alternate", "part", "similar")
"""From the best to the worst."""
ELSEWHERE, UNRESOLVED_QUALIFIER = 0.4, 0.8
WRONG_REGION = 0.005
MIN_POPULATION = 500


ITS_TOWN = "its town"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of where a place may be: `points` it is thought to be near, the countries that the other
    places lie in, one for each place that says so, and the languages that its names are written in.

    `whose` places they are, in words: the life’s, the table’s, or `ITS_TOWN` where it is that one alone.
    """

    points: Sequence[Point] = ()
    countries: Sequence[str] = ()
    languages: Collection[str] = ()
    whose: str = "the table’s"


@dataclass(frozen=True, slots=True)
class TownMatch:
    """A town and how it matches a place's names: by which of them, `name`, and in what manner.

    `similarity` is 1 except for a similar spelling. `in_region`: whether it lies in the region that a
    qualifier says (None without a qualifier). `spoken`: the languages of its country.
    """

    town: Town
    kind: NameKind
    name: str = ""
    similarity: float = 1.0
    matching_names: int = 1
    is_first_name: bool = True
    is_elsewhere: bool = False
    in_region: bool | None = None
    is_qualifier_unresolved: bool = False
    spoken: Collection[str] = field(default=())


def confidences(matches: Sequence[TownMatch], name_count: int, around: Surroundings) -> list[float]:
    """The confidence of each match, in their order. `name_count`: how many names matched any town."""
    found = _shares(matches, max(name_count, 1), around)
    if 0 < len(around.points) < FEW_POINTS:
        alone = _shares(matches, max(name_count, 1), replace(around, points=()))
        found = [
            min((each + without) / 2, max(without, MAX_UNSURE))
            for each, without in zip(found, alone, strict=True)
        ]
    limited = (min(_limit(match), each) for match, each in zip(matches, found, strict=True))
    return [each * _contradiction(match) for match, each in zip(matches, limited, strict=True)]


def nearness(point: Point, near: Sequence[Point]) -> float:
    """The share of other points that are near, and `min_nearness`; 1 where there are none."""
    if not near:
        return 1.0
    each = (1 / (1 + (distance_km(point, other) / WEIGHTS.near_km) ** 2) for other in near)
    return sum(each) / len(near) + WEIGHTS.min_nearness


@lru_cache(maxsize=64)  # the places of a life are the same for each of its places without a point
def mutual_nearness(points: tuple[Point, ...]) -> float:
    """How near the places of a life are to each other: the mean of the nearness of each to the others."""
    if len(points) < 2:
        return UNKNOWN_NEARNESS
    some = points[:: -(-len(points) // MOST_POINTS)]
    each = (nearness(point, [*some[:index], *some[index + 1 :]]) for index, point in enumerate(some))
    return sum(each) / len(some)


def is_in_its_language(match: TownMatch, around: Surroundings) -> bool:
    """Whether the name is written in a language of the town's country, other than English: an English name
    says nothing of a town."""
    return any(each != "en" and each in match.spoken for each in around.languages)


def counted_kind(match: TownMatch, around: Surroundings) -> NameKind:
    """How a match counts: an alternate name as a main one, if the place has names in foreign languages only.

    The table's main names are English ones, or those of the country.
    """
    is_foreign = not any(each == "en" or each in match.spoken for each in around.languages)
    return "main" if match.kind == "alternate" and around.languages and is_foreign else match.kind


def _weight(match: TownMatch, name_count: int, around: Surroundings) -> float:
    town = match.town
    logarithm = (
        WEIGHTS.population * log(max(town.population, MIN_POPULATION))
        + WEIGHTS.renown * log(1 + len(town.alternate_names))
        + WEIGHTS.language * is_in_its_language(match, around)
    )
    names_share = (match.matching_names / name_count) ** 2
    first = 1.0 if match.is_first_name else WEIGHTS.not_first_name
    region_factor = WRONG_REGION if match.in_region is False else 1.0
    fit = WEIGHTS.fit(counted_kind(match, around)) * match.similarity * names_share * first * region_factor
    return exp(logarithm) * fit * nearness(town.point, around.points)


def _shares(matches: Sequence[TownMatch], name_count: int, around: Surroundings) -> list[float]:
    """The share of each match in the weights of itself, its rivals and the unlisted places."""
    weights = [_weight(match, name_count, around) for match in matches]
    unlisted = _unlisted(matches, around)
    shares = []
    for match, weight in zip(matches, weights, strict=True):
        rivals = sum(
            each
            for other, each in zip(matches, weights, strict=True)
            if distance_km(other.town.point, match.town.point) > SAME_PLACE_KM
        )
        shares.append(weight / (weight + rivals + unlisted))
    return shares


def _unlisted(matches: Sequence[TownMatch], around: Surroundings) -> float:
    """The weight of the places of this name that the table lacks. A region excludes most of them."""
    kinds = {counted_kind(match, around) for match in matches}
    best: NameKind = next((each for each in NAME_KINDS if each in kinds), "main")
    sharing = 1.0 if any(match.in_region for match in matches) else len(matches) ** WEIGHTS.unlisted_exponent
    names = max((match.matching_names for match in matches), default=1)
    return WEIGHTS.unlisted_of(best) * sharing * mutual_nearness(tuple(around.points)) / names


def _limit(match: TownMatch) -> float:
    return MAX_CONFIDENCE if match.kind in ("main", "alternate") else MAX_UNSURE


def _contradiction(match: TownMatch) -> float:
    is_elsewhere = match.is_elsewhere or match.in_region is False
    return (ELSEWHERE if is_elsewhere else 1.0) * (
        UNRESOLVED_QUALIFIER if match.is_qualifier_unresolved else 1.0
    )
