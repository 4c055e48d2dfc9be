"""The code of a language from what a table calls it: a code in any spelling, or its name."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from data.interchange.country_code import LANGUAGES
from data.model.languages import canonical_language, own_name


def language_code(text: str) -> str:
    """BCP 47; empty for a text that is no language, and for one that says "none", "several" or "not known".

    The address of a language in a vocabulary ends in its code.

    >>> [language_code(each) for each in ("EN", "ger", "French", "русский", "Elvish")]
    ['en', 'de', 'fr', 'ru', '']
    """
    written = text.strip()
    if "://" in written:
        written = written.rstrip("/").rsplit("/", 1)[-1]
    if not written:
        return ""
    return canonical_language(written) or _codes_by_name().get(written.casefold(), "")


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Code by name, in itself and in several languages. A name of two languages is not among them."""
    codes: dict[str, set[str]] = {}
    names = [each for other in LANGUAGES for each in Locale(other).languages.items()]
    for code, name in [*names, *((each, own_name(each)) for each in dict(names) if len(each) == 2)]:
        if language := canonical_language(code):
            codes.setdefault(name.casefold(), set()).add(language)
    return {name: min(found) for name, found in codes.items() if len(found) == 1}
