"""Characters that no font of this machine has: visitors would see empty boxes.

What the fonts hold is asked of fontconfig, as the browser asks it; any installed font is good enough.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from data.advice.file_locations import Whereabouts
from data.advice.passages import Passage, passages
from data.model.exhibit import Exhibit
from data.model.problem import Advice

UNDRAWN = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Unicode categories of what has no shape of its own: spaces, joiners, marks of direction."""
SECONDS = 20.0


def without_font(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Passages with a character that no font draws; one piece of advice where the fonts are not known."""
    known = characters_of_fonts()
    if not known:
        fault = "the fonts of this machine cannot be listed"
        remedy = "install fontconfig and the Noto fonts, or check the exhibit on the kiosk’s machine"
        yield Advice("exhibit.yaml", "", "", "", fault, remedy, "Characters without a font are not found.")
        return
    for passage in (*passages(exhibit), *_words(exhibit)):
        strange = sorted(
            {letter for letter in passage.text if ord(letter) not in known and _is_drawn(letter)}
        )
        if strange:
            named = ", ".join(f"{letter} ({_name(letter)})" for letter in strange[:3])
            fault = f"is no character of any font here: {named}"
            remedy, effect = "write another, or install a font that has it", "Visitors see an empty box."
            word = next(word for word in passage.text.split() if strange[0] in word)
            yield whereabouts.of_words(passage.file, word, fault, remedy, effect)


@lru_cache(maxsize=1)
def characters_of_fonts() -> frozenset[int]:
    """Code points that some installed font draws; empty where that cannot be found out."""
    lister = shutil.which("fc-list")
    if lister is None:
        return frozenset()
    try:
        asked = [lister, "--format", "%{charset}\n"]
        told = subprocess.run(asked, capture_output=True, timeout=SECONDS, check=True).stdout.decode("ascii")
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return frozenset()
    return _points(told)


def _points(charsets: str) -> frozenset[int]:
    """`20-7e a0 100-17f`, in hexadecimal, as code points."""
    points: set[int] = set()
    for span in set(charsets.split()):
        first, _, last = span.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


def _words(exhibit: Exhibit) -> Iterator[Passage]:
    for language, words in exhibit.words.items():
        yield from (Passage(f"words/{language}.yaml", text, is_prose=False) for text in words.values())


def _is_drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in UNDRAWN and not "\ufe00" <= letter <= "\ufe0f"


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'no character')}".title().replace("U+", "U+")
