"""Candidates from the exhibit's own places: the same or a similar name, or the town that a place lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from data.geocoding.candidate import SAME_PLACE_KM, Candidate, distance_km
from data.geocoding.places_file import PlacesFileRow
from data.geocoding.toponyms import Toponym, distinct_toponyms

SOURCE = "EXHIBIT"
SAME_NAME = 0.96
SAME_HEAD = 0.5
"""The same name, but only one of the two has a qualifier."""
SIMILAR_NAME = 0.45
DIFFERENT_QUALIFIER = 0.1
"""The same name with two different qualifiers: the curator means two places."""
ITS_TOWN = 0.5
OTHER_COUNTRY = 0.3
MIN_SIMILARITY = 90
"""Of 100, by rapidfuzz."""


def candidates_from_exhibit(row: PlacesFileRow, rows: Iterable[PlacesFileRow]) -> list[Candidate]:
    """What the other rows of places.csv propose for a row, the best first; an empty list when nothing fits.

    Two places of the same full name halve each other's confidence. The town in the column `within` is
    proposed too; it is a point for the whole town and never sure.
    """
    names = distinct_toponyms(row.names)
    candidates: list[Candidate] = []
    for other in rows:
        if other.point is None or other.number == row.number:
            continue
        confidence = _similarity(names, distinct_toponyms(other.names))
        confidence *= _country_factor(row.values, other.values)
        if other.id and other.id == row.values.get("within"):
            confidence = max(confidence if confidence < SAME_NAME else 0.0, ITS_TOWN)
        if confidence:
            candidates.append(_candidate(other, confidence))
    divided = (_divided_by_rivals(each, candidates) for each in candidates)
    return sorted(divided, key=lambda each: -each.confidence)


def _similarity(names: tuple[Toponym, ...], others: tuple[Toponym, ...]) -> float:
    return max((_similarity_of_two(name, other) for name in names for other in others), default=0.0)


def _similarity_of_two(name: Toponym, other: Toponym) -> float:
    if name.whole == other.whole and name.qualifier == other.qualifier:
        return SAME_NAME
    if name.head == other.head:
        return DIFFERENT_QUALIFIER if name.qualifier and other.qualifier else SAME_HEAD
    if name.qualifier != other.qualifier or fuzz.ratio(name.head, other.head) < MIN_SIMILARITY:
        return 0.0
    return SIMILAR_NAME


def _country_factor(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    return 1.0 if one.get("country", "") == other.get("country", "") else OTHER_COUNTRY


def _candidate(row: PlacesFileRow, confidence: float) -> Candidate:
    assert row.point is not None
    name, country = next(iter(row.names), row.id), row.values.get("country", "")
    precision = row.values.get("precision", "")
    geonames, reason = row.values.get("geonames", ""), f"the place in row {row.number} of this table"
    return Candidate(name, country, row.point, confidence, SOURCE, precision, geonames, reasons=(reason,))


def _divided_by_rivals(candidate: Candidate, candidates: list[Candidate]) -> Candidate:
    """The candidate with its confidence divided among those elsewhere that are at least as confident."""
    rivals = sum(
        1
        for each in candidates
        if each.confidence >= candidate.confidence
        and distance_km(each.point, candidate.point) > SAME_PLACE_KM
    )
    return replace(candidate, confidence=candidate.confidence / (rivals + 1))
