"""A font's file, looked into: whether browsers show it, its weights, its letters."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from data.model.limits import LARGEST_FONT, megabytes
from data.reading.media_file import PUT_BACK, MediaFileError, find_media_file
from data.reading.picture_format import WEB_PAGE, format_of

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SHOWN = {
    "WOFF2": (".woff2",),
    "WOFF": (".woff",),
    "TrueType": (".ttf", ".otf"),
    "OpenType": (".otf", ".ttf"),
}
"""The formats that browsers show, each with the suffixes of its files, the usual one first."""
FONT_TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf"}
"""By suffix, in small letters."""
SIGNATURES = {
    b"wOF2": "WOFF2",
    b"wOFF": "WOFF",
    b"\0\1\0\0": "TrueType",
    b"true": "TrueType",
    b"OTTO": "OpenType",
    b"ttcf": "a collection of fonts",
    b"%!PS": "a PostScript font",
    b"\x80\x01": "a PostScript font",
}
SAVE_AS = "save the font as WOFF2, TTF or OTF, and write the name of that file"
SIZE = 1000
"""Pixels of the em in which a font is measured."""
SMALL = 64
"""Pixels of the em in which letters are compared."""
NO_CHARACTER = "\U0010ffff"
"""No font has it: it is drawn as that font draws what it does not have."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file that can be shown. `weights` are the first and the last of a variable font, else None;
    `capital` is the height of a capital H by the font size, 0 where the font has none; `version` is of its
    content."""

    name: str
    weights: tuple[int, int] | None
    capital: float
    version: str


def read_font_file(folder: Path, written: str, names: Sequence[str]) -> FontFile:
    """The file that `written`, a name without a folder, means among those of the folder `folder`.

    `folder` is `<exhibit>/look`, `names` are its `file_names`. Raises MediaFileError.
    """
    name = find_media_file(folder, written, names, FONT_TYPES)
    try:
        length = (folder / name).stat().st_size
        content = (folder / name).read_bytes() if 0 < length <= LARGEST_FONT else b""
    except OSError as error:
        fault = f"cannot be opened ({error.strerror or error})"
        raise MediaFileError(fault, "check its rights") from error
    if length > LARGEST_FONT:
        fault = f"is {megabytes(length)} large, and at most {megabytes(LARGEST_FONT)} are shown"
        raise MediaFileError(fault, "save it as WOFF2, with the letters of your languages alone")
    if not content:
        raise MediaFileError("is an empty file", PUT_BACK)
    kind = font_format_of(content)
    if Path(name).suffix.lower() not in SHOWN.get(kind, ()):
        raise MediaFileError(*_fault_of_format(Path(name), kind or format_of(content)))
    weights, capital = _measured(content, kind)
    return FontFile(name, weights, capital, version_of(content))


def font_format_of(content: bytes) -> str:
    """The format by a file's first bytes, as a name for people; empty where it is no font's."""
    if content[34:36] == b"LP":  # the fixed place of its mark
        return "an EOT font"
    return next((name for mark, name in SIGNATURES.items() if content.startswith(mark)), "")


def version_of(content: bytes) -> str:
    """8 hex digits of a SHA-256."""
    return sha256(content).hexdigest()[:8]


def missing_characters(file: Path, characters: Iterable[str]) -> list[str]:
    """Those of some characters that the font in a file does not have. Raises OSError."""
    font = _open(file.read_bytes(), SMALL)
    absent = _drawn(font, NO_CHARACTER)
    return [each for each in characters if _drawn(font, each) == absent]


def _drawn(font: FreeTypeFont, character: str) -> tuple[float, tuple[int, int], bytes]:
    """How a character is drawn: its width, the size of its picture, and the picture."""
    mask = font.getmask(character)
    return font.getlength(character), mask.size, bytes(mask)


def _open(content: bytes, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # 12 ms: only where there is a font

    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=16)
def _measured(content: bytes, kind: str) -> tuple[tuple[int, int] | None, float]:
    """The weights and the height of capitals. Raises MediaFileError. Read again at each edit of the folder,
    and seldom another file: so the last ones are remembered."""
    try:
        if not _is_whole(content, kind):
            raise OSError("the file is shorter than it says")
        font = _open(content, SIZE)
        capital = -font.getbbox("H", anchor="ls")[1] / SIZE
        has_capitals = _drawn(font, "H") != _drawn(font, NO_CHARACTER)
        return _weights(font), capital if has_capitals else 0.0
    except (OSError, ValueError, struct.error):
        fault = "cannot be read to its end: a part of the file is missing or damaged"
        raise MediaFileError(fault, "copy it once more from where it came from") from None


def _weights(font: FreeTypeFont) -> tuple[int, int] | None:
    """The first and the last weight of a variable font; None for another."""
    try:
        axes = font.get_variation_axes()
    except (OSError, NotImplementedError):
        return None
    for axis in axes:
        if axis["name"] in (b"Weight", "Weight"):
            return int(axis["minimum"] or 400), int(axis["maximum"] or 400)
    return None


def _is_whole(content: bytes, kind: str) -> bool:
    """Whether a file is as long as its head says: a web font says its length, another that of its tables."""
    if kind in ("WOFF", "WOFF2"):
        return len(content) >= int.from_bytes(content[8:12], "big")
    tables = int.from_bytes(content[4:6], "big")
    entries = (struct.unpack_from(">II", content, 12 + 16 * number + 8) for number in range(tables))
    return tables > 0 and all(offset + length <= len(content) for offset, length in entries)


def _fault_of_format(file: Path, kind: str) -> tuple[str, str]:
    """The fault and the remedy of a file that holds another format than its suffix says, or none."""
    if kind in SHOWN:
        right = f"{file.stem if file.suffix.lower() in FONT_TYPES else file.name}{SHOWN[kind][0]}"
        return f"is {kind}, and its name says otherwise", f"give the file the name {right}, and write it here"
    if kind == "a ZIP archive":
        return f"is no font but {kind}", "unpack it, and put the font itself there"
    if kind == WEB_PAGE:
        return f"is no font but {kind}", "save the font itself, and put it there under this name"
    if kind.startswith(("a ", "an ")):
        return (
            f"is {kind}, which browsers do not show" if "font" in kind else f"is no font but {kind}",
            SAVE_AS,
        )
    return f"is no font but {kind}" if kind else "is no font", "put the font itself there under this name"
