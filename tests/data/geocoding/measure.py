"""`uv run python -m tests.data.geocoding.measure`: how well the shipped exhibit's towns are found offline.

The towns' coordinates and GeoNames identifiers are taken out, one town at a time or all at once, and each is
looked up as `locate` does. Right is a first candidate within 25 km of the point the exhibit has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data.advice.check import SHIPPED
from data.geocoding.candidate import SAME_PLACE_KM, Candidate, kilometres, sure_one
from data.geocoding.lives import read_lives
from data.geocoding.places_file import PlaceLine, PlacesFile
from data.geocoding.proposer import Proposer
from data.geocoding.towns import Towns, read_towns

TAKEN_OUT = ("latitude", "longitude", "geonames", "coordinate_source")


@dataclass(frozen=True)
class Found:
    """One town: what is proposed first, what is taken without asking, and how far each is off, in km."""

    place: str
    first: Candidate | None
    first_km: float | None
    sure: Candidate | None
    sure_km: float | None

    @property
    def is_right(self) -> bool:
        return self.first_km is not None and self.first_km <= SAME_PLACE_KM

    @property
    def is_surely_wrong(self) -> bool:
        return self.sure_km is not None and self.sure_km > SAME_PLACE_KM


def measure(towns: Towns, together: bool, precisions: Iterable[str] = ("town",)) -> list[Found]:
    """Every shipped place of these precisions, looked up without its point; `together` blanks them all."""
    lines = PlacesFile.read(Path(SHIPPED) / "places.csv").lines
    wanted = [line for line in lines if line.values["precision"] in tuple(precisions)]
    proposer = Proposer(lambda: towns, read_lives(SHIPPED))
    bare = {line.number: _bare(line) for line in wanted}
    found = []
    for line in wanted:
        left_out = bare if together else {line.number: bare[line.number]}
        table = [left_out.get(each.number, each) for each in lines]
        found.append(_found(line, proposer.propose(bare[line.number], table)))
    return found


def _found(line: PlaceLine, candidates: list[Candidate]) -> Found:
    assert line.point is not None
    first, sure = (candidates[0] if candidates else None), sure_one(candidates)
    away = [None if each is None else kilometres(each.point, line.point) for each in (first, sure)]
    return Found(line.id, first, away[0], sure, away[1])


def _bare(line: PlaceLine) -> PlaceLine:
    return replace(line, values={key: each for key, each in line.values.items() if key not in TAKEN_OUT})


def report(found: list[Found]) -> str:
    """The count in a line, and below it each town that is not both right and sure."""
    right, sure = sum(each.is_right for each in found), sum(each.sure is not None for each in found)
    wrong = sum(each.is_surely_wrong for each in found)
    lines = [f"{len(found)} places, {right} right within 25 km, {sure} sure, {wrong} of the sure ones wrong"]
    for each in found:
        if each.first is None:
            lines.append(f"  {each.place}: nothing")
        elif not each.is_right or each.sure is None:
            lines.append(
                f"  {each.place}: {each.first.name}, {each.first_km:.0f} km off, {each.first.in_words}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    table = read_towns()
    for together in (False, True):
        print("All taken out at once" if together else "One taken out at a time", end=": ")
        print(report(measure(table, together)))
    print("Buildings, streets and regions, one at a time:", end=" ")
    print(report(measure(table, False, ("building", "street", "region"))).splitlines()[0])
