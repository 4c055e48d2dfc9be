"""The kiosk as it ships, with an eye in its page: what can be read there, and whether it answers taps.

It takes the place of `app.py kiosk` in the runs beside it. The eye comes through the supervisor's own pipe;
what it saw is written, a line every few seconds, to `seen.jsonl` beside the kiosk's folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from components.kiosk.supervise import run
from components.kiosk.supervise import screen_state as picture
from components.kiosk.supervise.cdp_client import CdpClient, Message, OnAnswer, View
from components.kiosk.supervise.server_process import server_command
from tests.browser.test_first_load import SOFTWARE_WORDS

EYE = """(() => {
  const seen = window.seen = { born: performance.timeOrigin, words: {}, taps: 0, answered: 0, screen: "" };
  const software = %s;
  let last = performance.now(), turn = 0;
  const open = () => document.querySelector("[data-person][aria-pressed=true]")?.dataset.person;
  setInterval(() => {
    const now = performance.now(), text = document.body?.innerText ?? "";
    for (const word of software.filter((each) => text.includes(each))) {
      seen.words[word] = (seen.words[word] ?? 0) + now - last;
    }
    last = now;
    seen.screen = document.documentElement.dataset.screen ?? "";
  }, 50);
  setInterval(() => {
    const people = [...document.querySelectorAll("button[data-person]")];
    if (!people.length) return;
    const button = people[turn++ %% people.length], before = open();
    if (button.dataset.person === before) return;
    seen.taps += 1;
    button.click();
    requestAnimationFrame(() => requestAnimationFrame(() => { seen.answered += open() !== before; }));
  }, 500);
})()"""
BROWSERS_WORDS = ("refused to connect", "can’t be reached", "Aw, Snap", "is blocked", "ERR_")


class WatchedScreen(CdpClient):
    """Puts the eye into each page, and asks it what it saw whenever the supervisor asks the browser."""

    session: str | None = None

    def _load(self, session: str, page: str, view: View) -> None:
        self.session = session
        source = EYE % json.dumps([*SOFTWARE_WORDS, *BROWSERS_WORDS])
        self.ask("Page.enable", session=session)
        self.ask("Page.addScriptToEvaluateOnNewDocument", session=session, source=source)
        super()._load(session, page, view)

    def ask(
        self, method: str, then: OnAnswer | None = None, session: str | None = None, **parameters: Any
    ) -> None:
        super().ask(method, then, session, **parameters)
        if method == "Browser.getVersion" and self.session:
            super().ask(
                "Runtime.evaluate", _write, self.session, expression="window.seen", returnByValue=True
            )


def _write(answer: Message) -> None:
    seen = answer.get("result", {}).get("result", {}).get("value")
    if seen:
        with (Path(os.environ["XDG_RUNTIME_DIR"]) / "seen.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(seen) + "\n")


def main(arguments: Sequence[str]) -> int:
    """`--stuck-by FLAG` before the kiosk's own arguments: its server can be stuck by that file."""
    vars(picture)["CdpClient"] = WatchedScreen
    if arguments[0] == "--stuck-by":
        flag, arguments = arguments[1], arguments[2:]
        stuck = (sys.executable, "-m", "tests.endurance.stuck_script", flag)
        vars(run)["server_command"] = lambda *given: (*stuck, *server_command(*given)[2:])
    return run.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
