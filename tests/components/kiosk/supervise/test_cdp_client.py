"""The conversation with the browser: one page, the wanted one, whatever happens to it."""

from __future__ import annotations

from typing import Any

import pytest

from components.kiosk.supervise.cdp_client import LONGEST, Card, Exhibit, Frames, Message, Screen, View, frame

EXHIBIT = Exhibit("http://127.0.0.1:8501/")


class Browser:
    """Takes what it is told, and opens pages; `refuses` what a policy forbids."""

    def __init__(self, refuses: bool = False) -> None:
        self.pages: dict[str, str] = {"first": "about:blank"}
        self.told: list[Message] = []
        self.lost: list[str] = []
        self.refuses = refuses
        self.error = ""
        self.screen = Screen(self.told.append, self.lost.append)

    def event(self, what: str, **parameters: Any) -> None:
        self.screen.hear({"method": f"Target.{what}", "params": parameters})

    def seen(self, page: str, url: str, kind: str = "page", what: str = "targetCreated") -> None:
        self.event(what, targetInfo={"targetId": page, "type": kind, "url": url})

    def work(self) -> Browser:
        """Do all that was asked."""
        while self.told:
            message = self.told.pop(0)
            answer = self._do(message["method"], message["params"])
            self.screen.hear({"id": message["id"], **answer})
        return self

    def _do(self, method: str, asked: dict[str, Any]) -> Message:
        match method:
            case "Target.setDiscoverTargets":
                for page, url in self.pages.items():
                    self.seen(page, url)
            case "Target.createTarget":
                page = f"page {len(self.pages)}"
                self.pages[page] = asked["url"]
                self.seen(page, asked["url"])
                return {"result": {"targetId": page}}
            case "Target.closeTarget" if asked["targetId"] in self.pages:
                del self.pages[asked["targetId"]]
                self.event("targetDestroyed", targetId=asked["targetId"])
            case "Target.attachToTarget" if self.refuses:
                return {"error": {"message": "Not allowed"}}
            case "Target.attachToTarget":
                return {"result": {"sessionId": asked["targetId"]}}
            case "Page.setDocumentContent":
                self.pages[asked["frameId"]] = asked["html"]
            case "Page.navigate":
                self.pages[self.screen.page or ""] = asked["url"]
                return {"result": {"errorText": self.error} if self.error else {}}
        return {"result": {}}


def shown(view: View, refuses: bool = False) -> Browser:
    browser = Browser(refuses)
    browser.screen.begin()
    browser.screen.show(view)
    return browser.work()


@pytest.mark.parametrize(("view", "seen"), [(EXHIBIT, EXHIBIT.address), (Card("<p>rests"), "<p>rests")])
def test_the_wanted_page_is_the_only_one(view: View, seen: str) -> None:
    assert list(shown(view).pages.values()) == [seen]


def test_where_a_policy_hides_pages_the_exhibit_is_shown_all_the_same_and_a_card_is_blank() -> None:
    assert list(shown(EXHIBIT, refuses=True).pages.values()) == [EXHIBIT.address]
    assert list(shown(Card("<p>rests"), refuses=True).pages.values()) == ["about:blank"]


def test_the_last_wish_counts() -> None:
    browser = Browser()
    browser.screen.begin()
    for view in (Card("<p>one"), EXHIBIT, Card("<p>two")):
        browser.screen.show(view)
    assert list(browser.work().pages.values()) == ["<p>two"]


@pytest.mark.parametrize("url", ["about:blank", "https://elsewhere.example/", EXHIBIT.address])
def test_a_window_that_opens_is_closed(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.pages["popup"] = url
    browser.seen("popup", url)
    assert list(browser.work().pages.values()) == [EXHIBIT.address]
    assert browser.lost == []


def test_what_belongs_to_the_browser_itself_is_left_alone() -> None:
    browser = shown(EXHIBIT)
    browser.seen("menu", "chrome://omnibox-popup.top-chrome/", kind="browser_ui")
    assert browser.told == []


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/",
        "http://127.0.0.1:8502/",
        "http://127.0.0.1:8501/health",
        "http://127.0.0.1.elsewhere.example:8501/",
        "file:///etc/hostname",
        "chrome://version",
        "view-source:http://127.0.0.1:8501/",
    ],
)
def test_a_page_that_left_the_exhibit_is_lost(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.seen(browser.screen.page or "", url, what="targetInfoChanged")
    assert browser.lost == [f"The page had gone to {url!r}."]


@pytest.mark.parametrize("url", [EXHIBIT.address, EXHIBIT.address + "#x", EXHIBIT.address + "?life=sorge"])
def test_the_exhibit_may_have_a_tail(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.seen(browser.screen.page or "", url, what="targetInfoChanged")
    assert browser.lost == []


@pytest.mark.parametrize("what", ["targetCrashed", "targetDestroyed"])
def test_a_page_that_dies_is_lost_once_and_another_is_nothing(what: str) -> None:
    browser = shown(EXHIBIT)
    page = browser.screen.page
    browser.event(what, targetId="another")
    assert browser.lost == []
    browser.event(what, targetId=page)
    browser.event(what, targetId=page)
    assert len(browser.lost) == 1
    browser.screen.show(EXHIBIT)
    assert EXHIBIT.address in browser.work().pages.values()


def test_a_server_that_does_not_answer_is_lost_before_the_browser_says_so_for_long() -> None:
    browser = Browser()
    browser.error = "net::ERR_CONNECTION_REFUSED"
    browser.screen.begin()
    browser.screen.show(EXHIBIT)
    assert "ERR_CONNECTION_REFUSED" in browser.work().lost[0]


def test_a_page_that_does_not_fill_the_screen_is_measured() -> None:
    sizes: list[tuple[int, int]] = []
    asked: list[Message] = []
    screen = Screen(asked.append, print, lambda wide, high: sizes.append((wide, high)))
    screen.show(EXHIBIT)
    screen.hear({"id": 1, "result": {"targetId": "page"}})
    screen.hear({"id": 2, "result": {"sessionId": "session"}})
    measure = next(each["id"] for each in asked if each["method"] == "Runtime.evaluate")
    screen.hear({"id": measure, "result": {"result": {"value": [1920, 1080, 1050, 900]}}})
    assert sizes == [(1920, 1080)]


@pytest.mark.parametrize("view", [EXHIBIT, Card("<p>rests")])
def test_a_page_that_has_not_begun_to_go_anywhere_is_not_lost(view: View) -> None:
    browser = shown(view)
    for url in ("", "about:blank"):
        browser.seen(browser.screen.page or "", url, what="targetInfoChanged")
    assert browser.work().lost == []


def test_messages_are_whole_however_they_were_cut() -> None:
    sent = [{"id": 1, "method": "A"}, {"id": 2, "title": "Сорге\0"}]
    stream = b"".join(map(frame, sent))
    for size in (1, 3, 7, 1000):
        frames = Frames()
        pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
        assert [message for piece in pieces for message in frames.feed(piece)] == sent


@pytest.mark.parametrize("nonsense", [b"\0", b"{\0", b"[1]\0", b"\xff\xfe\0", b"null\0"])
def test_nonsense_is_passed_over(nonsense: bytes) -> None:
    assert list(Frames().feed(nonsense + frame({"id": 1}))) == [{"id": 1}]


def test_what_never_ends_is_let_go() -> None:
    frames = Frames()
    assert list(frames.feed(b"x" * (LONGEST + 1))) == []
    assert list(frames.feed(frame({"id": 1}))) == [{"id": 1}]
