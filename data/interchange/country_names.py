"""Countries as files of other programs name them: in two letters, in three, or in words."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "de", "fr", "es", "ru", "ja")
"""The languages whose names of countries are known."""


def country_code(country: str) -> str:
    """The two letters (ISO 3166) of a country; empty for a name that is not known.

    >>> [country_code(each) for each in ("de", "DEU", "Allemagne", "United States", "Prussia")]
    ['DE', 'DE', 'DE', 'US', '']
    """
    if re.fullmatch("[A-Za-z]{2}", country):
        return country.upper()
    aliases = get_global("territory_aliases").get(country.upper(), [])
    return aliases[0] if len(aliases) == 1 else _codes_by_name().get(country.strip().casefold(), "")


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    return {
        name.casefold(): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if code.isalpha()
    }
