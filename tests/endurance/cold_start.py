"""R9: all processes are killed in random order, as by a power cut, and the kiosk is started again."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.browser.exhibit_server import free_port
from tests.browser.kiosk import Kiosk, start_kiosk
from tests.endurance.figures import Outcome
from tests.endurance.monitored_kiosk import COMMAND, durations_summary, software_words_shown
from tests.exhibit_folders import SHIPPED

GOAL_SECONDS = 30.0


def measure(long: bool) -> Outcome:
    """50 power cuts in the long form, 3 in the short; at any moment, also during start-up. After each a new
    supervisor is started on what was left; it must bring the exhibit to the screen."""
    seconds: list[float] = []
    words: dict[str, float] = {}
    cuts = 50 if long else 3
    with TemporaryDirectory(prefix="kiosk-") as place:
        port = free_port()
        for number in range(cuts + 1):
            start = time.monotonic()
            kiosk = start_kiosk(SHIPPED, Path(place), port, before=COMMAND)
            seconds.append(kiosk.wait_for_heartbeats(start))
            time.sleep(random.uniform(0, 6))
            words |= software_words_shown(kiosk)
            if number < cuts:
                _kill_all(kiosk)
                if random.random() < 0.5:  # the power returns and is cut again
                    kiosk = start_kiosk(SHIPPED, Path(place), port, before=COMMAND)
                    time.sleep(random.uniform(0, 5))
                    _kill_all(kiosk)
        kiosk.stop()
        left = len(kiosk.processes()) + len(list(kiosk.folder.glob("profile-*")))
    reached = sum(each <= GOAL_SECONDS for each in seconds[1:])
    found = (
        f"{reached}/{cuts}; {durations_summary(seconds[1:])}; {left} processes or profiles left at the end"
    )
    held = reached == cuts and left == 0 and not words
    return Outcome("R9", "kill -9 of everything ×50 → the exhibit ≤ 30 s", found, held, tuple(words))


def _kill_all(kiosk: Kiosk) -> None:
    """Kill every process, one after the other, in random order."""
    running = kiosk.processes()
    random.shuffle(running)
    for process in running:
        with suppress(psutil.Error):
            process.kill()
        time.sleep(random.choice((0, 0, 0.05)))
    kiosk.process.wait()
