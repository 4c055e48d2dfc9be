"""How a museum's own exhibit looks: its colours, its fonts, its logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from data.model.colours import TEXT_CONTRAST, contrast, least_contrast, mixed, readable

SHIPPED_COLOURS: Mapping[str, str] = {
    "paper": "#f6f0e2",
    "paper_deep": "#ebe1cb",
    "paper_edge": "#cdbf9f",
    "ink": "#2b2622",
    "ink_soft": "#5a4f45",
    "accent": "#7a5a12",
    "accent_bright": "#f2c94c",
    "accent_paper": "#f8ecc6",
    "on_accent": "#ffffff",
}
"""The colours of the look that ships, by name. The last three always follow from the others: the accent of
stars and of what is open, paper with a little of the accent in it, and text on the accent."""
SHARE_IN_DEEP, SHARE_IN_EDGE = 0.07, 0.22
"""How much ink is in the darker paper, and in the edge of a sheet."""
SHARES_IN_SOFT = (0.25, 0.2, 0.15, 0.1, 0.05, 0.0)
"""How much paper is in the soft ink: the first with which it can be read."""
SHARES_IN_ACCENT_PAPER = (0.16, 0.12, 0.08, 0.04, 0.0)
"""How much of the accent is in its paper: the first on which ink and accent can be read."""
SHARE_IN_BRIGHT = 0.45
"""How much white is in the bright accent."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The museum's logo: its file in `look/`, its alternative text in the original language, its size in
    pixels, of a drawing in units (0 where the file does not say). `version` changes with the file's
    content."""

    file: str
    alternative: str
    width: int
    height: int
    version: str


@dataclass(frozen=True, slots=True)
class Font:
    """A font file in `look/`.

    `weights` is as CSS has it: one weight, or the first and the last of a variable font. `capital` is the
    height of its capital letters by the font size; 0 where it has none. `version` changes with the content.
    """

    file: str
    style: Literal["normal", "italic"]
    weights: str
    capital: float
    version: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a museum has chosen; each is empty, or None, where what ships is shown. `colours` are then all of
    SHIPPED_COLOURS, also those that follow from the others."""

    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[Font, ...] = ()
    logo: Logo | None = None

    @property
    def paper(self) -> str:
        return (self.colours or SHIPPED_COLOURS)["paper"]

    @property
    def files(self) -> frozenset[str]:
        """The names of the files in `look/` that are shown."""
        return frozenset(each.file for each in (*self.fonts, self.logo) if each is not None)


def completed_colours(given: Mapping[str, str]) -> Mapping[str, str]:
    """All colours of a look, of which some are given; those that follow from paper and ink can be read."""
    paper, ink = (given.get(each, SHIPPED_COLOURS[each]) for each in ("paper", "ink"))
    is_shipped = given.keys().isdisjoint(("paper", "ink"))
    deep = given.get("paper_deep") or (SHIPPED_COLOURS["paper_deep"] if is_shipped else _deep(paper, ink))
    edge = SHIPPED_COLOURS["paper_edge"] if is_shipped else mixed(paper, ink, SHARE_IN_EDGE)
    softer = (mixed(ink, paper, share) for share in SHARES_IN_SOFT)
    soft = next((each for each in softer if least_contrast(each, (paper, deep)) >= TEXT_CONTRAST), ink)
    accent = SHIPPED_COLOURS["accent"]
    if least_contrast(accent, (paper, deep)) < TEXT_CONTRAST:
        accent = readable(accent, dict.fromkeys((paper, deep), TEXT_CONTRAST)) or ink
    accent = given.get("accent", accent)
    tinted = [mixed(paper, accent, share) for share in SHARES_IN_ACCENT_PAPER]
    accent_paper = next(
        (each for each in tinted if least_contrast(each, (ink, accent)) >= TEXT_CONTRAST), paper
    )
    is_shipped = is_shipped and "accent" not in given
    return {
        "paper": paper,
        "paper_deep": deep,
        "paper_edge": given.get("paper_edge", edge),
        "ink": ink,
        "ink_soft": given.get("ink_soft", SHIPPED_COLOURS["ink_soft"] if is_shipped else soft),
        "accent": accent,
        "accent_bright": mixed(accent, "#ffffff", SHARE_IN_BRIGHT)
        if "accent" in given
        else SHIPPED_COLOURS["accent_bright"],
        "accent_paper": SHIPPED_COLOURS["accent_paper"] if is_shipped else accent_paper,
        "on_accent": max(("#ffffff", "#000000"), key=lambda each: contrast(each, accent)),
    }


def _deep(paper: str, ink: str) -> str:
    """A paper with a little ink in it, on which the ink can still be read."""
    deep = mixed(paper, ink, SHARE_IN_DEEP)
    return deep if contrast(ink, deep) >= TEXT_CONTRAST else paper
