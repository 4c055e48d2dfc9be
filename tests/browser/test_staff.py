"""The staff card: visitors cannot open it, and everything behind it closes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from components.staff.pin_hash import save_pin, staff_folder
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import FULL_HD, VisitPage

PIN = "7294"
PAD, CARD = "[data-part=staff].is-open [data-pad]", "[data-part=staff] [data-card]"
CHECKS = "[...document.querySelectorAll('[data-check]')].map((row) => ({ ...row.dataset }))"
BAD_TARGETS = """() => [...document.querySelectorAll("[data-part=staff] button, .cleaning__hold")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent, each.getBoundingClientRect()])
  .filter(([, box]) => box.top < innerHeight / 2 || Math.min(box.width, box.height) < 81)
  .map(([name]) => name)"""
"""Controls in the upper half of the screen, or smaller than 20 mm (81 pixels of this screen)."""


@pytest.fixture(scope="module")
def visit(browser: Browser, server: ExhibitServer) -> Iterator[VisitPage]:
    """A page whose clock stands still unless a test advances it."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    page = context.new_page()
    page.clock.install(time=datetime(2026, 1, 1))
    visit = VisitPage(page).enter(server.url)
    page.clock.pause_at(datetime(2026, 1, 1, 1))
    yield visit
    context.close()


def hold(visit: VisitPage, seconds: float, x: float = 30, y: float = 30) -> None:
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.clock.fast_forward(int(1000 * seconds))
    visit.page.mouse.up()


def open_gesture(visit: VisitPage, *, held: float = 3.1, pause: float = 0.5) -> None:
    hold(visit, held)
    visit.page.clock.fast_forward(int(1000 * pause))
    visit.tap_at(40, 45)


def enter(visit: VisitPage, pin: str) -> None:
    for digit in pin:
        visit.tap(f'[data-key="{digit}"]')
    visit.tap("[data-key=enter]")


def is_closed(visit: VisitPage) -> bool:
    visit.page.evaluate("fetch('/health')")  # takes as long as a request of the PIN pad would
    return not visit.page.locator("[data-part=staff].is-open").count()


def unlock(visit: VisitPage) -> None:
    save_pin(PIN)
    open_gesture(visit)
    expect(visit.find(PAD)).to_be_visible()
    enter(visit, PIN)
    expect(visit.find(CARD)).to_be_visible()


@pytest.fixture(autouse=True)
def _close_card_and_remove_pin(visit: VisitPage) -> Iterator[None]:
    yield
    for file in staff_folder().glob("*.json"):
        file.unlink()
    if visit.page.locator("[data-part=staff].is-open").count():
        visit.page.keyboard.press("Escape")


def test_without_a_pin_the_gesture_does_nothing_and_logs_nothing(visit: VisitPage) -> None:
    messages: list[str] = []
    visit.page.on("console", lambda message: messages.append(message.text))
    open_gesture(visit)
    assert is_closed(visit)
    assert messages == []


def test_only_the_exact_gesture_opens_the_pin_pad(visit: VisitPage) -> None:
    save_pin(PIN)
    hold(visit, 3.1, x=120)  # beside the corner
    visit.tap_at(40, 40)
    for held, pause in ((2.5, 0.5), (3.1, 2.5)):
        open_gesture(visit, held=held, pause=pause)
    for _ in range(12):
        visit.tap_at(30, 30)
    hold(visit, 3.1)
    visit.tap_at(900, 300)
    visit.tap_at(40, 40)
    assert is_closed(visit)
    open_gesture(visit)
    expect(visit.find(PAD)).to_be_visible()
    assert visit.page.evaluate(BAD_TARGETS) == []
    assert visit.page.evaluate("document.activeElement.className") == "staff"
    visit.page.clock.fast_forward(31_000)
    assert is_closed(visit)


