"""What lives longer than a moment is left out of the memory's cleaning, which then costs next to nothing.

Streamlit has Python look through all of its memory after each run of a script, and every page runs one every
two seconds. The libraries, the exhibit, its parts: two hundred thousand objects that nobody throws away.
Looked through each time they cost a quarter of a second, and ten visitors at once stopped the server; with
fifty of them the visits' own memory alone did.
"""

from __future__ import annotations

import gc
from threading import Event, Thread
from time import monotonic

REST_SECONDS = 0.5
"""How long what is new is looked through by every run of a script."""
CLEAN_SECONDS = 20.0
"""Between two cleanings of all of it: what ended meanwhile and only they can throw away waits so long."""


def set_at_rest() -> None:
    """Clean once, thoroughly; what is left then is looked through no more until the next call."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def keep_at_rest(stop: Event) -> None:
    """Do so again and again, in a thread of its own, until `stop`."""
    Thread(target=_rest, args=(stop,), name="at rest", daemon=True).start()


def _rest(stop: Event) -> None:
    set_at_rest()
    cleaned = monotonic()
    while not stop.wait(REST_SECONDS):
        if monotonic() - cleaned < CLEAN_SECONDS:
            gc.freeze()  # takes no time: lists are joined, nothing is looked through
            continue
        set_at_rest()
        cleaned = monotonic()
