"""Every word of the interface: its key, and what it says in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from data.model.problem import Problem
from data.reading.read_yaml import read_mapping

ENGLISH: Mapping[str, str] = {
    "language_name": "English",
    "locale": "en_GB",
    "everyone": "Both lives",
    "everyone_many": "All lives",
    "choose_life": "Choose a life",
    "previous": "Previous",
    "next": "Next",
    "whole_life": "Whole life",
    "whole_map": "Whole map",
    "all_stories": "All stories",
    "close": "Close",
    "zoom_in": "Closer",
    "zoom_out": "Further away",
    "map_name": "Map of the lives",
    "stack_of": "{name}: {number} stories, “{first}” to “{last}”",
    "stop_of": "{number} of {total}",
    "begin_life": "Begin this life",
    "tap_hint": "Tap a place on the map, or choose a life below.",
    "life_years": "{born}–{died}",
    "how_do_we_know": "How do we know?",
    "certain": "This is well documented.",
    "less-certain": "Most of this is known; some details are not.",
    "uncertain": "This is not proven.",
    "place_less-certain": "The point on the map is close, not exact.",
    "place_uncertain": "The point on the map only stands for a wide area.",
    "place_region": "The point stands for a wider area.",
    "then_named": "then {name}",
    "and_more": "{name} and {number} more",
    "leg_length": "{distance} from the last stop",
    "leg_travel": "{distance} {travel} from the last stop",
    "leg_presumed": "The way shown is presumed.",
    "told_from_afar": "{name} was not here.",
    "after_death": "After {name}’s death",
    "old_style": "{date} in the old Russian calendar",
    "touch": "Where two lives touch",
    "touch_open": "See this story",
    "timeline_of": "{name}: years",
    "about": "about {date}",
    "perhaps": "perhaps {date}",
    "about_perhaps": "perhaps about {date}",
    "between": "{start} to {end}",
    "since": "from {date}",
    "until": "until {date}",
    "decade": "the {year}s",
    "century": "the {year}s",
    "spring": "spring {year}",
    "summer": "summer {year}",
    "autumn": "autumn {year}",
    "winter": "winter {year}",
    "by_foot": "on foot",
    "by_horse": "on horseback",
    "by_cart": "by cart",
    "by_boat": "by boat",
    "by_ship": "by ship",
    "by_rail": "by train",
    "by_car": "by car",
    "by_motorcycle": "by motorcycle",
    "by_mixed": "by land and water",
    "plan_note": "Schematic plan",
    "credit": "Ground: Natural Earth and GSHHG",
    "touch_to_begin": "Touch to begin",
    "touch_to_read": "Touch to read this story",
    "still_there": "Still reading?",
    "still_there_text": "Touch anywhere to read on. Otherwise the exhibit begins again.",
    "still_there_yes": "I’m still here",
    "still_there_no": "Begin again",
    "staff_pin": "For the staff: the PIN",
    "staff_enter": "Enter",
    "staff_delete": "Delete",
    "staff_wrong": "That is not the PIN. Tries left: {number}.",
    "staff_wait": "Too many tries. The next is open in {time}.",
    "staff_silent": "The exhibit does not answer.",
    "staff_card": "For the staff",
    "staff_version": "Sojourn {version}",
    "staff_edition": "Edition {edition}, shown since {time}",
    "staff_as_in_folder": "The exhibit is shown as it is in its folder.",
    "staff_last_good": "The folder has faults. The last good exhibit is shown.",
    "staff_checked": "Last check: {time}",
    "staff_nothing_to_mend": "Nothing is to be mended.",
    "staff_to_mend": "To be mended: {number}",
    "staff_visits": "Visits today: {number}",
    "staff_test": "Test the exhibit",
    "staff_touch": "Test the touch screen",
    "staff_clean": "Clean the screen",
    "staff_restart": "Restart",
    "staff_restart_sure": "Tap again to restart",
    "staff_restarting": "The exhibit begins anew.",
    "staff_of_page": "The page",
    "staff_of_parts": "Its scripts",
    "staff_of_map": "The map",
    "staff_of_ground": "The ground of the map",
    "staff_of_picture": "The pictures",
    "staff_of_health": "The exhibit’s own report",
    "staff_of_letters": "Letters",
    "staff_of_disk": "Room on the disk",
    "staff_of_outside": "Asked of other machines",
    "staff_good": "in order",
    "staff_bad": "not in order",
    "staff_outside_none": "nothing",
    "staff_outside_some": "{number} times",
    "staff_touch_hint": "Draw over every square. The test ends by itself.",
    "staff_touch_found": "Squares touched: {touched} of {all}. Fingers at once: {fingers}.",
    "staff_cleaning": "The screen takes no touch while it is cleaned",
    "staff_hold": "Hold here to end",
    "preparing_title": "This exhibit is being prepared",
    "preparing_text": "Please come back soon.",
    "resting_title": "This exhibit is resting.",
    "resting_text": "Please ask a member of staff.",
}
"""What is shown where a language's file lacks a word. Placeholders in braces stay as they are."""


def read_words(path: Path, name: str, problems: list[Problem]) -> Mapping[str, str]:
    """The words of one language, whole: a missing or faulty one is told, and stands in English."""
    return {**ENGLISH, **read_given_words(path, name, problems)}


def read_given_words(
    path: Path, name: str, problems: list[Problem], unfinished: bool = False
) -> Mapping[str, str]:
    """The words a language's file gives; faulty ones are told, and missing ones unless it is `unfinished`."""
    effect = "The English word is shown."
    found = read_mapping(path, name, effect, problems)
    problems += _word_problems(found, name, effect, unfinished)
    return {key: text for key, (text, _) in found.items() if key in ENGLISH and _same_holes(key, text)}


def _word_problems(
    found: Mapping[str, tuple[str, int]], name: str, effect: str, unfinished: bool
) -> Iterator[Problem]:
    for key, (text, line) in found.items():
        if key not in ENGLISH:
            yield Problem(
                name,
                f"line {line}",
                key,
                "",
                "is not a word the exhibit uses",
                "delete it",
                "It is not shown.",
                line,
            )
        elif not _same_holes(key, text):
            fault = f"must hold the same {{…}} as “{ENGLISH[key]}”"
            yield Problem(
                name, f"line {line}", key, text, fault, f"write it like {ENGLISH[key]}", effect, line
            )
    for key in ENGLISH.keys() - found.keys() if found and not unfinished else ():
        yield Problem(name, "", key, "", "is missing", f"write {key}: {ENGLISH[key]}", effect)


def _same_holes(key: str, text: str) -> bool:
    return _holes(text) == _holes(ENGLISH[key])


def _holes(text: str) -> frozenset[str] | None:
    """The placeholders of a text; None where its braces do not pair."""
    try:
        # A form such as {number:d} can fail when it is shown: the braces hold a name and nothing else.
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
        plain = not any(form or conversion for _, _, form, conversion in parts)
        return frozenset(str(hole) for _, hole, _, _ in parts) if plain else None
    except ValueError:
        return None


def is_language(code: str) -> bool:
    """Whether a code looks like a BCP 47 language: two or three letters, perhaps a script or region."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) is not None
