"""The way through a life: previous, next, and the list of all."""

from __future__ import annotations

from components.visitor.locale_format import Wording
from components.visitor.part import Part
from components.visitor.templates import fill
from data import Exhibit


def prev_next(exhibit: Exhibit, wording: Wording) -> Part:
    """Three buttons; the data is the order in which stories follow each other."""
    order = [stop.id for stop in exhibit.stops]
    return Part("prev_next", fill("visitor/prev_next/prev_next.html", words=wording.words), {"stops": order})
