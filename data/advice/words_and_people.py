"""Advice on the world's events, the glossary, the who's who and the questions of encounters."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit
from data.model.problem import Advice
from data.reading.prose import sentences
from data.reading.story_terms import PERSON, TERM, StoryTerms

LONGEST_EVENT, LONGEST_SENTENCE, LONGEST_LINE, LONGEST_QUESTION = 60, 200, 120, 120
"""Characters."""
UPRIGHT = (0.72, 0.88)
"""The width of a portrait by its height: 4 by 5, or nearly."""
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
    """Terms and people that are marked in no story in the original language; none where a story has a
    problem: it may be the one."""
    if locations.has_problem("people/"):
        return
    of_lives = [(StoryTerms.of(exhibit, exhibit.language, person), person.stops) for person in exhibit.people]
    found = {key for terms, stops in of_lives for stop in stops for key in terms.keys_in(stop.story)}
    entries = [(GLOSSARY, "term", TERM, each.id, each.term) for each in exhibit.glossary]
    entries += [(WHOS_WHO, "name", PERSON, each.id, each.name) for each in exhibit.whos_who]
    for table, field, kind, key, words in entries:
        if f"{kind}/{key}" not in found:
            fault = "stands in no story, but perhaps in a quotation or in a foreign language"
            remedy = "write the form that a story has in also, or delete the row"
            effect, at = "No visitor finds it.", locations.row(table, key, words)
            yield Advice.on(table, field, found=words, fault=fault, remedy=remedy, effect=effect, at=at)


def shared_forms(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Forms that two entries have: only the first of them is marked."""
    first: dict[str, str] = {}
    entries = [(WHOS_WHO, each.id, each.name, (each.name, *each.also)) for each in exhibit.whos_who]
    entries += [(GLOSSARY, each.id, each.term, (each.term, *each.also)) for each in exhibit.glossary]
    for table, key, words, forms in entries:
        for form in forms:
            other = first.setdefault(form, f"{key} in {table}")
            if other != f"{key} in {table}":
                fault, remedy = f"is also a form of {other}", "delete it in one of the two rows"
                effect, at = "In stories it means that one.", locations.row(table, key, words)
                yield Advice.on(table, "also", found=form, fault=fault, remedy=remedy, effect=effect, at=at)


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
            remedy, effect = "delete the row", "The event is not shown."
            at = locations.row(WORLD, each.id, each.text)
            yield Advice.on(
                WORLD, "date", found=each.date.text, fault=fault, remedy=remedy, effect=effect, at=at
            )
