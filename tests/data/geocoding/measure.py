"""`uv run python -m tests.data.geocoding.measure`: how well the shipped towns are located offline.

The coordinates and GeoNames identifiers of the shipped exhibit's towns are removed, one town at a time
or all at once, and each town is looked up as `locate` does. A first candidate within 25 km of the exhibit's
point is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data.geocoding.candidate import SAME_PLACE_KM, Candidate, distance_km, sure_candidate
from data.geocoding.places_file import PlacesFile, PlacesFileRow
from data.geocoding.proposer import Proposer, read_lives
from data.geocoding.town_index import TownIndex, read_town_index
from tests.exhibit_folders import SHIPPED

REMOVED = ("latitude", "longitude", "geonames", "coordinate_source")


@dataclass(frozen=True)
class Measurement:
    """One place: the first candidate and the sure one, and the error of each in km."""

    place: str
    first: Candidate | None
    first_km: float | None
    sure: Candidate | None
    sure_km: float | None

    @property
    def is_right(self) -> bool:
        return self.first_km is not None and self.first_km <= SAME_PLACE_KM

    @property
    def is_sure_and_wrong(self) -> bool:
        return self.sure_km is not None and self.sure_km > SAME_PLACE_KM


def measure(towns: TownIndex, together: bool, precisions: Iterable[str] = ("town",)) -> list[Measurement]:
    """Look up every shipped place of these precisions without its point; `together` removes all points."""
    rows = PlacesFile.read(Path(SHIPPED) / "places.csv").rows
    measured = [row for row in rows if row.values["precision"] in tuple(precisions)]
    proposer = Proposer(lambda: towns, read_lives(SHIPPED))
    unlocated = {row.number: _without_point(row) for row in measured}
    measurements = []
    for row in measured:
        replaced = unlocated if together else {row.number: unlocated[row.number]}
        table = [replaced.get(each.number, each) for each in rows]
        measurements.append(_measurement(row, proposer.propose(unlocated[row.number], table)))
    return measurements


def _measurement(row: PlacesFileRow, candidates: list[Candidate]) -> Measurement:
    assert row.point is not None
    first, sure = (candidates[0] if candidates else None), sure_candidate(candidates)
    km = [None if each is None else distance_km(each.point, row.point) for each in (first, sure)]
    return Measurement(row.id, first, km[0], sure, km[1])


def _without_point(row: PlacesFileRow) -> PlacesFileRow:
    return replace(row, values={key: each for key, each in row.values.items() if key not in REMOVED})


def report(measurements: list[Measurement]) -> str:
    """A line of counts, then a line for each place that is not both right and sure."""
    right, sure = (
        sum(each.is_right for each in measurements),
        sum(each.sure is not None for each in measurements),
    )
    wrong = sum(each.is_sure_and_wrong for each in measurements)
    lines = [
        f"{len(measurements)} places, {right} right within 25 km, {sure} sure, {wrong} of the sure ones wrong"
    ]
    for each in measurements:
        if each.first is None:
            lines.append(f"  {each.place}: nothing")
        elif not each.is_right or each.sure is None:
            lines.append(
                f"  {each.place}: {each.first.name}, {each.first_km:.0f} km off, {each.first.in_words}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    table = read_town_index()
    for together in (False, True):
        print("All taken out at once" if together else "One taken out at a time", end=": ")
        print(report(measure(table, together)))
    print("Buildings, streets and regions, one at a time:", end=" ")
    print(report(measure(table, False, ("building", "street", "region"))).splitlines()[0])
