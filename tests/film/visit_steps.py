"""The visit of the film: what the finger touches, and what must be on the screen then."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One touch. `name` is said where the step is not possible.

    `touch` is a selector: the finger taps the middle of the first visible element, or drags it through the
    middles of the elements of `through`, in `drag_seconds`. `shows` must be visible then, `during` while the
    finger drags; both are selectors. The film then stays for some `seconds`.
    """

    name: str
    touch: str
    shows: str
    seconds: float
    through: tuple[str, ...] = ()
    drag_seconds: float = 0.0
    during: str = ""


OPENING_SECONDS = 2.5
"""Of the attract screen, before the first touch."""

STEPS = (
    Step("touch", "[data-part=atlas]", "html[data-screen=choose]", 2.2),
    Step("walk", "[data-walk=sorge]", "article[data-story='sorge/koenigsberg-1916']", 2.8),
    Step("next", "[data-step=next]", "article[data-story='sorge/moscow-1929']", 3.4),
    Step("line", "[data-step=next]", "article[data-story='sorge/yokohama-1933']", 4.2),
    Step("both lives", "[data-person=all]", "[data-person=all][aria-pressed=true]", 1.8),
    Step(
        "sweep",
        "[data-time-thumb]",
        "article[data-story='sorge/moscow-1929']",
        2.2,
        through=("[data-stop-mark='kropotkin/irkutsk-1862']", "[data-stop-mark='sorge/moscow-1929']"),
        drag_seconds=7.0,
        during="html[data-year]",
    ),
    Step(
        "encounter",
        "[data-encounter-link=state-or-none]",
        "article[data-encounter=state-or-none]",
        4.5,
    ),
    Step("last story", "[data-stop-mark='sorge/baku-1981']", "article[data-story='sorge/baku-1981']", 2.4),
    Step("ending", "[data-step=next]", "html[data-screen=ending]", 4.5),
)
