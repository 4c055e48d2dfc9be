"""The interface strings: their keys and their English texts.

A string with a number may have a form for each plural category of the language (CLDR: one, few, many, …). Its
key alone is the form `other`; `stack_of.one` is the form `one`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

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
    "settings": "Settings",
    "close": "Close",
    "languages": "Languages",
    "large_text": "Large text",
    "contrast": "Contrast",
    "no_motion": "No motion",
    "mirror": "Left hand",
    "begin_again": "Begin again",
    "zoom_in": "Closer",
    "zoom_out": "Further away",
    "map_name": "Map of the lives",
    "stack_of.one": "{name}: {number} story, “{first}” to “{last}”",
    "stack_of": "{name}: {number} stories, “{first}” to “{last}”",
    "stack_nearby.one": "{stack}; {number} more nearby",
    "stack_nearby": "{stack}; {number} more nearby",
    "fan_nearby": "Nearby: {names}",
    "fan_all": "{name}: all stories",
    "map_key": "Key",
    "key_stories": "The larger the sign, the more stories",
    "key_town": "More stories here, closer in",
    "key_several": "Stories of several lives",
    "key_absent": "The person was not here",
    "key_uncertain": "Not proven",
    "key_presumed": "The way is presumed",
    "key_read": "Read already",
    "mark_of_stop": "{name}: {title}",
    "stop_of": "{number} of {total}",
    "moments.one": "{number} moment",
    "moments": "{number} moments",
    "minutes.one": "{number} minute",
    "minutes": "{number} minutes",
    "walk": "{moments}, {minutes}",
    "whole_life_stories.one": "The whole life: {number} story",
    "whole_life_stories": "The whole life: {number} stories",
    "both_on_map": "Both lives on one map",
    "all_on_map": "All lives on one map",
    "next_stop": "Next: {stop}",
    "stop_short": "{place}, {year}",
    "walk_of": "{name}: {moments}",
    "the_end": "The end",
    "follow_other": "Follow the other life",
    "follow_another": "Follow another life",
    "all_of_life": "All of this life",
    "back_to_map": "Back to the map",
    "stories.one": "{number} story",
    "stories": "{number} stories",
    "travelled": "at least {distance} travelled",
    "take_home": "Take it home with your phone",
    "tap_hint": "Tap a place, or a year below.",
    "life_years": "{born}–{died}",
    "listen": "Listen",
    "listen_stop": "Stop",
    "volume": "Volume",
    "volume_quiet": "Quiet",
    "volume_medium": "Medium",
    "volume_loud": "Loud",
    "sound_fails": "This sound cannot be played now.",
    "how_do_we_know": "How do we know?",
    "legend_or_fact": "Legend or fact?",
    "legend": "Legend?",
    "voice": "Voice",
    "sound": "Sound",
    "more_about_story": "More about this story",
    "sheet_handle": "Larger or smaller",
    "told": "What is told",
    "known": "What is known",
    "attributed": "words attributed to the speaker",
    "translated_from": "translated from {language}",
    "certain": "This is well documented.",
    "less-certain": "Most of this is known; some details are not.",
    "uncertain": "This is not proven.",
    "place_less-certain": "The point on the map is close, not exact.",
    "place_uncertain": "The point on the map only stands for a wide area.",
    "place_region": "The point stands for a wider area.",
    "then_named": "then {name}",
    "north_latitude": "{degrees}° N",
    "south_latitude": "{degrees}° S",
    "leg_length": "{distance} from the last stop",
    "leg_travel": "{distance} {travel} from the last stop",
    "leg_presumed": "The way shown is presumed.",
    "told_from_afar": "{name} was not here.",
    "after_death": "After {name}’s death",
    "old_style": "{date} in the old Russian calendar",
    "touch": "Where two lives touch",
    "meanwhile": "Meanwhile",
    "computed": "Computed from the dates and places of both stories, by no source.",
    "computed_same_time": "{place}: both at the same time, {years}",
    "computed_same_year": "{place}: both in {years}",
    "computed_years_between.one": "{place}: {number} year apart",
    "computed_years_between": "{place}: {number} years apart",
    "computed_apart": "{years}: {distance} apart",
    "computed_about_apart": "{years}: about {distance} apart",
    "words_and_people": "Words and people",
    "world_events": "Events of the world",
    "timeline_of": "{name}: years",
    "year": "Year",
    "play": "Play the years",
    "pause": "Pause",
    "sweep_age": "{name}, {age}",
    "sweep_age_about": "{name}, about {age}",
    "sweep_between": "between {start} and {end}",
    "sweep_perhaps": "perhaps {place}",
    "sweep_unknown": "place not known",
    "sweep_unborn": "not yet born",
    "sweep_died": "died {date}",
    "sweep_dead.one": "dead for {number} year",
    "sweep_dead": "dead for {number} years",
    "sweep_caption": "{who}, {where}",
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
    "credit": "Ground: Natural Earth and GSHHG",
    "touch_to_begin": "Touch to begin",
    "still_there": "Still reading?",
    "still_there_text": "Touch anywhere to read on. Otherwise the exhibit begins again.",
    "still_there_yes": "I’m still here",
    "still_there_no": "Begin again",
    "staff_pin": "For the staff: the PIN",
    "staff_enter": "Enter",
    "staff_delete": "Delete",
    "staff_wrong.one": "That is not the PIN. {number} try is left.",
    "staff_wrong": "That is not the PIN. {number} tries are left.",
    "staff_wait": "Too many tries. The next is open in {time}.",
    "staff_silent": "The exhibit does not answer.",
    "staff_card": "For the staff",
    "staff_version": "Sojourn {version}",
    "staff_edition": "Edition {edition}, shown since {time}",
    "staff_as_in_folder": "The exhibit is shown as it is in its folder.",
    "staff_last_good": "The folder has faults. The last good exhibit is shown.",
    "staff_checked": "Last check: {time}",
    "staff_nothing_to_mend": "Nothing is to be mended.",
    "staff_to_mend.one": "{number} fault is to be mended",
    "staff_to_mend": "{number} faults are to be mended",
    "staff_visits.one": "{number} visit today",
    "staff_visits": "{number} visits today",
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
    "staff_outside_some.one": "{number} time",
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
"""Shown where a language's `words/<language>.yaml` lacks a string. Names in braces are placeholders."""

