"""The staff part: a hidden corner of the screen opens the PIN pad, and the PIN opens the staff card.

The page contains only the gesture and the pad. The card is fetched when the right PIN has been entered.
"""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter")


def staff(localization: Localization) -> RenderedPart:
    """The pad, hidden until the gesture is made. The data holds the texts that the script shows."""
    texts = {key: text for key, text in localization.words.items() if key.startswith("staff_")}
    return RenderedPart(
        "staff", fill("staff/staff.html", words=localization.words, keys=KEYS), {"words": texts}
    )


PART = Part(
    __name__,
    render=lambda context: staff(context.localization),
    order=90,
    shown="always",
    preload=False,
)
