"""Advice to translators: what the English has outrun, what is only half there, what visitors miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.advice.completeness import Fingerprinted, Standing, completeness, is_stale
from data.model.exhibit import Exhibit, Person, Stop
from data.model.languages import language_name
from data.model.problem import Advice
from data.model.texts import ORIGINAL
from data.reading.read_gazetteer import LANGUAGES
from data.reading.read_translations import IN_ENGLISH

SHOWN = "The translation is shown all the same."
NAMED = 3
"""How many missing things a piece of advice names; the completeness has them all."""
TABLES = {
    "encounters": ("encounters.csv", "encounters", "title_{0} and text_{0}"),
    "place names": ("places.csv", "place names", "toponym_{0}"),
    "picture texts": ("pictures.csv", "texts for pictures", "alt_{0}"),
    "names on the map": ("basemap/lettering.csv", "names on the map", "name_{0}"),
}
"""For each kind that stands in a table: the table, what its things are called, and the column to write in."""


def translation_advice(exhibit: Exhibit) -> Iterator[Advice]:
    """What a translator could do next, in every language but English.

    Of a translation that is there: that it is stale, that it does not say what it was made from, that a part
    is missing; with the `original` to write. Of a language that visitors are shown: what it lacks. Words of
    the interface are not among it: a missing one is a problem, told when the exhibit is read.
    """
    for language, kinds in completeness(exhibit).items():
        yield from _on_the_exhibit(exhibit, language)
        for person in exhibit.people:
            yield from _on_a_life(person, language, shown=language in exhibit.languages)
        if language in exhibit.languages and language in LANGUAGES:
            yield from _on_tables(kinds, language)


def _on_the_exhibit(exhibit: Exhibit, language: str) -> Iterator[Advice]:
    name, text = f"exhibit.{language}.yaml", exhibit.translations.get(language)
    if text is not None:
        yield from _on_age(name, text, exhibit.in_language(ORIGINAL))
    elif language in exhibit.languages:
        yield _no_sheet(name, "exhibit", language, "title, subtitle and welcome")


def _on_a_life(person: Person, language: str, shown: bool) -> Iterator[Advice]:
    name, text = f"people/{person.id}/person.{language}.yaml", person.translations.get(language)
    if text is not None:
        yield from _on_age(name, text, person.in_language(ORIGINAL))
        for chapter in (each for each in person.chapters if each.id not in text.chapters):
            fault, remedy = f"is not in {language_name(language)} yet", f"write {chapter.id}: and its title"
            yield Advice(name, "", "chapters", chapter.id, fault, remedy, "Its title is shown in English.")
    elif shown:
        yield _no_sheet(name, "life", language, "name, short_name, epithet, introduction and chapters")
    for stop in person.stops:
        yield from _on_a_story(stop, language)
    missing = [stop.id.rpartition("/")[2] for stop in person.stops if language not in stop.translations]
    if shown and missing:
        count = _count(len(missing), len(person.stops), "stories", language)
        remedy = f"write {_some([f'{stop}.{language}.md' for stop in missing])}"
        yield Advice(f"people/{person.id}", "", "", "", count, remedy, IN_ENGLISH)


def _on_a_story(stop: Stop, language: str) -> Iterator[Advice]:
    name, text = f"people/{stop.id}.{language}.md", stop.translations.get(language)
    if text is None:
        return
    yield from _on_age(name, text, stop.in_language(ORIGINAL))
    if stop.doubt and not text.doubt:
        fault, remedy = "is missing, the English story has one", "translate it"
        yield Advice(name, "", "doubt", "", fault, remedy, "The doubt is shown in English.")


def _on_age(name: str, text: Fingerprinted, english: Fingerprinted) -> Iterator[Advice]:
    """Whether a translation is as old as its English; and what to write when it is brought up to date."""
    write = f"write original: {english.fingerprint}"
    if not text.original:
        fault = "is missing, so it cannot be known whether the translation is up to date"
        yield Advice(name, "", "original", "", fault, f"compare it with the English, then {write}", SHOWN)
    elif is_stale(text, english):
        fault = "is not today’s English text"
        remedy = f"bring the translation up to date, then {write}"
        yield Advice(name, "", "original", text.original[:60], fault, remedy, SHOWN)


def _on_tables(kinds: Mapping[str, Standing], language: str) -> Iterator[Advice]:
    for kind, (table, called, column) in TABLES.items():
        standing = kinds.get(kind)
        if standing is not None and standing.missing:
            count = _count(len(standing.missing), standing.total, called, language)
            remedy = f"write {column.format(language)} for {_some(standing.missing)}"
            yield Advice(table, "", "", "", count, remedy, IN_ENGLISH)


def _no_sheet(name: str, what: str, language: str, fields: str) -> Advice:
    fault, remedy = f"the {what} is not in {language_name(language)} yet", f"write the file, with {fields}"
    return Advice(name, "", "", "", fault, remedy, IN_ENGLISH)


def _count(missing: int, total: int, called: str, language: str) -> str:
    return f"{missing} of {total} {called} not in {language_name(language)} yet"


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
