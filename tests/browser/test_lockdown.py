"""What a browser offers beside the page is not offered in an exhibit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.browser.exhibit_server import Gallery
from tests.browser.visit_page import Visit

WATCH = """() => {
  window.seen = {};
  const count = (name) => { seen[name] = (seen[name] ?? 0) + 1; };
  const kinds = ["contextmenu", "selectstart", "dragstart", "drop", "dragover", "wheel", "copy", "auxclick"];
  for (const kind of kinds) {
    addEventListener(kind, (event) => { if (!event.defaultPrevented) count(kind); });
  }
  document.addEventListener("keydown", (event) => {
    count(event.key);
    if (event.defaultPrevented) count(`${event.key} prevented`);
  });
}"""
SHUT_KEYS = [
    *("F1", "F3", "F5", "F6", "F7", "F11", "F12", "Alt+ArrowLeft", "Alt+Home", "Alt+d", "ContextMenu"),
    *("Control+f", "Control+g", "Control+h", "Control+j", "Control+l", "Control+o", "Control+p", "Control+s"),
    *("Control+u", "Control+=", "Control+-", "Control+0", "Control+a", "Control+Shift+i", "Shift+F10", "/"),
    *("r", "c", "a", "Shift+r"),
]
OPEN_KEYS = ["ArrowRight", "Tab", "Enter", " ", "Escape", "q"]
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
def visit(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """One visitor for all: nothing that is tried here changes the page."""
    page = screen.new_page()
    yield Visit(page).enter(gallery.url)
    page.close()


@pytest.fixture
def hands(visit: Visit) -> Iterator[CDPSession]:
    visit.page.evaluate(WATCH)
    session = visit.page.context.new_cdp_session(visit.page)
    yield session
    session.detach()


def seen(page: Page) -> dict[str, int]:
    return dict(page.evaluate("seen"))


def fingers(hands: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    hands.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def pinch(hands: CDPSession, x: float, y: float) -> None:
    """Two fingers, drawn apart."""
    fingers(hands, "touchStart", (x - 20, y), (x + 20, y))
    for apart in range(30, 200, 15):
        fingers(hands, "touchMove", (x - apart, y), (x + apart, y))
    fingers(hands, "touchEnd")


def test_a_long_press_and_the_other_buttons_open_no_menu(visit: Visit, hands: CDPSession) -> None:
    page, panel = visit.page, visit.find("[data-part=story_panel]").bounding_box()
    assert panel
    x, y = panel["x"] + 150, panel["y"] + 200
    fingers(hands, "touchStart", (x, y))
    page.wait_for_timeout(900)  # a browser takes half a second for long
    fingers(hands, "touchEnd")
    for button in ("right", "middle"):
        page.mouse.click(x, y, button=button)
    page.mouse.dblclick(x, y)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y + 60, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())") == ""
    assert not seen(page).keys() & {"contextmenu", "selectstart", "dragstart", "auxclick"}


def test_two_fingers_and_a_turned_wheel_enlarge_the_map_and_never_the_page(
    visit: Visit, hands: CDPSession
) -> None:
    page = visit.page
    for part in ("story_panel", "person_toggle", "timeline", "prev_next"):
        box = visit.find(f"[data-part={part}]").bounding_box()
        assert box
        pinch(hands, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.move(box["x"] + 40, box["y"] + 40)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")
        assert page.evaluate("visualViewport.scale") == 1, part
    assert "wheel" not in seen(page)
    tile = "document.querySelector('.leaflet-map-pane').innerHTML"
    before = page.evaluate(tile)
    pinch(hands, 500, 400)
    visit.until(lambda: page.evaluate(tile) != before, "the map follows two fingers")
    assert page.evaluate("visualViewport.scale") == 1


def test_keys_of_the_browser_and_of_streamlit_reach_nobody_and_those_of_the_visit_do(
    visit: Visit, hands: CDPSession
) -> None:
    page = visit.page
    runs = page.evaluate("document.querySelector('[data-test-script-state]').dataset.testScriptState")
    for key in SHUT_KEYS:
        page.keyboard.press(key)
    assert {key for key in seen(page) if key not in ("Control", "Shift", "Meta")} == set()
    for key in OPEN_KEYS:
        page.keyboard.press(key)
    assert set(OPEN_KEYS) <= seen(page).keys()
    assert runs == page.evaluate("document.querySelector('[data-test-script-state]').dataset.testScriptState")


def test_no_link_no_form_no_window_and_no_dialog_leads_anywhere(visit: Visit, hands: CDPSession) -> None:
    page, went = visit.page, list[str]()
    page.on("dialog", lambda dialog: went.append(f"dialog {dialog.message}"))
    page.on("download", lambda download: went.append(f"download {download.url}"))
    page.on("framenavigated", lambda frame: went.append(frame.url))
    page.context.on("page", lambda other: went.append(f"window {other.url}"))
    page.context.on("request", lambda asked: went.append(asked.url) if "evil" in asked.url else None)
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
    page.wait_for_timeout(200)  # nothing is to come: there is nothing to wait for
    assert page.url == here
    assert [each for each in went if each != here] == []
    assert visit.shown()


def test_a_file_dropped_on_the_page_falls_through(visit: Visit, hands: CDPSession) -> None:
    page = visit.page
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [__file__], "dragOperationsMask": 1}
        hands.send("Input.dispatchDragEvent", {"type": kind, "x": 900, "y": 500, "data": data})
    assert not seen(page).keys() & {"dragover", "drop"}
    assert visit.shown()


def test_a_curator_keeps_their_browser(gallery: Gallery, screen: BrowserContext) -> None:
    """In a preview menus, marking and keys are left alone; only what would lose the page is not."""
    page = screen.new_page()
    page.route(
        f"{gallery.url}/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"""<html data-preview>
      <script type="module" src="{_parts(gallery)}/visitor/browser/lockdown.js"></script>
      <script type="module" src="{_parts(gallery)}/page/streamlit_dom.js"></script>
      <p style="user-select:text">A word""",
        ),
    )
    page.goto(gallery.url)
    page.evaluate(WATCH)
    page.mouse.click(30, 30, button="right")
    page.mouse.dblclick(30, 30)
    page.keyboard.press("Control+f")
    page.keyboard.press("r")
    page.evaluate("document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true }))")
    assert {"contextmenu", "selectstart", "f"} <= seen(page).keys()
    assert not seen(page).keys() & {"r", "drop"}
    page.close()


def _parts(gallery: Gallery) -> str:
    """Any version names the same parts."""
    return f"{gallery.url}/parts/preview"
