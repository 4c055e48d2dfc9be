"""The calm screen of an exhibit that cannot be shown yet."""

from __future__ import annotations

from components.visitor.locale_format import Wording
from components.visitor.part import Part
from components.visitor.templates import fill


def unavailable(wording: Wording) -> Part:
    """Two lines for visitors; what is to be mended stands in the terminal."""
    return Part("unavailable", fill("visitor/unavailable/unavailable.html", words=wording.words))
