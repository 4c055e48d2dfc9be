"""The question to a visitor who has been quiet for a while."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit

COUNTDOWN_SECONDS = 20
"""How long the question waits for an answer."""


def still_there(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """The card and its countdown. `idle`: after how many quiet seconds it asks; 0 never does."""
    html = fill("visitor/still_there/still_there.html", words=localization.words, seconds=COUNTDOWN_SECONDS)
    return RenderedPart("still_there", html, {"idle": exhibit.idle_seconds, "seconds": COUNTDOWN_SECONDS})


PART = Part(
    __name__,
    render=lambda context: still_there(context.exhibit, context.localization),
    order=30,
)
