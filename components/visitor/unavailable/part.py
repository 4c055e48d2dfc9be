"""The screen that is shown while there is no exhibit to show."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from components.visitor.unavailable.compass_rose import degree_ring, rhumb_net, rose_points


def unavailable(localization: Localization) -> RenderedPart:
    """Two lines for visitors beside a drawing. The problems to solve are printed in the terminal."""
    html = fill(
        "visitor/unavailable/unavailable.html",
        words=localization.words,
        net=rhumb_net(),
        degrees=degree_ring(),
        points=list(rose_points()),
    )
    return RenderedPart("unavailable", html)


PART = Part(
    __name__,
    render=lambda context: unavailable(context.localization),
    order=10,
    shown="without-exhibit",
)
