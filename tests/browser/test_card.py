"""The card: every story has room on it, and what is secondary opens over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, ViewportSize

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.map_view import begin
from tests.browser.visit_page import FULL_HD, VisitPage

SCREENS: dict[str, ViewportSize] = {
    "1920x1080": FULL_HD,
    "1080x1920": {"width": 1080, "height": 1920},
    "1280x800": {"width": 1280, "height": 800},
    "3840x2160": {"width": 3840, "height": 2160},
}
LAST_STEP = 11  # of fit.js: the card scrolls
STEPS = """() => Object.fromEntries([...document.querySelectorAll("[data-part=story_panel] > article")]
  .map((each) => [each.dataset.story ?? each.dataset.encounter, Number(each.dataset.fit ?? -1)]))"""
MEASURE_AGAIN = """() => {
  const measured = document.querySelectorAll("[data-part=story_panel] > article:not(.is-prelayout)");
  for (const each of measured) delete each.dataset.fit;
  const whenIdle = window.requestIdleCallback;
  window.requestIdleCallback = (then) => setTimeout(then, 0, { didTimeout: false, timeRemaining: () => 50 });
  dispatchEvent(new Event("resize"));
  window.requestIdleCallback = whenIdle;
}"""
"""Measures all articles at once, as an idle browser does. The steps of the size before are forgotten, which
would be taken for those of this one."""
CUT = """() => {
  const content = document.querySelector("article:not([hidden]) .card__content");
  const card = document.querySelector("[data-part=story_panel]").getBoundingClientRect();
  const text = content.querySelector(".card__text").getBoundingClientRect();
  const foot = document.querySelector("[data-part=prev_next]").getBoundingClientRect();
  const shown = [...content.children].filter((each) => each.checkVisibility());
  return {
    hidden: content.scrollHeight - content.clientHeight, below: text.bottom - foot.top,
    above: card.top - Math.min(...shown.map((each) => each.getBoundingClientRect().top)),
  };
}"""


@pytest.fixture(scope="module")
def shipped(screen: BrowserContext, shipped_server: ExhibitServer) -> Iterator[VisitPage]:
    page = screen.new_page()
    yield VisitPage(page).enter(shipped_server.url)
    page.close()


def _resize(visit: VisitPage, size: ViewportSize) -> None:
    visit.page.set_viewport_size(size)
    visit.until(lambda: visit.page.evaluate("innerWidth") == size["width"], "the page has the size")
    visit.page.evaluate(MEASURE_AGAIN)


def _measured(visit: VisitPage) -> dict[str, int]:
    """The step of each article, once all are measured. A key that does nothing keeps the visit going: a slow
    machine measures for longer than a visit may be idle."""

    def is_measured() -> bool:
        visit.page.keyboard.press("Shift")
        return bool(min(visit.page.evaluate(STEPS).values()) >= 0)

    visit.until(is_measured, "all stories are measured", 120)
    return dict(visit.page.evaluate(STEPS))


@pytest.mark.content
@pytest.mark.parametrize(
    "size", [pytest.param(each, marks=pytest.mark.measurement if "3840" in each else ()) for each in SCREENS]
)
def test_no_story_of_the_shipped_exhibit_scrolls_or_is_cut(shipped: VisitPage, size: str) -> None:
    _resize(shipped, SCREENS[size])
    steps = _measured(shipped)
    assert [story for story, step in steps.items() if step >= LAST_STEP] == []
    tightest = sorted((each for each in steps if "/" in each), key=lambda each: -steps[each])[:3]
    for story in tightest:
        begin(shipped, "openStop", story)
        shipped.until_shown(story)
        cut = shipped.page.evaluate(CUT)
        assert cut["hidden"] <= 1, story
        assert cut["below"] <= 1, story
        assert cut["above"] <= 1, story


def test_a_quotation_that_has_no_room_opens_by_its_button(shipped: VisitPage) -> None:
    _resize(shipped, SCREENS["1280x800"])
    _measured(shipped)
    shipped.tap("[data-list]")
    shipped.tap('[data-stop-link="kropotkin/fortress-1874"]')
    shipped.until_shown("kropotkin/fortress-1874")
    article = shipped.find('[data-story="kropotkin/fortress-1874"]')
    assert not article.locator(".story__quotation").is_visible()
    shipped.tap("article:not([hidden]) [data-open-overlay=voice]")
    overlay = article.locator("[data-overlay=voice]")
    assert overlay.is_visible()
    assert "Several of my comrades" in overlay.inner_text()
    shipped.tap("article:not([hidden]) [data-overlay=voice] [data-close-overlay]")
    assert not overlay.is_visible()


def test_large_text_fits_the_card_too(shipped: VisitPage) -> None:
    shipped.page.evaluate("document.documentElement.dataset.largeText = ''")
    _resize(shipped, FULL_HD)
    steps = _measured(shipped)
    shipped.page.evaluate("delete document.documentElement.dataset.largeText")
    assert [story for story, step in steps.items() if step >= LAST_STEP] == []


def _open(visit: VisitPage, exhibit: Exhibit) -> str:
    stop = exhibit.people[0].stops[0]
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{stop.id}"]')
    visit.until_shown(stop.id)
    return stop.id


def test_what_opens_over_the_card_closes_by_its_button_by_escape_and_with_the_story(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    story = _open(visit, exhibit)
    button = visit.find(f'[data-story="{story}"] [data-sources]')
    overlay = visit.find(f'[data-story="{story}"] [data-overlay=sources]')
    visit.tap("article:not([hidden]) [data-sources]")
    assert overlay.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    visit.tap("article:not([hidden]) [data-sources]")
    assert not overlay.is_visible()
    visit.tap("article:not([hidden]) [data-sources]")
    visit.page.keyboard.press("Escape")
    assert not overlay.is_visible()
    assert visit.page.evaluate("document.activeElement.dataset.sources") == "", "the focus is on its button"
    visit.tap("article:not([hidden]) [data-sources]")
    visit.tap("[data-step=next]")
    visit.tap("[data-step=previous]")
    visit.until_shown(story)
    assert not overlay.is_visible()
    assert button.get_attribute("aria-expanded") == "false"


def test_the_whole_map_closes_the_card(visit: VisitPage, exhibit: Exhibit) -> None:
    _open(visit, exhibit)
    visit.tap("[data-whole]")
    visit.until(lambda: not visit.shown(), "no card is open")
    assert visit.find("html").get_attribute("data-card") == "none"


def test_a_story_is_as_high_as_its_text_and_stands_on_its_foot(visit: VisitPage, exhibit: Exhibit) -> None:
    heights = set()
    for stop in exhibit.people[0].stops[:3]:
        visit.tap("[data-list]")
        visit.tap(f'[data-stop-link="{stop.id}"]')
        visit.until_shown(stop.id)
        card = visit.find("[data-part=story_panel]").bounding_box()
        foot = visit.find("[data-part=prev_next]").bounding_box()
        assert card
        assert foot
        assert card["y"] + card["height"] == pytest.approx(foot["y"] + foot["height"], abs=1)
        heights.add(round(card["height"]))
    assert len(heights) > 1


PHONE: ViewportSize = {"width": 390, "height": 844}


def test_on_a_phone_the_card_is_a_sheet_that_is_drawn_up_by_a_tap_and_down_by_a_drag(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    visit.page.set_viewport_size(PHONE)
    try:
        _open(visit, exhibit)
        assert _sheet_share(visit) == pytest.approx(0.54, abs=0.03)
        visit.tap("[data-sheet-handle]")
        assert _sheet_share(visit) > 0.7
        _drag_down(visit)
        assert _sheet_share(visit) == pytest.approx(0.54, abs=0.03)
        _drag_down(visit)
        assert _sheet_share(visit) < 0.2
    finally:
        visit.page.set_viewport_size(FULL_HD)


def _sheet_share(visit: VisitPage) -> float:
    box = visit.find("[data-part=story_panel]").bounding_box()
    assert box
    return box["height"] / PHONE["height"]


def _drag_down(visit: VisitPage) -> None:
    box = visit.find("[data-part=story_panel]").bounding_box()
    assert box
    session = visit.page.context.new_cdp_session(visit.page)
    points = [{"x": box["width"] / 2, "y": box["y"] + 12 + step * 20} for step in range(6)]
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [points[0]]})
    for point in points[1:]:
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
