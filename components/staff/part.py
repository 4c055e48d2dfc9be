"""For the museum's staff: a hidden corner, a PIN pad, and behind it what only they may see and do.

The page holds the gesture and the pad alone. What lies behind the PIN is fetched when it has been entered.
"""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter")


def staff(localization: Localization) -> RenderedPart:
    """The pad, hidden until the corner is held; the data is what its script says."""
    said = {key: text for key, text in localization.words.items() if key.startswith("staff_")}
    return RenderedPart(
        "staff", fill("staff/staff.html", words=localization.words, keys=KEYS), {"words": said}
    )


PART = Part(
    __name__,
    render=lambda context: staff(context.localization),
    order=90,
    shown="always",
    preload=False,
)
