"""Atomic file writes: a reader, or a power cut, finds the whole old file or the whole new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """The file no longer holds the content that was read."""


def atomic_replace(path: Path, content: bytes, read: bytes) -> None:
    """Replace the content of a file that still holds `read`, and keep its permissions.

    `content` goes into a temporary file in the same folder, is forced to the disk, and is moved over the file
    in one step. A symbolic link stays a link; its target is replaced. Raises ChangedMeanwhileError where the
    file holds something else by now, and OSError where the folder or the file cannot be written; the file is
    then unchanged.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        shutil.copymode(path, name)
        if path.read_bytes() != read:
            raise ChangedMeanwhileError(path.name)
        os.replace(name, path)
        fsync_folder(path.parent)
    except BaseException:  # KeyboardInterrupt too must leave no temporary file behind
        with suppress(OSError):
            os.unlink(name)
        raise


def atomic_write_text(path: Path, text: str) -> None:
    """Write a file in one step, and return when the text is on the disk. For one writer at a time.

    The temporary file always has the same name (`path` with the suffix `.new`), so that the next write
    replaces what an interrupted one left behind. Raises OSError; the file is then unchanged.
    """
    temporary = path.with_suffix(".new")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Force a folder's list of file names to the disk: without its name a file is lost, though its content
    was forced to the disk. Does nothing where the system cannot do this."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
