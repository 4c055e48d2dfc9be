"""Ids: the short names by which the files of an exhibit refer to people, stops, places and sources.

An id is also a file or folder name. It must be one on every system, so it also avoids names that differ in
capitals alone (Windows, macOS) and the device names of Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from anyascii import anyascii

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
"""What a curator may write as an id."""
MAX_LENGTH = 60
"""Characters of an id made here. ID allows more, but a curator has to type it."""
RESERVED_NAMES = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)
"""Device names that Windows does not allow as names of files, whatever their suffix."""

PEOPLE_TOGETHER = "all"
"""An id that no person may have: on the screen it means everyone."""


SHORTENED_NUMBER = re.compile(r"\d+e\d+", re.IGNORECASE)
"""What a spreadsheet reads as a number: 2e3 is 2000, and comes back as 2.00E+03."""


def is_id(text: str) -> bool:
    """Whether a text can be an id, the name of a file and a table's cell, as it is."""
    return ID.fullmatch(text) is not None and not is_reserved(text) and not SHORTENED_NUMBER.fullmatch(text)


def id_fault(text: str) -> tuple[str, str] | None:
    """Why a text cannot be an id, and the remedy; None where it can."""
    if is_id(text):
        return None
    if is_reserved(text):
        return "is a device’s name on Windows", f"write another, such as {slug(text)}"
    if SHORTENED_NUMBER.fullmatch(text):
        return "is a number for a spreadsheet, which would change it", f"write another, such as {slug(text)}"
    return "cannot be an id", "write letters from a to z, digits and hyphens"


def is_reserved(name: str) -> bool:
    """Whether Windows reserves this name for a device."""
    return RESERVED_NAMES.fullmatch(name) is not None


def slug(name: str) -> str:
    """A name in any script as an id of lower-case Latin letters, digits and hyphens, which people can read.

    "Пётр Кропоткин" gives `petr-kropotkin`, "大杉栄" gives `dashanrong`. A long name is cut after a whole
    word. Empty only for a name that has no letter or digit; where a name has some but none can be
    transliterated, the id is made of its hash. Different names may give the same id: see UniqueIds.
    """
    if not any(character.isalnum() for character in name):
        return ""
    name = unicodedata.normalize("NFC", name)
    ascii_name = re.sub(r"[’'`´ʹʺ]", "", anyascii(re.sub(r"[ʹʺьъЬЪ]", "", name))).lower()
    made = _shortened(re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-"))
    if not made:
        return f"id-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return made if is_id(made) else f"{made}-1"


def _shortened(words: str) -> str:
    if len(words) <= MAX_LENGTH:
        return words
    return words[:MAX_LENGTH].rpartition("-")[0] or words[:MAX_LENGTH]


class UniqueIds:
    """Makes ids of names, each only once. `A` and `a` count as the same, as in many file systems.

    `taken` are ids that exist already.

    >>> ids = UniqueIds()
    >>> [ids.unique(name) for name in ("Saint-Étienne", "saint etienne", "Москва", "../../x")]
    ['saint-etienne', 'saint-etienne-2', 'moskva', 'x']
    >>> ids.unique("…", "place")
    'place'
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {each.lower() for each in taken}
        self._last_numbers: Counter[str] = Counter()

    def unique(self, name: str, fallback: str = "x") -> str:
        """An id that was not given before. A name that is an id already stays as it is, if it is free.

        `fallback` stands for a name that has no letter or digit.
        """
        wanted = name if is_id(name) else slug(name) or fallback
        chosen = wanted
        while chosen.lower() in self._taken:
            self._last_numbers[wanted.lower()] += 1
            ending = f"-{self._last_numbers[wanted.lower()] + 1}"
            chosen = f"{wanted[: MAX_LENGTH - len(ending)]}{ending}"
        self._taken.add(chosen.lower())
        return chosen
