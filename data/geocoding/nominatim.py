"""OpenStreetMap's geocoder Nominatim: the client, and its records as candidates.

It is used only when a curator asks for it. The client keeps the service's usage policy
(https://operations.osmfoundation.org/policies/nominatim/): an own user agent, at most one request a second,
answers cached, OpenStreetMap credited.
"""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from data.geocoding.answer_cache import ATTRIBUTION, AnswerCache
from data.geocoding.candidate import MAX_CONFIDENCE, SAME_PLACE_KM, Candidate, distance_km, nearest_km
from data.geocoding.confidence import ELSEWHERE
from data.geocoding.toponyms import Toponym, distinct_toponyms, on_one_line
from data.model.coordinates import checked_point
from data.model.exhibit import Point

PUBLIC_SERVER = "https://nominatim.openstreetmap.org"
SECONDS_BETWEEN_REQUESTS = 1.0
TIMEOUT = 10
"""Seconds to wait for an answer."""
MAX_NAMES = 2
"""How many of a place's names are searched for, the English one first, until one is found."""
MAX_RECORDS = 5
MAX_FAILURES = 2
"""In a row; then the server is not asked again in this run."""

SOURCE = "OSM"
MIN_IMPORTANCE, UNLISTED = 0.05, 0.005
NEAR_KM, MIN_NEARNESS = 500.0, 0.02
MAIN_NAME, ALTERNATE_NAME, PART_OF_NAME = 1.0, 0.96, 0.5
REASONS = {
    MAIN_NAME: "its name in OpenStreetMap",
    ALTERNATE_NAME: "one of its names in OpenStreetMap",
    PART_OF_NAME: "found by OpenStreetMap under another name",
}
PRECISIONS = {
    **dict.fromkeys(("building", "house", "amenity", "tourism", "historic", "railway", "office"), "building"),
    **dict.fromkeys(("road", "highway", "street", "square", "neighbourhood", "quarter"), "street"),
    **dict.fromkeys(("city", "town", "village", "hamlet", "municipality", "suburb", "borough"), "town"),
    **dict.fromkeys(("city_district", "place"), "town"),
}
"""Nominatim's `addresstype` or `class` → the column precision; anything else is a region."""


class NominatimError(Exception):
    """Why the server gave no answer, in words."""


class OnlineNominatim:
    """A Nominatim server. `is_open` becomes false when it refuses, or fails twice in a row."""

    def __init__(self, server: str, cache: AnswerCache) -> None:
        """`server` is an address such as `PUBLIC_SERVER`; raises ValueError for an invalid one."""
        parts = urlsplit(server if "://" in server else f"https://{server}")
        has_host = re.fullmatch(r"[^\s@]+(:\d+)?", parts.netloc) and parts.hostname
        if parts.scheme not in ("http", "https") or not has_host:
            raise ValueError(f"{server!r} is no address of a server; write one such as {PUBLIC_SERVER}")
        self.server = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        self.is_open = True
        self._failures = 0
        self._cache = cache
        client = Nominatim(
            scheme=parts.scheme,
            domain=f"{parts.netloc}{parts.path}",
            user_agent=user_agent(),
            timeout=TIMEOUT,
            adapter_factory=URLLibAdapter,
        )
        # No retries: they burden a server in trouble, and geopy would print a traceback for each.
        self._geocode = RateLimiter(
            client.geocode,
            min_delay_seconds=SECONDS_BETWEEN_REQUESTS,
            max_retries=0,
            swallow_exceptions=False,
        )

    def search(self, names: Sequence[str], country: str) -> list[dict[str, Any]]:
        """Nominatim's records for the first of a place's names that it finds; empty when it finds none.

        Raises NominatimError when the server gives no answer.
        """
        for name in names[:MAX_NAMES]:
            query = {"q": on_one_line(name), "country": country.lower(), "language": "en"}
            answer = self._cache.get(self.server, query)
            if answer is None:
                answer = self._request(query)
                self._cache.put(self.server, query, answer)
            if records := [each for each in answer if isinstance(each, dict)]:
                return records
        return []

    def _request(self, query: dict[str, str]) -> list[Any]:
        if not self.is_open:
            raise NominatimError(f"{self.server} is not asked again in this run.")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy warns of a latitude out of range, and raises as well
                locations = self._geocode(
                    query["q"],
                    exactly_one=False,
                    limit=MAX_RECORDS,
                    country_codes=query["country"] or None,
                    language=query["language"],
                    addressdetails=True,
                    namedetails=True,
                )
        # ValueError, TypeError and the rest: geopy does not check the records of an unknown server.
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
            refused = isinstance(error, (GeocoderRateLimited, GeocoderInsufficientPrivileges))
            self._failures += 1
            self.is_open = not refused and self._failures < MAX_FAILURES
            raise NominatimError(f"{self.server} {_in_words(error)}") from error
        self._failures = 0
        return [location.raw for location in locations or ()]


