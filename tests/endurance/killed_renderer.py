"""R4: the processes that draw the page are killed; the page is opened again."""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress

import psutil

from tests.endurance.outcome import Outcome
from tests.endurance.watching import in_words, upper, watched_kiosk, words_of_software

GOAL_SECONDS = 15.0


def measure(long: bool) -> Outcome:
    """20 times in the long form, 3 in the short."""
    took = []
    with watched_kiosk() as kiosk:
        for _ in range(20 if long else 3):
            time.sleep(random.uniform(3, 8))
            killed = time.monotonic()
            for renderer in kiosk.renderers():
                with suppress(psutil.Error):
                    renderer.kill()
            took.append(kiosk.wait_for_beats(killed))
        time.sleep(6)
        words = words_of_software(kiosk)
    held = upper(took) <= GOAL_SECONDS and not words
    return Outcome("R4", "renderer killed → recovered ≤ 15 s", in_words(took), held, tuple(words))


if __name__ == "__main__":
    print(measure("--long" in sys.argv))
