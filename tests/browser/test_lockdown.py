"""Lockdown: menus, zoom, shortcuts, links, dialogs and drops of the browser are blocked on the page."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage

COUNT_EVENTS = """() => {
  window.eventCounts = {};
  const count = (name) => { eventCounts[name] = (eventCounts[name] ?? 0) + 1; };
  const kinds = ["contextmenu", "selectstart", "dragstart", "drop", "dragover", "wheel", "copy", "auxclick"];
  for (const kind of kinds) {
    addEventListener(kind, (event) => { if (!event.defaultPrevented) count(kind); });
  }
  document.addEventListener("keydown", (event) => {
    count(event.key);
    if (event.defaultPrevented) count(`${event.key} prevented`);
  });
}"""
BLOCKED_KEYS = [
    *("F1", "F3", "F5", "F6", "F7", "F11", "F12", "Alt+ArrowLeft", "Alt+Home", "Alt+d", "ContextMenu"),
    *("Control+f", "Control+g", "Control+h", "Control+j", "Control+l", "Control+o", "Control+p", "Control+s"),
    *("Control+u", "Control+=", "Control+-", "Control+0", "Control+a", "Control+Shift+i", "Shift+F10", "/"),
    *("r", "c", "a", "Shift+r"),
]
ALLOWED_KEYS = ["ArrowRight", "Tab", "Enter", " ", "Escape", "q"]
FOREIGN = "https://evil.example/"
LINKS = f"""() => {{
  document.body.insertAdjacentHTML("beforeend", `<div id="out">
    <style>
      #out {{ position: fixed; inset: 0; z-index: 99999; background: #fff; font-size: 40px; }}
      #out > * {{ position: absolute; left: 50px; }}
    </style>
    <a href="{FOREIGN}" style="top: 50px">out</a>
    <a href="{FOREIGN}" style="top: 150px" target="_blank">blank</a>
    <a href="data:text/plain,x" style="top: 250px" download="x">save</a>
    <svg style="top: 350px"><a href="{FOREIGN}"><rect width="200" height="90"/></a></svg>
    <form action="{FOREIGN}" style="top: 480px"><button>send it away</button></form>
  </div>`);
}}"""


@pytest.fixture(scope="module")
def visit(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """One page for all tests, with a card: none of them changes more than what is open."""
    page = screen.new_page()
    yield VisitPage(page).enter(server.url).open_first_story()
    page.close()


@pytest.fixture
def cdp(visit: VisitPage) -> Iterator[CDPSession]:
    visit.page.evaluate(COUNT_EVENTS)
    session = visit.page.context.new_cdp_session(visit.page)
    yield session
    session.detach()


def event_counts(page: Page) -> dict[str, int]:
    return dict(page.evaluate("eventCounts"))


def messages_to_streamlit(cdp: CDPSession) -> list[BackMsg]:
    """A list to which every message that the page sends to Streamlit's server is added."""
    sent: list[BackMsg] = []

    def read(event: dict[str, Any]) -> None:
        sent.append(BackMsg.FromString(b64decode(event["response"]["payloadData"])))

    cdp.on("Network.webSocketFrameSent", read)
    cdp.send("Network.enable")
    return sent


def dispatch_touch(cdp: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def pinch(cdp: CDPSession, x: float, y: float) -> None:
    """Two fingers move apart."""
    dispatch_touch(cdp, "touchStart", (x - 20, y), (x + 20, y))
    for apart in range(30, 200, 15):
        dispatch_touch(cdp, "touchMove", (x - apart, y), (x + apart, y))
    dispatch_touch(cdp, "touchEnd")


def test_a_long_press_and_the_other_buttons_open_no_menu(visit: VisitPage, cdp: CDPSession) -> None:
    page, panel = visit.page, visit.find("[data-part=story_panel]").bounding_box()
    assert panel
    x, y = panel["x"] + 150, panel["y"] + 200
    dispatch_touch(cdp, "touchStart", (x, y))
    page.wait_for_timeout(900)  # a browser recognises a long press after half a second
    dispatch_touch(cdp, "touchEnd")
    for button in ("right", "middle"):
        page.mouse.click(x, y, button=button)
    page.mouse.dblclick(x, y)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y + 60, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())") == ""
    assert not event_counts(page).keys() & {"contextmenu", "selectstart", "dragstart", "auxclick"}


