"""The "still there?" dialog for a visitor who has been inactive for a while."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit

COUNTDOWN_SECONDS = 20
"""How long the dialog waits for an answer before the visit ends."""


def still_there(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """The dialog and its countdown. `idle`: the seconds of inactivity until it opens; 0: it never opens."""
    html = fill("visitor/still_there/still_there.html", words=localization.words, seconds=COUNTDOWN_SECONDS)
    return RenderedPart("still_there", html, {"idle": exhibit.idle_seconds, "seconds": COUNTDOWN_SECONDS})


PART = Part(
    __name__,
    render=lambda context: still_there(context.exhibit, context.localization),
    order=30,
)
