"""The frames of a screencast on which a part of the screen is blank, as a map is that is not drawn.

For measurements: `with Screencast(page) as cast: …`, then `cast.blank(room)`.
"""

from __future__ import annotations

import base64
from io import BytesIO
from types import TracebackType
from typing import Any

from PIL import Image, ImageStat
from playwright.sync_api import Page

LEAST_DEVIATION = 1.5
"""Grey values of 255: the standard deviation of a blank sheet is below it; parchment with relief, a coast or
a line has more."""
Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom, in CSS pixels."""


class Screencast:
    """Every frame that the browser paints between `__enter__` and `__exit__`, as JPEG."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.frames: list[bytes] = []

    def __enter__(self) -> Screencast:
        self._session = self._page.context.new_cdp_session(self._page)
        self._session.on("Page.screencastFrame", self._receive)
        self._session.send("Page.startScreencast", {"format": "jpeg", "quality": 60, "everyNthFrame": 1})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.send("Page.stopScreencast")
        self._session.detach()

    def _receive(self, frame: dict[str, Any]) -> None:
        self.frames.append(base64.b64decode(frame["data"]))
        self._session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def blank(self, bounds: Bounds) -> list[int]:
        """The numbers of the frames on which a part of the screen is blank."""
        width = (self._page.viewport_size or {"width": 1})["width"]
        return [number for number, frame in enumerate(self.frames) if is_blank(frame, bounds, width)]


def is_blank(frame: bytes, bounds: Bounds, page_width: int) -> bool:
    """Whether a part of a frame is of one even colour. `page_width`: of the page, in CSS pixels."""
    with Image.open(BytesIO(frame)) as image:
        scale = image.width / page_width
        left, top, right, bottom = (round(scale * each) for each in bounds)
        part = image.convert("L").crop((left, top, right, bottom))
        return bool(ImageStat.Stat(part).stddev[0] < LEAST_DEVIATION)
