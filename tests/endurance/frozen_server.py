"""R3: the server process is frozen, or the page's script hangs: the supervisor replaces the server."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.kiosk import Kiosk
from tests.endurance.figures import Outcome
from tests.endurance.monitored_kiosk import (
    SECONDS_TO_REPORT,
    durations_summary,
    monitored_kiosk,
    software_words_shown,
    taps,
)

GOAL_SECONDS = 45.0


def measure(long: bool) -> Outcome:
    """10 of each fault in the long form, 1 in the short. Measured from the fault to the first heartbeats of
    page and script from a new server."""
    frozen: list[float] = []
    stuck: list[float] = []
    with TemporaryDirectory(prefix="stuck-") as place:
        flag = Path(place) / "stuck"
        with monitored_kiosk("--stuck-by", str(flag)) as kiosk:
            for _ in range(10 if long else 1):
                frozen.append(_recovery_seconds(kiosk, lambda: kiosk.server().suspend()))
                stuck.append(_recovery_seconds(kiosk, lambda: _hang_script(kiosk, flag)))
            time.sleep(SECONDS_TO_REPORT)
            words, (made, answered) = software_words_shown(kiosk), taps(kiosk)
    found = (
        f"frozen: {durations_summary(frozen)}; stuck: {durations_summary(stuck)};"
        f" {answered} of {made} taps answered"
    )
    held = max(*frozen, *stuck) <= GOAL_SECONDS and 0 < made == answered and not words
    notes = (*(f"{word}: {milliseconds:.0f} ms" for word, milliseconds in words.items()),)
    return Outcome("R3", "recovered ≤ 45 s, the visitor taps on", found, held, notes)


def _hang_script(kiosk: Kiosk, flag: Path) -> None:
    temporary = flag.with_suffix(".new")
    temporary.write_text(str(kiosk.server().pid), encoding="ascii")
    temporary.replace(flag)


def _recovery_seconds(kiosk: Kiosk, inject_fault: Callable[[], object]) -> float:
    started = kiosk.starts("server")
    start = time.monotonic()
    inject_fault()
    kiosk.wait(lambda: kiosk.starts("server") > started)
    restarted = time.monotonic()
    return restarted - start + kiosk.wait_for_heartbeats(restarted)
