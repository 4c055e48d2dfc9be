"""The calm screen of an exhibit that cannot be shown yet."""

from __future__ import annotations

from components.part import Part
from components.templates import fill
from components.wording import Wording


def preparing(wording: Wording) -> Part:
    """Two lines for visitors; what is to be mended stands in the terminal."""
    return Part("preparing", fill("preparing/preparing.html", words=wording.words))