def user_agent() -> str:
    """The program's name and version, as the usage policy asks."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    return f"Sojourn/{project['project']['version']} (museum kiosk; places of an exhibit, by hand)"


def _in_words(error: Exception) -> str:
    if isinstance(error, GeocoderTimedOut):
        return f"did not answer in time ({TIMEOUT} s), or is too busy."
    if isinstance(error, GeocoderRateLimited):
        return "asks for fewer requests (429); try again later."
    if isinstance(error, GeocoderInsufficientPrivileges):
        return "refuses to answer (403)."
    if isinstance(error, GeocoderParseError) or not isinstance(error, GeopyError):
        return "answered with something that is not a list of places."
    return f"cannot be reached ({on_one_line(str(error), 80)})."


def candidates_from_records(
    records: Sequence[Mapping[str, Any]], names: Sequence[str], country: str, near: Sequence[Point]
) -> list[Candidate]:
    """Nominatim's records as candidates, the best first; records without a valid point are skipped.

    confidence = fit × weight ÷ (weight + weights of its rivals + 0.005), at most MAX_CONFIDENCE

    The weight is the square of Nominatim's `importance` (0 to 1, how much is written about a place) × fit² ×
    nearness (1 ÷ (1 + (km ÷ 500)²) to the nearest hint, at least 0.02). fit: 1 for OpenStreetMap's main name,
    0.96 for an alternate name, 0.5 where the record only contains the name; × 0.4 in another country. All is
    chosen by hand: OpenStreetMap was not measured.
    """
    toponyms = distinct_toponyms(names)
    located = [(record, point) for record in records if (point := _point(record)) is not None]
    names_fits = [_fit_of_name(record, toponyms) for record, _ in located]
    fits = [
        fit * (ELSEWHERE if country and _country(record) != country else 1.0)
        for (record, _), fit in zip(located, names_fits, strict=True)
    ]
    weights = [
        max(_importance(record), MIN_IMPORTANCE) ** 2 * _nearness(point, near) * fit**2
        for (record, point), fit in zip(located, fits, strict=True)
    ]
    candidates = []
    for (record, point), fit, name_fit, weight in zip(located, fits, names_fits, weights, strict=True):
        rivals = sum(
            other_weight
            for (_, other), other_weight in zip(located, weights, strict=True)
            if distance_km(other, point) > SAME_PLACE_KM
        )
        share = weight / (weight + rivals + UNLISTED)
        reasons = (REASONS[name_fit], *(["not in the country of the row"] if fit < name_fit else []))
        candidates.append(_candidate(record, point, min(MAX_CONFIDENCE, fit * share), reasons))
    return sorted(candidates, key=lambda each: -each.confidence)


def _candidate(
    record: Mapping[str, Any], point: Point, confidence: float, reasons: tuple[str, ...]
) -> Candidate:
    name = on_one_line(str(record.get("display_name") or record.get("name") or ""), 80)
    kind = str(record.get("addresstype") or record.get("class") or record.get("category") or "")
    precision = PRECISIONS.get(kind, PRECISIONS.get(str(record.get("class") or ""), "region"))
    return Candidate(
        *(name, _country(record), point, confidence, SOURCE, precision), credit=ATTRIBUTION, reasons=reasons
    )


def _fit_of_name(record: Mapping[str, Any], toponyms: Sequence[Toponym]) -> float:
    folded_names = {each for name in toponyms for each in (name.head, name.whole)}
    main_name = str(record.get("name") or str(record.get("display_name") or "").split(",")[0])
    details = record.get("namedetails")
    alternates = [str(each) for each in details.values()] if isinstance(details, dict) else []
    if Toponym.of(main_name).head in folded_names:
        return MAIN_NAME
    is_alternate = any(Toponym.of(each).head in folded_names for each in alternates)
    return ALTERNATE_NAME if is_alternate else PART_OF_NAME


def _nearness(point: Point, near: Sequence[Point]) -> float:
    km = nearest_km(point, near)
    return 1.0 if km is None else max(MIN_NEARNESS, 1 / (1 + (km / NEAR_KM) ** 2))


def _country(record: Mapping[str, Any]) -> str:
    address = record.get("address")
    return on_one_line(str(address.get("country_code", "")), 2).upper() if isinstance(address, dict) else ""


def _point(record: Mapping[str, Any]) -> Point | None:
    try:
        return checked_point(float(record["lat"]), float(record["lon"]))
    except (KeyError, TypeError, ValueError):
        return None


def _importance(record: Mapping[str, Any]) -> float:
    value = record.get("importance")
    return float(value) if isinstance(value, (int, float)) and 0 <= value <= 1 else 0.0
