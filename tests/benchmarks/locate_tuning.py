"""The likeliest weights of `locate`: `uv run python -m tests.benchmarks.locate_tuning`.

It asks for the towns of the tuning half only, and prints `Weights` for `data/geocoding/confidence.py`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import permutations
from math import log, nan

import click
import numpy as np
from numpy.typing import NDArray

from data.geocoding.candidate import distance_km
from data.geocoding.confidence import (
    MIN_POPULATION,
    NAME_KINDS,
    UNKNOWN_NEARNESS,
    WEIGHTS,
    Weights,
    counted_kind,
    is_in_its_language,
)
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.proposer import Proposer
from data.geocoding.toponyms import distinct_toponyms
from data.geocoding.town_index import TownIndex, read_town_index
from data.model.exhibit import Point
from tests.benchmarks.locate_questions import HALVES, Question, Questions, without_unlisted
from tests.commands import measurement, start

NOT_TUNED = ("part", "not_first_name", "unlisted_part")
NAMED_TOWNS, UNCERTAIN_BY_NATURE = 2.0, 0.25
"""How much a question counts: more where an encyclopaedia says what is meant; less where a name is ambiguous
and nothing says which town is meant."""
OTHERS = 8
"""Places of a life, at most."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Matches:
    """The matches of all questions, one after the other: ln population, ln names, in its language, kind,
    similarity, is meant, and kilometres to the other places (NaN for none).

    `starts` are the first matches of each question, `importance` how much each question counts. `between` are
    the kilometres between the other places: by question, place, and other place.
    """

    rows: Array
    starts: NDArray[np.int64]
    importance: Array
    between: Array

    def likelihood(self, weights: Weights) -> float:
        """The mean logarithm of the probability of what is meant: of a town, or of none in the table."""
        population, names, language, kind, similarity, is_meant = self.rows.T[:6]
        kinds = kind.astype(int)
        fits = np.array([weights.fit(each) for each in NAME_KINDS])[kinds]
        linear = weights.population * population + weights.renown * names + weights.language * language
        weight = np.exp(linear) * fits * similarity * self._nearness(weights)
        counts = np.diff([*self.starts, len(kinds)])
        best = np.minimum.reduceat(kinds, self.starts)
        unlisted = np.array([weights.unlisted_of(each) for each in NAME_KINDS])[best]
        unlisted = unlisted * counts**weights.unlisted_exponent * self._mutual_nearness(weights)
        meant = np.add.reduceat(weight * is_meant, self.starts)
        is_none_meant = np.add.reduceat(is_meant, self.starts) == 0
        total = np.add.reduceat(weight, self.starts) + unlisted
        logarithms = np.log(np.where(is_none_meant, unlisted, meant) / total)
        return float(np.average(logarithms, weights=self.importance))

    def _nearness(self, weights: Weights) -> Array:
        near = 1 / (1 + (self.rows[:, 6:] / weights.near_km) ** 2)
        counts = np.count_nonzero(~np.isnan(near), axis=1)
        shares = np.nansum(near, axis=1) / np.maximum(counts, 1) + weights.min_nearness
        return np.where(counts == 0, 1.0, shares)

    def _mutual_nearness(self, weights: Weights) -> Array:
        near = 1 / (1 + (self.between / weights.near_km) ** 2)
        counts = np.count_nonzero(~np.isnan(near), axis=2)
        each = np.nansum(near, axis=2) / np.maximum(counts, 1) + weights.min_nearness
        places = np.count_nonzero(counts, axis=1)
        means = np.sum(each * (counts > 0), axis=1) / np.maximum(places, 1)
        return np.where(places < 2, UNKNOWN_NEARNESS, means)


def read_matches(index: TownIndex, questions: Iterator[Question]) -> Matches:
    """The matches of every question that has any."""
    offline = OfflineGeoNames(index)
    rows: list[list[float]] = []
    starts, importance, between = [], [], []
    for question in questions:
        around = Proposer(lambda: index, question.lives).surroundings(question.row, question.rows)
        country = question.row.values.get("country", "")
        matches, _ = offline.matches(distinct_toponyms(question.row.names), country)
        if matches:
            starts.append(len(rows))
            importance.append(_importance(question))
            between.append(_between(around.points))
        for match in matches:
            town = match.town
            km = [distance_km(town.point, other) for other in around.points]
            row = [
                log(max(town.population, MIN_POPULATION)),
                log(1 + len(town.alternate_names)),
                float(is_in_its_language(match, around)),
                float(NAME_KINDS.index(counted_kind(match, around))),
                match.similarity,
                float(question.is_met_by(town.point)),
            ]
            rows.append([*row, *km, *[nan] * (OTHERS - len(km))])
    return Matches(np.array(rows), np.array(starts), np.array(importance), np.array(between))


def _between(points: Sequence[Point]) -> Array:
    """The kilometres between points, NaN for a point and itself and where there is none."""
    kilometres = np.full((OTHERS, OTHERS), nan)
    for (one, first), (other, second) in permutations(enumerate(points), 2):
        kilometres[one, other] = distance_km(first, second)
    return kilometres


def _importance(question: Question) -> float:
    if question.is_of_a_list:
        return NAMED_TOWNS
    is_ambiguous = question.scenario.startswith("an ambiguous name")
    return UNCERTAIN_BY_NATURE if is_ambiguous and "near" not in question.scenario else 1.0


def tuned(matches: Matches, weights: Weights, rounds: int, chance: random.Random) -> Weights:
    """Weights of the greatest likelihood, found by small random steps of one weight at a time."""
    best = matches.likelihood(weights)
    names = [each for each in asdict(weights) if each not in NOT_TUNED]
    for _ in range(rounds):
        name = chance.choice(names)
        changed = replace(weights, **{name: getattr(weights, name) * chance.lognormvariate(0, 0.2)})
        if (likelihood := matches.likelihood(changed)) > best:
            best, weights = likelihood, changed
    return weights


@measurement("tests.benchmarks.locate_tuning")
@click.option("--each", type=int, default=600, help="questions of each kind that is drawn")
@click.option("--rounds", type=int, default=4000, help="steps")
def main(each: int, rounds: int) -> None:
    """Tune the weights on one half of the towns."""
    full = read_town_index()
    index = without_unlisted(full)
    matches = read_matches(index, iter(Questions(full.towns, HALVES[0], each)))
    click.echo(f"{len(matches.starts)} questions, {len(matches.rows)} matches")
    click.echo(f"before: {matches.likelihood(WEIGHTS):.4f}")
    weights = tuned(matches, WEIGHTS, rounds, random.Random(1))
    click.echo(f"after: {matches.likelihood(weights):.4f}")
    for name, value in asdict(weights).items():
        click.echo(f"    {name}: float = {value:.4g}")


if __name__ == "__main__":
    start(main)
