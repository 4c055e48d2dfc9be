"""Colours as `#rrggbb`: their contrast as WCAG measures it, mixtures, the nearest that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TEXT_CONTRAST = 4.5
"""WCAG 1.4.3: of text with what is behind it."""
MARK_CONTRAST = 3.0
"""WCAG 1.4.11: of lines and marks."""
LIGHTNESS_STEPS = 200


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2: from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, behind: Iterable[str]) -> float:
    """The contrast of a colour with that of several with which it is least."""
    return min(contrast(colour, each) for each in behind)


def ratio_text(ratio: float) -> str:
    """A contrast in words, never rounded up: `4.49 to 1` does not pass as 4.5."""
    return f"{int(ratio * 100) / 100:g} to 1"


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _hex(round(one + (two - one) * share) for one, two in pairs)


def readable(colour: str, least: Mapping[str, float]) -> str:
    """The colour of the same hue that has at least the contrast that each of some colours asks for, and is
    the nearest in lightness; empty where there is none."""
    from coloraide import Color  # 70 ms: only where a colour must be found

    original = Color(colour).convert("oklch")
    found: list[tuple[float, str]] = []
    for step in range(LIGHTNESS_STEPS + 1):
        lightness = step / LIGHTNESS_STEPS
        shade = original.clone().set("lightness", lightness).convert("srgb").fit()
        text = _hex(round(255 * min(max(each, 0.0), 1.0)) for each in shade.coords(nans=False))
        if all(contrast(text, other) >= ratio for other, ratio in least.items()):
            found.append((abs(lightness - original["lightness"]), text))
    return min(found)[1] if found else ""


def as_hex(text: str) -> str:
    """A colour in any spelling of CSS as `#rrggbb`; empty for a text that is none, or is transparent.

    >>> as_hex("rgb(255 0 0)"), as_hex("fff"), as_hex("no colour")
    ('#ff0000', '#ffffff', '')
    """
    from coloraide import Color

    for spelling in (text.strip().lower(), f"#{text.strip().lower()}"):
        found = Color.match(spelling, fullmatch=True)
        if found is not None and found.color.alpha(nans=False) == 1:
            coordinates = found.color.convert("srgb").fit().coords(nans=False)
            return _hex(round(255 * min(max(each, 0.0), 1.0)) for each in coordinates)
    return ""


def _luminance(colour: str) -> float:
    """The relative luminance by WCAG 2, from 0 to 1."""
    red, green, blue = (_linear(each / 255) for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def _hex(channels: Iterable[int]) -> str:
    return "#" + "".join(f"{each:02x}" for each in channels)
