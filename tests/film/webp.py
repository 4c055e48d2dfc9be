"""Frames of a screencast as an animated WebP of a certain size."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image

from tests.browser.screencast import Frame

SIZE = (960, 540)
FRAMES_A_SECOND = 8
QUALITIES = (70, 60, 50, 40, 30, 20)
"""Tried from the best on, until the file is small enough."""


class FilmTooLargeError(Exception):
    """Even at the least quality the file is too large."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture (JPEG) and for how long it is shown."""

    jpeg: bytes
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Film:
    """An animated WebP that is played again and again."""

    webp: bytes
    shots: int
    seconds: float
    quality: int


def shots(frames: Sequence[Frame], until: float) -> list[Shot]:
    """The frames as they were shown at regular times up to `until`, on the browser's clock. Equal pictures
    that follow each other are one shot."""
    if not frames:
        return []
    step = 1 / FRAMES_A_SECOND
    begin, position = frames[0].seconds, 0
    shown: list[bytes] = []
    for tick in range(max(1, round((until - begin) / step))):
        while position + 1 < len(frames) and frames[position + 1].seconds <= begin + tick * step:
            position += 1
        shown.append(frames[position].jpeg)
    return [Shot(jpeg, round(1000 * step * len(list(same)))) for jpeg, same in groupby(shown)]


def encode(taken: Sequence[Shot], most_bytes: int) -> Film:
    """Raises FilmTooLargeError where no quality makes the file small enough."""
    pictures = [_picture(shot) for shot in taken]
    durations = [shot.milliseconds for shot in taken]
    size = 0
    for quality in QUALITIES:
        file = io.BytesIO()
        pictures[0].save(
            file,
            "WEBP",
            save_all=True,
            append_images=pictures[1:],
            duration=durations,
            loop=0,
            quality=quality,
            method=4,
            minimize_size=True,  # by half
        )
        size = len(file.getvalue())
        if size <= most_bytes:
            return Film(file.getvalue(), len(taken), sum(durations) / 1000, quality)
    raise FilmTooLargeError(
        f"{len(taken)} frames at quality {QUALITIES[-1]}: {size:,} bytes, at most {most_bytes:,}"
    )


def _picture(shot: Shot) -> Image.Image:
    whole = Image.open(io.BytesIO(shot.jpeg)).convert("RGB")
    return whole.resize(SIZE, Image.Resampling.LANCZOS)
