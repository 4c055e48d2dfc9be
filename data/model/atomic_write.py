"""A file is replaced whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """The file is no longer the one that was read."""


def atomic_replace(path: Path, content: bytes, read: bytes) -> None:
    """Put `content` in the place of a file that still holds what was `read`, with the same rights.

    It is written beside the file, forced to the disk, and moved over it in one step: whoever reads meanwhile,
    or pulls the plug, finds the old file or the new one. A link stays a link. Raises ChangedMeanwhile, and
    OSError when the folder or the file refuses; the file is then as it was.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        shutil.copymode(path, name)
        if path.read_bytes() != read:
            raise ChangedMeanwhileError(path.name)
        os.replace(name, path)
        fsync_folder(path.parent)
    except BaseException:  # an interruption too leaves nothing lying about
        with suppress(OSError):
            os.unlink(name)
        raise


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
