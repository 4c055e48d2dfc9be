"""All the advice on an exhibit: every rule, applied in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from data.advice import (
    characters,
    chronology,
    ground,
    look,
    misaligned_rows,
    people,
    pictures,
    places,
    sounds,
    stop_names,
    stories,
    take_home,
    unused,
    words_and_people,
)
from data.advice.copies import copies
from data.advice.file_locations import FileLocations
from data.advice.translation_advice import translation_advice
from data.model.drafts import without_drafts
from data.model.exhibit import Exhibit
from data.model.problem import Advice, in_reading_order, with_consequences
from data.reading.load import Loaded

AdviceRule = Callable[[Exhibit, FileLocations], Iterator[Advice]]


def _translations(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    published = without_drafts(exhibit)
    return iter(()) if published is None else translation_advice(published)


def _highlight_count(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    published = without_drafts(exhibit)
    return iter(()) if published is None else people.highlight_count(published, locations)


ADVICE_RULES: tuple[AdviceRule, ...] = (
    misaligned_rows.misaligned_places,
    places.stops_without_place,
    places.points_at_zero,
    places.swapped_coordinates,
    places.far_from_namesakes,
    places.far_from_containing_place,
    places.duplicate_names,
    places.duplicate_points,
    places.times_of_names_not_read,
    chronology.undated,
    chronology.outside_lifetime,
    chronology.out_of_order,
    chronology.too_fast,
    chronology.season_or_two_years,
    stop_names.shared_names,
    stop_names.two_orders,
    people.empty_chapters,
    _highlight_count,
    people.encounters_of_one_person,
    people.many_stops,
    people.portrait_shapes,
    people.long_texts,
    stories.story_length,
    stories.long_quotations,
    stories.quotation_marks,
    stories.long_sentences,
    words_and_people.long_texts,
    words_and_people.entries_in_no_story,
    words_and_people.shared_forms,
    words_and_people.unparted_forms,
    words_and_people.died_before_birth,
    words_and_people.portrait_shapes,
    words_and_people.events_beside_the_timeline,
    characters.characters_without_font,
    look.font_letters,
    look.colours_of_lives,
    take_home.long_addresses,
    pictures.missing_pictures,
    pictures.alternative_texts,
    pictures.credits,
    pictures.picture_files,
    sounds.credits,
    sounds.long_sounds,
    ground.missing_ground,
    ground.uncredited_ground,
    ground.town_without_plan,
    unused.unnamed_lives,
    unused.unused_places,
    unused.unused_sources,
    unused.unused_pictures,
    unused.unlisted_picture_files,
    unused.unused_sounds,
    unused.unlisted_sound_files,
    look.unlisted_files,
    _translations,
)
"""Each rule looks for one kind of fault in an exhibit that can be shown."""


def advise(loaded: Loaded, folder: Path, step: Callable[[], None] = lambda: None) -> tuple[Advice, ...]:
    """What could be better, in reading order; only the copies of files where no exhibit can be shown.

    `loaded` is with drafts: a place that only a draft names is not unused.
    `step` is called after each rule, to report progress.
    """
    advice = list(copies(loaded.exhibit, folder))
    if loaded.exhibit is None:
        return in_reading_order(advice)
    left_to_do = (todo for each in loaded.drafts for todo in each.left_to_do)
    to_do = (*with_consequences(loaded.problems), *left_to_do)
    locations = FileLocations(folder, frozenset(problem.file for problem in to_do))
    for rule in ADVICE_RULES:
        advice += rule(loaded.exhibit, locations)
        step()
    return in_reading_order(advice)
