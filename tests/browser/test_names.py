"""At rest no name on the map collides, is cut by the screen, or stands under a card or a button."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from data import Exhibit
from tests.browser.visit_page import FULL_HD, VisitPage

FAULTS = """() => {
  const root = document.querySelector("[data-part=atlas]");
  const boxOf = (each) => each.getBoundingClientRect();
  const overlap = (a, b, by) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  const visible = (selector, within = root) => [...within.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => ({ text: each.innerText, box: boxOf(each), element: each }))
    .filter(({ box }) => box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight);
  const names = visible(".marker__name, .mention__name");
  const signs = visible(".marker__sign");
  const over = [...visible("[data-part]:not([data-part=atlas])", document), ...visible(".atlas__zoom button")]
    .filter(({ box }) => box.width * box.height < .6 * innerWidth * innerHeight);
  const faults = [];
  for (const { text, box, element } of names) {
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
      faults.push(`${text} is cut`);
    }
    if (over.some((each) => overlap(box, each.box, 1))) faults.push(`${text} is covered`);
    for (const other of names) {
      const isOther = other.element !== element;
      if (isOther && overlap(box, other.box, 2)) faults.push(`${text} collides with ${other.text}`);
    }
    for (const sign of signs) {
      const isOwn = sign.element.parentElement === element.parentElement;
      if (!isOwn && overlap(box, sign.box, 5)) faults.push(`${text} stands on a mark`);
    }
  }
  const texts = names.filter(({ element }) => element.matches(".marker__name")).map(({ text }) => text);
  const again = texts.filter((text, index) => texts.indexOf(text) < index);
  faults.push(...again.map((text) => `${text} stands twice`));
  return [names.length, faults];
}"""
SETTLED = """() => new Promise((done) => {
  requestIdleCallback(() => requestIdleCallback(() => setTimeout(done, 50)));
})"""


def faults_at_rest(visit: VisitPage) -> tuple[int, list[str]]:
    """How many names the map shows, and what is wrong with them; looked for until nothing is, for a while."""
    visit.until_at_rest()
    found: tuple[int, list[str]] = (0, ["not looked at"])
    for _ in range(20):
        visit.page.evaluate(SETTLED)
        number, faults = visit.page.evaluate(FAULTS)
        found = (number, faults)
        if not faults:
            break
        visit.page.wait_for_timeout(100)
    return found


@pytest.mark.parametrize("size", [FULL_HD, {"width": 1080, "height": 1920}], ids=["landscape", "portrait"])
def test_no_name_collides_is_cut_or_covered(visit: VisitPage, exhibit: Exhibit, size: ViewportSize) -> None:
    visit.page.set_viewport_size(size)
    try:
        assert faults_at_rest(visit)[1] == []
        seen = 0
        for stop in [stop for person in exhibit.people for stop in person.stops[::4] if stop.place]:
            visit.page.evaluate(
                "(stop) => document.querySelector(`[data-stop-link='${stop}']`).click()", stop.id
            )
            visit.until_shown(stop.id)
            number, faults = faults_at_rest(visit)
            assert faults == [], stop.id
            seen += number
        assert seen > 10
    finally:
        visit.page.set_viewport_size(FULL_HD)
