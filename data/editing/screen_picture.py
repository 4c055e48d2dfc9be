"""The screen's version of a picture: upright, in sRGB, as large as the largest screen needs, as WebP.

It holds nothing but the pixels: no place where a photograph was taken, no name of a camera. Pictures come
from strangers, so each is opened as the format that its first bytes show, and its size is checked before it
is decoded.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from data.model.limits import megabytes
from data.reading.media_file import MediaFileError
from data.reading.picture_format import HEAD, WEB_PAGE, format_of

LONGEST_SIDE = 2048
"""Pixels. The story panel of an upright screen of 4K is 2,048 pixels wide; no other needs more."""
LARGEST_ORIGINAL = 1_000_000_000
"""Bytes."""
MOST_PIXELS_OF_ORIGINAL = 200_000_000
"""600 MB of memory. A scan of A3 at 1,000 dots an inch has 190 million."""
QUALITY = 82
"""Of WebP: 37 dB. A dense picture of 2,048 by 1,536 pixels, made of noise as photographs are, has 0.8 MB."""
READ = {
    "JPEG": "JPEG",
    "PNG": "PNG",
    "WebP": "WEBP",
    "AVIF": "AVIF",
    "GIF": "GIF",
    "TIFF": "TIFF",
    "BMP": "BMP",
    "JPEG 2000": "JPEG2000",
    "HEIC": "HEIF",
}
"""What can be converted: our name of the format, and Pillow's."""
SEVERAL = ("TIFF", "HEIC", "GIF", "PNG", "WebP", "AVIF")
"""Formats of which a file may hold several pictures that people see. Those in a JPEG are a phone's own."""
WITHOUT_PROFILE = (
    "has the colours of a printing press (CMYK) without a profile: compare them with the original"
)
ONLY_THE_FIRST = "holds {number} pictures, of which the first is taken"
MAKER = 0x013B
"""The EXIF field of who made the picture."""


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A picture for the screen: the content of its file, with its suffix, and its size in pixels.

    `is_original`: the file is fit for the screen as it is, a WebP like those made here or an SVG drawing,
    whose `width` and `height` are 0. `notes` say what a person should look at. `maker` is who made it, as
    the original says; empty for none.
    """

    content: bytes
    suffix: str
    width: int = 0
    height: int = 0
    is_original: bool = False
    notes: tuple[str, ...] = ()
    maker: str = ""


def screen_picture(content: bytes) -> ScreenPicture:
    """The version for the screen of a picture's file. Raises MediaFileError."""
    if not content:
        raise MediaFileError("is an empty file", "copy it once more from where it came from")
    name = format_of(content[:HEAD])
    if name == "SVG":
        return ScreenPicture(content, ".svg", is_original=True)
    if name == WEB_PAGE:
        raise MediaFileError("is a web page, not a picture", "save the picture itself")
    if name not in READ:
        fault = f"is {name}, which cannot be read" if name else "is no picture"
        raise MediaFileError(fault, f"save it as one of {', '.join(READ)}")
    with _opened(content, name) as image:
        if name == "WebP" and _is_fit(image):
            image.load()
            return ScreenPicture(content, ".webp", image.width, image.height, is_original=True)
        return _converted(image, name)


