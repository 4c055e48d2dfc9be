"""The visit log: a visit is recorded as it happened, sent when it ends, and not lost with server or page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from data import visits_folder
from data.visits.visit import SubmittedVisit, Visit
from data.visits.visit_log import read_log
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage
from tests.exhibit_folders import ROOT

HOST = "http://kiosk.test"
MAX_WAITING = 5
STATE = """
let now = { person: "all", stop: null, showsWholeView: true, encounter: null, cluster: null,
  isListOpen: false, isSweeping: false, screen: "attract" };
const opening = now;
const listeners = [];
export const EVERYONE = "all";
export const currentState = () => now;
export function subscribe(listener) { listeners.push(listener); listener(now, opening); }
export function go(change) {
  const before = now;
  now = { ...now, ...change };
  for (const listener of listeners) listener(now, before);
}
"""
"""A replacement for visit_state.js that the test controls."""
BLANK = """<!doctype html><html lang="en"><title>Kiosk</title><script type="module">
import "/visit_log.js"; import { go } from "/visit_state.js"; window.go = go;</script>"""


class VisitLogPage:
    """A page with visit_log.js log_page, and a simulated server; `status` is its answer, 0 for no connection.

    `submitted` holds the visits that it received."""

    def __init__(self, page: Page) -> None:
        self.page, self.status = page, 204
        self.submitted: list[dict[str, Any]] = []
        page.clock.install()
        page.route(f"{HOST}/**", self._answer)
        page.goto(HOST)
        page.wait_for_function("() => Boolean(window.go)")

    def _answer(self, route: Route) -> None:
        name = route.request.url.removeprefix(f"{HOST}/")
        if name == "visits":
            self.submitted.append(json.loads(route.request.post_data or ""))
            route.abort() if self.status == 0 else route.fulfill(status=self.status)
        elif name == "visit_state.js":
            route.fulfill(body=STATE, content_type="text/javascript")
        elif name.endswith(".js"):
            script = (ROOT / "components/visitor/browser" / name).read_text(encoding="utf-8")
            script = script.replace("MAX_WAITING = 200", f"MAX_WAITING = {MAX_WAITING}")
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.fulfill(body=BLANK, content_type="text/html")

    def go(self, seconds: float = 0, /, **change: Any) -> None:
        """Change the state; then let time pass."""
        self.page.evaluate("change => go(change)", change)
        if seconds:
            self.page.clock.run_for(int(1000 * seconds))

    def minute(self) -> None:
        """Let up to a minute of the page's clock pass in short steps, until the page has submitted something.

        Between two steps real time passes, so that an answer can arrive and start the page's next timer.
        """
        for _ in range(31):
            if not self.submitted:
                self.page.clock.run_for(2000)
                self.page.wait_for_timeout(20)

    def wait_for_submissions(self, count: int) -> list[dict[str, Any]]:
        """Every submitted visit, once there are `count`."""
        for _ in range(500):
            if len(self.submitted) >= count:
                break
            self.page.wait_for_timeout(20)
        self.page.evaluate("fetch('/answered').then(() => null)")  # and the page has received the answer
        assert len(self.submitted) == count
        for each in self.submitted:
            SubmittedVisit.model_validate_json(json.dumps(each))
        return self.submitted


@pytest.fixture
def log_page(browser: Browser) -> Iterator[VisitLogPage]:
    context = browser.new_context()
    yield VisitLogPage(context.new_page())
    context.close()


def test_a_visit_is_counted_from_the_first_touch_to_the_last(log_page: VisitLogPage) -> None:
    log_page.go(3, stop="holm/a", person="all")  # the attract screen: not a visit
    log_page.go(5, screen="explore", stop="holm/a", showsWholeView=False)
    log_page.go(0.2, stop="holm/b")  # too short to count as read
    log_page.go(7, stop="orlin/c", person="orlin", isListOpen=True)
    log_page.go(2, stop=None, isSweeping=True)
    log_page.go(4, isSweeping=False, stop=None, encounter="one-beach")
    log_page.go(4, stop="holm/a", encounter=None)
    log_page.go(10, screen="still-there")
    log_page.go(3, screen="explore")  # "I'm still here": the idle time was reading
    log_page.go(20, screen="still-there")
    log_page.go(screen="attract", stop=None)
    (visit,) = log_page.wait_for_submissions(1)
    assert visit["stories"]["holm/a"] < 30, "the idle time before the reset is not counted"
    assert list(visit["stories"]) == ["holm/a", "orlin/c"]
    assert visit["encounters"] == {"one-beach": 4}
    assert (visit["lives"], visit["used"]) == (["orlin"], ["list", "timeline"])
    assert (visit["ended"], visit["last"], visit["language"]) == ("idle", "holm/a", "en")
    assert visit["ago"] >= visit["seconds"]


def test_an_ending_is_counted_and_a_choice_after_it_is_the_same_visit_until_it_begins_again(
    log_page: VisitLogPage,
) -> None:
    log_page.go(5, screen="explore", stop="holm/a", read=["holm/a"])
    log_page.go(3, screen="ending", stop=None)
    log_page.go(2, screen="choose")
    log_page.go(4, screen="explore", stop="orlin/c", person="orlin")
    log_page.go(2, screen="ending", stop=None)
    log_page.go(2, screen="choose", read=[])  # "Begin again" forgets what was read
    log_page.go(4, screen="explore", stop="holm/b")
    log_page.go(screen="attract", stop=None)
    first, second = log_page.wait_for_submissions(2)
    assert list(first["stories"]) == ["holm/a", "orlin/c"]
    assert (first["used"], first["ended"]) == (["ending"], "again")
    assert (list(second["stories"]), second["used"]) == (["holm/b"], [])


def test_a_visit_that_begins_again_counts_as_two(log_page: VisitLogPage) -> None:
    log_page.go(5, screen="explore", stop="holm/a")
    log_page.go(5, screen="still-there")
    log_page.go(5, screen="explore", stop=None)
    log_page.go(5, stop="holm/b")
    log_page.go(screen="attract", stop=None)
    first, second = log_page.wait_for_submissions(2)
    assert (first["ended"], first["last"], second["ended"], second["last"]) == (
        *("again", "holm/a"),
        *("again", "holm/b"),
    )
    assert first["visit"] != second["visit"]


def test_begin_again_in_the_settings_counts_as_another_visit(log_page: VisitLogPage) -> None:
    log_page.go(2, screen="choose")
    log_page.go(5, screen="explore", stop="holm/a")
    log_page.go(2, screen="choose", stop=None)
    log_page.go(5, screen="explore", stop="holm/b")
    log_page.go(screen="attract", stop=None)
    first, second = log_page.wait_for_submissions(2)
    assert (list(first["stories"]), list(second["stories"])) == (["holm/a"], ["holm/b"])
    assert first["seconds"] >= 7, "the choice belongs to the visit"


def test_a_long_visit_is_sent_every_minute_with_the_same_id(log_page: VisitLogPage) -> None:
    log_page.go(60, screen="explore", stop="holm/a")
    log_page.wait_for_submissions(1)
    log_page.go(60)
    log_page.wait_for_submissions(2)
    log_page.go(30)
    log_page.go(screen="attract", stop=None)
    visits = log_page.wait_for_submissions(3)
    assert [each["ended"] for each in visits] == ["", "", "again"]
    assert len({each["visit"] for each in visits}) == 1
    assert visits[2]["seconds"] >= 150


@pytest.mark.parametrize("status", [0, 503, 429])
def test_visits_wait_while_the_server_is_unavailable_and_are_sent_later(
    log_page: VisitLogPage, status: int
) -> None:
    log_page.status = status
    for stop in ("holm/a", "holm/b"):
        log_page.submitted.clear()
        log_page.go(5, screen="explore", stop=stop)
        log_page.go(screen="attract", stop=None)
        log_page.wait_for_submissions(
            1
        )  # the first visit both times: after its failure the second is not tried
    assert log_page.submitted[0]["last"] == "holm/a"
    log_page.submitted.clear()
    log_page.status = 204
    log_page.minute()
    first, second = log_page.wait_for_submissions(2)
    assert (first["last"], second["last"]) == ("holm/a", "holm/b")
    assert first["ago"] >= second["ago"] > 30
    log_page.page.clock.run_for(180_000)
    log_page.wait_for_submissions(2)


def test_a_visit_that_the_server_refuses_is_not_sent_again(log_page: VisitLogPage) -> None:
    log_page.status = 400
    log_page.go(5, screen="explore", stop="holm/a")
    log_page.go(screen="attract", stop=None)
    log_page.wait_for_submissions(1)
    log_page.page.clock.run_for(180_000)
    log_page.wait_for_submissions(1)


def test_the_number_of_waiting_visits_is_limited(log_page: VisitLogPage) -> None:
    log_page.status = 0
    log_page.page.evaluate(
        """() => { for (let at = 0; at < 9; at += 1) {
          go({ screen: "explore", stop: `holm/${at}` }); go({ screen: "attract", stop: null }); } }"""
    )
    log_page.wait_for_submissions(1)
    log_page.status = 204
    log_page.submitted.clear()
    log_page.minute()
    assert [each["last"] for each in log_page.wait_for_submissions(MAX_WAITING)] == [
        f"holm/{at}" for at in range(4, 9)
    ]


def logged_visits(server: ExhibitServer) -> tuple[Visit, ...]:
    return read_log(visits_folder(server.exhibit)).visits


def test_a_page_that_is_closed_sends_its_visit_to_the_real_server(
    visit: VisitPage, server: ExhibitServer
) -> None:
    before = logged_visits(server)
    visit.open_first_story()
    (opened,) = visit.shown()
    visit.page.wait_for_timeout(600)  # half a second is the minimum to count as read
    visit.page.goto("about:blank")

    def logged() -> list[Visit]:
        """A page sends its visit once a minute too, and at the end once more, in the place of that."""
        return [each for each in logged_visits(server) if each not in before and each.ended == "left"]

    visit.until(logged, "the visit is logged")
    (found,) = logged()
    assert (found.last, list(found.stories)) == (opened, [opened])
