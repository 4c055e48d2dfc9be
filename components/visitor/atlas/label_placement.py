"""Label placement: which names fit on the map, and at which side of their marks.

A name has several candidate positions. No name may overlap a mark or another name. All pixels are those of
the design screen (4.03 to a millimetre); atlas.css has the same lengths in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from components.visitor.text_width import SEMIBOLD, text_width
from data import Lettering, Pixel, Point, to_pixel

MILLIMETRE = 4.03
"""Pixels of the design screen."""
NAME_SIZE = 5.7 * MILLIMETRE
"""Pixels: the font size of names and lettering; its capitals are 3.8 mm high."""
NAME_HEIGHT = 6.6 * MILLIMETRE
"""Pixels: a line of a name."""
NAME_GAP = 0.9 * MILLIMETRE
"""Pixels between a sign and its name."""
SIDES = "eswnabcd"
"""The candidate positions, best first: right, below, left, above; right above, right below, left below, left
above. The letters are in atlas.css and name_room.js, too."""
LETTER_SPACING = {"land": 0.42, "range": 0.22, "sea": 0.14, "river": 0.14}
"""Em between the letters of the lettering, by its kind."""
LETTERING_SIZE = {"land": 5.7, "range": 5.8, "sea": 5.8, "river": 5.8}
"""Millimetres: the font size of the lettering, by its kind."""

PixelBounds = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the world at one zoom."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign on the map with its name: number, point in pixels of the world at one zoom, half of its size,
    and the width of its name; 0 for none."""

    number: int
    point: Pixel
    radius: float
    name_width: float

    @property
    def bounds(self) -> PixelBounds:
        x, y = self.point
        return (x - self.radius, y - self.radius, x + self.radius, y + self.radius)

    def name_bounds(self, side: str) -> PixelBounds:
        """The bounds of the name at one of SIDES."""
        x, y = self.point
        width, height = self.name_width, NAME_HEIGHT
        beside = self.radius + NAME_GAP
        left = {
            "e": x + beside,
            "w": x - beside - width,
            "n": x - width / 2,
            "s": x - width / 2,
            "a": x - self.radius,
            "b": x - self.radius,
            "c": x + self.radius - width,
            "d": x + self.radius - width,
        }[side]
        top = (
            y - height / 2 if side in "ew" else y + self.radius if side in "sbc" else y - self.radius - height
        )
        return (left, top, left + width, top + height)


class OccupiedBounds:
    """Bounds on a grid: only those in the same cells are compared."""

    CELL = 128.0

    def __init__(self, bounds: Iterable[PixelBounds] = ()) -> None:
        self._cells: dict[tuple[int, int], list[PixelBounds]] = {}
        for each in bounds:
            self.add(each)

    def add(self, bounds: PixelBounds) -> None:
        for cell in self._cells_of(bounds):
            self._cells.setdefault(cell, []).append(bounds)

    def overlap(self, bounds: PixelBounds) -> bool:
        """Whether anything overlaps these bounds; a shared edge is no overlap."""
        left, top, right, bottom = bounds
        return any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._cells_of(bounds)
            for other in self._cells.get(cell, ())
        )

    def _cells_of(self, bounds: PixelBounds) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(value // self.CELL) for value in bounds)
        return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


def name_width(text: str) -> float:
    """The width of a name in pixels, with its halo."""
    return text_width(text, SEMIBOLD) * NAME_SIZE + 4


def placed_names(signs: Sequence[Sign], occupied: OccupiedBounds) -> Iterator[tuple[Sign, str]]:
    """The signs whose names fit, in their order of importance, each with the sides that are free.

    The first side is where the name stands; it may move to the others where the edge of the screen cuts the
    first. `occupied` holds the bounds of all signs; those of the names are added.
    """
    placed: list[tuple[Sign, str]] = []
    for sign in signs:
        if sign.name_width:
            side = next((each for each in SIDES if not occupied.overlap(sign.name_bounds(each))), None)
            if side:
                occupied.add(sign.name_bounds(side))
                placed.append((sign, side))
    for sign, side in placed:
        others = (each for each in SIDES if each != side and not occupied.overlap(sign.name_bounds(each)))
        yield sign, side + "".join(others)


def first_free_zoom(point: Point, width: float, occupied: Mapping[float, OccupiedBounds]) -> float | None:
    """The zoom from which on a city plan's label, `width` pixels wide, overlaps nothing; None without one.

    `occupied` holds the bounds of marks and their names by zoom.
    """
    free: float | None = None
    for zoom in sorted(occupied, reverse=True):
        x, y = _at_zoom(point, zoom)
        if occupied[zoom].overlap((x - width / 2, y - 13, x + width / 2, y + 13)):
            break
        free = zoom
    return free


def visible_lettering(
    lettering: Sequence[Lettering], zoom: float, occupied: OccupiedBounds, language: str
) -> Iterator[int]:
    """The names of lands and seas, by number, that belong to a zoom and overlap nothing."""
    for number, letters in enumerate(lettering):
        if not letters.from_zoom <= zoom < letters.to_zoom + 1:
            continue
        letter_bounds = list(_letter_bounds(letters, zoom, language))
        if not any(map(occupied.overlap, letter_bounds)):
            for bounds in letter_bounds:
                occupied.add(bounds)
            yield number


def lettering_width(letters: Lettering, language: str) -> float:
    """The length of the baseline, in pixels."""
    return sum(_advances(letters, language))


def _advances(letters: Lettering, language: str) -> list[float]:
    """Pixels from each letter to the next."""
    text = letters.name(language).text
    size, spacing = LETTERING_SIZE[letters.kind] * MILLIMETRE, LETTER_SPACING[letters.kind]
    shown = text.upper() if letters.kind == "land" else text
    return [(text_width(letter, SEMIBOLD) + spacing) * size for letter in shown]


def _letter_bounds(letters: Lettering, zoom: float, language: str) -> Iterator[PixelBounds]:
    """The bounds of each letter, along the tilted baseline."""
    angle = radians(letters.tilt)
    x, y = _at_zoom((letters.latitude, letters.longitude), zoom)
    advances = _advances(letters, language)
    along = -sum(advances) / 2
    for advance in advances:
        middle = along + advance / 2
        middle_x, middle_y = x + middle * cos(angle), y + middle * sin(angle)
        yield (middle_x - advance / 2, middle_y - 13, middle_x + advance / 2, middle_y + 13)
        along += advance


def overlap(one: PixelBounds, two: PixelBounds) -> bool:
    """Whether two bounds overlap; a shared edge is no overlap."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _at_zoom(point: Point, zoom: float) -> Pixel:
    x, y = to_pixel(*point)
    return (x * 2.0**zoom, y * 2.0**zoom)
