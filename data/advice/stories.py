"""Advice on stories that are too short or too long, and on long sentences: visitors read standing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.advice.file_locations import FileLocations, opening_words
from data.advice.passages import passages
from data.model.exhibit import Exhibit
from data.model.problem import Advice
from data.reading.prose import as_read, count_words, sentences
from data.reading.story_checks import MOST_WORDS

SHORTEST_STORY, LONGEST_STORY, LONGEST_SENTENCE, LONGEST_QUOTATION = 30, 70, 25, 25
"""Words."""
OF_ONE_SENTENCE = ("glossary.csv", "whos_who.csv")
IN_QUOTATION_MARKS = re.compile(r"(“[^”]*”|«[^»]*»|»[^«]*«|„[^“”]*[“”]|‘[^’]*’|「[^」]*」|\"[^\"]*\")[.,]?")


def story_length(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Stories of fewer than 30 words or more than 70. Over 100 words it is a problem, not advice."""
    for stop in exhibit.stops:
        text = as_read(stop.story)
        count = count_words(text)
        if count < SHORTEST_STORY:
            remedy, effect = f"write {SHORTEST_STORY} to {LONGEST_STORY}", "The panel looks empty."
        elif LONGEST_STORY < count <= MOST_WORDS:
            remedy, effect = f"shorten it to {LONGEST_STORY}", "Few visitors read so far."
        else:
            continue
        fault = f"the story has {count} word{'' if count == 1 else 's'}"
        file = stop.file
        yield Advice.on(file, fault=fault, remedy=remedy, effect=effect, at=locations.passage(file, text))


def long_quotations(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Quotations of more than 25 words: they stand beside a story that a visitor reads too."""
    for stop in exhibit.stops:
        count = count_words(stop.quotation.words) if stop.quotation else 0
        if count > LONGEST_QUOTATION:
            fault, remedy = f"has {count} words", f"choose {LONGEST_QUOTATION} of them, … for the rest"
            at, effect = locations.field(stop.file, "quotation"), "Few visitors read so far."
            yield Advice.on(stop.file, "quotation", fault=fault, remedy=remedy, effect=effect, at=at)


def quotation_marks(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Quotations that stand in quotation marks: they are shown in a pair already."""
    for stop in exhibit.stops:
        if stop.quotation and IN_QUOTATION_MARKS.fullmatch(stop.quotation.words):
            fault, remedy = "stands in quotation marks", "delete them"
            at, effect = locations.field(stop.file, "quotation", "words"), "Visitors read them twice."
            yield Advice.on(stop.file, "quotation.words", fault=fault, remedy=remedy, effect=effect, at=at)


def long_sentences(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Sentences of more than 25 words, but for those of quotations: `long_quotations` tells of these, and
    nobody may divide them."""
    quoted = {stop.quotation.words for stop in exhibit.stops if stop.quotation}
    for passage in (each for each in passages(exhibit) if each.is_prose):
        # A quick test first: only a text that is not ASCII can have more words than `split` finds.
        if len(passage.text.split()) <= LONGEST_SENTENCE and passage.text.isascii():
            continue
        if passage.text in quoted:
            continue
        for sentence in sentences(passage.text, exhibit.language.partition("-")[0]):
            count = count_words(sentence)
            if count > LONGEST_SENTENCE:
                fault = f"begins a sentence of {count} words"
                remedy = "shorten it" if passage.file in OF_ONE_SENTENCE else "make two sentences of it"
                effect = "A visitor loses its thread."
                found, at = opening_words(sentence), locations.passage(passage.file, sentence)
                yield Advice.on(passage.file, found=found, fault=fault, remedy=remedy, effect=effect, at=at)
