"""The way through a life: previous, next, and the list of all."""

from __future__ import annotations

from components.part import Part
from components.templates import fill
from components.wording import Wording
from data import Exhibit


def steps(exhibit: Exhibit, wording: Wording) -> Part:
    """Three buttons; the data is the order in which stories follow each other."""
    order = [stop.id for stop in exhibit.stops]
    return Part("steps", fill("steps/steps.html", words=wording.words), {"stops": order})
