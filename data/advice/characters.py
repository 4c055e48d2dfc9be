"""Advice on characters that no installed font has: visitors would see empty boxes.

fontconfig lists the fonts' characters; the browser uses fontconfig too, and falls back to any installed font.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from data.advice.file_locations import FileLocations
from data.advice.passages import Passage, passages
from data.model.exhibit import Exhibit
from data.model.problem import Advice

INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Unicode categories of characters without a glyph: controls, joiners, direction marks, spaces."""
TIMEOUT = 20.0
"""Seconds."""


def characters_without_font(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Passages with a character that no font has; one piece of advice where the fonts cannot be listed."""
    available = font_characters()
    if not available:
        fault = "the fonts of this machine cannot be listed"
        remedy = "install fontconfig and the Noto fonts, or check the exhibit on the kiosk’s machine"
        effect = "Characters without a font are not found."
        yield Advice.on("exhibit.yaml", fault=fault, remedy=remedy, effect=effect)
        return
    for passage in (*passages(exhibit), *_interface_strings(exhibit)):
        absent = sorted({each for each in passage.text if ord(each) not in available and _is_visible(each)})
        if absent:
            names = ", ".join(f"{each} ({_name(each)})" for each in absent[:3])
            fault = f"is no character of any font here: {names}"
            remedy, effect = "write another, or install a font that has it", "Visitors see an empty box."
            word = next(word for word in passage.text.split() if absent[0] in word)
            at = locations.passage(passage.file, word)
            yield Advice.on(passage.file, found=word, fault=fault, remedy=remedy, effect=effect, at=at)


@lru_cache(maxsize=1)
def font_characters() -> frozenset[int]:
    """Code points that some installed font has; empty where fontconfig is missing or fails."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return frozenset()
    try:
        command = [fc_list, "--format", "%{charset}\n"]
        result = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True)
        charsets = result.stdout.decode("ascii")
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return frozenset()
    return _code_points(charsets)


def _code_points(charsets: str) -> frozenset[int]:
    """The code points of ranges in hexadecimal, such as `20-7e a0 100-17f`."""
    points: set[int] = set()
    for interval in set(charsets.split()):
        first, _, last = interval.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


def _interface_strings(exhibit: Exhibit) -> Iterator[Passage]:
    for language in exhibit.languages:
        strings = exhibit.words[language].values()
        yield from (Passage(f"words/{language}.yaml", text, is_prose=False) for text in strings)


def _is_visible(character: str) -> bool:
    is_variation_selector = "\ufe00" <= character <= "\ufe0f"
    return unicodedata.category(character) not in INVISIBLE and not is_variation_selector


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'no character')}".title().replace("U+", "U+")
