"""The pictures of encounters, the events of the world, and the list of words and people of a story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from components.page.assets import asset_address
from tests.browser.conftest import StartServer
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.exhibit_folders import copy_journeys, replace_in_file

WORLD = (
    *("1851-05-01,The Great Exhibition opens", "1853/1856,The Crimean War", "1861,Serfs are freed in Russia"),
    *("1866-07-27,A cable crosses the Atlantic", "1868-01-03,Japan restores its emperor"),
    *("1869-11-17,The Suez Canal opens", "1869-11-18,Ships pass through it", "1871,A telegraph to Japan"),
    *("1876-03-10,The first telephone call", "1881,A tsar is killed", "1889,A tower in Paris"),
    *("1904-02-08,Russia and Japan are at war", "1914-07-28,The First World War begins"),
    *("1917-03-15,The tsar abdicates", "1918-11-11,An armistice", "1927-05-21,A flight across the Atlantic"),
)
GLOSSARY = """\
id,term,also,sentence
marlinspike,marlinspike,,A steel spike that opens the strands of a rope.
faculty,faculties,faculty,A part of a university.
"""
WHOS_WHO = """\
id,name,also,born,died,line,portrait
jens,Jens Holm,her father,1810,1870~,He tarred cables for the navy.,pole
"""
STORY = "holm/copenhagen-1846"
SCREENS: dict[str, ViewportSize] = {
    "1920x1080": FULL_HD,
    "1080x1920": {"width": 1080, "height": 1920},
    "1280x800": {"width": 1280, "height": 800},
    "3840x2160": {"width": 3840, "height": 2160},
}
LABELS = """() => [...document.querySelectorAll(".world__label")].filter((label) => label.checkVisibility())
  .map((label) => {
    const { left, right, top, bottom } = label.getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(label);
    return { left, right, top, bottom, whole: text.getBoundingClientRect().width <= label.clientWidth + 1 };
  })"""
TOUCHED_HEIGHT = """(selector) => {
  const touched = document.querySelector(selector);
  const { left, width, top, height } = touched.getBoundingClientRect();
  const x = left + width / 4, middle = Math.round(top + height / 2);
  const isTouched = (y) => touched.contains(document.elementFromPoint(x, y));
  let [first, last] = [middle, middle];
  while (isTouched(first - 1)) first -= 1;
  while (isTouched(last + 1)) last += 1;
  return last - first + 1;
}"""
"""Pixels: how high a target is for a finger; a pseudo-element may make it higher than its box."""
LINE = """() => {
  const { left, right, top, height } = document.querySelector("[data-world-line]").getBoundingClientRect();
  return { left, right, middle: top + height / 2 };
}"""


@pytest.fixture(scope="module")
def url(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The server of the journeys with the tables, a question and the pictures of an encounter."""
    folder = copy_journeys(tmp_path_factory.mktemp("explained"))
    rows = [f"event-{number},{row},DIARY" for number, row in enumerate(WORLD)]
    _write(folder, "world.csv", "\n".join(["id,date,text,source", *rows, ""]))
    _write(folder, "glossary.csv", GLOSSARY)
    _write(folder, "whos_who.csv", WHOS_WHO)
    replace_in_file(folder / "encounters.csv", "title,text", "title,text,question,picture_a,picture_b")
    replace_in_file(folder / "encounters.csv", 'grown over it."', 'grown over it.",Who came first?,pole,fern')
    return serve(folder).wait().url


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Browser, url: str) -> Iterator[VisitPage]:
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    yield VisitPage(context.new_page()).load(url)
    context.close()


@pytest.fixture
def visit(page: VisitPage) -> VisitPage:
    """A visit that has begun, on the screen of 1920 by 1080."""
    _end_visit(page)
    page.page.set_viewport_size(FULL_HD)
    return page.wake()


def _end_visit(page: VisitPage) -> None:
    script = asset_address("visitor/browser/visit_state.js")
    page.page.evaluate("async (script) => (await import(script)).endVisit()", script)


def _open_story(visit: VisitPage) -> None:
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{STORY}"]')
    visit.until_shown(STORY)


WORDS = "article:not([hidden]) .card__tool[data-words]"
"""The button in the card's foot. The name of the life above the title is another one, for its own entry."""


def _open_words(visit: VisitPage) -> None:
    _open_story(visit)
    visit.tap(WORDS)
    visit.until(lambda: _is_open(visit), "the list is open")


