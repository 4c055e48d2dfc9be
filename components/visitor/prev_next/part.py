"""The way through a life: previous, next, and the list of all."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit


def prev_next(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Three buttons; the data is the order in which stories follow each other."""
    order = [stop.id for stop in exhibit.stops]
    return RenderedPart(
        "prev_next", fill("visitor/prev_next/prev_next.html", words=localization.words), {"stops": order}
    )


PART = Part(
    __name__,
    render=lambda context: prev_next(context.exhibit, context.localization),
    order=10,
)
