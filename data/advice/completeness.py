"""How far an exhibit is translated, counted language by language.

Only what was really given counts: English shown in place of a translation is missing, not translated."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, Protocol

from data.model.exhibit import Exhibit
from data.model.languages import language_name
from data.model.texts import ORIGINAL
from data.schema.interface_strings import ENGLISH


class Fingerprinted(Protocol):
    @property
    def original(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one kind of thing is in one language, by id: each thing is in one of the three."""

    translated: tuple[str, ...]
    stale: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.translated) + len(self.stale) + len(self.missing)


Given = Mapping[str, bool]
"""What is given in a language, by id, and whether it is stale."""


def completeness(exhibit: Exhibit) -> Mapping[str, Mapping[str, Standing]]:
    """The standing of every kind of thing (stories, words, …) in every language but English.

    The languages are those of exhibit.yaml in its order, then those that are begun: in which a text, an
    encounter or a word is given. A kind of which the exhibit has nothing is left out.
    """
    return {language: dict(_standings(exhibit, language)) for language in languages(exhibit)}


def languages(exhibit: Exhibit) -> Iterator[str]:
    """Every language but English: those shown, then those begun, by their codes."""
    texts = [exhibit.translations, exhibit.words_given]
    for things in (exhibit.people, exhibit.stops, exhibit.encounters):
        texts += [thing.translations for thing in things]
    begun = sorted({language for each in texts for language in each})
    return (each for each in dict.fromkeys([*exhibit.languages, *begun]) if each != ORIGINAL)


def is_stale(text: Fingerprinted, english: Fingerprinted) -> bool:
    """Whether the English has changed since. A translation that does not say what it was made from is not."""
    return bool(text.original) and text.original.lower() != english.fingerprint


def _standings(exhibit: Exhibit, language: str) -> Iterator[tuple[str, Standing]]:
    stops, people = {stop.id: stop for stop in exhibit.stops}, {each.id: each for each in exhibit.people}
    chapters = [f"{each.id}/{chapter.id}" for each in exhibit.people for chapter in each.chapters]
    doubtful = [key for key, stop in stops.items() if stop.doubt]
    names = {each.id: each.names for each in exhibit.lettering}
    told, lives = _given(stops, language), _given(people, language)
    titled = {
        f"{key}/{chapter}": stale
        for key, stale in lives.items()
        for chapter in people[key].translations[language].chapters
    }
    doubts = {key: stale for key, stale in told.items() if stops[key].translations[language].doubt}
    kinds: dict[str, tuple[Iterable[str], Given]] = {
        "exhibit": (["exhibit"], _given({"exhibit": exhibit}, language)),
        "people": (people, lives),
        "chapters": (chapters, titled),
        "stories": (stops, told),
        "doubts": (doubtful, doubts),
        "encounters": _named({each.id: each.translations for each in exhibit.encounters}, language),
        "words": (ENGLISH, dict.fromkeys(exhibit.words_given.get(language, ()), False)),
        "place names": _named({key: each.toponyms for key, each in exhibit.places.items()}, language),
        "picture texts": _named({key: each.alternatives for key, each in exhibit.pictures.items()}, language),
        "names on the map": _named(names, language),
    }
    for kind, (things, given) in kinds.items():
        standing = _standing(things, given)
        if standing.total:
            yield kind, standing


def _given(things: Mapping[str, Any], language: str) -> Given:
    """Things that have a text in a language, and whether it is stale."""
    return {
        key: is_stale(each.translations[language], each.in_language(ORIGINAL))
        for key, each in things.items()
        if language in each.translations
    }


def _named(things: Mapping[str, Mapping[str, object]], language: str) -> tuple[Iterable[str], Given]:
    """Things out of a table: their columns keep no fingerprint, so they are never known to be stale."""
    return things, {key: False for key, given in things.items() if language in given}


def _standing(things: Iterable[str], given: Given) -> Standing:
    every = tuple(things)
    return Standing(
        translated=tuple(key for key in every if given.get(key) is False),
        stale=tuple(key for key in every if given.get(key) is True),
        missing=tuple(key for key in every if key not in given),
    )


COLUMNS = ("translated", "stale", "missing", "of")
NONE_BEGUN = "No translation has been begun: the exhibit is in English."


def as_record(exhibit: Exhibit) -> dict[str, Any]:
    """The completeness for machines: by language and kind, how many are translated, and which are not."""
    return {
        language: {
            "shown": language in exhibit.languages,
            "kinds": {kind: _record(standing) for kind, standing in kinds.items()},
        }
        for language, kinds in completeness(exhibit).items()
    }


def _record(standing: Standing) -> dict[str, Any]:
    return {
        "of": standing.total,
        "translated": len(standing.translated),
        "stale": list(standing.stale),
        "missing": list(standing.missing),
    }


def _cells(standing: Standing) -> tuple[str, ...]:
    counts = (standing.translated, standing.stale, standing.missing)
    return (*(str(len(each)) for each in counts), str(standing.total))


def _colour(standing: Standing) -> str:
    if standing.stale:
        return "yellow"
    return "none" if standing.missing else "green"


def completeness_table(exhibit: Exhibit, terminal: bool | None = None) -> str:
    """The completeness as a table: one block a language, one line a kind.

    With colours for a `terminal` (green: whole; yellow: some of it is stale), plain elsewhere; where that is
    not said, standard output is asked. Where no language but English is shown or begun, one sentence says so.
    """
    counted = completeness(exhibit)
    if not counted:
        return NONE_BEGUN
    from rich.console import Console  # not above: it is needed for this table alone
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Translations", no_wrap=True)
    for column in COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    for language, kinds in counted.items():
        shown = "" if language in exhibit.languages else ", not shown yet"
        table.add_row(f"{language_name(language)}{shown}", style="bold")
        for kind, standing in kinds.items():
            table.add_row(f"  {kind}", *_cells(standing), style=_colour(standing))
    sheet = StringIO()
    coloured = sys.stdout.isatty() if terminal is None else terminal
    Console(file=sheet, width=100, force_terminal=coloured, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in sheet.getvalue().splitlines())
