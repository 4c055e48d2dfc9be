"""R4: the browser's renderer processes are killed; the supervisor loads the page again."""

from __future__ import annotations

import random
import time

from tests.endurance.figures import Outcome
from tests.endurance.monitored_kiosk import (
    SECONDS_TO_REPORT,
    durations_summary,
    monitored_kiosk,
    p95,
    software_words_shown,
)

GOAL_SECONDS = 15.0


def measure(long: bool) -> Outcome:
    """20 times in the long form, 3 in the short."""
    seconds = []
    with monitored_kiosk() as kiosk:
        for _ in range(20 if long else 3):
            time.sleep(random.uniform(3, 8))
            killed = time.monotonic()
            kiosk.kill_renderers()
            seconds.append(kiosk.wait_for_heartbeats(killed))
        time.sleep(SECONDS_TO_REPORT)
        words = software_words_shown(kiosk)
    held = p95(seconds) <= GOAL_SECONDS and not words
    found = durations_summary(seconds)
    return Outcome("R4", "renderer killed → recovered ≤ 15 s", found, held, tuple(words))
