"""What the figures A2 to A5, A8, A10 and A11 ask for, and what of a screen misses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tests.visit_matrix.profiles import Profile

MAIN_CONTROL, ANY_TARGET = 20.0, 15.0
"""Millimetres, on a kiosk."""
PHONE_TARGET, PHONE_TEXT = 44.0, 17.0
"""CSS pixels."""
CAPITALS = {"body": 4.8, "map": 3.8, "credit": 2.5}
"""Millimetres: the height of capitals, by the kind of text."""
CAPITALS_OF_LARGE_TEXT = 7.3
"""Millimetres: 0.7 degrees of view at 600 mm."""
FONT, CREDIT_FONT = 20.0, 14.0
"""Pixels on the gallery's screen, of which a millimetre has `GALLERY_MILLIMETRE`."""
GALLERY_MILLIMETRE = 4.03
ROUNDING = 0.5
"""Pixels."""
Box = dict[str, float]
Screen = dict[str, Any]
"""What measure.js returns."""


@dataclass(frozen=True, slots=True)
class Miss:
    """`what` is the same wherever the same thing misses; lengths are in `measured`."""

    figure: str
    what: str
    measured: str = ""


def misses(screen: Screen, profile: Profile, *, has_map: bool, has_large_text: bool) -> Iterator[Miss]:
    """All that misses a figure on one screen; names on the map only where that is looked at (`has_map`)."""
    yield from _targets(screen, profile)
    yield from _texts(screen, profile, has_large_text)
    yield from _names(screen)
    if profile.is_kiosk:
        yield from _lower_half(screen, profile)
    if screen["sideways"] > 0:
        yield Miss("A10", "the page scrolls sideways", f"{screen['sideways']:.0f} px")
    for target in screen["targets"]:
        for text in target["leaves"]:
            yield Miss("A10", f"“{text}” leaves its button, {target['where']}")
    if has_map:
        yield from map_misses(screen)


def _targets(screen: Screen, profile: Profile) -> Iterator[Miss]:
    for target in screen["targets"]:
        least = profile.pixels(MAIN_CONTROL if target["isMain"] else ANY_TARGET)
        least = least if profile.is_kiosk else PHONE_TARGET
        found = f"{target['width']:.0f} x {target['height']:.0f} px, at least {least:.0f}"
        if min(target["width"], target["height"]) < least - ROUNDING:
            yield Miss("A2", f"{target['where']}{' (main)' if target['isMain'] else ''} is small", found)


def _texts(screen: Screen, profile: Profile, has_large_text: bool) -> Iterator[Miss]:
    stage = profile.stage_millimetre / GALLERY_MILLIMETRE
    for text in screen["texts"]:
        where = f"{text['where']}, {text['kind']} text"
        if not profile.is_kiosk:
            if text["kind"] == "body" and text["font"] < PHONE_TEXT - ROUNDING / 10:
                yield Miss("A3", f"{where}: the font is small", f"{text['font']:.1f} px")
            continue
        height = CAPITALS.get(text["kind"], 0.0)
        if has_large_text and text["kind"] == "body":
            height = CAPITALS_OF_LARGE_TEXT
        if text["capital"] < profile.pixels(height) - ROUNDING / 2:
            found = text["capital"] / profile.pixels(1)
            yield Miss("A3", f"{where}: capitals are low", f"{found:.2f} mm, at least {height}")
        least = (CREDIT_FONT if text["kind"] == "credit" else FONT) * stage
        if text["font"] < least - ROUNDING / 2:
            yield Miss("A3", f"{where}: the font is small", f"{text['font']:.1f} px, at least {least:.1f}")


def _spoken(text: str) -> str:
    """The letters and digits of a text: signs such as ‹ are not said, and blanks depend on the layout."""
    return "".join(re.findall(r"\w", text.casefold()))


def _both(target: dict[str, str]) -> str:
    return f"“{target['text'][:60]}” is named “{target['name'][:60]}”"


def _names(screen: Screen) -> Iterator[Miss]:
    by_name: dict[str, set[str]] = {}
    for number, target in enumerate(each for each in screen["targets"] if not each["isSilent"]):
        name, text = _spoken(target["name"]), _spoken(target["text"])
        if not name:
            yield Miss("A5", f"{target['where']} has no name", target["text"])
        elif not target["isSlider"] and not name.startswith(text):
            yield Miss("A5", f"{target['where']} is not named as it reads", _both(target))
        by_name.setdefault(target["name"], set()).add(target["does"] or str(number))
    for name, actions in by_name.items():
        if name and len(actions) > 1:
            yield Miss("A5", f"{len(actions)} different controls are named “{name[:60]}”")
    if not screen["language"]:
        yield Miss("A5", "the page has no lang")


def _lower_half(screen: Screen, profile: Profile) -> Iterator[Miss]:
    """A control must be touchable below the middle, with its smallest size at least; but for what stands on
    the map, rows that are scrolled there, and the stamp that also opens from the card's foot."""
    for target in screen["targets"]:
        if target["isOnMap"] or target["isRepeated"] or (target["isRow"] and target["scrolls"]):
            continue
        below = target["box"]["bottom"] - max(target["box"]["top"], screen["height"] / 2)
        height = target["box"]["bottom"] - target["box"]["top"]
        if below < min(height, profile.pixels(ANY_TARGET)) - 1:
            yield Miss("A8", f"{target['where']} is above the middle", f"“{target['text'][:30]}”")


def _overlap(one: Box, two: Box) -> float:
    across = min(one["right"], two["right"]) - max(one["left"], two["left"])
    down = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    return min(across, down)


def map_misses(screen: Screen) -> Iterator[Miss]:
    """A11 of the names on the map."""
    seen = [name for name in screen["names"] if not name["isHidden"]]
    for name in seen:
        shown = f"{name['where']} “{name['text'][:30]}”"
        if name["isCut"]:
            yield Miss("A11", f"{shown} is cut by the screen's edge")
        if name["cover"]:
            yield Miss("A11", f"{shown} lies under {name['cover']}")
    level = [name for name in seen if not name["isTurned"]]
    for one, two in combinations(level, 2):
        if one["mark"] and one["mark"] == two["mark"]:
            continue
        if _overlap(one["letters"], two["letters"]) > ROUNDING:
            first, second = sorted((one["text"][:24], two["text"][:24]))
            yield Miss("A11", f"“{first}” and “{second}” collide", f"{one['where']}, {two['where']}")


def story_misses(stories: list[dict[str, Any]], profile: Profile) -> Iterator[Miss]:
    """A10 of what stories.js returns. On a phone a story may scroll; nothing may be cut off."""
    for story in stories:
        if story["scrolls"] > 1 and profile.fits_stories:
            yield Miss("A10", f"{story['id']} must be scrolled", f"{story['scrolls']:.0f} px")
        for text in story["cut"]:
            yield Miss("A10", f"{story['id']}: “{text}” is cut off")
