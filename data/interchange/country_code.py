"""The code of a country from what a table calls it: a code of two or three letters, or its name."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "de", "fr", "es", "ru", "ja", "it", "pt", "nl", "zh", "ko", "uk", "pl")
"""The languages whose names of countries and languages are known."""
OTHER_NAMES = {
    "united states of america": "US",
    "u.s.a.": "US",
    "great britain": "GB",
    "czech republic": "CZ",
    "turkey": "TR",
    "the netherlands": "NL",
    "vereinigte staaten von amerika": "US",
    "états-unis d'amérique": "US",
    "сша": "US",
    "großbritannien": "GB",
    "grande-bretagne": "GB",
    "gran bretaña": "GB",
    "gran bretagna": "GB",
    "grã-bretanha": "GB",
    **dict.fromkeys(("england", "scotland", "wales", "northern ireland", "schottland", "nordirland"), "GB"),
    **dict.fromkeys(("angleterre", "écosse", "inghilterra", "scozia", "inglaterra", "escocia"), "GB"),
    "tschechische republik": "CZ",
    "russian federation": "RU",
    "russische föderation": "RU",
    "weißrussland": "BY",
    "holland": "NL",
}
"""Names in daily use that CLDR does not have, and the countries of the United Kingdom."""


def country_code(text: str) -> str:
    """Two letters (ISO 3166-1), empty for a text that is no country.

    >>> [country_code(each) for each in ("it", "DEU", "UK", "Deutschland", "Prussia", "Côte d'Ivoire")]
    ['IT', 'DE', 'GB', 'DE', '', 'CI']
    """
    written = text.strip()
    if len(written) == 2 and written.isascii() and written.isalpha():
        return _replaced(written.upper())
    if len(written) == 3 and (code := _replaced(written.upper())) != written.upper():
        return code
    return _codes_by_name().get(_comparable(written), "")


def _replaced(code: str) -> str:
    """The one code of two letters that CLDR gives in its place; else the same."""
    replacements = get_global("territory_aliases").get(code, [])
    return replacements[0] if len(replacements) == 1 else code


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Code by name, in several languages. A name that two countries have is not among them."""
    codes: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code != "ZZ":
                codes.setdefault(_comparable(name), set()).add(code)
    return {name: min(found) for name, found in codes.items() if len(found) == 1} | {
        _comparable(name): code for name, code in OTHER_NAMES.items()
    }


def _comparable(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
