"""What is taken off the page in the middle of its transition is held by nobody."""

from __future__ import annotations

from tests.browser.visit_page import FOUR_FRAMES, Visit

TAKEN_OFF = """() => {
  const mark = document.createElement("div");
  mark.style = "position: fixed; opacity: 0; transform: none; transition: all 1s";
  document.querySelector("[data-part=atlas]").append(mark);
  window.held = new WeakRef(mark);
  mark.getBoundingClientRect();
  mark.style.opacity = 1;
  mark.style.transform = "translateX(1px)";
  return new Promise((done) => setTimeout(() => {
    window.moved = mark.getAnimations().length;
    mark.remove();
    done();
  }, 200));
}"""


def test_a_mark_removed_while_it_moves_is_not_kept(visit: Visit) -> None:
    visit.page.evaluate(TAKEN_OFF)
    assert visit.page.evaluate("moved") == 2
    visit.page.evaluate(FOUR_FRAMES)
    line = visit.page.context.new_cdp_session(visit.page)
    line.send("HeapProfiler.enable")
    line.send("HeapProfiler.collectGarbage")
    assert visit.page.evaluate("held.deref() === undefined")