def _is_open(visit: VisitPage) -> bool:
    return visit.find("[data-part=words_and_people]").is_visible()


def _entries(visit: VisitPage) -> list[str]:
    shown = "(all) => all.filter((each) => each.checkVisibility()).map((each) => each.dataset.entry)"
    return list(visit.find("[data-entry]").evaluate_all(shown))


@pytest.mark.parametrize("screen", ["1920x1080", "1080x1920"])
def test_an_encounters_pictures_stand_side_by_side_above_its_question(visit: VisitPage, screen: str) -> None:
    visit.page.set_viewport_size(SCREENS[screen])
    visit.tap("[data-list]")
    visit.tap('[data-part=stop_list] [data-encounter-link="one-beach"]')
    visit.until_shown("one-beach")
    article = visit.find('[data-encounter="one-beach"]')
    pole, fern = (article.locator("img").nth(number) for number in range(2))
    left, right, asked = (
        pole.bounding_box(),
        fern.bounding_box(),
        article.get_by_text("Who came").bounding_box(),
    )
    assert left
    assert right
    assert asked
    assert left["x"] + left["width"] <= right["x"] + 1, "they meet at the seam"
    assert abs(left["width"] - right["width"]) < 2
    assert left["y"] == right["y"]
    assert right["y"] + right["height"] < asked["y"]
    assert "telegraph pole" in (pole.get_attribute("alt") or "")
    assert visit.page.evaluate("(image) => image.complete && image.naturalWidth > 0", pole.element_handle())
    panel, last = (
        visit.find("[data-part=story_panel]").bounding_box(),
        article.locator("button").last.bounding_box(),
    )
    assert panel
    assert last
    assert last["y"] + last["height"] <= panel["y"] + panel["height"], "all of it is in view"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_labels_of_events_never_overlap_and_stay_on_the_line(visit: VisitPage, screen: str) -> None:
    visit.page.set_viewport_size(SCREENS[screen])
    visit.page.wait_for_timeout(300)
    labels, line = visit.page.evaluate(LABELS), visit.page.evaluate(LINE)
    is_low = SCREENS[screen]["width"] > SCREENS[screen]["height"] <= 820
    assert len(labels) == 0 if is_low else len(labels) >= 4, "low screens have no line of events"
    for number, one in enumerate(labels):
        assert line["left"] - 1 <= one["left"] < one["right"] <= line["right"] + 1
        assert one["whole"]
        for other in labels[number + 1 :]:
            assert not _overlap(one, other)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return bool(across and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1)


def test_taps_along_the_line_open_every_event(visit: VisitPage) -> None:
    line = visit.page.evaluate(LINE)
    lefts = visit.find("[data-event]").evaluate_all("(all) => all.map((each) => parseFloat(each.style.left))")
    opened: set[str] = set()
    for left in lefts:
        x = line["left"] + (line["right"] - line["left"]) * left / 100
        for _ in range(2):  # a second tap at the same place leads to the next event there
            visit.tap_at(x, line["middle"])
            opened.update(_open_events(visit))
    assert opened == set(visit.find(".world__label").all_text_contents())
    assert "3 January 1868 Japan restores its emperor" in opened


def _open_events(visit: VisitPage) -> list[str]:
    shown = "(all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent)"
    return list(visit.find(".world__label.is-open").evaluate_all(shown))


def test_an_open_event_stands_alone_and_closes_with_the_next_story(visit: VisitPage) -> None:
    line = visit.page.evaluate(LINE)
    visit.tap_at((line["left"] + line["right"]) / 2, line["middle"])
    assert len(visit.page.evaluate(LABELS)) == 1
    visit.open_first_story()
    visit.until(lambda: len(visit.page.evaluate(LABELS)) > 1, "the labels are back")


def test_events_open_by_key_and_no_story_opens_with_them(visit: VisitPage) -> None:
    visit.find("[data-world-line]").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("ArrowRight")
    assert _open_events(visit) == ["1853–1856 The Crimean War"]
    assert visit.find("[data-world-line]").get_attribute("aria-valuetext") == "1853–1856 The Crimean War"
    assert visit.shown() == []
    visit.page.keyboard.press("End")
    assert _open_events(visit) == ["21 May 1927 A flight across the Atlantic"]
    visit.page.keyboard.press("Escape")
    assert _open_events(visit) == []


