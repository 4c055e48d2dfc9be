"""The question to a visitor who has been quiet for a while."""

from __future__ import annotations

from components.visitor.locale_format import Wording
from components.visitor.part import Part
from components.visitor.templates import fill
from data import Exhibit

COUNTDOWN_SECONDS = 20
"""How long the question waits for an answer."""


def still_there(exhibit: Exhibit, wording: Wording) -> Part:
    """The card and its countdown. `idle`: after how many quiet seconds it asks; 0 never does."""
    html = fill("visitor/still_there/still_there.html", words=wording.words, seconds=COUNTDOWN_SECONDS)
    return Part("still_there", html, {"idle": exhibit.idle_seconds, "seconds": COUNTDOWN_SECONDS})
