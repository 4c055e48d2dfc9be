"""The file of a picture: found by the name in pictures.csv, however its letters are stored, and looked into.

A name may hold any letters, blanks and signs. macOS stores `ü` as two characters, and its screenshots have
blanks that no keyboard types: such names are the same to people, and to us. Capitals are not: on the disks of
most kiosks they matter, so that they are told on every system.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.model.coordinates import INVISIBLE
from data.model.limits import LARGEST_PICTURE, MOST_PIXELS, megabytes
from data.reading.folder_files import is_temporary
from data.reading.picture_format import (
    HEAD,
    SHOWN,
    WEB_PAGE,
    DamagedPictureError,
    PictureSize,
    format_of,
    size_of,
)

FOLDER = "pictures"
PUT_BACK = "put the file there under this name, or write its new name"
PUT_THE_PICTURE = "put the picture itself there under this name"
OF_PROGRAMS = "is the name of a program’s temporary file, and such files are not read"
NEW_PICTURE = "uv run app.py new picture {} --exhibit FOLDER"
SCREEN_VERSION = f"make the screen’s version of it: {NEW_PICTURE}"
CONVERTED = ("HEIC", "TIFF", "BMP", "JPEG 2000")
"""Formats that browsers do not show, and that `new picture` reads."""
UNDECODED = re.compile("[\udc80-\udcff]+")
"""Bytes of a file's name that are no text in this system's encoding: it came from a system with another."""


class PictureFileError(Exception):
    """Why a picture's file cannot be shown, or converted: `fault` and `remedy` as a Problem has them."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}; {remedy}")
        self.fault, self.remedy = fault, remedy


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that can be shown: its name as the disk has it, and its size."""

    name: str
    size: PictureSize


def picture_names(pictures: Path) -> tuple[str, ...]:
    """The names of all that is in the folder of pictures; empty where there is none."""
    try:
        return tuple(os.listdir(pictures))
    except OSError:
        return ()


def read_picture_file(pictures: Path, written: str, names: Sequence[str]) -> PictureFile:
    """The file that `written`, a name without a folder, means among those of the folder `pictures`.

    `pictures` is `<exhibit>/pictures`, `names` are its `picture_names`. A link to a file outside the exhibit
    is refused: nothing outside the exhibit's folder is ever shown. Raises PictureFileError.
    """
    if is_temporary(written):
        raise PictureFileError(OF_PROGRAMS, "give the file another name, and write that here")
    name = meant_name(written, names)
    if not name or not os.path.isfile(pictures / name):
        raise PictureFileError(*_fault_of_missing_file(pictures, written, names))
    file = pictures / name
    if not file.resolve().is_relative_to(pictures.parent.resolve()):
        raise PictureFileError("is a link to a file outside the exhibit", "put the file itself there")
    try:
        return PictureFile(name, _size_of(file))
    except OSError as error:
        fault = f"cannot be opened ({error.strerror or error})"
        raise PictureFileError(fault, "check its rights") from error


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


def _size_of(file: Path) -> PictureSize:
    """The size of the picture in a file. Raises PictureFileError and OSError."""
    length = file.stat().st_size
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if length == 0:
        raise PictureFileError("is an empty file", PUT_BACK)
    name = format_of(head)
    if file.suffix.lower() not in SHOWN.get(name, ()):
        raise PictureFileError(*_fault_of_format(file, name, _format_by_suffix(file.name)))
    if length > LARGEST_PICTURE:
        fault = f"is {megabytes(length)} large, and at most {megabytes(LARGEST_PICTURE)} are shown"
        raise PictureFileError(fault, _remedy(file, name, "save it smaller"))
    try:
        size = size_of(file, name)
    except DamagedPictureError:
        fault = "cannot be read to its end: a part of the file is missing or damaged"
        raise PictureFileError(fault, "copy it once more from where it came from") from None
    if name != "SVG" and size.width * size.height > MOST_PIXELS:
        pixels = f"{size.width * size.height / 1_000_000:.0f} million pixels"
        fault = f"has {pixels}, and at most {MOST_PIXELS // 1_000_000} million are shown"
        raise PictureFileError(fault, _remedy(file, name, "save it smaller"))
    return size


def _remedy(file: Path, name: str, otherwise: str) -> str:
    """To let the command make a version for screens, where it can read the format."""
    return otherwise if name == "SVG" else SCREEN_VERSION.format(quoted_name(file.name))


def quoted_name(name: str) -> str:
    """A file's name as it is typed in a terminal: in quotation marks, where it holds a blank or a sign."""
    return f'"{name}"' if re.search(r"[^\w.-]", name) else name


