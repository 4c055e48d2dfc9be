"""All the advice there is on an exhibit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from data.advice import characters, chronology, people, pictures, places, stories, unused
from data.advice.file_locations import Whereabouts
from data.advice.translation_advice import translation_advice
from data.model.exhibit import Exhibit
from data.model.problem import Advice, in_reading_order
from data.reading.load import Loaded

Adviser = Callable[[Exhibit, Whereabouts], Iterator[Advice]]


def _to_translators(exhibit: Exhibit, _: Whereabouts) -> Iterator[Advice]:
    return translation_advice(exhibit)


ADVISERS: tuple[Adviser, ...] = (
    places.at_zero,
    places.swapped,
    places.far_from_namesake,
    places.far_from_its_town,
    places.same_name,
    places.same_point,
    chronology.outside_the_lifetime,
    chronology.out_of_order,
    chronology.too_fast,
    people.empty_chapters,
    people.highlights,
    people.within_one_life,
    stories.length,
    stories.long_sentences,
    characters.without_font,
    pictures.missing,
    pictures.alternative_text,
    pictures.credit,
    pictures.too_large,
    unused.unused_places,
    unused.unused_sources,
    unused.unused_pictures,
    unused.unnamed_files,
    _to_translators,
)
"""Each says one kind of thing, of an exhibit that can be shown."""


def advise(loaded: Loaded, folder: Path, step: Callable[[], None] = lambda: None) -> tuple[Advice, ...]:
    """What could be better, in reading order; nothing where no exhibit can be shown.

    `step` is called after each adviser.
    """
    if loaded.exhibit is None:
        return ()
    whereabouts = Whereabouts(folder, frozenset(problem.file for problem in loaded.problems))
    told: list[Advice] = []
    for adviser in ADVISERS:
        told += adviser(loaded.exhibit, whereabouts)
        step()
    return in_reading_order(told)