def test_wrong_pins_are_counted_and_the_visit_behind_is_unchanged(visit: VisitPage) -> None:
    save_pin(PIN)
    visit.tap('[data-person="holm"]')
    visit.until(lambda: len(visit.shown()) == 1, "a story is open")  # no frame: the clock stands still
    shown = visit.shown()
    open_gesture(visit)
    enter(visit, "0001")
    expect(visit.find("[data-said]")).to_have_text("That is not the PIN. 4 tries are left.")
    for pin in ("0002", "0003", "0004", "0005"):
        visit.page.keyboard.type(pin)
        visit.page.keyboard.press("Enter")
        expect(visit.find("[data-digits]")).to_have_text("")
    expect(visit.find("[data-said]")).to_contain_text("1:00")
    visit.page.keyboard.type("ArrowRight" + PIN)
    assert visit.find("[data-digits]").text_content() == ""
    visit.page.keyboard.press("ArrowRight")
    visit.tap(f"{PAD} [data-leave]")
    assert is_closed(visit)
    assert visit.shown() == shown
    visit.tap("[data-step=next]")
    visit.until(lambda: visit.shown() != shown, "the visit goes on")


def test_the_card_fills_the_screen(visit: VisitPage) -> None:
    unlock(visit)
    box = visit.find(CARD).bounding_box()
    assert box
    assert box["width"] > 0.9 * FULL_HD["width"]
    assert box["height"] > 0.9 * FULL_HD["height"]


def test_the_card_tests_the_exhibit_and_closes_itself_after_a_minute(visit: VisitPage) -> None:
    unlock(visit)
    assert visit.page.evaluate(BAD_TARGETS) == []
    requests: list[str] = []
    visit.page.on("request", lambda request: requests.append(request.url))
    visit.tap("[data-do=test]")
    expect(visit.find("[data-check=outside]")).to_have_attribute("data-good", "true")
    rows = visit.page.evaluate(
        "[...document.querySelectorAll('[data-check]')].map((row) => ({ ...row.dataset }))"
    )
    assert {row["check"]: row["good"] for row in rows if row["check"] != "letters"} == dict.fromkeys(
        ("page", "parts", "map", "ground", "picture", "health", "disk", "outside"), "true"
    )
    assert all(url.startswith(visit.page.url) for url in requests)
    assert PIN not in "".join(requests)
    visit.page.clock.fast_forward(59_000)
    expect(visit.find(CARD)).to_be_visible()
    visit.page.clock.fast_forward(3_000)
    expect(visit.find(CARD)).to_have_count(0)
    assert "Sojourn" not in str(visit.page.evaluate("document.querySelector('[data-part=staff]').innerHTML"))


def test_the_touch_test_marks_touched_squares_and_ends_by_itself(visit: VisitPage) -> None:
    unlock(visit)
    visit.tap("[data-do=touch]")
    squares = visit.find(".touch-test i").count()
    assert squares > 100
    session = visit.page.context.new_cdp_session(visit.page)
    for kind, points in (
        ("touchStart", [(20, 20)]),
        ("touchStart", [(20, 20), (1900, 1060)]),
        ("touchMove", [(20, 500), (1900, 1060)]),
    ):
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    expect(visit.find(".touch-test__fingers")).to_have_text("2")
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touched = visit.find(".touch-test .is-touched").count()
    assert 3 <= touched < squares
    visit.page.clock.fast_forward(15_500)
    expect(visit.find(".touch-test")).to_have_count(0)
    report = f"Squares touched: {touched} of {squares}. Fingers at once: 2."
    expect(visit.find("[data-card-said]")).to_have_text(report)


def test_cleaning_mode_ends_only_by_a_long_hold_or_by_itself(visit: VisitPage) -> None:
    unlock(visit)
    visit.tap("[data-do=clean]")
    expect(visit.find(".cleaning__left")).to_have_text("60")
    assert visit.page.evaluate(BAD_TARGETS) == []
    for x, y in ((30, 30), (960, 540), (400, 980), (960, 1000)):
        visit.tap_at(x, y)
    visit.page.keyboard.press("Escape")
    box = visit.find(".cleaning__hold").bounding_box()
    assert box
    hold(visit, 2.5, box["x"] + 50, box["y"] + 40)
    expect(visit.find(".cleaning")).to_be_visible()
    hold(visit, 3.5, box["x"] + 50, box["y"] + 40)
    expect(visit.find(".cleaning")).to_have_count(0)
    expect(visit.find(CARD)).to_be_visible()
    visit.tap("[data-do=clean]")
    visit.page.clock.fast_forward(30_000)
    expect(visit.find(".cleaning__left")).to_have_text("30")
    visit.page.clock.fast_forward(31_000)
    assert is_closed(visit)
