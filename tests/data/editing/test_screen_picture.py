"""The screen's version of a picture: upright, in sRGB, large enough and no larger, without metadata."""

from __future__ import annotations

import io
import struct
import sys
import zlib

import pytest
from PIL import Image

from data.editing.screen_picture import LONGEST_SIDE, ScreenPicture, screen_picture
from data.reading.media_file import MediaFileError
from data.reading.picture_format import format_of
from tests.data.reading.pictures import gradient, picture_bytes, turned

RASTER = ("JPEG", "PNG", "WebP", "AVIF", "GIF", "TIFF", "BMP", "JPEG2000")
RED, BLUE = (254, 0, 0), (0, 90, 255)


def opened(screen: ScreenPicture) -> Image.Image:
    return Image.open(io.BytesIO(screen.content))


def colour_at(screen: ScreenPicture, across: float, down: float) -> tuple[int, int, int]:
    """The colour at a part of the width and of the height."""
    image = opened(screen).convert("RGB")
    found = image.getpixel((int(across * image.width), int(down * image.height)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def is_near(one: tuple[int, ...], other: tuple[int, ...], by: int = 24) -> bool:
    return all(abs(first - second) <= by for first, second in zip(one, other, strict=True))


def heic(image: Image.Image) -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif")
    file = io.BytesIO()
    pillow_heif.from_pillow(image).save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", [*RASTER, "HEIC"])
def test_a_picture_of_every_format_becomes_a_webp_with_its_colours(name: str) -> None:
    image = gradient(300, 200)
    screen = screen_picture(heic(image) if name == "HEIC" else picture_bytes(name, image))
    assert (screen.suffix, screen.width, screen.height) == (".webp", 300, 200)
    assert format_of(screen.content) == "WebP"
    assert is_near(colour_at(screen, 0.1, 0.1), RED, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG", "TIFF", "WebP"])
def test_a_picture_of_a_turned_camera_is_upright(name: str, orientation: int) -> None:
    """The camera stored the picture turned; the red corner belongs to the upper left."""
    turns = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    turn, image = turns[orientation], gradient(300, 200)
    stored = image if turn is None else image.transpose(turn)
    screen = screen_picture(picture_bytes(name, stored, exif=turned(orientation)))
    assert (screen.width, screen.height) == (300, 200)
    assert is_near(colour_at(screen, 0.1, 0.1), RED, 40)


def test_a_photograph_of_48_megapixels_is_made_as_large_as_a_screen_needs() -> None:
    screen = screen_picture(picture_bytes("JPEG", Image.new("RGB", (8064, 6048), RED)))
    assert (screen.width, screen.height) == (LONGEST_SIDE, 1536)
    assert is_near(colour_at(screen, 0.5, 0.5), RED, 5)


def test_a_small_picture_is_not_enlarged() -> None:
    screen = screen_picture(picture_bytes("PNG", gradient(200, 200)))
    assert (screen.width, screen.height) == (200, 200)


def test_nothing_that_a_camera_wrote_is_left_in_it() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Lovelace"
    exif[0x010F] = "Camera of a secret kind"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 57.0, 0.0)})
    screen = screen_picture(
        picture_bytes(
            "JPEG", gradient(300, 200), exif=exif, comment=b"secret", icc_profile=wide_gamut_profile()
        )
    )
    assert opened(screen).info.keys().isdisjoint(("exif", "xmp", "icc_profile"))
    for secret in (b"Lovelace", b"Camera", b"Exif", b"EXIF", b"ICCP", b"XMP "):
        assert secret not in screen.content
    assert screen.maker == "Ada Lovelace"


def test_the_colours_of_a_wide_gamut_become_those_of_screens() -> None:
    """A red of Display P3 that sRGB has too: (200, 60, 60) there is (216, 44, 53) here, to a few units."""
    image = Image.new("RGB", (64, 64), (200, 60, 60))
    screen = screen_picture(picture_bytes("PNG", image, icc_profile=wide_gamut_profile()))
    assert is_near(colour_at(screen, 0.5, 0.5), (216, 44, 53), 6)


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_damaged_profile_counts_as_none(profile: bytes) -> None:
    image = Image.new("RGB", (64, 64), (200, 60, 60))
    screen = screen_picture(picture_bytes("PNG", image, icc_profile=profile))
    assert is_near(colour_at(screen, 0.5, 0.5), (200, 60, 60), 6)


