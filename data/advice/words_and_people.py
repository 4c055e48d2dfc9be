"""Advice on the world's events, the glossary, the who's who and the questions of encounters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import floor

from data.advice.chronology import earliest, latest
from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Stop
from data.model.problem import Advice
from data.model.texts import StopText
from data.reading.prose import sentences
from data.reading.story_terms import PERSON, TERM, StoryTerms

LONGEST_EVENT, LONGEST_SENTENCE, LONGEST_LINE, LONGEST_QUESTION = 60, 200, 120, 120
"""Characters."""
UPRIGHT = (0.72, 0.88)
"""The width of a portrait by its height: 4 by 5, or nearly."""
OTHER_SEPARATORS = re.compile(r"[,;/¦｜、，；\\]+")
"""What is typed between forms in place of |."""
DELETE_ONE = "delete it here, or in the other row"
WORLD, GLOSSARY, WHOS_WHO, ENCOUNTERS = "world.csv", "glossary.csv", "whos_who.csv", "encounters.csv"


def long_texts(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Texts that are longer than their room on the screen; explanations of more than one sentence."""
    texts = [(WORLD, "text", each.id, each.text, LONGEST_EVENT, "") for each in exhibit.world]
    texts += [
        (GLOSSARY, "sentence", each.id, each.sentence, LONGEST_SENTENCE, each.term)
        for each in exhibit.glossary
    ]
    texts += [(WHOS_WHO, "line", each.id, each.line, LONGEST_LINE, each.name) for each in exhibit.whos_who]
    texts += [
        (ENCOUNTERS, "question", each.id, each.question, LONGEST_QUESTION, each.title)
        for each in exhibit.encounters
    ]
    for table, field, key, text, longest, label in texts:
        fault = f"has {len(text)} characters, more than {longest}" if len(text) > longest else ""
        if table == GLOSSARY and len(sentences(text, exhibit.language)) > 1:
            fault = "has more than one sentence"
        if fault:
            remedy, effect = "shorten it", "Visitors do not read it to its end, or do not see it whole."
            at = locations.row(table, key, label or key)
            yield Advice.on(table, field, fault=fault, remedy=remedy, effect=effect, at=at)


def entries_in_no_story(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Terms and people that are marked in no story in the original language, but for those of which another
    advice says why; none where a story has a problem: it may be the one."""
    if locations.has_problem("people/"):
        return
    of_lives = [(StoryTerms.of(exhibit, exhibit.language, person), person.stops) for person in exhibit.people]
    found = {key for terms, stops in of_lives for stop in stops for key in terms.keys_in(stop.story)}
    told = {(each.file, each.where) for each in shared_forms(exhibit, locations)}
    told |= {(each.file, each.where) for each in unparted_forms(exhibit, locations)}
    for table, field, key, words, _ in _entries(exhibit):
        kind, at = PERSON if table == WHOS_WHO else TERM, locations.row(table, key, words)
        if f"{kind}/{key}" not in found and (table, at.words) not in told:
            fault = "stands in no story, but perhaps in a quotation or in a foreign language"
            remedy = "write the form that a story has in also, or delete the row"
            effect = "No visitor finds it."
            yield Advice.on(table, field, found=words, fault=fault, remedy=remedy, effect=effect, at=at)


def shared_forms(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Forms that two entries have: only the first of them is marked."""
    first: dict[str, str] = {}
    for table, field, key, words, also in _entries(exhibit):
        for form in dict.fromkeys((words, *also)):
            other = first.setdefault(form, f"{key} in {table}")
            if other != f"{key} in {table}":
                fault, is_own = f"is also a form of {other}", form == words
                remedy = "delete this row, or take the form out of the other" if is_own else DELETE_ONE
                effect, at = "In stories it means that one.", locations.row(table, key, words)
                named = field if is_own else "also"
                yield Advice.on(table, named, found=form, fault=fault, remedy=remedy, effect=effect, at=at)


def unparted_forms(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Several forms in a cell that are parted by another sign than |, and count as one that no story has."""
    stories = "\n".join(text.story for stop in exhibit.stops for text in _texts_of(stop))
    for table, _, key, words, _ in _entries(exhibit):
        for language, forms in _forms_by_language(exhibit, table, key):
            for form in forms:
                parts = [each for each in map(str.strip, OTHER_SEPARATORS.split(form)) if each]
                if len(parts) > 1 and form not in stories:
                    column = "also" if language == exhibit.language else f"also_{language}"
                    fault, remedy = "counts as one form", f"write {'|'.join(parts)}"
                    effect, at = "No story has it, and nothing is marked.", locations.row(table, key, words)
                    yield Advice.on(
                        table, column, found=form, fault=fault, remedy=remedy, effect=effect, at=at
                    )


def _entries(exhibit: Exhibit) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """Of each person and term the table, the column of the name or the word, the id, that word, its other
    forms; in the order in which they are marked."""
    for person in exhibit.whos_who:
        yield WHOS_WHO, "name", person.id, person.name, person.also
    for term in exhibit.glossary:
        yield GLOSSARY, "term", term.id, term.term, term.also


def _forms_by_language(exhibit: Exhibit, table: str, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The other forms of an entry, by the language of their column."""
    entries = exhibit.whos_who if table == WHOS_WHO else exhibit.glossary
    entry = next(each for each in entries if each.id == key)
    yield entry.language, entry.also
    yield from ((language, text.also) for language, text in entry.translations.items())


def _texts_of(stop: Stop) -> Iterator[StopText]:
    return map(stop.in_language, (stop.language, *stop.translations))


def died_before_birth(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """People of the who's who whose death is before their birth."""
    for each in exhibit.whos_who:
        if each.born is not None and each.died is not None and latest(each.died) <= earliest(each.born):
            fault, remedy = f"is before the birth ({each.born})", "mend one of the two dates"
            effect, at = "Visitors read both.", locations.row(WHOS_WHO, each.id, each.name)
            yield Advice.on(
                WHOS_WHO, "died", found=each.died, fault=fault, remedy=remedy, effect=effect, at=at
            )


def portrait_shapes(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Portraits that are not 4 wide by 5 high."""
    for each in exhibit.whos_who:
        size = each.portrait
        if size is None or not size.height or UPRIGHT[0] <= size.width / size.height <= UPRIGHT[1]:
            continue
        fault = f"is {size.width} wide and {size.height} high"
        remedy = "use an upright picture, 4 wide by 5 high"
        effect, at = "It is cut to that shape.", locations.row(WHOS_WHO, each.id, each.name)
        yield Advice.on(WHOS_WHO, "portrait", found=size.id, fault=fault, remedy=remedy, effect=effect, at=at)


def events_beside_the_timeline(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Events of years that the timeline does not have: it goes from the first story to the last one."""
    if locations.has_problem("people/"):
        return
    years = [floor(date.begins) for person in exhibit.people for _, date in person.dated_stops]
    for each in exhibit.world if years else ():
        if not min(years) <= each.date.begins < max(years) + 1:
            fault = f"is not between {min(years)} and {max(years)}, the years of the stories"
            remedy, effect = "mend the date, or delete the row", "The event is not shown."
            at = locations.row(WORLD, each.id, each.text)
            yield Advice.on(
                WORLD, "date", found=each.date.text, fault=fault, remedy=remedy, effect=effect, at=at
            )
