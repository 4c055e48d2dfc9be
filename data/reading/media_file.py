"""The file that a row of a table names, a picture or a sound: found however its letters are stored.

A name may hold any letters, blanks and signs. macOS stores `ü` as two characters, and its screenshots have
blanks that no keyboard types: such names are the same to people, and to us. Capitals are not: on the disks of
most kiosks they matter, so that they are told on every system.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from data.model.coordinates import INVISIBLE
from data.reading.folder_files import is_temporary

PUT_BACK = "put the file there under this name, or write its new name"
OF_PROGRAMS = "is the name of a program’s temporary file, and such files are not read"
UNDECODED = re.compile("[\udc80-\udcff]+")
"""Bytes of a file's name that are no text in this system's encoding: it came from a system with another."""


class MediaFileError(Exception):
    """Why a file cannot be shown, played or converted: `fault` and `remedy` as a Problem has them."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}; {remedy}")
        self.fault, self.remedy = fault, remedy


def file_names(folder: Path) -> tuple[str, ...]:
    """The names of all that is in a folder; empty where there is none."""
    try:
        return tuple(os.listdir(folder))
    except OSError:
        return ()


def find_media_file(folder: Path, written: str, names: Sequence[str], suffixes: Collection[str]) -> str:
    """The name of the file that `written`, a name without a folder, means among those of `folder`.

    `folder` is `<exhibit>/pictures` or `<exhibit>/audio`, `names` are its `file_names`, `suffixes` those of
    the formats that are shown or played, in small letters. A link to a file outside the exhibit is refused:
    nothing outside the exhibit's folder is ever shown. Raises MediaFileError.
    """
    if is_temporary(written):
        raise MediaFileError(OF_PROGRAMS, "give the file another name, and write that here")
    name = meant_name(written, names)
    if not name or not os.path.isfile(folder / name):
        raise MediaFileError(*_fault_of_missing_file(folder, written, names, suffixes))
    if not (folder / name).resolve().is_relative_to(folder.parent.resolve()):
        raise MediaFileError("is a link to a file outside the exhibit", "put the file itself there")
    return name


def meant_name(written: str, names: Collection[str]) -> str:
    """The name among `names` that is `written`, or looks the same to people; empty where none or several do.

    >>> meant_name("Scan 1.png", ["Scan\\u202f1.png", "scan 1.png"]) == "Scan\\u202f1.png"
    True
    """
    if written in names:
        return written
    same = [each for each in names if _as_seen(each) == _as_seen(written)]
    return same[0] if len(same) == 1 else ""


def _as_seen(name: str) -> str:
    """A name as people see it: composed letters, one kind of blank, nothing that is invisible."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", name)).split())


def quoted_name(name: str) -> str:
    """A file's name as it is typed in a terminal: in quotation marks, where it holds a blank or a sign."""
    return f'"{name}"' if re.search(r"[^\w.-]", name) else name


def _fault_of_missing_file(
    folder: Path, written: str, names: Sequence[str], suffixes: Collection[str]
) -> tuple[str, str]:
    """The fault and the remedy of a name that no file has. A file is proposed only where its name tells that
    it is meant: in other capitals, with another blank or mark, without its suffix."""
    files = [each for each in names if os.path.isfile(folder / each)]
    readable = [each for each in files if not UNDECODED.search(each)]
    same = [each for each in readable if _as_seen(each) == _as_seen(written)]
    if len(same) > 1:
        return (
            f"may be {len(same)} files in {folder.name}/, whose names look the same",
            "give each a name of its own, and write it here",
        )
    for likeness in (_in_small_letters, _without_marks):
        near = [each for each in readable if likeness(each) == likeness(written)]
        if len(near) == 1:
            return f"is not in {folder.name}/, and {near[0]} is", f"write {near[0]}"
    stems = [each for each in readable if _lacks_suffix(written, each, suffixes)]
    if len(stems) == 1:
        return f"is not in {folder.name}/, and {stems[0]} is", f"write {stems[0]}"
    for garbled in (each for each in files if UNDECODED.search(each)):
        parts = (re.escape(part) for part in UNDECODED.split(garbled))
        if re.fullmatch(".{1,4}".join(parts), unicodedata.normalize("NFC", written)):
            fault = f"is in {folder.name}/ under a name that is garbled: it came from another system"
            return fault, "give the file this name again"
    below = [] if os.sep in written else [each.parent.name for each in _below(folder, written)]
    if len(below) == 1:
        fault = f"is in {folder.name}/{below[0]}/, and only files in {folder.name}/ are read"
        return fault, f"put the file into {folder.name}/"
    return f"is not in {folder.name}/", PUT_BACK


def _below(folder: Path, name: str) -> list[Path]:
    """The files of this name in the folders below a folder."""
    folders = (folder / each for each in file_names(folder))
    return [each / name for each in folders if os.path.isdir(each) and os.path.isfile(each / name)]


def _lacks_suffix(written: str, name: str, suffixes: Collection[str]) -> bool:
    """Whether the name was written without its suffix."""
    stem, suffix = os.path.splitext(name)
    return stem == written and suffix.lower() in suffixes


def _in_small_letters(name: str) -> str:
    return unicodedata.normalize("NFC", _as_seen(name).casefold())


def _without_marks(name: str) -> str:
    """A name without what spreadsheets and word processors change: quotation marks, dashes, ellipses."""
    plain = re.sub("[’‘‚´`]", "'", re.sub("[“”„«»]", '"', _in_small_letters(name).replace("…", "...")))
    return re.sub("[–—−]+|-+", "-", plain)
