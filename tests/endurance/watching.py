"""Running a watched kiosk, and reading what its eye saw."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.exhibit_server import SHIPPED
from tests.browser.kiosk import Kiosk, open_kiosk

WATCHED = ("-m", "tests.endurance.monitored_kiosk")


@contextmanager
def watched_kiosk(*before: str) -> Iterator[Kiosk]:
    """The shipped exhibit's kiosk with an eye in its page; up and beating. Gone at the end."""
    with TemporaryDirectory(prefix="kiosk-") as place:
        kiosk = open_kiosk(SHIPPED, Path(place), before=(*WATCHED, *before))
        try:
            kiosk.wait_for_beats(0.0)
            yield kiosk
        finally:
            kiosk.kill()


def seen(kiosk: Kiosk) -> Sequence[dict[str, Any]]:
    """What the eye saw on each page that was shown, its last word of each. Raises RuntimeError where it saw
    none: no words and no taps would look like a figure that was held."""
    path = kiosk.place / "run" / "seen.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pages = {line["born"]: line for line in map(json.loads, lines)}
    if not pages:
        raise RuntimeError("the eye in the page saw nothing")
    return list(pages.values())


def words_of_software(kiosk: Kiosk) -> dict[str, float]:
    """Milliseconds that each was on the screen."""
    total: dict[str, float] = defaultdict(float)
    for page in seen(kiosk):
        for word, milliseconds in page["words"].items():
            total[word] += milliseconds
    return dict(total)


def taps(kiosk: Kiosk) -> tuple[int, int]:
    """Made, and answered within two frames."""
    pages = seen(kiosk)
    return sum(page["taps"] for page in pages), sum(page["answered"] for page in pages)


def in_words(took: Sequence[float]) -> str:
    """Median and 95th percentile of seconds; the worst where they are few."""
    worst = max(took) if len(took) < 20 else statistics.quantiles(took, n=20, method="inclusive")[-1]
    name = "worst" if len(took) < 20 else "p95"
    return f"{len(took)} times, median {statistics.median(took):.1f} s, {name} {worst:.1f} s"


def upper(took: Sequence[float]) -> float:
    """The 95th percentile; the worst of fewer than 20."""
    return max(took) if len(took) < 20 else statistics.quantiles(took, n=20, method="inclusive")[-1]