def test_the_colours_of_a_printing_press_are_not_inverted_and_are_told_of() -> None:
    image = Image.new("RGB", (64, 64), (200, 60, 60)).convert("CMYK")
    for name in ("JPEG", "TIFF"):
        screen = screen_picture(picture_bytes(name, image))
        assert is_near(colour_at(screen, 0.5, 0.5), (200, 60, 60), 12), name
        assert ["CMYK" in each for each in screen.notes] == [True]


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 128, (128, 128, 128)),
        ("I;16", 32_896, (128, 128, 128)),
        ("I", 32_896, (128, 128, 128)),
        ("F", 0.5, (127, 127, 127)),
        ("LA", (128, 255), (128, 128, 128)),
    ],
)
def test_grey_values_of_any_depth_keep_their_brightness(
    mode: str, colour: int | float | tuple[int, int], expected: tuple[int, int, int]
) -> None:
    image = Image.new(mode, (64, 64), colour)
    screen = screen_picture(picture_bytes("TIFF", image))
    assert is_near(colour_at(screen, 0.5, 0.5), expected, 3)


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("RGBA", (64, 64), (200, 60, 60, 0))
    image.paste((0, 0, 255, 255), (0, 0, 32, 64))
    shown = opened(screen_picture(picture_bytes("PNG", image)))
    assert shown.mode == "RGBA"
    assert [shown.getchannel("A").getpixel((across, 32)) for across in (10, 50)] == [255, 0]


@pytest.mark.parametrize("name", ["TIFF", "GIF"])
def test_of_several_pictures_in_one_file_the_first_is_taken_and_it_is_told(name: str) -> None:
    pages = [Image.new("RGB", (64, 64), colour) for colour in (RED, BLUE)]
    screen = screen_picture(picture_bytes(name, pages[0], save_all=True, append_images=pages[1:]))
    assert screen.notes == ("holds 2 pictures, of which the first is taken",)
    assert is_near(colour_at(screen, 0.5, 0.5), RED, 6)


def test_a_drawing_and_a_webp_that_was_made_here_stay_byte_for_byte() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 3"/>'
    assert screen_picture(drawing).content == drawing
    once = screen_picture(picture_bytes("JPEG", gradient(300, 200)))
    twice = screen_picture(once.content)
    assert (twice.content, twice.is_original) == (once.content, True)


@pytest.mark.parametrize("name", [*RASTER, "HEIC"])
def test_a_picture_that_is_cut_in_half_is_refused(name: str) -> None:
    image = gradient(300, 200)
    content = heic(image) if name == "HEIC" else picture_bytes(name, image)
    with pytest.raises(MediaFileError) as raised:
        screen_picture(content[: len(content) // 2])
    assert "copy it once more" in raised.value.remedy


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is an empty file"),
        (b"a text", "is no picture"),
        (b"<!doctype html><p>not found", "is a web page, not a picture"),
        (b"%PDF-1.7", "is PDF, which cannot be read"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "is a film, which cannot be read"),
        (b"8BPS\0\1", "is Photoshop, which cannot be read"),
    ],
)
def test_what_is_no_picture_is_refused_for_its_true_reason(content: bytes, fault: str) -> None:
    with pytest.raises(MediaFileError) as raised:
        screen_picture(content)
    assert raised.value.fault == fault


def test_a_small_file_of_thousands_of_millions_of_pixels_is_refused_before_it_is_decoded() -> None:
    content = bytearray(picture_bytes("PNG", Image.new("1", (8, 8))))
    header = struct.pack(">II", 60_000, 60_000) + bytes(content[24:29])
    content[16:29] = header
    content[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + header))
    with pytest.raises(MediaFileError) as raised:
        screen_picture(bytes(content))
    assert raised.value.fault == "has 3600 million pixels, and at most 200 million are read"


def test_the_limits_of_pillow_are_as_before() -> None:
    limit = Image.MAX_IMAGE_PIXELS
    screen_picture(picture_bytes("PNG"))
    with pytest.raises(MediaFileError):
        screen_picture(picture_bytes("PNG")[:60])
    assert limit == Image.MAX_IMAGE_PIXELS
    assert sys.modules["PIL.ImageFile"].LOAD_TRUNCATED_IMAGES is False


def wide_gamut_profile() -> bytes:
    """An ICC profile with the primaries of Display P3 and a gamma of 2.2."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65_536))

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    text = b"text\0\0\0\0made by a test\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"wide\0" + b"\0" * 78
    tags = {
        b"desc": name,
        b"cprt": text,
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.51512, 0.24120, -0.00105),
        b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz(0.15710, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = struct.pack(">I", len(tags)), b""
    offset = 128 + 4 + 12 * len(tags)
    for key, value in tags.items():
        table += key + struct.pack(">II", offset + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    size = offset + len(body)
    head = struct.pack(">I", size) + b"lcms" + bytes.fromhex("02100000") + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return head.ljust(128, b"\0") + table + body
