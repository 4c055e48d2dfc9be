"""Languages by their BCP 47 codes: any spelling of a code, names, script direction, locale."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

NO_LANGUAGE = ("und", "mul", "zxx", "mis")
"""Codes that say "undetermined", "several", "none", "not coded": nothing can be read aloud in these."""
RIGHT_TO_LEFT = (
    *("Adlm", "Arab", "Armi", "Avst", "Chrs", "Elym", "Gara", "Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand"),
    *("Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp", "Phnx"),
    *("Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Thaa", "Yezi"),
)
"""Scripts (ISO 15924) that are written from right to left."""


@lru_cache(maxsize=1024)
def canonical_language(code: str) -> str:
    """A language code in its canonical spelling (BCP 47); empty for a text that is no code of a language.

    Also reads ISO 639-2, whose codes have three letters, underscores and any capitals.

    >>> [canonical_language(each) for each in ("EN", "pt_br", "zh-hant", "ger", "fra", "then", "xx")]
    ['en', 'pt-BR', 'zh-Hant', 'de', 'fr', '', '']
    """
    from langcodes import standardize_tag, tag_is_valid  # here, because it takes 0.1 seconds to import
    from langcodes.tag_parser import LanguageTagError

    try:
        found = standardize_tag(code.strip())
    except LanguageTagError:
        return ""
    return found if tag_is_valid(found) and found not in NO_LANGUAGE else ""


def language_name(code: str) -> str:
    """The English name of a language: "German" for `de`; the code itself where no name is known."""
    locale, english = locale_of(code), Locale("en")
    name = locale.get_display_name(english) if locale else english.languages.get(code.split("-")[0])
    return name or code


def own_name(code: str) -> str:
    """A language's name in itself: "Deutsch" for `de`; the code where that is not known."""
    locale = locale_of(code)
    return (locale.get_display_name() if locale else None) or code


def locale_of(code: str) -> Locale | None:
    """The locale for dates, numbers and plural forms; None where CLDR has none for the language."""
    try:
        return Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def plural_forms(code: str) -> tuple[str, ...]:
    """The plural categories (CLDR) of a language, in their usual order; English ones where it has none."""
    tags = {*(locale_of(code) or Locale("en")).plural_form.tags, "other"}
    return tuple(each for each in ("zero", "one", "two", "few", "many", "other") if each in tags)


def counted_forms(code: str) -> frozenset[str]:
    """The plural categories that whole numbers up to 1000 have: others are for fractions and millions."""
    rule = (locale_of(code) or Locale("en")).plural_form
    return frozenset(rule(number) for number in range(1001))


@lru_cache(maxsize=1024)
def text_direction(code: str) -> Literal["ltr", "rtl"]:
    """The direction in which a language is written, by its script: "rtl" for `ar`, `he`, `az-Arab`."""
    from langcodes import Language

    return "rtl" if Language.get(code).maximize().script in RIGHT_TO_LEFT else "ltr"
