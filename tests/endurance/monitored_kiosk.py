"""The kiosk as it ships, with a monitor script in its page: what the page shows, and whether it answers taps.

`monitored_kiosk` starts it and the functions below it read the results. Run as a program, this module
replaces `app.py kiosk`: it adds the script to each page through the supervisor's DevTools pipe and appends
the script's counters to `monitor.jsonl` in the runtime folder, every few seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from components.kiosk.supervise import run, screen_state
from components.kiosk.supervise.cdp_client import CdpClient, Message, OnAnswer, View
from components.kiosk.supervise.server_process import server_command
from tests.browser.kiosk import Kiosk, start_kiosk
from tests.browser.test_first_load import SOFTWARE_WORDS
from tests.commands import command
from tests.exhibit_folders import SHIPPED

COMMAND = ("-m", "tests.endurance.monitored_kiosk")
RESULTS = "monitor.jsonl"
SECONDS_TO_REPORT = 6.0
"""By then the counters of the last taps have been written."""
MONITOR = """(() => {
  const monitor = { born: performance.timeOrigin, words: {}, taps: 0, answered: 0, screen: "" };
  window.kioskMonitor = monitor;
  const software = %s;
  let last = performance.now(), turn = 0;
  const chosen = () => document.querySelector("[data-person][aria-pressed=true]")?.dataset.person;
  setInterval(() => {
    const now = performance.now(), text = document.body?.innerText ?? "";
    for (const word of software.filter((each) => text.includes(each))) {
      monitor.words[word] = (monitor.words[word] ?? 0) + now - last;
    }
    last = now;
    monitor.screen = document.documentElement.dataset.screen ?? "";
  }, 50);
  setInterval(() => {
    const people = [...document.querySelectorAll("button[data-person]")];
    if (!people.length) return;
    const button = people[turn++ %% people.length], before = chosen();
    if (button.dataset.person === before) return;
    monitor.taps += 1;
    button.click();
    requestAnimationFrame(() => requestAnimationFrame(() => { monitor.answered += chosen() !== before; }));
  }, 500);
})()"""
BROWSER_WORDS = ("refused to connect", "can’t be reached", "Aw, Snap", "is blocked", "ERR_")


@contextmanager
def monitored_kiosk(*before: str) -> Iterator[Kiosk]:
    """The shipped exhibit's monitored kiosk, with its first heartbeats received; killed at the end."""
    with TemporaryDirectory(prefix="kiosk-") as place:
        kiosk = start_kiosk(SHIPPED, Path(place), before=(*COMMAND, *before))
        try:
            kiosk.wait_for_heartbeats(0.0)
            yield kiosk
        finally:
            kiosk.kill()


def page_reports(kiosk: Kiosk) -> Sequence[dict[str, Any]]:
    """The last counters of each page that was loaded.

    A kiosk that has just started may not have written any yet: waits for the first. Raises RuntimeError where
    none come: no words and no taps would look like a figure that is held.
    """
    path = kiosk.place / "run" / RESULTS
    deadline = time.monotonic() + 2 * SECONDS_TO_REPORT
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pages = {report["born"]: report for report in map(json.loads, lines)}
    if not pages:
        raise RuntimeError("the monitor script in the page reported nothing")
    return list(pages.values())


def software_words_shown(kiosk: Kiosk) -> dict[str, float]:
    """Words of Streamlit or of the browser that were on the screen, each with its milliseconds."""
    total: dict[str, float] = defaultdict(float)
    for page in page_reports(kiosk):
        for word, milliseconds in page["words"].items():
            total[word] += milliseconds
    return dict(total)


def taps(kiosk: Kiosk) -> tuple[int, int]:
    """How many taps the monitor made, and how many the page answered within two frames."""
    pages = page_reports(kiosk)
    return sum(page["taps"] for page in pages), sum(page["answered"] for page in pages)


def durations_summary(seconds: Sequence[float]) -> str:
    """Median and 95th percentile; the worst where there are fewer than 20."""
    name = "worst" if len(seconds) < 20 else "p95"
    return f"{len(seconds)} times, median {statistics.median(seconds):.1f} s, {name} {p95(seconds):.1f} s"


def p95(seconds: Sequence[float]) -> float:
    """The 95th percentile; the largest where there are fewer than 20."""
    return max(seconds) if len(seconds) < 20 else statistics.quantiles(seconds, n=20, method="inclusive")[-1]


class MonitoredCdpClient(CdpClient):
    """Adds the monitor script to each page, and reads its counters whenever the supervisor asks the
    browser."""

    session: str | None = None

    def _load(self, session: str, page: str, view: View) -> None:
        self.session = session
        source = MONITOR % json.dumps([*SOFTWARE_WORDS, *BROWSER_WORDS])
        self.ask("Page.enable", session=session)
        self.ask("Page.addScriptToEvaluateOnNewDocument", session=session, source=source)
        super()._load(session, page, view)

    def ask(
        self, method: str, then: OnAnswer | None = None, session: str | None = None, **parameters: Any
    ) -> None:
        super().ask(method, then, session, **parameters)
        if method == "Browser.getVersion" and self.session:
            expression = "window.kioskMonitor"
            super().ask(
                "Runtime.evaluate", _write_report, self.session, expression=expression, returnByValue=True
            )


def _write_report(answer: Message) -> None:
    report = answer.get("result", {}).get("result", {}).get("value")
    if report:
        with (Path(os.environ["XDG_RUNTIME_DIR"]) / RESULTS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(report) + "\n")


def main(arguments: Sequence[str]) -> int:
    """Run the kiosk. `--stuck-by FLAG` before the kiosk's own arguments: that file makes its server's script
    hang (see `stuck_script`)."""
    _replace(screen_state, CdpClient.__name__, MonitoredCdpClient)
    if arguments[0] == "--stuck-by":
        flag, arguments = arguments[1], arguments[2:]
        stuck = (sys.executable, "-m", "tests.endurance.stuck_script", flag)
        _replace(run, server_command.__name__, lambda *options: (*stuck, *server_command(*options)[2:]))
    return command("kiosk")(arguments)


def _replace(module: ModuleType, name: str, value: object) -> None:
    """Replace a name of a module. Raises KeyError where the module does not have it."""
    vars(module)[name]
    vars(module)[name] = value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
