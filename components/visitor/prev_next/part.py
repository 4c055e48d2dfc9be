"""The ends of the card's foot: the previous story and the next one."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit


def prev_next(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Two buttons. The data is the order of the stories and which are highlights: stop ids."""
    return RenderedPart(
        "prev_next",
        fill("visitor/prev_next/prev_next.html", words=localization.words),
        {
            "stops": [stop.id for stop in exhibit.stops],
            "highlights": [stop.id for stop in exhibit.stops if stop.highlight],
        },
    )


PART = Part(
    __name__,
    render=lambda context: prev_next(context.exhibit, context.localization),
    order=10,
)
