"""Label placement: which names fit on the map. No label may overlap a marker or another label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin

from components.visitor.atlas.markers import MapMarker
from data import Lettering, Point, to_pixel

LETTER_WIDTH = 10.5
"""Pixels: a little more than the mean width of a letter of a label, at a font size of 21 pixels."""

LETTER_ADVANCE = {"land": 24.0, "range": 13.5, "sea": 13.0, "river": 13.0}
"""Pixels from one letter to the next in the lettering of lands and seas, by its kind."""

PixelBounds = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the world at one zoom."""


def sign_bounds(marker: MapMarker, zoom: float) -> PixelBounds:
    """The bounds of a marker's sign."""
    return _bounds(marker.point, zoom, 22, -22, 22)


def label_bounds(marker: MapMarker, zoom: float) -> PixelBounds:
    """The bounds of a marker's label, which is below its sign."""
    return _bounds(marker.point, zoom, len(marker.label) * LETTER_WIDTH / 2, 23, 48)


def labelled(shown: Sequence[tuple[int, MapMarker]], zoom: float) -> Iterator[int]:
    """Of the numbered markers shown, the numbers of those whose labels fit.

    Clusters of many stops have priority, then short labels.
    """
    occupied = [sign_bounds(marker, zoom) for _, marker in shown]
    for number, marker in sorted(shown, key=lambda each: (-each[1].stop_count, len(each[1].label))):
        bounds = label_bounds(marker, zoom)
        if not any(overlap(bounds, other) for other in occupied):
            occupied.append(bounds)
            yield number


def first_free_zoom(
    point: Point, letters: float, occupied: Mapping[float, Sequence[PixelBounds]]
) -> float | None:
    """The zoom from which on a city plan's label, `letters` wide, overlaps nothing; None without one.

    `occupied` holds the bounds of markers and their labels by zoom.
    """
    free: float | None = None
    for zoom in sorted(occupied, reverse=True):
        bounds = _bounds(point, zoom, letters * LETTER_WIDTH / 2, -13, 13)
        if any(overlap(bounds, other) for other in occupied[zoom]):
            break
        free = zoom
    return free


def visible_lettering(
    lettering: Sequence[Lettering], zoom: float, occupied: Sequence[PixelBounds], language: str
) -> Iterator[int]:
    """The names of lands and seas, by number, that belong to a zoom and overlap no marker and no label."""
    for number, letters in enumerate(lettering):
        if not letters.from_zoom <= zoom < letters.to_zoom + 1:
            continue
        letter_bounds = list(_letter_bounds(letters, zoom, language))
        if not any(overlap(bounds, other) for bounds in letter_bounds for other in occupied):
            yield number


def _letter_bounds(letters: Lettering, zoom: float, language: str) -> Iterator[PixelBounds]:
    """The bounds of each letter, along the tilted baseline."""
    advance = LETTER_ADVANCE[letters.kind]
    angle = radians(letters.tilt)
    count = len(letters.name(language).text)
    x, y = (value * 2.0**zoom for value in to_pixel(letters.latitude, letters.longitude))
    for index in range(count):
        along = (index - (count - 1) / 2) * advance
        middle_x, middle_y = x + along * cos(angle), y + along * sin(angle)
        yield (middle_x - advance / 2, middle_y - 11, middle_x + advance / 2, middle_y + 11)


def overlap(one: PixelBounds, two: PixelBounds) -> bool:
    """Whether two bounds overlap; a shared edge is no overlap."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _bounds(point: Point, zoom: float, half_width: float, top: float, bottom: float) -> PixelBounds:
    x, y = (value * 2.0**zoom for value in to_pixel(*point))
    return (x - half_width, y + top, x + half_width, y + bottom)
