"""Buttons for the previous story, the next story, and the list of all stories."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit


def prev_next(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Three buttons. The data is the order of the stories: stop ids, life after life."""
    order = [stop.id for stop in exhibit.stops]
    return RenderedPart(
        "prev_next", fill("visitor/prev_next/prev_next.html", words=localization.words), {"stops": order}
    )


PART = Part(
    __name__,
    render=lambda context: prev_next(context.exhibit, context.localization),
    order=10,
)
