"""What the lives are seen in: the gallery's screen, a view of the world, the names on the map. No files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lettering:
    """A name written on the map itself: a sea, a land, a river; `tilt` in degrees, clockwise."""

    id: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    kind: Literal["sea", "land", "river", "range"]
    from_zoom: int
    to_zoom: int
    tilt: float = 0.0

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Screen:
    """The gallery's screen: `pixel_pitch` is millimetres per CSS pixel (21.5 inch, 1920 wide: 0.248)."""

    pixel_pitch: float = 0.248


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world, in degrees."""

    south: float
    west: float
    north: float
    east: float
