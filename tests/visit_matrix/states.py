"""The states of a visit, and how the page is brought into each: by the functions that a touch would call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from components.page.assets import asset_address
from data import Exhibit
from tests.browser.visit_page import FOUR_FRAMES

REACH = """async ([address, isAttract, ids, setting]) => {
  const visit = await import(address);
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const shown = (selector) => [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  const click = (selector) => {
    const button = shown(selector);
    if (!button) throw new Error(`there is no visible ${selector}`);
    button.click();
  };
  /** Open the first story that has an element, and click it. */
  const openStoryWith = async (selector) => {
    const article = document.querySelector(selector)?.closest("article[data-story]");
    if (!article) throw new Error(`no story has ${selector}`);
    visit.openStop(article.dataset.story);
    await frame();
    click(`article:not([hidden]) :is(${selector})`);
  };
  visit.endVisit();
  await new Promise((done) => setTimeout(done, 200)); // until the reset has moved the map
  await frame();
  if (!isAttract) {
    visit.resumeVisit();
    if (setting) {
      const button = document.querySelector(`button[${setting}]`);
      if (!button) throw new Error(`there is no button[${setting}]`);
      button.click();
      await frame();
      if (!document.documentElement.hasAttribute(setting)) throw new Error(`html has no ${setting}`);
    }
    if (ids.language) {
      const button = document.querySelector(`button[data-language="${ids.language}"]`);
      if (!button) throw new Error(`there is no button[data-language="${ids.language}"]`);
      button.click();
      for (let left = 300; left && document.documentElement.lang !== ids.language; left -= 1) await frame();
      if (document.documentElement.lang !== ids.language) throw new Error("the language stays");
    }
    STEPS
  }
  await frame();
}"""
"""STEPS stands for those of a state: the page's policy lets no script make another one out of text."""
SECONDS_TO_SHOW = 10
AT_REST = """() => new Promise((done) => {
  const LONGEST = 5000; // milliseconds: a countdown runs longer, a loop forever
  let before = "", same = 0, left = 600, hasArranged = false;
  const look = () => {
    const marks = [...document.querySelectorAll("[data-part=atlas] .leaflet-map-pane .marker")]
      .filter((each) => each.checkVisibility())
      .map((each) => each.getBoundingClientRect().x.toFixed() + each.className);
    const loading = [...document.querySelectorAll(".leaflet-tile, article:not([hidden]) img")]
      .filter((each) => !each.complete && each.checkVisibility()).length;
    const moving = document.getAnimations().filter((each) => each.playState === "running"
      && Number(each.effect?.getComputedTiming().endTime) < LONGEST).length;
    const flying = Boolean(document.querySelector("[data-part=atlas]:is(.is-moving, .is-travelling)"));
    const now = [marks, loading, moving].join();
    same = now === before && !loading && !moving && !flying ? same + 1 : 0;
    before = now;
    left -= 1;
    if (same < 6 && left) { requestAnimationFrame(look); return; }
    if (!hasArranged && left) {
      hasArranged = true;
      same = 0;
      requestIdleCallback(() => requestIdleCallback(look));
      return;
    }
    done(left > 0);
  };
  look();
})"""
"""Marks with the places of their names, pictures, tiles and animations are as they will stay, and the map
does not move (a far flight shows no marks); false if they are not after 600 frames. The map arranges its
names when the browser is idle: it is looked at again after that."""


@dataclass(frozen=True, slots=True)
class State:
    """`steps`: JavaScript that leads there from the beginning of a visit (None: the attract screen); `shown`:
    what is visible then. `has_map`: the map is looked at; nothing is open over it on purpose. `hold`: what a
    hand does after the steps, and holds while the page is measured."""

    name: str
    steps: str | None
    shown: str
    has_map: bool = False
    hold: Callable[[Page], None] | None = None


def drag_thumb(page: Page) -> None:
    """Drag the thumb of the timeline to the middle of time, and do not release it."""
    thumb, timeline = (
        page.locator(each).bounding_box() for each in ("[data-time-thumb]", "[data-part=timeline] .timeline")
    )
    assert thumb
    assert timeline
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(timeline["x"] + 0.49 * timeline["width"], y, steps=5)


def release(page: Page) -> None:
    """Lift the hand of the state before."""
    page.mouse.up()
    page.mouse.move(0, 0)


WHOLE = 'visit.choosePerson("all"); await frame();'
CITY = "button.marker[data-place]"
STATES = (
    State("attract", None, "html[data-screen=attract] [data-part=attract]"),
    State("choose", "", "html[data-screen=choose] [data-part=choose]"),
    State("whole map", WHOLE, "html[data-screen=explore] [data-part=atlas] .marker", has_map=True),
    State("life", "visit.choosePerson(ids.person);", "article[data-story]", has_map=True),
    State("story", WHOLE + "visit.openStop(ids.stop);", "article[data-story]", has_map=True),
    State(
        "walk", "visit.startWalk(ids.person);", "html[data-walk=highlights] article[data-story]", has_map=True
    ),
    State(
        "city fan",
        WHOLE
        # A fan is closed when the map begins to move, as it does to the whole view. A city shown nearer
        # instead (`parting`) has none.
        + "for (let left = 20; left; left -= 1) await frame();"
        "const size = (each) => (each.dataset.members ?? '').split(' ').length;"
        f"const cities = [...document.querySelectorAll('{CITY}')]"
        ".filter((each) => each.checkVisibility() && !each.dataset.parting);"
        "if (!cities.length) throw new Error('there is no city mark');"
        "cities.sort((one, two) => size(two) - size(one))[0].click();",
        "[data-part=atlas] .fan [data-stop]",
    ),
    State("list", WHOLE + "visit.toggleList();", "[data-part=stop_list] [data-stop-link]"),
    State("sweep", WHOLE, "html[data-sweeping][data-year] [data-time-thumb]", has_map=True, hold=drag_thumb),
    State(
        "meanwhile", WHOLE + "visit.openEncounter(ids.encounter);", "article[data-encounter]", has_map=True
    ),
    State(
        "ending",
        "visit.showEnding(ids.person);",
        "html[data-screen=ending] [data-part=ending]",
        has_map=True,
    ),
    State("sources", WHOLE + 'await openStoryWith("[data-sources]");', "article [data-overlay=sources]"),
    State(
        "legend",
        WHOLE + "await openStoryWith('[data-open-overlay=legend]');",
        "article [data-overlay=legend]",
    ),
    State("quotation", WHOLE + "await openStoryWith('[data-open-overlay=voice]');", "[data-overlay=voice]"),
    State("words", WHOLE + 'await openStoryWith("[data-words]");', "[data-part=words_and_people] .entries"),
    State("settings", WHOLE + "visit.toggleSettings();", "[data-part=settings] [data-close-settings]"),
    State(
        "still there", WHOLE + "visit.askStillThere();", "html[data-screen=still-there] [role=alertdialog]"
    ),
)


def examples(exhibit: Exhibit) -> dict[str, str]:
    """The ids that the steps use: the life with the most stops, its longest story, the first encounter."""
    person = max(exhibit.people, key=lambda each: len(each.stops))
    stop = max(person.stops, key=lambda each: len(each.story))
    encounter = exhibit.encounters[0].id if exhibit.encounters else ""
    return {"person": person.id, "stop": stop.id, "encounter": encounter}


def reach(page: Page, state: State, ids: dict[str, str], setting: str = "") -> str:
    """Bring the page into a state, with a setting of the visitor. Returns why not, "" if it is there."""
    address = asset_address("visitor/browser/visit_state.js")
    page.keyboard.press("Shift")  # somebody is here: the page does not become idle meanwhile
    try:
        release(page)
        page.evaluate(REACH.replace("STEPS", state.steps or ""), [address, state.steps is None, ids, setting])
        if state.hold:
            page.evaluate(AT_REST)
            state.hold(page)
    except Exception as error:  # whatever the page has not got yet: it is told, and the others are measured
        return str(error).splitlines()[0].removeprefix("Page.evaluate: ")
    page.evaluate(FOUR_FRAMES)
    rests = page.evaluate(AT_REST)
    try:
        page.locator(state.shown).locator("visible=true").first.wait_for(timeout=1000 * SECONDS_TO_SHOW)
    except PlaywrightTimeout:
        return f"there is no visible {state.shown}"
    return "" if rests else "the page does not come to rest"
