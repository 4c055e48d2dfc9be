"""What a picture's file holds: its format by its first bytes, its size in pixels, and whether it is whole."""

from __future__ import annotations

import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

SHOWN = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
    "SVG": (".svg",),
}
"""The formats that browsers show, each with the suffixes of its files, the usual one first."""
MEDIA_TYPES = {
    suffix: "image/svg+xml" if name == "SVG" else f"image/{name.lower()}"
    for name, suffixes in SHOWN.items()
    for suffix in suffixes
}
"""By suffix, in small letters. The operating system's table lacks the newer ones."""
WEB_PAGE = "a web page"
SIGNATURES = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    b"8BPS": "Photoshop",
    b"\0\0\0\x0cjP": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"\0\0\0\x0cJXL": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
    b"%PDF": "PDF",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "compressed",
}
"""By the first bytes."""
HEIF = re.compile(rb".{4}ftyp(.{4})(?:.{4})((?:.{4})*)", re.DOTALL)
"""The first box of a HEIF file and of a film: its brand, then those that it is compatible with."""
AVIF_BRANDS, HEIC_BRANDS = (b"avif", b"avis"), (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
SVG_PROLOGUE = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?:\w+:)?svg\b(?>[^\[>]|\[[^\]]*\])*+>)*+",
    re.DOTALL | re.IGNORECASE,
)
SVG_ROOT = re.compile(r"<(?:[\w.-]+:)?svg(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
SVG_END = re.compile(r"</(?:[\w.-]+:)?svg\s*>")
SVG_LENGTH = r"\s*=\s*[\"']\s*([\d.]+)\s*(px|mm|cm|in|pt|pc|em)?\s*[\"']"
HEAD = 65_536
"""Bytes in which the root of an SVG drawing stands: drawing programs write long comments above it."""
TAIL = 4096
ORIENTATION = 0x0112
"""The EXIF field that says how a camera was held; from 5 on, the picture is turned by a quarter."""


class DamagedPictureError(Exception):
    """The file is of a format that browsers show, and cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Pixels as the picture is seen, upright; of an SVG drawing the units of its view box. Both are 0 where
    the file does not say."""

    width: int = 0
    height: int = 0


def format_of(head: bytes) -> str:
    """The format by a file's first bytes, as a name for people; empty where it is none that is known.

    Blank lines and a byte order mark may stand before an SVG drawing. A page of the web is WEB_PAGE.
    """
    for mark, name in SIGNATURES.items():
        if head.startswith(mark):
            return name
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "BMP"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if box := HEIF.match(head[: int.from_bytes(head[:4], "big")] if len(head) > 12 else b""):
        brands = {box[1], *(box[2][at : at + 4] for at in range(0, len(box[2]), 4))}
        if not brands.isdisjoint(AVIF_BRANDS):
            return "AVIF"
        return "HEIC" if not brands.isdisjoint(HEIC_BRANDS) else "a film"
    return _format_of_text(_text(head))


def size_of(path: Path, name: str) -> PictureSize:
    """The size of a picture of the format `name`, one of SHOWN.

    Only the head and the end are read. A raster picture that does not end as its format does is read whole:
    some programs write no end, or append something. Raises DamagedPictureError and OSError.
    """
    if name == "SVG":
        return _svg_size(path)
    size = (_webp_size(path) if name == "WebP" else None) or _raster_size(path, name)
    if not _has_its_end(path, name):
        decode(path, name, size)
    return size


def decode(path: Path, name: str, size: PictureSize) -> None:
    """Read a raster picture whole. Raises DamagedPictureError where that is not possible, and OSError."""
    # A photograph without the mark at its end is whole for browsers. Pillow waits for a few bytes more.
    content = path.read_bytes() + (bytes(32) if name == "JPEG" else b"")
    with opened(io.BytesIO(content), name) as image:
        if name == "JPEG":  # an eighth of the pixels; the whole file is read all the same
            image.draft(None, (max(size.width // 8, 1), max(size.height // 8, 1)))
        image.load()


@contextmanager
def opened(file: BinaryIO, name: str) -> Iterator[Image]:
    """The picture, opened by Pillow as of this format alone: the content was looked at before.

    Raises DamagedPictureError, also for what is raised while the picture is used, and OSError.
    """
    from PIL import Image  # here, as an exhibit of drawings needs no Pillow

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged metadata, and of sizes that we limit ourselves
        try:
            with Image.open(file, formats=[name.upper()]) as image:
                yield image
        except Exception as error:  # whatever a decoder raises, the fault is in the file
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise DamagedPictureError(str(error)) from error


def _webp_size(path: Path) -> PictureSize | None:
    """The size in a WebP's head; None where it cannot be read there. Pillow takes 4 ms to open a WebP of the
    usual size, twenty times as long as any other picture, as it makes room for its pixels."""
    with path.open("rb") as file:
        head = file.read(30)
    kind, bits = head[12:16], int.from_bytes(head[21:25], "little")
    if len(head) < 30:
        return None
    if kind == b"VP8X":
        return PictureSize(*(1 + int.from_bytes(head[at : at + 3], "little") for at in (24, 27)))
    if kind == b"VP8L" and head[20] == 0x2F:
        return PictureSize(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return PictureSize(*(int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28)))
    return None


def _raster_size(path: Path, name: str) -> PictureSize:
    with path.open("rb") as file, opened(file, name) as image:
        width, height = image.size
        # Chromium does not look for the field in a WebP. Pillow tells of an AVIF's own turn as of this field.
        is_turned = name != "WebP" and orientation(image) in (5, 6, 7, 8)
    return PictureSize(height, width) if is_turned else PictureSize(width, height)


def orientation(image: Image) -> int:
    """How the camera was held, 1 (upright) to 8."""
    found = exif_of(image).get(ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def exif_of(image: Image) -> Exif:
    """What a camera wrote, as far as it stands before the pixels: `getexif` reads a PNG to its end for it."""
    from PIL.Image import Exif

    exif = Exif()
    exif.load(image.info.get("exif") or b"")
    return exif


def _has_its_end(path: Path, name: str) -> bool:
    """Whether a raster picture ends as its format says."""
    with path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        file.seek(max(length - 16, 0))
        end = file.read()
        if name == "JPEG":
            return end.endswith(b"\xff\xd9")
        if name == "PNG":
            return end.endswith(b"IEND\xaeB`\x82")
        if name == "GIF":
            return end.endswith(b";")
        if name == "WebP":
            file.seek(4)
            return length >= 8 + int.from_bytes(file.read(4), "little")
        return _has_all_boxes(path, length)


def _has_all_boxes(path: Path, length: int) -> bool:
    """Whether the boxes of an AVIF file reach its end, and not beyond it."""
    with path.open("rb") as file:
        at = 0
        while at < length:
            file.seek(at)
            size = int.from_bytes(file.read(4), "big")
            kind = file.read(4)
            if size == 1:
                size = int.from_bytes(file.read(8), "big")
            if size == 0 and kind == b"mdat":  # it reaches to the end, wherever that is
                return False
            if size < 8:
                return False
            at += size
    return at == length


def _svg_size(path: Path) -> PictureSize:
    with path.open("rb") as file:
        head = file.read(HEAD)
        length = file.seek(0, os.SEEK_END)
        file.seek(max(length - TAIL, 0))
        tail = file.read()
    text = _text(head)
    root = SVG_ROOT.match(text, _prologue_end(text))
    if root is None:
        raise DamagedPictureError("the drawing has no svg element")
    is_utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    end = tail.replace(b"\0", b"").decode("utf-8", "replace") if is_utf16 else _text(tail)
    if not root[0].endswith("/>") and not SVG_END.search(end):
        raise DamagedPictureError("the drawing has no end")
    return _size_in(root[0])


def _size_in(root: str) -> PictureSize:
    """The size that the root element of a drawing states."""
    width, height = (re.search(rf"\s{each}{SVG_LENGTH}", root) for each in ("width", "height"))
    if width and height and width[2] == height[2]:
        return _size(width[1], height[1])
    if box := re.search(r"\sviewBox\s*=\s*[\"']\s*([^\"']*)[\"']", root):
        numbers = re.split(r"[\s,]+", box[1].strip())
        if len(numbers) == 4:
            return _size(numbers[2], numbers[3])
    return PictureSize()


def _size(width: str, height: str) -> PictureSize:
    """A size in whole units; a small drawing keeps its proportions."""
    try:
        one, two = float(width), float(height)
        factor = 1 if min(one, two) >= 100 else 100
        size = PictureSize(round(one * factor), round(two * factor))
    except (ValueError, OverflowError):
        return PictureSize()
    return size if min(size.width, size.height) > 0 else PictureSize()


def _format_of_text(text: str) -> str:
    start = text[_prologue_end(text) :]
    if SVG_ROOT.match(start) or re.match(r"<(?:[\w.-]+:)?svg[\s/>]", start):
        return "SVG"
    return WEB_PAGE if re.match(r"<!doctype\s+html|<(?:html|head|body)[\s>]", start, re.IGNORECASE) else ""


def _prologue_end(text: str) -> int:
    found = SVG_PROLOGUE.match(text)
    return found.end() if found else 0


def _text(content: bytes) -> str:
    """The characters of a drawing's head. Beyond ASCII they do not matter here."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[2 : 2 + (len(content) - 2) // 2 * 2].decode(encoding, "replace")
    return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
