"""The file of a picture, looked into: whether browsers show it, and its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.model.limits import LARGEST_PICTURE, MOST_PIXELS, megabytes
from data.reading.media_file import PUT_BACK, MediaFileError, find_media_file, quoted_name
from data.reading.picture_format import (
    HEAD,
    MEDIA_TYPES,
    SHOWN,
    WEB_PAGE,
    DamagedPictureError,
    PictureSize,
    format_of,
    size_of,
)

FOLDER = "pictures"
PUT_THE_PICTURE = "put the picture itself there under this name"
NEW_PICTURE = "uv run app.py new picture {} --exhibit FOLDER"
SCREEN_VERSION = f"make the screen’s version of it: {NEW_PICTURE}"
CONVERTED = ("HEIC", "TIFF", "BMP", "JPEG 2000")
"""Formats that browsers do not show, and that `new picture` reads."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that can be shown: its name as the disk has it, and its size."""

    name: str
    size: PictureSize


def read_picture_file(pictures: Path, written: str, names: Sequence[str]) -> PictureFile:
    """The file that `written`, a name without a folder, means among those of the folder `pictures`.

    `pictures` is `<exhibit>/pictures`, `names` are its `file_names`. Raises MediaFileError.
    """
    name = find_media_file(pictures, written, names, MEDIA_TYPES)
    file = pictures / name
    try:
        return PictureFile(name, _size_of(file))
    except OSError as error:
        fault = f"cannot be opened ({error.strerror or error})"
        raise MediaFileError(fault, "check its rights") from error


def _size_of(file: Path) -> PictureSize:
    """The size of the picture in a file. Raises MediaFileError and OSError."""
    length = file.stat().st_size
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if length == 0:
        raise MediaFileError("is an empty file", PUT_BACK)
    name = format_of(head)
    if file.suffix.lower() not in SHOWN.get(name, ()):
        raise MediaFileError(*_fault_of_format(file, name, _format_by_suffix(file.name)))
    if length > LARGEST_PICTURE:
        fault = f"is {megabytes(length)} large, and at most {megabytes(LARGEST_PICTURE)} are shown"
        raise MediaFileError(fault, _remedy(file, name, "save it smaller"))
    try:
        size = size_of(file, name)
    except DamagedPictureError:
        fault = "cannot be read to its end: a part of the file is missing or damaged"
        raise MediaFileError(fault, "copy it once more from where it came from") from None
    if name != "SVG" and size.width * size.height > MOST_PIXELS:
        pixels = f"{size.width * size.height / 1_000_000:.0f} million pixels"
        fault = f"has {pixels}, and at most {MOST_PIXELS // 1_000_000} million are shown"
        raise MediaFileError(fault, _remedy(file, name, "save it smaller"))
    return size


def _remedy(file: Path, name: str, otherwise: str) -> str:
    """To let the command make a version for screens, where it can read the format."""
    return otherwise if name == "SVG" else SCREEN_VERSION.format(quoted_name(file.name))


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