def read_original(path: Path) -> bytes:
    """The content of a picture's file. Raises MediaFileError for one that is too large, and OSError."""
    size = path.stat().st_size
    if size > LARGEST_ORIGINAL:
        fault = f"is {megabytes(size)} large, and at most {megabytes(LARGEST_ORIGINAL)} are read"
        raise MediaFileError(fault, "save it smaller")
    return path.read_bytes()


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[Image.Image]:
    """The picture, not yet decoded. Raises MediaFileError for whatever is raised while it is used."""
    if name == "HEIC":
        from pillow_heif import register_heif_opener  # here, as it loads slowly and few pictures need it

        register_heif_opener()
    limit = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged metadata
        Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded
        try:
            with Image.open(io.BytesIO(content), formats=[READ[name]]) as image:
                if image.width * image.height > MOST_PIXELS_OF_ORIGINAL:
                    pixels = f"{image.width * image.height / 1_000_000:.0f} million pixels"
                    most = MOST_PIXELS_OF_ORIGINAL // 1_000_000
                    fault = f"has {pixels}, and at most {most} million are read"
                    raise MediaFileError(fault, "save it smaller")
                yield image
        except MediaFileError:
            raise
        except UnidentifiedImageError as error:
            fault = f"is damaged, or a kind of {name} that cannot be read"
            raise MediaFileError(fault, "save it as JPEG or PNG, or copy it once more") from error
        except Exception as error:  # whatever a decoder raises, the fault is in the file
            fault = "cannot be read to its end: a part of the file is missing or damaged"
            raise MediaFileError(fault, "copy it once more from where it came from") from error
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def _is_fit(image: Image.Image) -> bool:
    """Whether a WebP is like those made here: no larger, one picture, without metadata or other colours."""
    is_bare = image.info.keys().isdisjoint(("exif", "xmp", "icc_profile"))
    return is_bare and max(image.size) <= LONGEST_SIDE and getattr(image, "n_frames", 1) == 1


def _converted(image: Image.Image, name: str) -> ScreenPicture:
    notes = []
    if name in SEVERAL and (number := getattr(image, "n_frames", 1)) > 1:
        notes.append(ONLY_THE_FIRST.format(number=number))
    maker = str(image.getexif().get(MAKER, "")).strip(" \0\t\r\n")
    if name == "JPEG":  # decoded at a half or less where that is large enough: four times as fast
        image.draft(None, (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and not profile:
        notes.append(WITHOUT_PROFILE)
    is_drawn = image.mode in ("1", "P")
    upright = ImageOps.exif_transpose(image)
    plain = _of_eight_bits(upright)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    shown = _in_srgb(plain, profile)
    return ScreenPicture(
        _webp(shown, may_be_lossless=is_drawn),
        ".webp",
        shown.width,
        shown.height,
        notes=tuple(notes),
        maker=maker,
    )


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized and converted by a profile: L, RGB, RGBA, CMYK or LAB."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK", "LAB"):
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _scaled_to_eight_bits(image.convert("F"))
    has_alpha = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _scaled_to_eight_bits(image: Image.Image) -> Image.Image:
    """Grey values of 16 bits, or between 0 and 1, as those of 8. `convert` alone would make all white."""
    low, high = (float(each) if isinstance(each, (int, float)) else 0.0 for each in image.getextrema())
    if low < 0 or high > 65_535:
        raise MediaFileError("holds grey values of no usual range", "save it with 8 or 16 bits")
    factor = 255.0 if high <= 1 else 1.0 if high <= 255 else 255 / 65_535
    return image.point(lambda value: value * factor + 0).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as screens show them. A damaged profile, and one of other colours, counts as none."""
    with_alpha = "RGBA" if image.mode == "RGBA" else "RGB"
    source = ImageCms.createProfile("LAB") if image.mode == "LAB" else _profile(profile)
    if source is not None:
        try:
            converted = ImageCms.profileToProfile(
                image,
                source,
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode=with_alpha,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except ImageCms.PyCMSError:
            pass
        else:
            if converted is not None:
                return converted
    return image.convert(with_alpha)


def _profile(content: bytes | None) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(content)) if content else None
    except (OSError, ImageCms.PyCMSError):
        return None


def _webp(image: Image.Image, *, may_be_lossless: bool) -> bytes:
    """The file's content, without any metadata. A drawing of few colours is smaller without loss."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    versions = [_saved(bare, quality=QUALITY, method=6)]
    if may_be_lossless:
        versions.append(_saved(bare, lossless=True, quality=80, method=4))
    return min(versions, key=len)


def _saved(image: Image.Image, **options: int | bool) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", **options)
    return file.getvalue()
