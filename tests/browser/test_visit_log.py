"""A visit is counted as it went, told when it ends, and lost neither with the server nor with the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from data import visits_folder
from data.visits.visit import SubmittedVisit
from data.visits.visit import Visit as Visited
from tests.browser.exhibit_server import HOUSE, SHIPPED
from tests.browser.visit_page import Visit

HOST = "http://kiosk.test"
MOST_WAITING = 5
STATE = """
let now = { person: "all", stop: null, whole: true, encounter: null, stack: null, listing: false,
  sliding: false, screen: "attract" };
const opening = now;
const listeners = [];
export const EVERYONE = "all";
export const present = () => now;
export function follow(listener) { listeners.push(listener); listener(now, opening); }
export function go(change) {
  const before = now;
  now = { ...now, ...change };
  for (const listener of listeners) listener(now, before);
}
"""
"""A visit's state as the parts know it, to be driven by hand."""
BLANK = """<!doctype html><html lang="en"><title>Kiosk</title><script type="module">
import "/visit_log.js"; import { go } from "/visit_state.js"; window.go = go;</script>"""


class Alone:
    """The log's script by itself in a page, before a server that can be gone."""

    def __init__(self, page: Page) -> None:
        self.page, self.status = page, 204
        self.asked: list[dict[str, Any]] = []
        page.clock.install()
        page.route(f"{HOST}/**", self._answer)
        page.goto(HOST)
        page.wait_for_function("() => Boolean(window.go)")

    def _answer(self, route: Route) -> None:
        name = route.request.url.removeprefix(f"{HOST}/")
        if name == "visits":
            self.asked.append(json.loads(route.request.post_data or ""))
            route.abort() if self.status == 0 else route.fulfill(status=self.status)
        elif name == "visit_state.js":
            route.fulfill(body=STATE, content_type="text/javascript")
        elif name.endswith(".js"):
            script = (HOUSE / "components/visitor/browser" / name).read_text(encoding="utf-8")
            script = script.replace("MOST_WAITING = 200", f"MOST_WAITING = {MOST_WAITING}")
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.fulfill(body=BLANK, content_type="text/html")

    def go(self, seconds: float = 0, /, **change: Any) -> None:
        """The state changes; then time passes."""
        self.page.evaluate("change => go(change)", change)
        if seconds:
            self.page.clock.run_for(int(1000 * seconds))

    def minute(self) -> None:
        """A minute passes, slowly enough for the server to answer in it."""
        for _ in range(31):
            if not self.asked:
                self.page.clock.run_for(2000)

    def told(self, count: int) -> list[dict[str, Any]]:
        """What the server has been asked, once it was asked so often."""
        for _ in range(500):
            if len(self.asked) >= count:
                break
            self.page.wait_for_timeout(20)
        self.page.evaluate("fetch('/answered').then(() => null)")  # and the page has heard the answer
        assert len(self.asked) == count
        for each in self.asked:
            SubmittedVisit.model_validate_json(json.dumps(each))
        return self.asked


@pytest.fixture
def alone(browser: Browser) -> Iterator[Alone]:
    context = browser.new_context()
    yield Alone(context.new_page())
    context.close()


def test_a_visit_is_counted_from_the_first_touch_to_the_last(alone: Alone) -> None:
    alone.go(3, stop="sorge/a", person="all")  # the exhibit plays by itself: nobody is there
    alone.go(5, screen="explore", stop="sorge/a", whole=False)
    alone.go(0.2, stop="sorge/b")  # hardly seen
    alone.go(7, stop="kropotkin/c", person="kropotkin", listing=True)
    alone.go(2, stop="kropotkin/d", sliding=True)  # under a finger on the timeline: not read
    alone.go(4, sliding=False, stop=None, encounter="kremlin")
    alone.go(4, stop="sorge/a", encounter=None)
    alone.go(10, screen="still-there")
    alone.go(3, screen="explore")  # "I'm still here": the quiet was reading
    alone.go(20, screen="still-there")
    alone.go(screen="attract", stop=None)
    (visit,) = alone.told(1)
    assert visit["stories"]["sorge/a"] < 30, "the last quiet was nobody’s"
    assert list(visit["stories"]) == ["sorge/a", "kropotkin/c"]
    assert visit["encounters"] == {"kremlin": 4}
    assert (visit["lives"], visit["used"]) == (["kropotkin"], ["list", "timeline"])
    assert (visit["ended"], visit["last"], visit["language"]) == ("idle", "sorge/a", "en")
    assert visit["ago"] >= visit["seconds"]


