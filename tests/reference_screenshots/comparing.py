"""Compares two stored screenshots, and says with which browser and fonts the reference was made."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
MADE_WITH = "made_with.json"
LEVELS = 24
"""Of 255: a smaller difference of a pixel is not seen."""
TOLERANCE = 0.002
"""The share of pixels that may differ: two thirds of a button. The same page gives 0.01 % at most."""
FONTS = ("Noto Serif", "Noto Serif CJK JP", "Georgia", "serif")
"""As tokens.css asks for them; the first one, Source Serif, comes with the page."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """What the look of a picture depends on, beside the page."""

    chromium: str
    fonts: dict[str, str]

    def differences(self, other: Renderer) -> list[str]:
        """In words, what another machine has instead. A patch of Chromium draws the same."""
        found = []
        if self.chromium.split(".")[0] != other.chromium.split(".")[0]:
            found.append(f"Chromium {self.chromium}, here {other.chromium}")
        for name, file in self.fonts.items():
            if other.fonts.get(name) != file:
                found.append(f"{file} for “{name}”, here {other.fonts.get(name, 'nothing')}")
        return found


def this_renderer(chromium: str) -> Renderer:
    """The fonts as fontconfig chooses them; none where it is not installed."""
    fonts = {}
    if shutil.which("fc-match"):
        for name in FONTS:
            asked = ["fc-match", "--format", "%{family[0]} %{fontversion}", name]
            fonts[name] = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return Renderer(chromium, fonts)


def write_renderer(folder: Path, renderer: Renderer) -> None:
    text = json.dumps(asdict(renderer), indent=2, ensure_ascii=False)
    (folder / MADE_WITH).write_text(f"{text}\n", encoding="utf-8")


def read_renderer(folder: Path) -> Renderer | None:
    """The machine on which the pictures of a folder were made; None where there are none."""
    file = folder / MADE_WITH
    return Renderer(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def difference(reference: bytes, taken: bytes) -> tuple[float, Image.Image]:
    """The share of pixels that differ, and a picture: reference, what was taken, and the pixels in red."""
    one, two = (Image.open(io.BytesIO(each)).convert("RGB") for each in (reference, taken))
    if one.size != two.size:
        return 1.0, two
    bands = ImageChops.difference(one, two).split()
    largest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    mask = largest.point(lambda value: 255 if value > LEVELS else 0)
    share = mask.histogram()[255] / (one.width * one.height)
    marked = Image.composite(Image.new("RGB", one.size, "red"), two.convert("L").convert("RGB"), mask)
    beside = Image.new("RGB", (3 * one.width + 20, one.height), "white")
    for number, picture in enumerate((one, two, marked)):
        beside.paste(picture, (number * (one.width + 10), 0))
    return share, beside
