"""The calm screen of an exhibit that cannot be shown yet."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill


def unavailable(localization: Localization) -> RenderedPart:
    """Two lines for visitors; what is to be mended stands in the terminal."""
    return RenderedPart("unavailable", fill("visitor/unavailable/unavailable.html", words=localization.words))


PART = Part(
    __name__,
    render=lambda context: unavailable(context.localization),
    order=10,
    shown="without-exhibit",
)
