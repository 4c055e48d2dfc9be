"""What is on the disk for good: it is there after a cut of the power a moment later."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def atomic_write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file's, at once and whole, and come back when the disk has it. One writer
    at a time: the text is written beside the file first, always under the same name, so that what a kill left
    of it is written over. Raises OSError; the file is then as it was."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Force a folder's list of names to the disk: a file that is safe is lost all the same when its name is
    not. Does nothing where a system knows no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