def test_a_story_opens_its_words_and_people_without_asking_the_server(visit: VisitPage) -> None:
    _open_story(visit)
    marked = visit.find(f'[data-story="{STORY}"] .known').all_text_contents()
    assert marked == ["Agnes Holm", "her father", "marlinspike"]
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.tap(WORDS)
    visit.until(lambda: _is_open(visit), "the list is open")
    assert _entries(visit) == ["person/jens", "term/marlinspike", "life/holm"]
    visit.page.wait_for_timeout(200)
    by_itself = ("/pictures/", "/ground/", "/beat")  # what the page asks for without a touch
    assert not [each for each in asked if not any(path in each for path in by_itself)]
    assert "Jens Holm 1810–1870" in " ".join(visit.screen_text().split())
    card = visit.find("[data-part=story_panel]").bounding_box()
    shown = visit.find("[data-part=words_and_people]").bounding_box()
    assert card
    assert shown
    assert (shown["x"], shown["width"]) == (card["x"], card["width"])
    assert shown["y"] <= card["y"], "it covers the card"
    assert shown["y"] + shown["height"] == pytest.approx(card["y"] + card["height"], abs=1)


def test_a_marked_word_opens_the_list_too(visit: VisitPage) -> None:
    _open_story(visit)
    visit.find(f'[data-story="{STORY}"] .known').first.tap()
    visit.until(lambda: _is_open(visit), "the list is open")


def test_the_list_closes_by_its_button_and_with_another_story(visit: VisitPage) -> None:
    _open_words(visit)
    visit.tap("[data-close-words]")
    visit.until(lambda: not _is_open(visit), "the list is closed")
    assert visit.shown() == [STORY]
    visit.tap(WORDS)
    visit.until(lambda: _is_open(visit), "the list is open")
    visit.tap("[data-list]")
    visit.tap('[data-stop-link="holm/kiel-1866"]')
    visit.until(lambda: not _is_open(visit), "the list is closed")
    assert visit.shown() == ["holm/kiel-1866"]


def test_the_name_of_a_life_on_its_cards_is_a_marked_word_and_no_control_of_the_upper_half(
    visit: VisitPage,
) -> None:
    _open_story(visit)
    visit.tap("article:not([hidden]) .story__life")
    visit.until(lambda: _is_open(visit), "the list is open")
    assert "life/holm" in _entries(visit)
    visit.page.keyboard.press("Escape")
    visit.until(lambda: not _is_open(visit), "the list is closed")
    assert visit.page.evaluate("document.activeElement.matches('.card__foot .card__tool')")


def test_the_list_is_used_by_key_and_gives_the_focus_back(visit: VisitPage) -> None:
    _open_story(visit)
    button = visit.find(WORDS)
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    visit.page.keyboard.press("Enter")
    visit.until(lambda: _is_open(visit), "the list is open")
    assert button.get_attribute("aria-expanded") == "true"
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.dataset.closeWords") == ""
    visit.page.keyboard.press("Escape")
    visit.until(lambda: not _is_open(visit), "the list is closed")
    focused = visit.page.evaluate("document.activeElement.dataset.words")
    assert focused == "person/jens term/marlinspike life/holm"
    assert button.get_attribute("aria-expanded") == "false"


def test_the_list_and_an_open_event_are_gone_when_the_visitor_has_left(visit: VisitPage) -> None:
    _open_words(visit)
    visit.find("[data-world-line]").focus()
    visit.page.keyboard.press("End")
    assert _open_events(visit)
    _end_visit(visit)
    visit.wake()
    assert not _is_open(visit)
    assert _open_events(visit) == []
    assert visit.find("[data-part=story_panel]").evaluate("(panel) => panel.inert") is False
    assert visit.find("[data-world-line]").get_attribute("aria-valuenow") == "1"


def test_what_is_touched_is_15_millimetres_high_and_named_by_what_it_shows(visit: VisitPage) -> None:
    _open_words(visit)
    millimetre = 4.03
    closes = visit.find("[data-close-words]").bounding_box()
    assert closes
    assert closes["height"] >= 15 * millimetre
    assert visit.page.evaluate(TOUCHED_HEIGHT, "[data-world-line]") >= 15 * millimetre
    visit.tap("[data-close-words]")
    button = visit.find(WORDS)
    box = button.bounding_box()
    assert box
    assert min(box["height"], box["width"]) >= 15 * millimetre
    assert button.get_attribute("aria-label") is None
    assert button.inner_text().split() == ["Words", "and", "people"]
