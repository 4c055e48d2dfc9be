"""The widths of a life's captions: the style sheet makes the letters of long ones smaller, and they keep to
their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.visitor.text_width import REGULAR, SEMIBOLD, line_width, text_width
from components.visitor.year_sweep.captions import LifeTexts

OLD_AGE = "88"
YEARS = "188"
"""Since a death: a sweep seldom goes on for longer."""


@dataclass(frozen=True, slots=True)
class CaptionWidths:
    """Em of the widest caption of a life: `name` of the name and the age, `where` of the rest in one line and
    in two, `both` of all together in one line, in two and in three."""

    name: float
    where: tuple[float, float]
    both: tuple[float, float, float]

    @classmethod
    def of(cls, life: LifeTexts, dead: Mapping[str, str]) -> CaptionWidths:
        """`dead`: what is said some years after a death, with {number}."""
        names = (life["who"], life["aged"].replace("{age}", OLD_AGE))
        name = max(names, key=lambda each: text_width(each, SEMIBOLD))
        wheres = {
            life["dead"],
            *(where for _, where, _, _ in life["spans"]),
            *(each.replace("{number}", YEARS) for each in dead.values()),
        }
        one, two = (max(line_width(each, lines, REGULAR) for each in wheres) for lines in (1, 2))
        # Some of it is bold: all is measured as if it were.
        line, half, third = (
            max(line_width(f"{name} {each}", lines, SEMIBOLD) for each in wheres) for lines in (1, 2, 3)
        )
        return cls(text_width(name, SEMIBOLD), (one, two), (line, half, third))

    @property
    def style(self) -> str:
        """As custom properties."""
        values = {
            "name": self.name,
            **{f"where-{lines}": width for lines, width in enumerate(self.where, 1)},
            **{f"both-{lines}": width for lines, width in enumerate(self.both, 1)},
        }
        return "; ".join(f"--wide-{name}: {width:.1f}" for name, width in values.items())