def test_a_visit_begun_again_is_two(alone: Alone) -> None:
    alone.go(5, screen="explore", stop="sorge/a")
    alone.go(5, screen="still-there")
    alone.go(5, screen="explore", stop=None)
    alone.go(5, stop="sorge/b")
    alone.go(screen="attract", stop=None)
    first, second = alone.told(2)
    assert (first["ended"], first["last"], second["ended"], second["last"]) == (
        *("again", "sorge/a"),
        *("again", "sorge/b"),
    )
    assert first["visit"] != second["visit"]


def test_a_long_visit_is_told_every_minute_under_one_name(alone: Alone) -> None:
    alone.go(60, screen="explore", stop="sorge/a")
    alone.told(1)
    alone.go(60)
    alone.told(2)
    alone.go(30)
    alone.go(screen="attract", stop=None)
    told = alone.told(3)
    assert [each["ended"] for each in told] == ["", "", "again"]
    assert len({each["visit"] for each in told}) == 1
    assert told[2]["seconds"] >= 150


@pytest.mark.parametrize("away", [0, 503, 429])
def test_while_the_server_is_away_visits_wait_and_are_told_later(alone: Alone, away: int) -> None:
    alone.status = away
    for stop in ("sorge/a", "sorge/b"):
        alone.asked.clear()
        alone.go(5, screen="explore", stop=stop)
        alone.go(screen="attract", stop=None)
        alone.told(1)  # the first both times: where that fails, the second is not tried
    assert alone.asked[0]["last"] == "sorge/a"
    alone.asked.clear()
    alone.status = 204
    alone.minute()
    first, second = alone.told(2)
    assert (first["last"], second["last"]) == ("sorge/a", "sorge/b")
    assert first["ago"] >= second["ago"] > 30
    alone.page.clock.run_for(180_000)
    alone.told(2)


def test_a_visit_the_server_refuses_is_not_told_for_ever(alone: Alone) -> None:
    alone.status = 400
    alone.go(5, screen="explore", stop="sorge/a")
    alone.go(screen="attract", stop=None)
    alone.told(1)
    alone.page.clock.run_for(180_000)
    alone.told(1)


def test_what_waits_is_bounded(alone: Alone) -> None:
    alone.status = 0
    alone.page.evaluate(
        """() => { for (let at = 0; at < 9; at += 1) {
          go({ screen: "explore", stop: `sorge/${at}` }); go({ screen: "attract", stop: null }); } }"""
    )
    alone.told(1)
    alone.status = 204
    alone.asked.clear()
    alone.minute()
    assert [each["last"] for each in alone.told(MOST_WAITING)] == [f"sorge/{at}" for at in range(4, 9)]


def kept_visits() -> tuple[Visited, ...]:
    return read_log(visits_folder(SHIPPED)).visits


def test_the_page_tells_the_real_server_as_it_is_closed(visit: Visit) -> None:
    before = kept_visits()
    visit.tap("[data-step=next]")
    (opened,) = visit.shown()
    visit.page.wait_for_timeout(600)  # half a second, or it has hardly been seen
    visit.page.goto("about:blank")
    visit.until(lambda: len(kept_visits()) > len(before), "the visit is kept")
    (kept,) = (each for each in kept_visits() if each not in before)
    assert (kept.ended, kept.last, list(kept.stories)) == ("left", opened, [opened])
