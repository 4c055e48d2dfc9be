"""Whether a picture's file can be shown, by what a look at it tells."""

from __future__ import annotations

import os
from pathlib import Path

from data.model.limits import LARGEST_PICTURE, megabytes

BEGINNINGS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<",),
}
"""What a file of each kind begins with, byte order mark and blank lines not counted."""
PUT_BACK = "put the file there, or write the name of one that is there"


def picture_fault(file: Path) -> tuple[str, str] | None:
    """What is wrong with a picture's file, and what to do; None where it looks sound.

    The file is given as the exhibit has it, `<exhibit>/pictures/<name>`: what a link leads to outside the
    exhibit is no part of it, and is shown to nobody.
    """
    if not os.path.isfile(file):
        return "is not in pictures/", PUT_BACK
    if not file.resolve().is_relative_to(file.parent.parent.resolve()):
        return "is a link to a file outside the exhibit", "put the file itself there"
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(4096)
    except OSError as error:
        return f"cannot be opened ({error.strerror})", "check its rights"
    if size == 0:
        return "is an empty file", PUT_BACK
    if size > LARGEST_PICTURE:
        fault = f"is {megabytes(size)} large, and at most {megabytes(LARGEST_PICTURE)} are shown"
        return fault, "save it smaller: 2000 pixels are enough for any screen"
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if file.suffix.lower() == ".svg" and head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None  # an SVG drawing in UTF-16
    if not head.startswith(BEGINNINGS.get(file.suffix.lower(), (b"",))):
        return f"is no {file.suffix[1:].upper()} picture", "save it again as one, or write another name"
    return None
