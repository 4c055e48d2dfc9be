"""The exhibit's own places as an answer: the same name, nearly the same, or the town a place lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from data.geocoding.candidate import SAME_PLACE_KM, Candidate, kilometres
from data.geocoding.places_file import PlaceLine
from data.geocoding.toponyms import Toponym, toponyms

SOURCE = "EXHIBIT"
SAME_NAME, SAME_HEAD, NEAR_NAME, NAMESAKE = 0.9, 0.5, 0.45, 0.1
"""The same name in full; the same but for what explains it; nearly so; the same, told apart on purpose."""
ITS_TOWN = 0.5
OTHER_COUNTRY = 0.3
NEARLY = 90
"""Of 100, by rapidfuzz."""


def from_exhibit(line: PlaceLine, located: Iterable[PlaceLine]) -> list[Candidate]:
    """What the rest of places.csv proposes for a row, the best first; an empty list when nothing fits.

    Two places of the same full name halve each other. The town named in `within` is proposed as what it is:
    a point for the whole town, never sure.
    """
    names = toponyms(line.names)
    found: list[Candidate] = []
    for other in located:
        if other.point is None or other.number == line.number:
            continue
        worth = _likeness(names, toponyms(other.names)) * _country(line.values, other.values)
        if other.id and other.id == line.values.get("within"):
            worth = max(worth if worth < SAME_NAME else 0.0, ITS_TOWN)
        if worth:
            found.append(_candidate(other, worth))
    return sorted((_shared(each, found) for each in found), key=lambda each: -each.confidence)


def _likeness(names: tuple[Toponym, ...], others: tuple[Toponym, ...]) -> float:
    return max((_alike(name, other) for name in names for other in others), default=0.0)


def _alike(name: Toponym, other: Toponym) -> float:
    if name.whole == other.whole and name.qualifier == other.qualifier:
        return SAME_NAME
    if name.head == other.head:
        return NAMESAKE if name.qualifier and other.qualifier else SAME_HEAD
    if name.qualifier != other.qualifier or fuzz.ratio(name.head, other.head) < NEARLY:
        return 0.0
    return NEAR_NAME


def _country(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    return 1.0 if one.get("country", "") == other.get("country", "") else OTHER_COUNTRY


def _candidate(other: PlaceLine, worth: float) -> Candidate:
    assert other.point is not None
    name, country = next(iter(other.names), other.id), other.values.get("country", "")
    precision = other.values.get("precision", "")
    return Candidate(name, country, other.point, worth, SOURCE, precision, other.values.get("geonames", ""))


def _shared(candidate: Candidate, all_of_them: list[Candidate]) -> Candidate:
    """The candidate with the doubt that an equally named place elsewhere casts on it."""
    rivals = sum(
        1
        for each in all_of_them
        if each.confidence >= candidate.confidence and kilometres(each.point, candidate.point) > SAME_PLACE_KM
    )
    return replace(candidate, confidence=candidate.confidence / (rivals + 1))
