"""Garbage collection: objects that live long are frozen, so that a collection takes almost no time.

Streamlit calls `gc.collect` after each run of a script, and every page runs one every 2 seconds. The
libraries, the exhibit and its parts are 200,000 objects that are never freed. Scanning them each time took a
quarter of a second, and ten visitors at once stopped the server. With fifty visitors, the objects of their
sessions alone did.
"""

from __future__ import annotations

import gc
from threading import Event, Thread
from time import monotonic

FREEZE_SECONDS = 0.5
"""New objects are scanned by Streamlit's collections for this long; then they are frozen."""
COLLECT_SECONDS = 20.0
"""Between two full collections: garbage in reference cycles is kept for at most this long."""


def collect_and_freeze() -> None:
    """Run a full collection, then freeze what is left: until the next call no collection scans it."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def start_gc_tuning(stop: Event) -> None:
    """Freeze and collect periodically, in a thread, until `stop` is set."""
    Thread(target=_freeze_periodically, args=(stop,), name="gc tuning", daemon=True).start()


def _freeze_periodically(stop: Event) -> None:
    collect_and_freeze()
    collected_at = monotonic()
    while not stop.wait(FREEZE_SECONDS):
        if monotonic() - collected_at < COLLECT_SECONDS:
            gc.freeze()  # takes no time: it joins lists, and scans nothing
            continue
        collect_and_freeze()
        collected_at = monotonic()
