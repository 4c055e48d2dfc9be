"""The names that desktops, editors and sync programs give to a copy of a file: `Copy of x.md`, `x (1).md`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["copy", "conflict", "text", "title"]
Patterns = tuple[tuple[Kind, re.Pattern[str]], ...]

SUFFIXES = r"\.(?:md|markdown|yaml|yml|csv|geojson|pmtiles|svg|png|jpe?g|webp)"
"""Of the files that an exhibit may hold."""
WORDS = (
    r"copy|kopie|copie|c[oó]pia|kopia|kopi|kopio|kópia|másolat|kopya|копия|копие|копія|αντίγραφο"
    r"|コピー|副本|拷贝|複製|복사본"
)
"""What Windows, macOS and Linux desktops write into the name of a copy, in their languages."""
CONFLICT = r"conflict|konflikt|conflit|конфликт|конфлікт|競合|冲突|衝突|충돌"
"""What Dropbox, Nextcloud, ownCloud, Seafile and others write into the name of the second version."""
DEFAULT_HOST = r"(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{7,11}(?:-\d{1,2})?"
"""The name of a computer as Windows makes it: OneDrive puts it after the name of the second version."""

AFTERWARDS: Patterns = (
    ("text", re.compile(rf"(?P<x>.+{SUFFIXES})\.txt", re.IGNORECASE)),
    ("copy", re.compile(rf"(?P<x>.+{SUFFIXES})\.(?:bak|backup|orig|old|save|copy)\d?", re.IGNORECASE)),
)
"""Patterns of a whole name: an ending after the one it had."""
STEMS: Patterns = (
    ("conflict", re.compile(rf"(?P<x>.+?)\s*[(\[][^()\[\]]*(?:{CONFLICT})[^()\[\]]*[)\]]", re.IGNORECASE)),
    ("conflict", re.compile(r"(?P<x>.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?", re.IGNORECASE)),
    ("conflict", re.compile(r"(?P<x>.+)\.conflict(?:ed)?(?:[-_ ]?\d+)*", re.IGNORECASE)),
    (
        "copy",
        re.compile(
            rf"(?P<x>.+?)\s*\((?:\d{{1,2}}|(?:another |\d+(?:st|nd|rd|th) )?(?:{WORDS})(?: \d+)?)\)",
            re.IGNORECASE,
        ),
    ),
    (
        "copy",
        re.compile(
            rf"(?:another )?(?:{WORDS})(?: \(\d+\))?(?: (?:of|von|van|de|di|da|av|af))?"
            r" (?:[-–—～~] )?(?P<x>.+)",
            re.IGNORECASE,
        ),
    ),
    ("copy", re.compile(rf"(?P<x>.+?)\s+(?:[-–—]\s+)?(?:{WORDS})(?: ?\(?\d{{1,2}}\)?)?", re.IGNORECASE)),
    ("copy", re.compile(r"(?P<x>.+?)\s?[の的의]?\s?(?:コピー|副本|拷贝|複製|복사본)(?: ?\(?\d{1,2}\)?)?")),
)
"""Patterns of a name without its suffix. None of them matches a name that a stop may have."""
STEMS_BESIDE_THE_ORIGINAL: Patterns = (
    ("copy", re.compile(r"(?P<x>.+) \d{1,2}")),
    ("conflict", re.compile(r"(?P<x>.+)_conflict-\d{8}-\d{6}")),
    ("conflict", re.compile(rf"(?P<x>.+)-{DEFAULT_HOST}")),
)
"""Patterns that other names have too: they count only where the original is there."""
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9-]+)*")
ANY_SUFFIX = re.compile(rf"(?P<stem>.+?)(?P<suffix>{SUFFIXES})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CopiedName:
    """The name of a copy, and that of its `original`, which may be missing.

    `kind`: "copy"; "conflict": a second version that a sync program kept; "text": an editor added `.txt`;
    "title": such a second version, which is told by its title as well.
    """

    name: str
    original: str
    kind: Kind


def copied_name(name: str, names: Collection[str]) -> CopiedName | None:
    """What a file or folder is a copy of by its name, beside these `names`; None where it is no copy's name.

    The original is one of `names`, or a name that an exhibit's file may have: `Copy of Great day.md` alone is
    no copy.
    """
    for kind, original, must_exist in _readings(unicodedata.normalize("NFC", name)):
        if original in names or (not must_exist and PLAIN_NAME.fullmatch(original)):
            return CopiedName(name, original, kind)
        further = copied_name(original, names)
        if further is not None:
            return CopiedName(name, further.original, kind)
    return None


def _readings(name: str) -> Iterator[tuple[Kind, str, bool]]:
    """What a name may be made of: the kind, the name it had before, and whether that must be there."""
    for kind, pattern in AFTERWARDS:
        if found := pattern.fullmatch(name):
            yield kind, found["x"], False
    parts = ANY_SUFFIX.fullmatch(name)
    stem, suffix = (parts["stem"], parts["suffix"]) if parts else (name, "")
    for patterns, must_exist in ((STEMS, False), (STEMS_BESIDE_THE_ORIGINAL, True)):
        for kind, pattern in patterns:
            if found := pattern.fullmatch(stem):
                yield kind, f"{found['x']}{suffix}", must_exist
