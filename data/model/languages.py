"""Language codes (BCP 47)."""

from __future__ import annotations

import re

from babel import Locale
from babel.core import UnknownLocaleError

TABLE_LANGUAGES = ("en", "ru", "ja", "de", "fr")
"""The languages that have columns in the tables, such as `toponym_ru`."""


def language_name(code: str) -> str:
    """The English name of a language: "German" for `de`; the code itself where no name is known."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code


def is_language(code: str) -> bool:
    """Whether a code looks like a BCP 47 language: two or three letters, perhaps a script or region."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) is not None
