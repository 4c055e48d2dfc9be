"""Records everything that a page of the exhibit must never do: errors, dialogs, navigation, other hosts …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Frame, Page, Request, Response

FAULT_KINDS = (
    *("addresses left", "windows", "dialogs", "downloads", "context menus", "console errors", "page errors"),
    *("failed requests", "foreign requests", "texts selected", "zooms of the page", "prints"),
    *("things dragged off", "crashes"),
)
SCRIPT_COUNTERS = {
    "menus": "context menus",
    "textSelected": "texts selected",
    "zoomed": "zooms of the page",
    "printed": "prints",
    "pageLeft": "addresses left",
    "dragged": "things dragged off",
}
"""The counters of `page_monitor.js`, and the kind of fault that each counts."""

ABORTED_BY_PAGE = ("/beat", "/visits")
"""Requests that the page itself aborts when the machine is slow, and repeats."""


class PageMonitor:
    """Opens a page in a context and records its faults. Make it before the exhibit is opened."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(path=Path(__file__).parent / "page_monitor.js")
        self.page = context.new_page()
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()
        self._address = ""
        self._last_counters: Mapping[str, int] = {}
        context.on("page", lambda page: self._record("windows", page.url))
        self._listen(self.page)

    def _listen(self, page: Page) -> None:
        page.on("dialog", self._on_dialog)
        page.on("download", lambda each: self._record("downloads", each.url))
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._record("page errors", str(error)))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failed_request)
        page.on("response", self._on_response)
        page.on("framenavigated", self._on_navigation)
        page.on("crash", lambda _: self._record("crashes", "the page is gone"))

    def forbid_navigation(self) -> None:
        """From now on a change of the page's address is a fault."""
        self._address = self.page.url

    def check(self) -> list[str]:
        """Read the page's counters; returns every fault since the beginning, [] for none."""
        counters = dict(self.page.evaluate("() => ({ ...window.pageMonitor })"))
        for name, count in counters.items():
            more = count - self._last_counters.get(name, 0)
            if more > 0:
                self._record(SCRIPT_COUNTERS[name], f"{more} more", more)
        self._last_counters = counters
        if self._address and self.page.url != self._address:
            self._record("addresses left", self.page.url)
        return self.faults

    def _record(self, kind: str, detail: str, count: int = 1) -> None:
        self.counts[kind] += count
        self.faults.append(f"{kind}: {detail[:200]}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self._record("dialogs", dialog.message)
        dialog.dismiss()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._record("console errors", message.text)

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self._record("foreign requests", request.url)

    def _on_failed_request(self, request: Request) -> None:
        # The page aborts map tiles it no longer needs, and heartbeats or visit records that take too long.
        aborted = request.failure == "net::ERR_ABORTED" and urlsplit(request.url).path in ABORTED_BY_PAGE
        if "/ground/" not in request.url and not aborted:
            self._record("failed requests", f"{request.failure} {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._record("failed requests", f"{response.status} {response.url}")

    def _on_navigation(self, frame: Frame) -> None:
        if self._address and frame is self.page.main_frame:
            self._record("addresses left", f"went to {frame.url}")
