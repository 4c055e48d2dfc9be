"""Atomic writes of the kiosk's own files: after a power cut the old file or the new one is there, whole.

Not `data.atomic_write`: the supervisor must not import `data`, which takes two seconds, and the installer
writes links too, under temporary names that `uninstall` knows.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, text: str, *, link: bool = False, mode: int | None = None) -> None:
    """Write a file, or a link that points to `text`, and return when it is on the disk.

    `mode`: the file's permissions; those of any new file if None. The folder must exist. Raises OSError where
    the file cannot be written.
    """
    temporary = temporary_path(path)
    with suppress(FileNotFoundError):
        temporary.unlink()
    if link:
        temporary.symlink_to(text)
    else:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
    os.replace(temporary, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the new name is on the disk too
    finally:
        os.close(folder)


def temporary_path(path: Path) -> Path:
    """Where a file is written before it is renamed; one stays behind only after a power cut."""
    return path.with_name(f".{path.name}.sojourn-new")
