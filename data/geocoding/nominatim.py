"""OpenStreetMap's names, from Nominatim: only when a curator asks for it, once a second, and never twice.

The rules kept here are the service's own (https://operations.osmfoundation.org/policies/nominatim/): an own
user agent, a second between requests, answers kept, OpenStreetMap named.
"""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Sequence
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

from data.geocoding.answer_cache import AnswerCache
from data.geocoding.toponyms import shown

PUBLIC_SERVER = "https://nominatim.openstreetmap.org"
SECONDS_BETWEEN = 1.0
PATIENCE = 10
"""Seconds to wait for an answer."""
MOST_NAMES = 2
"""How many of a place's names are tried, the English first, before nothing counts as the answer."""
MOST_ANSWERS = 5
ENOUGH_FAILURES = 2
"""In a row; then the server is left in peace for this run."""


class NoAnswer(Exception):
    """Why the server gave none, in words."""


class OnlineNominatim:
    """A Nominatim server. `is_open` turns false when it has refused, or failed twice in a row."""

    def __init__(self, server: str, cache: AnswerCache) -> None:
        """`server` is an address such as `PUBLIC_SERVER`; raises ValueError for what is none."""
        parts = urlsplit(server if "://" in server else f"https://{server}")
        hosted = re.fullmatch(r"[^\s@]+(:\d+)?", parts.netloc) and parts.hostname
        if parts.scheme not in ("http", "https") or not hosted:
            raise ValueError(f"{server!r} is no address of a server; write one such as {PUBLIC_SERVER}")
        self.server = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        self.is_open = True
        self._failures = 0
        self._cache = cache
        client = Nominatim(
            scheme=parts.scheme,
            domain=f"{parts.netloc}{parts.path}",
            user_agent=user_agent(),
            timeout=PATIENCE,
            adapter_factory=URLLibAdapter,
        )
        # No second try: a server in trouble is not helped by one, and geopy would print a traceback for it.
        self._geocode = RateLimiter(
            client.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=0, swallow_exceptions=False
        )

    def answers(self, names: Sequence[str], country: str) -> list[dict[str, Any]]:
        """Nominatim's own records for the first of a place's names it knows; empty when it knows none.

        Raises NoAnswer when it cannot be asked.
        """
        for name in names[:MOST_NAMES]:
            query = {"q": shown(name), "country": country.lower(), "language": "en"}
            answer = self._cache.get(self.server, query)
            if answer is None:
                answer = self._ask(query)
                self._cache.put(self.server, query, answer)
            if records := [each for each in answer if isinstance(each, dict)]:
                return records
        return []

    def _ask(self, query: dict[str, str]) -> list[Any]:
        if not self.is_open:
            raise NoAnswer(f"{self.server} is not asked again in this run.")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy warns of a point off the Earth, and raises besides
                found = self._geocode(
                    query["q"],
                    exactly_one=False,
                    limit=MOST_ANSWERS,
                    country_codes=query["country"] or None,
                    language=query["language"],
                    addressdetails=True,
                    namedetails=True,
                )
        # ValueError, TypeError and the rest: geopy expects of a record what a strange server need not send.
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
            refused = isinstance(error, (GeocoderRateLimited, GeocoderInsufficientPrivileges))
            self._failures += 1
            self.is_open = not refused and self._failures < ENOUGH_FAILURES
            raise NoAnswer(f"{self.server} {_in_words(error)}") from error
        self._failures = 0
        return [location.raw for location in found or ()]


def user_agent() -> str:
    """Who asks: the name of the programme and its version."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    return f"Sojourn/{project['project']['version']} (museum kiosk; places of an exhibit, by hand)"


def _in_words(error: Exception) -> str:
    if isinstance(error, GeocoderTimedOut):
        return f"did not answer in time ({PATIENCE} s), or is too busy."
    if isinstance(error, GeocoderRateLimited):
        return "asks for fewer requests (429); try again later."
    if isinstance(error, GeocoderInsufficientPrivileges):
        return "refuses to answer (403)."
    if isinstance(error, GeocoderParseError) or not isinstance(error, GeopyError):
        return "answered with something that is not a list of places."
    return f"cannot be reached ({shown(str(error), 80)})."