COUNTED = frozenset(key.partition(".")[0] for key in ENGLISH if "." in key)
"""The keys of the strings that show a number, and may have plural forms."""
STRINGS = tuple(key for key in ENGLISH if "." not in key)
"""The key of every string, without its further forms."""

RETIRED = frozenset({"and_more", "begin_life", "plan_note", "story_count", "touch_open", "touch_to_read"})
"""Keys that an older version showed. They may stand in `words/`, and are not shown."""


def flat(key: str, value: object) -> dict[str, str]:
    """A string, or a mapping of its plural forms, by the keys that ENGLISH has; other values are left out."""
    forms = {"other": value} if isinstance(value, str) else value
    if not isinstance(forms, Mapping):
        return {}
    texts = {form: text for form, text in forms.items() if isinstance(text, str)}
    return {key if form == "other" else f"{key}.{form}": text for form, text in texts.items()}


def english_with_forms(forms: Collection[str]) -> dict[str, str | dict[str, str]]:
    """Every English string as a file holds it; counted ones with these plural forms, if there are several."""
    strings: dict[str, str | dict[str, str]] = {key: ENGLISH[key] for key in STRINGS}
    if len(forms) > 1:
        strings |= {key: {form: _form(key, form) for form in forms} for key in STRINGS if key in COUNTED}
    return strings


def _form(key: str, form: str) -> str:
    return ENGLISH.get(f"{key}.{form}", ENGLISH[key])


def completed(strings: Mapping[str, str]) -> dict[str, str]:
    """Strings of a language, with English where they lack one. No form of a string is mixed with English."""
    lacking = {key: text for key, text in ENGLISH.items() if key.partition(".")[0] not in strings}
    return {**lacking, **strings}
