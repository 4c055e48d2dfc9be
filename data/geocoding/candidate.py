"""A candidate: coordinates that are proposed for a place, with a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geopy.distance import great_circle

from data.model.exhibit import Point

MAX_CONFIDENCE = 0.97
"""A name is no proof: nothing that is looked up is ever certain."""
SURE, LIKELY = 0.92, 0.8
"""From the first confidence `--accept-sure` takes a candidate, if no other place comes near it. Chosen on the
tuning half of the towns: of those called sure 98 in 100 are right, of those called likely 85."""
MIN_LEAD = 0.2
"""By how much a sure candidate must be more confident than the next one that is another place."""
SAME_PLACE_KM = 25.0
"""Two points nearer than this are taken for the same place."""
CONFIDENCE_WORDS = ((SURE, "sure"), (LIKELY, "likely"), (0.0, "look yourself"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """`confidence` is from 0 to `MAX_CONFIDENCE`; `source` is the value for the column coordinate_source.

    `precision` is building, street, town or region, empty where it is not known. `credit` is the attribution
    that must be written with the point. `reasons`: what speaks for it and against it, a few words each.
    """

    name: str
    country: str
    point: Point
    confidence: float
    source: str
    precision: str = ""
    geonames: str = ""
    credit: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """The confidence as it is shown: `likely, 71 %`."""
        word = next(word for least, word in CONFIDENCE_WORDS if self.confidence >= least)
        return f"{word}, {int(self.confidence * 100)} %"  # rounded down: 91.9 % is not yet sure

    @property
    def why(self) -> str:
        """The reasons in a line."""
        return "; ".join(self.reasons) or "no reason is known"


def distance_km(one: Point, other: Point) -> float:
    """Kilometres between two points on a spherical Earth, by great circle; exact to half a per cent."""
    return float(great_circle(one, other).kilometers)


def nearest_km(point: Point, others: Sequence[Point]) -> float | None:
    """Kilometres to the nearest of other points; None when there is none."""
    return min((distance_km(point, other) for other in others), default=None)


def sure_candidate(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that may be taken without asking: sure, and well ahead of any other place. Else None."""
    if not candidates:
        return None
    first = max(candidates, key=lambda each: each.confidence)
    rivals = [each for each in candidates if distance_km(each.point, first.point) > SAME_PLACE_KM]
    next_best = max((each.confidence for each in rivals), default=0.0)
    return first if first.confidence >= SURE and first.confidence - next_best >= MIN_LEAD else None