def test_pinch_and_wheel_zoom_the_map_and_never_the_page(visit: VisitPage, cdp: CDPSession) -> None:
    page = visit.page
    for part in ("story_panel", "person_toggle", "timeline", "prev_next"):
        box = visit.find(f"[data-part={part}]").bounding_box()
        assert box
        pinch(cdp, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.move(box["x"] + 40, box["y"] + 40)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")
        assert page.evaluate("visualViewport.scale") == 1, part
    assert "wheel" not in event_counts(page)
    tile = "document.querySelector('.leaflet-map-pane').innerHTML"
    before = page.evaluate(tile)
    pinch(cdp, 500, 400)
    visit.until(lambda: page.evaluate(tile) != before, "the map zooms with two fingers")
    assert page.evaluate("visualViewport.scale") == 1


def test_shortcuts_of_browser_and_streamlit_are_blocked_and_keys_of_the_exhibit_are_not(
    visit: VisitPage, cdp: CDPSession
) -> None:
    page = visit.page
    sent = messages_to_streamlit(cdp)
    for key in BLOCKED_KEYS:
        page.keyboard.press(key)
    assert {key for key in event_counts(page) if key not in ("Control", "Shift", "Meta")} == set()
    for key in ALLOWED_KEYS:
        page.keyboard.press(key)
    assert set(ALLOWED_KEYS) <= event_counts(page).keys()
    before = len(sent)
    visit.until(lambda: len(sent) > before, "the page asks for the edition, as it does every two seconds")
    assert [each for each in sent if not each.rerun_script.fragment_id] == [], "no key runs the script"


def test_no_link_no_form_no_window_and_no_dialog_leads_anywhere(visit: VisitPage, cdp: CDPSession) -> None:
    page, events = visit.page, list[str]()
    page.on("dialog", lambda dialog: events.append(f"dialog {dialog.message}"))
    page.on("download", lambda download: events.append(f"download {download.url}"))
    page.on("framenavigated", lambda frame: events.append(frame.url))
    page.context.on("page", lambda other: events.append(f"window {other.url}"))
    page.context.on("request", lambda request: events.append(request.url) if "evil" in request.url else None)
    here = page.url
    page.evaluate(LINKS)
    for y in (70, 170, 270, 390, 500):
        page.touchscreen.tap(80, y)
        page.mouse.click(80, y)
        page.mouse.click(80, y, button="middle")
    page.keyboard.down("Control")
    page.mouse.click(80, 70)
    page.keyboard.up("Control")
    answers = page.evaluate(
        f"""async () => {{
          document.getElementById("out").remove();
          location.href = "{FOREIGN}";
          location.assign("{FOREIGN}");
          Object.assign(document.createElement("a"), {{ href: "{FOREIGN}", target: "_blank" }}).click();
          Object.assign(document.createElement("a"), {{ href: "data:text/plain,x", download: "x" }}).click();
          const form = Object.assign(document.createElement("form"), {{ action: "{FOREIGN}" }});
          document.body.append(form);
          form.submit();
          form.remove();
          const stay = (event) => {{ event.preventDefault(); event.returnValue = "stay"; }};
          addEventListener("beforeunload", stay);
          history.pushState(null, "", "/");
          return [open("{FOREIGN}"), alert(1) ?? null, confirm(1), prompt(1), print() ?? null,
            await Notification.requestPermission()];
        }}"""
    )
    assert answers == [None, None, False, None, None, "denied"]
    page.evaluate("history.back()")
    page.wait_for_timeout(200)  # there is no event to wait for: nothing must happen
    assert page.url == here
    assert [each for each in events if each != here] == []
    visit.until(visit.marks, "the exhibit is still shown")


def test_a_file_dropped_on_the_page_is_ignored(visit: VisitPage, cdp: CDPSession) -> None:
    page = visit.page
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [__file__], "dragOperationsMask": 1}
        cdp.send("Input.dispatchDragEvent", {"type": kind, "x": 900, "y": 500, "data": data})
    assert not event_counts(page).keys() & {"dragover", "drop"}
    visit.until(visit.marks, "the exhibit is still shown")


def test_a_preview_leaves_the_browsers_functions_to_the_curator(
    server: ExhibitServer, screen: BrowserContext
) -> None:
    """In a preview menus, text selection and shortcuts work; only what would lose the page is blocked."""
    page = screen.new_page()
    page.route(
        f"{server.url}/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"""<html data-preview>
      <script type="module" src="{_parts(server)}/visitor/browser/lockdown.js"></script>
      <script type="module" src="{_parts(server)}/page/streamlit_dom.js"></script>
      <p style="user-select:text">A word""",
        ),
    )
    page.goto(server.url)
    page.evaluate(COUNT_EVENTS)
    page.mouse.click(30, 30, button="right")
    page.mouse.dblclick(30, 30)
    page.keyboard.press("Control+f")
    page.keyboard.press("r")
    page.evaluate("document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true }))")
    assert {"contextmenu", "selectstart", "f"} <= event_counts(page).keys()
    assert not event_counts(page).keys() & {"r", "drop"}
    page.close()


def _parts(server: ExhibitServer) -> str:
    """The address of the parts; any version name works."""
    return f"{server.url}/parts/preview"
