"""Stories and sentences of a length that visitors read on their feet."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import Whereabouts
from data.advice.passages import passages
from data.model.exhibit import Exhibit
from data.model.problem import Advice
from data.reading.long_stories import MOST_WORDS
from data.reading.prose import as_read, count_words, sentences

FEWEST, GOOD, LONGEST_SENTENCE = 30, 70, 25
"""Words."""


def length(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Stories under 30 words and over 70; those over 100 are problems."""
    for stop in exhibit.stops:
        text = as_read(stop.story)
        count = count_words(text)
        if count < FEWEST:
            remedy, effect = f"write {FEWEST} to {GOOD}", "The panel looks empty."
        elif GOOD < count <= MOST_WORDS:
            remedy, effect = f"shorten it to {GOOD}", "Few visitors read so far."
        else:
            continue
        fault = f"the story has {count} word{'' if count == 1 else 's'}"
        yield whereabouts.of_words(f"people/{stop.id}.md", text, fault, remedy, effect, quoted=False)


def long_sentences(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Sentences of more than 25 words."""
    for passage in (each for each in passages(exhibit) if each.is_prose):
        if len(passage.text.split()) <= LONGEST_SENTENCE and passage.text.isascii():
            continue
        for sentence in sentences(passage.text):
            count = count_words(sentence)
            if count > LONGEST_SENTENCE:
                fault, remedy = f"begins a sentence of {count} words", "make two sentences of it"
                effect = "A visitor loses its thread."
                yield whereabouts.of_words(passage.file, sentence, fault, remedy, effect)