def _format_by_suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return next((each for each, suffixes in SHOWN.items() if suffix in suffixes), "")


def _fault_of_format(file: Path, name: str, by_suffix: str) -> tuple[str, str]:
    """The fault and the remedy of a file that holds another format than its suffix says, or none."""
    no_picture = f"is no {by_suffix} picture" if by_suffix else "is no picture that browsers show"
    if name in SHOWN:
        right = f"{file.stem if by_suffix else file.name}{SHOWN[name][0]}"
        return f"{no_picture} but {name}" if by_suffix else f"is {name}, and its name does not say so", (
            f"give the file the name {right}, and write it here"
        )
    if name in CONVERTED:
        return f"is {name}, and only {', '.join(SHOWN)} are shown", _remedy(file, name, "")
    if name == WEB_PAGE:
        return f"{no_picture} but {name}", "save the picture itself, and put it there under this name"
    if name:
        return f"{no_picture} but {name}", "save the picture as JPEG or PNG, and write the name of that file"
    return no_picture, PUT_THE_PICTURE


def _fault_of_missing_file(pictures: Path, written: str, names: Sequence[str]) -> tuple[str, str]:
    """The fault and the remedy of a name that no file has. A file is proposed only where its name tells that
    it is meant: in other capitals, with another blank or mark, without its suffix."""
    files = [each for each in names if os.path.isfile(pictures / each)]
    readable = [each for each in files if not UNDECODED.search(each)]
    same = [each for each in readable if _as_seen(each) == _as_seen(written)]
    if len(same) > 1:
        return (
            f"may be {len(same)} files in pictures/, whose names look the same",
            "give each a name of its own, and write it here",
        )
    for likeness in (_in_small_letters, _without_marks):
        near = [each for each in readable if likeness(each) == likeness(written)]
        if len(near) == 1:
            return f"is not in pictures/, and {near[0]} is", f"write {near[0]}"
    stems = [each for each in readable if os.path.splitext(each)[0] == written and _format_by_suffix(each)]
    if len(stems) == 1:
        return f"is not in pictures/, and {stems[0]} is", f"write {stems[0]}"
    for garbled in (each for each in files if UNDECODED.search(each)):
        parts = (re.escape(part) for part in UNDECODED.split(garbled))
        if re.fullmatch(".{1,4}".join(parts), unicodedata.normalize("NFC", written)):
            fault = "is in pictures/ under a name that is garbled: it came from another system"
            return fault, "give the file this name again"
    below = [] if os.sep in written else [each.parent.name for each in _below(pictures, written)]
    if len(below) == 1:
        fault = f"is in pictures/{below[0]}/, and only files in pictures/ are shown"
        return fault, "put the file into pictures/"
    return "is not in pictures/", PUT_BACK


def _below(pictures: Path, name: str) -> list[Path]:
    """The files of this name in the folders below `pictures`."""
    folders = (pictures / each for each in picture_names(pictures))
    return [each / name for each in folders if os.path.isdir(each) and os.path.isfile(each / name)]


def _in_small_letters(name: str) -> str:
    return unicodedata.normalize("NFC", _as_seen(name).casefold())


def _without_marks(name: str) -> str:
    """A name without what spreadsheets and word processors change: quotation marks, dashes, ellipses."""
    plain = re.sub("[’‘‚´`]", "'", re.sub("[“”„«»]", '"', _in_small_letters(name).replace("…", "...")))
    return re.sub("[–—−]+|-+", "-", plain)
