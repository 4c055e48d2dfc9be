"""What Nominatim's records are worth as candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.geocoding.answer_cache import ATTRIBUTION
from data.geocoding.candidate import CEILING, SAME_PLACE_KM, Candidate, kilometres
from data.geocoding.confidence import ELSEWHERE, OTHER_NAME, OWN_NAME, PART_OF_NAME, nearness
from data.geocoding.coordinates import on_earth
from data.geocoding.toponyms import Toponym, shown, toponyms
from data.model.exhibit import Point

SOURCE = "OSM"
LEAST_IMPORTANCE, UNLISTED = 0.05, 0.01
KINDS = {
    **dict.fromkeys(("building", "house", "amenity", "tourism", "historic", "railway", "office"), "building"),
    **dict.fromkeys(("road", "highway", "street", "square", "neighbourhood", "quarter"), "street"),
    **dict.fromkeys(("city", "town", "village", "hamlet", "municipality", "suburb", "borough"), "town"),
    **dict.fromkeys(("city_district", "place"), "town"),
}
"""Nominatim's `addresstype` or `class` → our precision; all else is a region."""


def from_records(
    records: Sequence[Mapping[str, Any]], names: Sequence[str], country: str, near: Sequence[Point]
) -> list[Candidate]:
    """Nominatim's records as candidates, the best first; a record without a point on Earth is passed over.

    confidence = ceiling × fit × share, as offline (`data.geocoding.confidence`); but in the place of people
    stands the square of Nominatim's `importance` (0 to 1, how much is written of a place), and 0.01 for all
    that it does not know. The name as OpenStreetMap has it fits by 1, one of its other names by 0.95, what
    only contains it by 0.5; × 0.4 in another country.
    """
    known = toponyms(names)
    finds = [(record, point) for record in records if (point := _point(record)) is not None]
    fits = [_fit(record, known, country) for record, _ in finds]
    weights = [
        max(_number(record.get("importance")), LEAST_IMPORTANCE) ** 2 * nearness(point, near) * fit**2
        for (record, point), fit in zip(finds, fits, strict=True)
    ]
    candidates = []
    for (record, point), fit, weight in zip(finds, fits, weights, strict=True):
        rivals = sum(
            other_weight
            for (_, other), other_weight in zip(finds, weights, strict=True)
            if kilometres(other, point) > SAME_PLACE_KM
        )
        candidates.append(_candidate(record, point, CEILING * fit * weight / (weight + rivals + UNLISTED)))
    return sorted(candidates, key=lambda each: -each.confidence)


def _candidate(record: Mapping[str, Any], point: Point, confidence: float) -> Candidate:
    name = shown(str(record.get("display_name") or record.get("name") or ""), 80)
    kind = str(record.get("addresstype") or record.get("class") or record.get("category") or "")
    precision = KINDS.get(kind, KINDS.get(str(record.get("class") or ""), "region"))
    return Candidate(name, _country(record), point, confidence, SOURCE, precision, credit=ATTRIBUTION)


def _fit(record: Mapping[str, Any], known: Sequence[Toponym], country: str) -> float:
    heads = {each for name in known for each in (name.head, name.whole)}
    own = str(record.get("name") or str(record.get("display_name") or "").split(",")[0])
    details = record.get("namedetails")
    others = [str(each) for each in details.values()] if isinstance(details, dict) else []
    if Toponym.of(own).head in heads:
        fit = OWN_NAME
    else:
        fit = OTHER_NAME if any(Toponym.of(each).head in heads for each in others) else PART_OF_NAME
    return fit * (ELSEWHERE if country and _country(record) != country else 1.0)


def _country(record: Mapping[str, Any]) -> str:
    address = record.get("address")
    return shown(str(address.get("country_code", "")), 2).upper() if isinstance(address, dict) else ""


def _point(record: Mapping[str, Any]) -> Point | None:
    try:
        return on_earth(float(record["lat"]), float(record["lon"]))
    except (KeyError, TypeError, ValueError):
        return None


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) and 0 <= value <= 1 else 0.0
