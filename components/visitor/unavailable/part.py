"""The screen that is shown while there is no exhibit to show."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill


def unavailable(localization: Localization) -> RenderedPart:
    """Two lines for visitors. The problems to solve are printed in the terminal."""
    return RenderedPart("unavailable", fill("visitor/unavailable/unavailable.html", words=localization.words))


PART = Part(
    __name__,
    render=lambda context: unavailable(context.localization),
    order=10,
    shown="without-exhibit",
)
