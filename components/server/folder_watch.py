"""The curator's folder, watched while the server runs: an edit is read when the files have come to rest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread
from time import monotonic
from typing import Any

from components.page.open_exhibit import OpenExhibit, open_exhibit
from components.server.console import print_line, print_rarely
from components.server.gc_tuning import keep_at_rest
from data import signature

LOOK_SECONDS = 0.25
"""Between two looks at the folder. Looked at, not listened to: that also works on a network drive, and when
the whole folder is moved away and another put in its place."""
SHARE = 20
"""A look may take one part in so many of the time: thousands of files are looked at less often."""


@asynccontextmanager
async def watching(_: Any) -> AsyncIterator[None]:
    """Watch as long as the server lives."""
    opened, stop = open_exhibit(), Event()
    keep_at_rest(stop)
    Thread(target=watch, args=(opened, stop), name="watch", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def watch(opened: OpenExhibit, stop: Event) -> None:
    """Read the folder again whenever it has changed and then stayed the same for one look; until `stop`."""
    seen, took = opened.read, 0.0
    while not stop.wait(max(LOOK_SECONDS, SHARE * took)):
        start = monotonic()
        now = signature(opened.folder)
        took = monotonic() - start
        if now != opened.read and now == seen and look_and_tell(opened):
            opened.read = now
        seen = now


def look_and_tell(opened: OpenExhibit) -> bool:
    """Read the folder and say in the terminal what came of it; False if it must be read again."""
    try:
        reading = opened.look_again()
    except Exception as error:  # whatever it is, the screen stays as it is, and the next edit is read again
        print_rarely(f"The exhibit could not be read: {error!r}. What is on the screen stays.")
        return True
    if reading.outcome == "moving":
        return False
    count = len(reading.found.problems)
    told = "no problem" if count == 0 else "1 problem" if count == 1 else f"{count} problems"
    shown = "It is shown." if reading.outcome == "new" else "The last good exhibit stays on the screen."
    print_line(f"The exhibit’s files have changed: {told}. {shown}")
    for problem in reading.found.problems:
        print_line(f"  - {problem}")
    return True
