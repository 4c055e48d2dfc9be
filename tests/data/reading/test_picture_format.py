"""What a picture's file holds: format, size, and whether it is whole."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from data.reading.picture_format import (
    MEDIA_TYPES,
    WEB_PAGE,
    DamagedPictureError,
    PictureSize,
    decode,
    format_of,
    size_of,
)
from tests.data.reading.pictures import FORMATS, gradient, picture_bytes, turned

SVG = "http://www.w3.org/2000/svg"


def size(path: Path, name: str, content: bytes) -> PictureSize:
    path.write_bytes(content)
    return size_of(path, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_raster_picture_is_known_by_its_first_bytes_and_has_its_size(name: str, tmp_path: Path) -> None:
    content = picture_bytes(name)
    assert format_of(content[:64]) == name
    assert size(tmp_path / "x", name, content) == PictureSize(60, 40)


@pytest.mark.parametrize(
    ("options", "mode"),
    [
        ({}, "RGB"),
        ({"lossless": True}, "RGB"),
        ({}, "RGBA"),
        ({"lossless": True}, "RGBA"),
        ({"exif": b"x"}, "RGB"),
    ],
)
def test_a_webp_of_any_kind_has_its_size(options: dict[str, Any], mode: str, tmp_path: Path) -> None:
    for pixels in ((1, 1), (301, 200), (2048, 3)):
        image = gradient(*pixels).convert(mode)
        image.putpixel((0, 0), 0)
        content = picture_bytes("WebP", image, **options)
        assert size(tmp_path / "x", "WebP", content) == PictureSize(*pixels)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<svg/>", "SVG"),
        (b'\xef\xbb\xbf\n <?xml version="1.0"?>\n<!-- a <html> page? -->\n<svg:svg xmlns:svg="x">', "SVG"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]><svg width="1">', "SVG"),
        ("<svg/>".encode("utf-16"), "SVG"),
        (b"<!DOCTYPE html><html><body><svg/></body></html>", WEB_PAGE),
        (b"\n<HTML lang='en'>", WEB_PAGE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "a film"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%PDF-1.7", "PDF"),
        (b"BM\x36\0\0\0\0\0\0\0", "BMP"),
        (b"BMW, a report", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"\0" * 500, ""),
        (b"", ""),
        (b"a text", ""),
    ],
)
def test_a_file_is_named_by_what_it_holds(head: bytes, name: str) -> None:
    assert format_of(head) == name


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG"])
def test_a_picture_taken_with_a_turned_camera_has_the_size_that_is_seen(
    name: str, orientation: int, tmp_path: Path
) -> None:
    content = picture_bytes(name, exif=turned(orientation))
    seen = PictureSize(60, 40) if orientation < 5 else PictureSize(40, 60)
    assert size(tmp_path / "x", name, content) == seen


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_that_is_cut_in_half_is_damaged(
    name: str, options: dict[str, bool], tmp_path: Path
) -> None:
    content = picture_bytes(name, gradient(300, 200), **options)
    for part in (2, 3, 10):
        with pytest.raises(DamagedPictureError):
            size(tmp_path / "x", name, content[: -len(content) // part])


def test_a_photograph_with_something_behind_its_end_is_whole(tmp_path: Path) -> None:
    content = picture_bytes("JPEG")
    for more in (b"\0" * 2000, b"MotionPhoto_Data" + b"x" * 99, content[:300]):
        assert size(tmp_path / "x", "JPEG", content + more) == PictureSize(60, 40)


def test_a_photograph_without_an_end_that_has_every_line_is_whole(tmp_path: Path) -> None:
    assert size(tmp_path / "x", "JPEG", picture_bytes("JPEG")[:-2]) == PictureSize(60, 40)


def test_a_picture_that_is_damaged_in_its_middle_is_found_when_it_is_read_whole(tmp_path: Path) -> None:
    content = bytearray(picture_bytes("PNG", gradient(300, 200)))
    content[len(content) // 2] ^= 0xFF
    found = size(tmp_path / "x", "PNG", bytes(content))
    with pytest.raises(DamagedPictureError):
        decode(tmp_path / "x", "PNG", found)


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ('viewBox="0 0 640 240"', PictureSize(640, 240)),
        ('width="210mm" height="297mm" viewBox="0 0 100 100"', PictureSize(210, 297)),
        ('width="100%" height="100%" viewBox="0,0,8,3"', PictureSize(800, 300)),
        ('width="3" height="4"', PictureSize(300, 400)),
        ('viewBox="0 0 0 240"', PictureSize()),
        ('viewBox="none"', PictureSize()),
        ("", PictureSize()),
    ],
)
def test_a_drawing_has_the_size_that_it_states(root: str, expected: PictureSize, tmp_path: Path) -> None:
    drawing = f'<?xml version="1.0"?><svg xmlns="{SVG}" {root}><path d="M0 0"/></svg>\n'
    assert size(tmp_path / "x", "SVG", drawing.encode()) == expected


@pytest.mark.parametrize("end", ["<path d='M0 ", "", "</g>"])
def test_a_drawing_without_its_end_is_damaged(end: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedPictureError):
        size(tmp_path / "x", "SVG", f"<svg xmlns='{SVG}'><g>{end}".encode())


def test_a_drawing_in_utf_16_is_read(tmp_path: Path) -> None:
    drawing = f'<svg xmlns="{SVG}" viewBox="0 0 640 240"></svg>'.encode("utf-16")
    assert size(tmp_path / "x", "SVG", drawing) == PictureSize(640, 240)


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE svg " + b"[]" * 30_000,
        b"<!--" * 16_000,
        b"<svg " + b"a='" * 20_000,
        b" " * 65_000 + b"<svg",
        b"<?" * 30_000,
    ],
)
def test_a_hostile_head_is_read_in_linear_time(head: bytes) -> None:
    start = process_time()  # of this process: a busy machine does not count
    format_of(head)
    assert process_time() - start < 5


def test_every_suffix_has_the_media_type_of_its_format() -> None:
    assert MEDIA_TYPES[".jpg"] == MEDIA_TYPES[".jfif"] == "image/jpeg"
    assert MEDIA_TYPES[".svg"] == "image/svg+xml"
    assert MEDIA_TYPES[".avif"] == "image/avif"
