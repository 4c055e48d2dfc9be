"""R9: everything is killed in any order, as by a power cut, and started again."""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.browser.exhibit_server import SHIPPED, free_port
from tests.browser.kiosk import Kiosk, open_kiosk
from tests.endurance.outcome import Outcome
from tests.endurance.watching import WATCHED, in_words, words_of_software

GOAL_SECONDS = 30.0


def measure(long: bool) -> Outcome:
    """50 cuts in the long form, 3 in the short; each at any moment, also while the kiosk still comes up. Then
    a new supervisor is started on what was left, and must bring the exhibit to the screen."""
    took: list[float] = []
    words: dict[str, float] = {}
    rounds = 50 if long else 3
    with TemporaryDirectory(prefix="kiosk-") as place:
        port = free_port()
        for turn in range(rounds + 1):
            start = time.monotonic()
            kiosk = open_kiosk(SHIPPED, Path(place), port, before=WATCHED)
            took.append(kiosk.wait_for_beats(start))
            time.sleep(random.uniform(0, 6))
            words |= words_of_software(kiosk)
            if turn < rounds:
                _cut_off(kiosk)
                if random.random() < 0.5:  # the power comes back and goes again
                    kiosk = open_kiosk(SHIPPED, Path(place), port, before=WATCHED)
                    time.sleep(random.uniform(0, 5))
                    _cut_off(kiosk)
        kiosk.stop()
        left = len(kiosk.processes()) + len(list(kiosk.folder.glob("profile-*")))
    reached = sum(each <= GOAL_SECONDS for each in took[1:])
    found = f"{reached}/{rounds}; {in_words(took[1:])}; {left} processes or profiles left at the end"
    held = reached == rounds and left == 0 and not words
    return Outcome("R9", "kill -9 of everything ×50 → the exhibit ≤ 30 s", found, held, tuple(words))


def _cut_off(kiosk: Kiosk) -> None:
    """Kill every process, one after the other, in any order."""
    running = kiosk.processes()
    random.shuffle(running)
    for process in running:
        with suppress(psutil.Error):
            process.kill()
        time.sleep(random.choice((0, 0, 0.05)))
    kiosk.process.wait()


if __name__ == "__main__":
    print(measure("--long" in sys.argv))
