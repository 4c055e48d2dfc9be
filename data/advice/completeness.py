"""How complete the translations are: counted by language, as a table for people and as JSON for machines.

Only what was written in a language counts: a text that is shown in the original language instead counts as
missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, Protocol

from data.model.exhibit import Exhibit
from data.model.languages import language_name
from data.schema.interface_strings import STRINGS

COLUMNS = ("translated", "stale", "missing", "of")


class Fingerprinted(Protocol):
    """A text in one language (see `data.model.texts`).

    `fingerprint`: of this text. `original`: of the text that this text was translated from; empty where that
    was not written down.
    """

    @property
    def language(self) -> str: ...

    @property
    def original(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """One kind of thing in one language: each id is in one of the three lists."""

    translated: tuple[str, ...]
    stale: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.translated) + len(self.stale) + len(self.missing)


IN_COLUMNS = ("place names", "picture texts", "names on the map")
"""The kinds of texts that have a column for every language, the original one too."""
StaleById = Mapping[str, bool]
"""The ids that have a text in a language, and whether that text is stale."""


def completeness(exhibit: Exhibit) -> Mapping[str, Mapping[str, TranslationStatus]]:
    """The status by language and kind (stories, words, …), for every language but the original.

    The languages come in the order of `languages`. Kinds of which the exhibit has nothing are left out.
    """
    return {language: dict(_statuses(exhibit, language)) for language in languages(exhibit)}


def tables_in_original(exhibit: Exhibit) -> Mapping[str, TranslationStatus]:
    """The status of the texts in columns by language, in the original language: any may lack it."""
    return {kind: status for kind, status in _statuses(exhibit, exhibit.language) if kind in IN_COLUMNS}


def languages(exhibit: Exhibit) -> Iterator[str]:
    """Every language but the original: those of exhibit.yaml in its order, then those begun, by code.

    A language is begun where a text, a row of a table or an interface string is written in it.
    """
    texts = [exhibit.translations, exhibit.words_given]
    tables = (exhibit.encounters, exhibit.world, exhibit.glossary, exhibit.whos_who)
    for things in (exhibit.people, exhibit.stops, *tables):
        texts += [thing.translations for thing in things]
    begun = sorted({language for each in texts for language in each})
    return (each for each in dict.fromkeys([*exhibit.languages, *begun]) if each != exhibit.language)


def is_stale(text: Fingerprinted, original: Fingerprinted) -> bool:
    """Whether the original has changed since it was translated; False where `text.original` is empty."""
    return bool(text.original) and text.original.lower() != original.fingerprint


def _statuses(exhibit: Exhibit, language: str) -> Iterator[tuple[str, TranslationStatus]]:
    stops, people = {stop.id: stop for stop in exhibit.stops}, {each.id: each for each in exhibit.people}
    chapters = [f"{each.id}/{chapter.id}" for each in exhibit.people for chapter in each.chapters]
    with_doubt = [key for key, stop in stops.items() if stop.doubt]
    labels = {each.id: each.names for each in exhibit.lettering}
    stories, lives = _translated(stops, language), _translated(people, language)
    chapter_titles = {
        f"{key}/{chapter}": stale
        for key, stale in lives.items()
        for chapter in people[key].translations[language].chapters
    }
    texts = {key: stops[key].translations[language] for key in stories}
    doubts = {key: stale for key, stale in stories.items() if texts[key].doubt}
    quotations = {key: stale for key, stale in stories.items() if texts[key].quotation}
    legends = {key: stale for key, stale in stories.items() if texts[key].legend_or_fact}
    kinds: dict[str, tuple[Iterable[str], StaleById]] = {
        "exhibit": (["exhibit"], _translated({"exhibit": exhibit}, language)),
        "people": (people, lives),
        "chapters": (chapters, chapter_titles),
        "stories": (stops, stories),
        "doubts": (with_doubt, doubts),
        "quotations": ([key for key, stop in stops.items() if stop.quotation], quotations),
        "legends": ([key for key, stop in stops.items() if stop.legend_or_fact], legends),
        "encounters": _in_table({each.id: each.translations for each in exhibit.encounters}, language),
        "encounter questions": _questions(exhibit, language),
        "world events": _in_table({each.id: each.translations for each in exhibit.world}, language),
        "glossary": _in_table({each.id: each.translations for each in exhibit.glossary}, language),
        "who’s who": _in_table({each.id: each.translations for each in exhibit.whos_who}, language),
        "words": (STRINGS, dict.fromkeys(exhibit.words_given.get(language, ()), False)),
        "place names": _in_table({key: each.toponyms for key, each in exhibit.places.items()}, language),
        "picture texts": _in_table(
            {key: each.alternatives for key, each in exhibit.pictures.items()}, language
        ),
        "sounds": _in_table({key: each.transcripts for key, each in exhibit.sounds.items()}, language),
        "names on the map": _in_table(labels, language),
    }
    for kind, (keys, stale_by_id) in kinds.items():
        status = _status(keys, stale_by_id)
        if status.total:
            yield kind, status


def _translated(things: Mapping[str, Any], language: str) -> StaleById:
    return {
        key: is_stale(each.translations[language], each.in_language(each.language))
        for key, each in things.items()
        if language in each.translations
    }


def _in_table(things: Mapping[str, Mapping[str, object]], language: str) -> tuple[Iterable[str], StaleById]:
    """For texts in the columns of a table. They have no fingerprint, so none is known to be stale."""
    return things, {key: False for key, texts in things.items() if language in texts}


def _questions(exhibit: Exhibit, language: str) -> tuple[Iterable[str], StaleById]:
    """The questions of the encounters that have one."""
    asking = {each.id: each.translations for each in exhibit.encounters if each.question}
    translated = {
        key: False for key, texts in asking.items() if language in texts and texts[language].question
    }
    return asking, translated


def _status(keys: Iterable[str], stale_by_id: StaleById) -> TranslationStatus:
    every = tuple(keys)
    return TranslationStatus(
        translated=tuple(key for key in every if stale_by_id.get(key) is False),
        stale=tuple(key for key in every if stale_by_id.get(key) is True),
        missing=tuple(key for key in every if key not in stale_by_id),
    )


def completeness_json(exhibit: Exhibit) -> dict[str, Any]:
    """The completeness for JSON, by language: whether it is shown, and the status of each kind."""
    return {
        language: {
            "shown": language in exhibit.languages,
            "kinds": {kind: _status_json(status) for kind, status in kinds.items()},
        }
        for language, kinds in completeness(exhibit).items()
    }


def _status_json(status: TranslationStatus) -> dict[str, Any]:
    return {
        "of": status.total,
        "translated": len(status.translated),
        "stale": list(status.stale),
        "missing": list(status.missing),
    }


def completeness_table(exhibit: Exhibit, terminal: bool | None = None) -> str:
    """The completeness as a table: a block for each language, a line for each kind.

    `terminal`: with colours (green: complete; yellow: partly stale); None asks standard output whether it is
    a terminal. Where no language but the original is shown or begun, one sentence says so.
    """
    statuses = completeness(exhibit)
    if not statuses:
        return f"No translation has been begun: the exhibit is in {language_name(exhibit.language)}."
    from rich.console import Console  # Here, because the kiosk imports this module and needs no table.
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Translations", no_wrap=True)
    for column in COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    for language, kinds in statuses.items():
        shown = "" if language in exhibit.languages else ", not shown yet"
        table.add_row(f"{language_name(language)}{shown}", style="bold")
        for kind, status in kinds.items():
            table.add_row(f"  {kind}", *_cells(status), style=_colour(status))
    output = StringIO()
    coloured = sys.stdout.isatty() if terminal is None else terminal
    Console(file=output, width=100, force_terminal=coloured, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines())


def _cells(status: TranslationStatus) -> tuple[str, ...]:
    counts = (status.translated, status.stale, status.missing)
    return (*(str(len(each)) for each in counts), str(status.total))


def _colour(status: TranslationStatus) -> str:
    if status.stale:
        return "yellow"
    return "none" if status.missing else "green"
