"""An element removed during its CSS transition is not kept in memory (by React Aria, within Streamlit)."""

from __future__ import annotations

from tests.browser.visit_page import FOUR_FRAMES, VisitPage

REMOVE_DURING_TRANSITION = """() => {
  const element = document.createElement("div");
  element.style = "position: fixed; opacity: 0; transform: none; transition: all 1s";
  document.querySelector("[data-part=atlas]").append(element);
  window.removed = new WeakRef(element);
  element.getBoundingClientRect();
  element.style.opacity = 1;
  element.style.transform = "translateX(1px)";
  return new Promise((done) => setTimeout(() => {
    window.transitions = element.getAnimations().length;
    element.remove();
    done();
  }, 200));
}"""


def test_an_element_removed_during_a_transition_is_garbage_collected(visit: VisitPage) -> None:
    visit.page.evaluate(REMOVE_DURING_TRANSITION)
    assert visit.page.evaluate("transitions") == 2
    visit.page.evaluate(FOUR_FRAMES)
    cdp = visit.page.context.new_cdp_session(visit.page)
    cdp.send("HeapProfiler.enable")
    cdp.send("HeapProfiler.collectGarbage")
    assert visit.page.evaluate("removed.deref() === undefined")
