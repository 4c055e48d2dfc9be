"""The CDP client: the wanted page is the only one, whatever happens to it."""

from __future__ import annotations

from typing import Any

import pytest

from components.kiosk.supervise.cdp_client import (
    MAX_MESSAGE_BYTES,
    CardPage,
    CdpClient,
    ExhibitPage,
    Message,
    MessageDecoder,
    View,
    encode,
)

EXHIBIT = ExhibitPage("http://127.0.0.1:8501/")


class FakeBrowser:
    """Receives commands and opens pages. `refuses`: a policy forbids to attach to pages."""

    def __init__(self, refuses: bool = False) -> None:
        self.pages: dict[str, str] = {"first": "about:blank"}
        self.received: list[Message] = []
        self.end_reasons: list[str] = []
        self.refuses = refuses
        self.error = ""
        self.client = CdpClient(self.received.append, self.end_reasons.append)

    def event(self, name: str, **parameters: Any) -> None:
        self.client.handle({"method": f"Target.{name}", "params": parameters})

    def report(self, page: str, url: str, kind: str = "page", name: str = "targetCreated") -> None:
        self.event(name, targetInfo={"targetId": page, "type": kind, "url": url})

    def work(self) -> FakeBrowser:
        """Answer every command."""
        while self.received:
            message = self.received.pop(0)
            answer = self._do(message["method"], message["params"])
            self.client.handle({"id": message["id"], **answer})
        return self

    def _do(self, method: str, parameters: dict[str, Any]) -> Message:
        match method:
            case "Target.setDiscoverTargets":
                for page, url in self.pages.items():
                    self.report(page, url)
            case "Target.createTarget":
                page = f"page {len(self.pages)}"
                self.pages[page] = parameters["url"]
                self.report(page, parameters["url"])
                return {"result": {"targetId": page}}
            case "Target.closeTarget" if parameters["targetId"] in self.pages:
                del self.pages[parameters["targetId"]]
                self.event("targetDestroyed", targetId=parameters["targetId"])
            case "Target.attachToTarget" if self.refuses:
                return {"error": {"message": "Not allowed"}}
            case "Target.attachToTarget":
                return {"result": {"sessionId": parameters["targetId"]}}
            case "Page.setDocumentContent":
                self.pages[parameters["frameId"]] = parameters["html"]
            case "Page.navigate":
                self.pages[self.client.page or ""] = parameters["url"]
                return {"result": {"errorText": self.error} if self.error else {}}
        return {"result": {}}


def shown(view: View, refuses: bool = False) -> FakeBrowser:
    browser = FakeBrowser(refuses)
    browser.client.connect()
    browser.client.show(view)
    return browser.work()


@pytest.mark.parametrize(
    ("view", "content"), [(EXHIBIT, EXHIBIT.address), (CardPage("<p>rests"), "<p>rests")]
)
def test_the_wanted_page_is_the_only_one(view: View, content: str) -> None:
    assert list(shown(view).pages.values()) == [content]


def test_where_a_policy_forbids_attaching_the_exhibit_is_shown_and_a_card_is_blank() -> None:
    assert list(shown(EXHIBIT, refuses=True).pages.values()) == [EXHIBIT.address]
    assert list(shown(CardPage("<p>rests"), refuses=True).pages.values()) == ["about:blank"]


def test_of_several_views_the_last_is_shown() -> None:
    browser = FakeBrowser()
    browser.client.connect()
    for view in (CardPage("<p>one"), EXHIBIT, CardPage("<p>two")):
        browser.client.show(view)
    assert list(browser.work().pages.values()) == ["<p>two"]


@pytest.mark.parametrize("url", ["about:blank", "https://elsewhere.example/", EXHIBIT.address])
def test_a_window_that_opens_is_closed(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.pages["popup"] = url
    browser.report("popup", url)
    assert list(browser.work().pages.values()) == [EXHIBIT.address]
    assert browser.end_reasons == []


def test_a_target_of_the_browser_itself_is_left_alone() -> None:
    browser = shown(EXHIBIT)
    browser.report("menu", "chrome://omnibox-popup.top-chrome/", kind="browser_ui")
    assert browser.received == []


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
def test_a_page_that_left_the_exhibit_counts_as_ended(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.report(browser.client.page or "", url, name="targetInfoChanged")
    assert browser.end_reasons == [f"The page navigated to {url!r}."]


@pytest.mark.parametrize("url", [EXHIBIT.address, EXHIBIT.address + "#x", EXHIBIT.address + "?life=sorge"])
def test_the_exhibit_may_have_a_query_or_a_fragment(url: str) -> None:
    browser = shown(EXHIBIT)
    browser.report(browser.client.page or "", url, name="targetInfoChanged")
    assert browser.end_reasons == []


@pytest.mark.parametrize("event", ["targetCrashed", "targetDestroyed"])
def test_the_end_of_a_page_is_reported_once_and_another_page_does_not_matter(event: str) -> None:
    browser = shown(EXHIBIT)
    page = browser.client.page
    browser.event(event, targetId="another")
    assert browser.end_reasons == []
    browser.event(event, targetId=page)
    browser.event(event, targetId=page)
    assert len(browser.end_reasons) == 1
    browser.client.show(EXHIBIT)
    assert EXHIBIT.address in browser.work().pages.values()


def test_a_page_whose_server_refuses_the_connection_counts_as_ended() -> None:
    browser = FakeBrowser()
    browser.error = "net::ERR_CONNECTION_REFUSED"
    browser.client.connect()
    browser.client.show(EXHIBIT)
    assert "ERR_CONNECTION_REFUSED" in browser.work().end_reasons[0]


def test_a_page_that_does_not_fill_the_screen_is_measured() -> None:
    sizes: list[tuple[int, int]] = []
    sent: list[Message] = []
    client = CdpClient(sent.append, print, lambda width, height: sizes.append((width, height)))
    client.show(EXHIBIT)
    client.handle({"id": 1, "result": {"targetId": "page"}})
    client.handle({"id": 2, "result": {"sessionId": "session"}})
    measure = next(each["id"] for each in sent if each["method"] == "Runtime.evaluate")
    client.handle({"id": measure, "result": {"result": {"value": [1920, 1080, 1050, 900]}}})
    assert sizes == [(1920, 1080)]


@pytest.mark.parametrize("view", [EXHIBIT, CardPage("<p>rests")])
def test_a_page_that_has_not_navigated_yet_does_not_count_as_ended(view: View) -> None:
    browser = shown(view)
    for url in ("", "about:blank"):
        browser.report(browser.client.page or "", url, name="targetInfoChanged")
    assert browser.work().end_reasons == []


def test_messages_are_complete_however_the_stream_was_split() -> None:
    sent = [{"id": 1, "method": "A"}, {"id": 2, "title": "Сорге\0"}]
    stream = b"".join(map(encode, sent))
    for size in (1, 3, 7, 1000):
        decoder = MessageDecoder()
        pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
        assert [message for piece in pieces for message in decoder.feed(piece)] == sent


@pytest.mark.parametrize("nonsense", [b"\0", b"{\0", b"[1]\0", b"\xff\xfe\0", b"null\0"])
def test_what_is_no_message_is_skipped(nonsense: bytes) -> None:
    assert list(MessageDecoder().feed(nonsense + encode({"id": 1}))) == [{"id": 1}]


def test_a_message_without_end_is_dropped() -> None:
    decoder = MessageDecoder()
    assert list(decoder.feed(b"x" * (MAX_MESSAGE_BYTES + 1))) == []
    assert list(decoder.feed(encode({"id": 1}))) == [{"id": 1}]
