"""What the screen shows, frame by frame (DevTools protocol), and which frames show a blank map.

What the ground leaves uncovered is dyed first: without a dye, bare background and open sea have the same
colour.

    dye_background(page)
    with Screencast(page) as cast:
        ...
    assert blank_frames(cast.frames, region) == []
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import CDPSession, Page

Color = tuple[int, int, int]
Region = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS pixels of the page."""

DYE: Color = (255, 0, 255)
SEA: Color = (205, 213, 212)
"""The colour of the sea in the tiles (`--sea`): a map of the ocean is not blank."""
SAME_COLOR = 8
"""Of 255: JPEG and the ground's WebP tiles change a colour by a little."""
SAME_DYE = 90
"""Of 255: at the dye's edges JPEG mixes it with its neighbours."""
MOST_UNDRAWN = 0.5
MOST_OF_ONE_COLOR = 0.9
"""Shares of the region. On an empty map marks, names and ways still stand. The shipped map has at most 0.5 of
one colour, and 0.96 where a city plan is not yet drawn."""

DYE_BACKGROUND = """(dye) => {
  const sheet = new CSSStyleSheet();
  const map = "[data-part=atlas]:not(.is-near)";
  sheet.replaceSync(`${map}, ${map} .atlas__map { background: ${dye} !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""Not at the zooms of city plans: there the background is the plan's paper."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as JPEG. `seconds` on the browser's clock; `scale` in pixels to a CSS pixel."""

    seconds: float
    jpeg: bytes
    scale: float

    def picture(self, region: Region | None = None) -> Image.Image:
        """The frame, or a region of it."""
        whole = Image.open(io.BytesIO(self.jpeg)).convert("RGB")
        if region is None:
            return whole
        left, top, right, bottom = (round(each * self.scale) for each in region)
        return whole.crop((left, top, right, bottom))


class Screencast:
    """The frames that a page draws, from `with` on. Chromium sends one only where something has changed, and
    only while the test waits for the page: not with `time.sleep`."""

    def __init__(self, page: Page, width: int = 960, quality: int = 80) -> None:
        self.frames: list[Frame] = []
        self._page, self._width, self._quality = page, width, quality
        self._session: CDPSession | None = None

    def __enter__(self) -> Screencast:
        self._session = self._page.context.new_cdp_session(self._page)
        self._session.on("Page.screencastFrame", self._receive)
        size = {"maxWidth": self._width, "maxHeight": 4 * self._width}
        self._session.send("Page.startScreencast", {"format": "jpeg", "quality": self._quality, **size})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        session, self._session = self._session, None  # a frame that comes now is not acknowledged any more
        if session and not self._page.is_closed():
            session.send("Page.stopScreencast")
            session.detach()

    def _receive(self, event: dict[str, Any]) -> None:
        jpeg, about = base64.b64decode(event["data"]), event["metadata"]
        with Image.open(io.BytesIO(jpeg)) as picture:
            scale = picture.width / about["deviceWidth"]
        self.frames.append(Frame(about["timestamp"], jpeg, scale))
        if self._session:
            self._session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})


def dye_background(page: Page) -> None:
    """From now on, the page shows the dye where its map has drawn no ground."""
    page.evaluate(DYE_BACKGROUND, f"rgb{DYE}")


def undrawn(frame: Frame, region: Region) -> float:
    """The share of a region, from 0 to 1, in which no ground is drawn: above 0 the map is torn."""
    return _share_of(frame.picture(region), DYE, SAME_DYE)


def is_blank(frame: Frame, region: Region) -> bool:
    """Whether most of a region shows no ground, or almost all of it one colour other than the sea's."""
    picture = frame.picture(region)
    if _share_of(picture, DYE, SAME_DYE) > MOST_UNDRAWN:
        return True
    color = _most_common_color(picture)
    is_sea = max(abs(one - two) for one, two in zip(color, SEA, strict=True)) <= SAME_COLOR
    return not is_sea and _share_of(picture, color, SAME_COLOR) > MOST_OF_ONE_COLOR


def blank_frames(frames: Iterable[Frame], region: Region) -> list[Frame]:
    return [frame for frame in frames if is_blank(frame, region)]


def _share_of(picture: Image.Image, color: Color, tolerance: int) -> float:
    """The share of pixels of which no channel differs by more than the tolerance."""
    channels = ImageChops.difference(picture, Image.new("RGB", picture.size, color)).split()
    largest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(largest.histogram()[: tolerance + 1]) / (picture.width * picture.height)


def _most_common_color(picture: Image.Image) -> Color:
    colors = picture.getcolors(picture.width * picture.height) or []
    red, green, blue = max(colors, default=(0, (0, 0, 0)))[1]  # type: ignore[misc]
    return (int(red), int(green), int(blue))
