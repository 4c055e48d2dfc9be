"""The languages of a proof sheet, and those that it may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.visitor.localization import Localization
from data import ENGLISH, Exhibit, language_name


@dataclass(frozen=True, slots=True)
class SheetLanguage:
    """A language of the sheet: a column of it. The first one is the exhibit's original language.

    `words_language` is the one that its interface strings are in: English, where it has none of its own.
    """

    code: str
    localization: Localization
    words_language: str
    is_original: bool

    @property
    def name(self) -> str:
        return language_name(self.code)


def sheet_languages(exhibit: Exhibit, codes: Sequence[str]) -> list[SheetLanguage]:
    """The columns of a sheet: the original language, then the others of these in their order."""
    every = dict.fromkeys([exhibit.language, *codes])
    return [_sheet_language(exhibit, code) for code in every]


def known_languages(exhibit: Exhibit) -> list[str]:
    """Every language that some text of the exhibit is in; the original first, then those shown."""
    found = dict.fromkeys([exhibit.language, *exhibit.languages, *exhibit.words_given])
    found |= dict.fromkeys(exhibit.translations)
    tables = (exhibit.encounters, exhibit.world, exhibit.glossary, exhibit.whos_who)
    for things in (exhibit.people, exhibit.stops, *tables):
        for thing in things:
            found |= dict.fromkeys(thing.translations)
    for place in exhibit.places.values():
        found |= dict.fromkeys(place.toponyms)
    for picture in exhibit.pictures.values():
        found |= dict.fromkeys(picture.alternatives)
    for sound in exhibit.sounds.values():
        found |= dict.fromkeys(sound.transcripts)
    return list(found)


def _sheet_language(exhibit: Exhibit, code: str) -> SheetLanguage:
    """Where it has no interface strings, English ones stand for them, with its own dates."""
    words = exhibit.words.get(code) or {**ENGLISH, "locale": code.replace("-", "_")}
    own = exhibit.words_given.get(code) or code == "en"
    return SheetLanguage(code, Localization(code, words), code if own else "en", code == exhibit.language)
