"""The toolbar at the end of the timeline: the list of all stories, and the settings."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill


def toolbar(localization: Localization) -> RenderedPart:
    return RenderedPart("toolbar", fill("visitor/toolbar/toolbar.html", words=localization.words))


PART = Part(__name__, render=lambda context: toolbar(context.localization), order=87)
