"""What a language is called in English."""

from __future__ import annotations

from babel import Locale
from babel.core import UnknownLocaleError


def language_name(code: str) -> str:
    """The name of a language by its BCP 47 code: "German" for `de`; the code itself where none is known."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code
