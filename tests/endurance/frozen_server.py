"""R3: the server is frozen, or the page's script stuck: mended while the visitor taps on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.kiosk import Kiosk
from tests.endurance.outcome import Outcome
from tests.endurance.watching import in_words, taps, watched_kiosk, words_of_software

GOAL_SECONDS = 45.0


def measure(long: bool) -> Outcome:
    """10 of each in the long form, 1 in the short. From the freeze to the first beats of page and script of a
    server that was not there before."""
    frozen: list[float] = []
    stuck: list[float] = []
    with TemporaryDirectory(prefix="stuck-") as place:
        flag = Path(place) / "stuck"
        with watched_kiosk("--stuck-by", str(flag)) as kiosk:
            for _ in range(10 if long else 1):
                frozen.append(_mended(kiosk, lambda: kiosk.server().suspend()))
                stuck.append(_mended(kiosk, lambda: _stick(kiosk, flag)))
            time.sleep(6)  # the eye's last word
            words, (made, answered) = words_of_software(kiosk), taps(kiosk)
    found = f"frozen: {in_words(frozen)}; stuck: {in_words(stuck)}; {answered} of {made} taps answered"
    held = max(*frozen, *stuck) <= GOAL_SECONDS and 0 < made == answered and not words
    notes = (*(f"{word}: {milliseconds:.0f} ms" for word, milliseconds in words.items()),)
    return Outcome("R3", "recovered ≤ 45 s, the visitor taps on", found, held, notes)


def _stick(kiosk: Kiosk, flag: Path) -> None:
    beside = flag.with_suffix(".new")
    beside.write_text(str(kiosk.server().pid), encoding="ascii")
    beside.replace(flag)


def _mended(kiosk: Kiosk, harm: Callable[[], object]) -> float:
    begun = kiosk.said.count("The server was begun")
    start = time.monotonic()
    harm()
    kiosk.wait(lambda: kiosk.said.count("The server was begun") > begun)
    restarted = time.monotonic()
    return restarted - start + kiosk.wait_for_beats(restarted)


if __name__ == "__main__":
    print(measure("--long" in sys.argv))
