"""The list of what was put on a machine, kept on it: without it nothing could be taken away again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

LEDGER = "etc/sojourn/installed.json"


class LedgerError(Exception):
    """The list is there and cannot be read. The message says what to do."""


@dataclass(slots=True)
class Entry:
    """One file or link of ours. `known` are the fingerprints it has, or had, by our hand; the newest last.

    `was_there`: the very same stood there before us, so it stays when we go. `kept` are the names under
    which others' files that stood in its place are kept, the first the original.
    """

    path: str
    is_link: bool = False
    known: list[str] = field(default_factory=list)
    was_there: bool = False
    kept: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ledger:
    """`folders` are those that were made, parents first; `wish` what was asked for, in words."""

    entries: dict[str, Entry] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    wish: Mapping[str, Any] = field(default_factory=dict)


def read_ledger(root: Path) -> Ledger | None:
    """None where nothing is installed. Raises LedgerError."""
    path = root / LEDGER
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        entries = [Entry(**each) for each in found["files"]]
        if not all(map(_is_within, [*(each.path for each in entries), *found["folders"]])):
            raise ValueError("a path that leads elsewhere")
        return Ledger({each.path: each for each in entries}, list(found["folders"]), dict(found["wish"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LedgerError(f"{path}: this is not the list that was written; put the file back.") from error


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Whole or not at all, and on the disk before anything it tells of is touched."""
    files = [asdict(entry) for entry in ledger.entries.values()]
    text = json.dumps(
        {"files": files, "folders": ledger.folders, "wish": ledger.wish}, indent=2, ensure_ascii=False
    )
    put_whole(root / LEDGER, text + "\n")


def put_whole(path: Path, text: str, *, link: bool = False) -> None:
    """A file, or a link that points to `text`, in one step: a cut of the power leaves the old or the new."""
    fresh = beside(path)
    with suppress(FileNotFoundError):
        fresh.unlink()
    if link:
        fresh.symlink_to(text)
    else:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o644)
    os.replace(fresh, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name is on the disk too
    finally:
        os.close(folder)


def found_at(path: Path) -> str | None:
    """The fingerprint of the file, or of where the link points; None where nothing is."""
    if path.is_symlink():
        return sha256(os.readlink(path).encode()).hexdigest()
    return sha256(path.read_bytes()).hexdigest() if path.exists() else None


def beside(path: Path) -> Path:
    """Where a file is written before it takes its place; one is left over only where power was cut."""
    return path.with_name(f".{path.name}.sojourn-new")


def folders_with(root: Path, paths: Iterable[str], made: list[str]) -> list[str]:
    """The folders these paths lack, parents first, added to those `made` before."""
    missing = {
        folder.as_posix()
        for path in paths
        for folder in Path(path).parents
        if folder.as_posix() != "." and not (root / folder).is_dir()
    }
    return [*made, *sorted(missing - set(made))]


def _is_within(path: object) -> bool:
    return isinstance(path, str) and not path.startswith("/") and ".." not in Path(path).parts
