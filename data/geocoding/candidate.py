"""A point that is proposed for a place, and how much it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geopy.distance import great_circle

from data.model.exhibit import Point

CEILING = 0.97
"""No name is proof: nothing that is looked up is ever certain."""
SURE = 0.85
"""From here `--accept-sure` takes a candidate, if nothing else comes near it."""
LEAD = 0.2
"""How far a sure candidate must lie before the next that is another place."""
SAME_PLACE_KM = 25.0
"""Two points nearer than this are two opinions of one place, not rivals."""
WORDS = ((SURE, "sure"), (0.6, "likely"), (0.3, "perhaps"), (0.0, "a guess"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """`confidence` is from 0 to `CEILING`; `source` is what is written as coordinate_source.

    `precision` is what the point stands for, where that is known; `credit` is what must be named with it.
    """

    name: str
    country: str
    point: Point
    confidence: float
    source: str
    precision: str = ""
    geonames: str = ""
    credit: str = ""

    @property
    def in_words(self) -> str:
        """The confidence as it is shown: `likely, 71 %`."""
        word = next(word for least, word in WORDS if self.confidence >= least)
        return f"{word}, {int(self.confidence * 100)} %"  # rounded down: 84.9 % is not yet sure


def kilometres(one: Point, other: Point) -> float:
    """The way between two points over a round Earth; exact to half a per cent."""
    return float(great_circle(one, other).kilometers)


def nearest_km(point: Point, others: Sequence[Point]) -> float | None:
    """Kilometres to the nearest of other points; None when there is none."""
    return min((kilometres(point, other) for other in others), default=None)


def sure_one(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that may be taken without asking: sure, and well before any other place. Else None."""
    if not candidates:
        return None
    first = max(candidates, key=lambda each: each.confidence)
    rivals = [each for each in candidates if kilometres(each.point, first.point) > SAME_PLACE_KM]
    next_best = max((each.confidence for each in rivals), default=0.0)
    return first if first.confidence >= SURE and first.confidence - next_best >= LEAD else None
