"""A witness of a page: whatever must never happen in an exhibit, counted and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Frame, Page, Request, Response

NEVER = (
    *("addresses left", "windows", "dialogs", "downloads", "context menus", "console errors", "page errors"),
    *(
        "failed requests",
        "foreign requests",
        "texts marked",
        "zooms of the page",
        "prints",
        "things dragged off",
    ),
    "crashes",
)
IN_THE_PAGE = {
    "menus": "context menus",
    "marked": "texts marked",
    "zoomed": "zooms of the page",
    "printed": "prints",
    "left": "addresses left",
    "dragged": "things dragged off",
}
"""What `page_monitor.js` counts, and what it is called here."""

OWN_PATIENCE = ("/beat", "/visits")
"""What the page itself gives up when the machine is slow, and tries again."""


class Witness:
    """Everything that one page did wrong. Begin before the page is opened; `ask` it as often as you like."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(path=Path(__file__).parent / "page_monitor.js")
        self.page = context.new_page()
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()
        self._address = ""
        self._told: Mapping[str, int] = {}
        context.on("page", lambda page: self._note("windows", page.url))
        self._listen(self.page)

    def _listen(self, page: Page) -> None:
        page.on("dialog", self._asked_by_a_dialog)
        page.on("download", lambda each: self._note("downloads", each.url))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._note("page errors", str(error)))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("framenavigated", self._went)
        page.on("crash", lambda _: self._note("crashes", "the page is gone"))

    def _asked_by_a_dialog(self, dialog: Dialog) -> None:
        self._note("dialogs", dialog.message)
        dialog.dismiss()

    def arrived(self) -> None:
        """The page is where it is to stay."""
        self._address = self.page.url

    def ask(self) -> list[str]:
        """Look at the page now; every fault since the beginning, in words. [] for a page that behaved."""
        told = dict(self.page.evaluate("() => ({ ...window.witness })"))
        for name, count in told.items():
            more = count - self._told.get(name, 0)
            if more > 0:
                self._note(IN_THE_PAGE[name], f"{more} more", more)
        self._told = told
        if self._address and self.page.url != self._address:
            self._note("addresses left", self.page.url)
        return self.faults

    def _note(self, kind: str, what: str, count: int = 1) -> None:
        self.counts[kind] += count
        self.faults.append(f"{kind}: {what[:200]}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note("console errors", message.text)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self._note("foreign requests", request.url)

    def _failed(self, request: Request) -> None:
        # A tile that is no longer needed is given up; so is a beat, or a visit's record, that waits too long.
        given_up = request.failure == "net::ERR_ABORTED" and urlsplit(request.url).path in OWN_PATIENCE
        if "/ground/" not in request.url and not given_up:
            self._note("failed requests", f"{request.failure} {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note("failed requests", f"{response.status} {response.url}")

    def _went(self, frame: Frame) -> None:
        if self._address and frame is self.page.main_frame:
            self._note("addresses left", f"went to {frame.url}")
