"""For the museum's staff: a hidden corner, a PIN pad, and behind it what only they may see and do.

The page holds the gesture and the pad alone. What lies behind the PIN is fetched when it has been entered.
"""

from __future__ import annotations

from components.visitor.locale_format import Wording
from components.visitor.part import Part
from components.visitor.templates import fill

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter")


def staff(wording: Wording) -> Part:
    """The pad, hidden until the corner is held; the data is what its script says."""
    said = {key: text for key, text in wording.words.items() if key.startswith("staff_")}
    return Part("staff", fill("staff/staff.html", words=wording.words, keys=KEYS), {"words": said})
