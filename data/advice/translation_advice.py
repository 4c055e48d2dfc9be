"""Advice to translators: stale and incomplete translations, and what is missing in a language shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.advice.completeness import (
    Fingerprinted,
    TranslationStatus,
    completeness,
    is_stale,
    tables_in_original,
)
from data.model.exhibit import Exhibit, Person, Stop
from data.model.languages import language_name
from data.model.problem import Advice, first_few
from data.model.texts import PersonText
from data.reading.read_interface_strings import OF_THE_LANGUAGE
from data.reading.read_translations import read_instead
from data.schema.interface_strings import ENGLISH, STRINGS

IN_ENGLISH = "Visitors read English there."
EFFECT = "The translation is shown all the same."
TABLES = {
    "encounters": ("encounters.csv", "encounters", "title_{0} and text_{0}"),
    "encounter questions": ("encounters.csv", "questions", "question_{0}"),
    "world events": ("world.csv", "events", "text_{0}"),
    "glossary": ("glossary.csv", "terms", "term_{0} and sentence_{0}"),
    "who’s who": ("whos_who.csv", "people", "name_{0} and line_{0}"),
    "place names": ("places.csv", "place names", "toponym_{0}"),
    "picture texts": ("pictures.csv", "texts for pictures", "alt_{0}"),
    "sounds": ("audio.csv", "transcripts of sounds", "transcript_{0}"),
    "names on the map": ("basemap/lettering.csv", "names on the map", "name_{0}"),
}
"""For each kind of text in a table: the table, the kind in words, and the columns to write in."""


def translation_advice(exhibit: Exhibit) -> Iterator[Advice]:
    """What a translator could do next, for every language but the original.

    For a translation that exists: it is stale, has no `original` (the advice says which to write), or lacks a
    part. For a language that is shown to visitors: what is missing in it. For the original language: what the
    tables lack in it, though another language has it. For interface strings: those that the file lacks, and a
    file that is still in English.
    """
    for language, kinds in completeness(exhibit).items():
        yield from _exhibit_advice(exhibit, language)
        for person in exhibit.people:
            yield from _person_advice(person, language, shown=language in exhibit.languages)
        if language in exhibit.languages:
            yield from _table_advice(kinds, language, read_instead(exhibit.language))
    for language in exhibit.languages:
        yield from _strings_advice(exhibit, language)
    in_original = tables_in_original(exhibit)
    yield from _table_advice(in_original, exhibit.language, "Visitors read another language instead.")


def _exhibit_advice(exhibit: Exhibit, language: str) -> Iterator[Advice]:
    file, text = f"exhibit.{language}.yaml", exhibit.translations.get(language)
    if text is not None:
        yield from _original_advice(file, text, exhibit.in_language(exhibit.language))
    elif language in exhibit.languages:
        yield _missing_file(file, "exhibit", language, "title, subtitle and welcome", exhibit.language)


def _person_advice(person: Person, language: str, shown: bool) -> Iterator[Advice]:
    file, text = f"people/{person.id}/person.{language}.yaml", person.translations.get(language)
    if text is not None:
        yield from _original_advice(file, text, person.in_language(person.language))
        for chapter in (each for each in person.chapters if each.id not in text.chapters):
            fault, remedy = f"is not in {language_name(language)} yet", f"write {chapter.id}: and its title"
            effect = f"Its title is shown in {language_name(person.language)}."
            yield Advice.on(file, "chapters", found=chapter.id, fault=fault, remedy=remedy, effect=effect)
        yield from _missing_questions(person, text, file, language)
    elif shown:
        fields = "name, short_name, epithet, introduction and chapters"
        yield _missing_file(file, "life", language, fields, person.language)
    for stop in person.stops:
        yield from _story_advice(stop, language)
    missing = [
        stop.translation_file(language).rpartition("/")[2]
        for stop in person.stops
        if language not in stop.translations
    ]
    if shown and missing:
        count = _count(len(missing), len(person.stops), "stories", language)
        remedy = f"write {first_few(missing)}"
        effect = read_instead(person.language)
        yield Advice.on(f"people/{person.id}", fault=count, remedy=remedy, effect=effect)


def _missing_questions(person: Person, text: PersonText, file: str, language: str) -> Iterator[Advice]:
    """Advice on the questions and the call that a life has in the original, and not in a translation."""
    fault, effect = (
        f"is not in {language_name(language)} yet",
        f"It is shown in {language_name(person.language)}.",
    )
    for field in ("call", "closing_question"):
        if getattr(person, field) and not getattr(text, field):
            yield Advice.on(file, field, fault=fault, remedy=f"write {field}: and its text", effect=effect)
    for chapter in (each for each in person.chapters if each.question and each.id not in text.questions):
        remedy = f"write {chapter.id}: and its question"
        yield Advice.on(file, "questions", found=chapter.id, fault=fault, remedy=remedy, effect=effect)


def _story_advice(stop: Stop, language: str) -> Iterator[Advice]:
    file, text = stop.translation_file(language), stop.translations.get(language)
    if text is None:
        return
    yield from _original_advice(file, text, stop.in_language(stop.language))
    original = language_name(stop.language)
    for field, name in (("doubt", "doubt"), ("quotation", "quotation"), ("legend_or_fact", "legend")):
        if getattr(stop, field) and not getattr(text, field):
            fault, remedy = f"is missing, the {original} story has one", "translate it"
            effect = f"The {name} is shown in {original}."
            yield Advice.on(file, field, fault=fault, remedy=remedy, effect=effect)


def _original_advice(file: str, text: Fingerprinted, original: Fingerprinted) -> Iterator[Advice]:
    """Advice on a translation that is stale or has no `original`, with the fingerprint to write there."""
    write, language = f"write original: {original.fingerprint}", language_name(original.language)
    if not text.original:
        fault = "is missing, so it cannot be known whether the translation is up to date"
        remedy = f"compare it with the {language}, then {write}"
        yield Advice.on(file, "original", fault=fault, remedy=remedy, effect=EFFECT)
    elif is_stale(text, original):
        fault = f"is not today’s {language} text"
        remedy = f"bring the translation up to date, then {write}"
        yield Advice.on(file, "original", found=text.original, fault=fault, remedy=remedy, effect=EFFECT)


def _table_advice(kinds: Mapping[str, TranslationStatus], language: str, effect: str) -> Iterator[Advice]:
    for kind, (table, description, column) in TABLES.items():
        status = kinds.get(kind)
        if status is not None and status.missing:
            count = _count(len(status.missing), status.total, description, language)
            remedy = f"write {column.format(language)} for {first_few(status.missing)}"
            yield Advice.on(table, fault=count, remedy=remedy, effect=effect)


def _strings_advice(exhibit: Exhibit, language: str) -> Iterator[Advice]:
    """Advice on the interface strings that a file lacks, and on a file of which most strings are the English
    ones, as `import` writes it. A file that is not there is a problem."""
    strings = [key for key in exhibit.words_given.get(language, ()) if key not in OF_THE_LANGUAGE]
    if not strings or language.partition("-")[0] == "en":
        return
    missing = [key for key in STRINGS if key not in strings and key not in OF_THE_LANGUAGE]
    if missing:
        count = _count(len(missing), len(STRINGS), "words of the interface", language)
        remedy = f"write {first_few(missing)}: `uv run app.py check --upgrade` lists them"
        yield Advice.on(f"words/{language}.yaml", fault=count, remedy=remedy, effect=IN_ENGLISH)
    english = [key for key in STRINGS if key in strings and exhibit.words[language][key] == ENGLISH[key]]
    if 2 * len(english) > len(strings):
        fault = f"{len(english)} of {len(strings)} words of the interface are still in English"
        remedy = f"translate {first_few(english)}"
        yield Advice.on(f"words/{language}.yaml", fault=fault, remedy=remedy, effect=IN_ENGLISH)


def _missing_file(file: str, what: str, language: str, fields: str, original: str) -> Advice:
    fault, remedy = f"the {what} is not in {language_name(language)} yet", f"write the file, with {fields}"
    return Advice.on(file, fault=fault, remedy=remedy, effect=read_instead(original))


def _count(missing: int, total: int, description: str, language: str) -> str:
    return f"{missing} of {total} {description} not in {language_name(language)} yet"
