"""Files that `new` writes: never over one that is there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from data.model.ids import slug
from data.model.problem import Problem
from data.schema.field_types import UNSHOWABLE

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
NOTHING = "Nothing is written."


class RefusedError(Exception):
    """Why nothing was made, in words: `str()` of it is what a curator reads."""


def refused(file: str, field: str, found: str, fault: str, remedy: str) -> RefusedError:
    """An errand that cannot be done, said as any other problem is."""
    return RefusedError(str(Problem(file, "", field, found, fault, remedy, NOTHING)))


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, with the folders it lies in. Raises RefusedError or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise refused(str(path), "", "", "is there already", "give it another name") from None


def read_whole(path: Path) -> str:
    """A file's text with its line ends and byte order mark as they are. Raises RefusedError or OSError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise refused(path.name, "", "", "is not saved as UTF-8", "save it again as UTF-8") from None


def replace(path: Path, text: str) -> None:
    """Put a new text in a file's place, whole or not at all. Raises OSError."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(text.encode("utf-8"))
    shutil.copymode(path, aside)
    os.replace(aside, path)


def one_line(field: str, text: str) -> str:
    """What was typed, on one line. Raises RefusedError where no file could hold it, or nothing is left."""
    line = " ".join(text.split())
    if UNSHOWABLE.search(line):
        shown = UNSHOWABLE.sub("�", line)
        raise refused(field, "", shown, "holds characters that cannot be shown", "type it again")
    if not line:
        raise refused(field, "", "", "is empty", "write it in quotes after the verb")
    return line


def chosen_id(name: str, asked: str | None, what: str) -> str:
    """The id that was asked for, or one made of the name. Raises RefusedError where neither can be one."""
    made = asked if asked is not None else slug(name)
    if ID.fullmatch(made):
        return made
    if asked is not None:
        raise refused("--id", "", asked, "cannot be an id", "write letters from a to z, digits and hyphens")
    remedy = f"add --id and a short name in letters from a to z, such as --id {what}"
    raise refused(what, "", name, "gives no id", remedy)
