"""R2: the server is killed; the supervisor replaces it, and the screen shows no sign of it."""

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
    taps,
)

GOAL_SECONDS = 10.0


def measure(long: bool) -> Outcome:
    """20 kills in the long form, 3 in the short. A recovery ends with the first heartbeats of page and script
    after the kill: the page shows the exhibit and is connected to the new server. Before each kill the spare
    server is ready, as in a museum, where a server dies once a month and not every ten seconds."""
    seconds = []
    with monitored_kiosk() as kiosk:
        for _ in range(20 if long else 3):
            kiosk.wait(kiosk.has_spare)
            time.sleep(random.uniform(0, 5))
            killed = time.monotonic()
            kiosk.server().kill()
            seconds.append(kiosk.wait_for_heartbeats(killed))
        time.sleep(SECONDS_TO_REPORT)
        words, (made, answered) = software_words_shown(kiosk), taps(kiosk)
        browsers = kiosk.starts("browser")
    shown = sum(words.values())
    found = (
        f"{durations_summary(seconds)}; words of software {shown:.0f} ms; {answered} of {made} taps answered"
    )
    held = p95(seconds) <= GOAL_SECONDS and not words and browsers == 1 and 0 < made == answered
    notes = (*(f"{word}: {milliseconds:.0f} ms" for word, milliseconds in words.items()),)
    return Outcome("R2", "content again ≤ 10 s p95 of 20, words of software 0 ms", found, held, notes)
