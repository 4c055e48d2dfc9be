"""The languages of the page: one that is written from right to left; the choice of another in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from components.page.assets import asset_address
from tests.browser.conftest import END_VISIT, StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage
from tests.exhibit_folders import replace_in_file
from tests.exhibit_in_language import (
    PLACE,
    TRANSLATED,
    TRANSLATED_FILE,
    TRANSLATED_TITLES,
    journeys_in_languages,
    write_exhibit,
)

BOXES = """() => [...document.querySelectorAll("[data-part]")].filter((part) => part.offsetWidth)
    .map((part) => [part, part.getBoundingClientRect()])
    .map(([part, { left, right }]) => [part.dataset.part, left, right])"""


def test_an_arabic_exhibit_is_read_from_right_to_left_and_every_part_is_on_the_screen(
    serve: StartServer, screen: BrowserContext, tmp_path: Path
) -> None:
    server = serve(write_exhibit(tmp_path / "arabic", "ar")).wait()
    page = screen.new_page()
    try:
        visit = VisitPage(page).enter(server.url)
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        visit.tap('[data-person="example"]')
        visit.until_shown("example/kyiv-1850")
        story = page.locator("[data-story]:not([hidden])")
        assert PLACE["ar"] in story.inner_text()
        assert story.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
        beyond = [part for part, left, right in page.evaluate(BOXES) if left < -1 or right > 1921]
        assert beyond == []
    finally:
        page.close()
        server.kill()


SHOWN = """(story) => {
  const root = document.documentElement, maps = document.querySelectorAll("[data-part=atlas]");
  const article = document.querySelector(`article[data-story="${story}"]`);
  return {
    page: [root.lang, root.dir, document.title], maps: maps.length,
    story: article?.checkVisibility()
      ? article.querySelector(".story__title").firstChild.textContent.trim() : null,
    pressed: [...document.querySelectorAll("[data-language][aria-pressed=true]")]
      .map((each) => each.dataset.language),
    map: maps[0].querySelector(".leaflet-proxy")?.style.transform, names: maps[0].innerText,
  };
}"""
LOADED = """(script) => import(script).then(({ isLoaded }) => isLoaded("ru") && isLoaded("ar"))"""
LANGUAGES = asset_address("visitor/browser/languages.js")


def shown(visit: VisitPage) -> dict[str, Any]:
    """The page's language, the title of the translated story, the language that is pressed, and the map."""
    return dict(visit.page.evaluate(SHOWN, TRANSLATED))


def until_loaded(visit: VisitPage) -> None:
    visit.until(lambda: visit.page.evaluate(LOADED, LANGUAGES), "both further languages have arrived", 30)


def open_story(visit: VisitPage) -> None:
    visit.tap('[data-person="holm"]')
    visit.tap("[data-step=next]")
    visit.until_shown(TRANSLATED)
    visit.until_at_rest()


def choose(visit: VisitPage, language: str) -> None:
    """Tap a language in the open panel, and wait until the map is in it too."""
    until_loaded(visit)
    visit.tap(f'[data-language="{language}"]')
    visit.until(lambda: shown(visit)["pressed"] == [language], f"{language} is pressed")
    until_settled(visit)


def until_settled(visit: VisitPage) -> None:
    """Wait until every part is in the language of the page."""
    settled = "(script) => import(script).then(({ isSettled }) => isSettled())"
    visit.until(lambda: visit.page.evaluate(settled, LANGUAGES), "all parts are in the language", 30)


def until_names_are_arranged(visit: VisitPage) -> None:
    """Wait until the map has hidden the names that have no room: it does so when the browser is idle."""
    names: list[str] = []

    def are_arranged() -> bool:
        visit.page.wait_for_timeout(200)
        names.append(shown(visit)["names"])
        return len(names) > 3 and len(set(names[-4:])) == 1

    visit.until(are_arranged, "the names stay as they are")


def test_a_touch_shows_the_same_story_and_the_same_map_in_another_language(
    visit_in_languages: VisitPage,
) -> None:
    visit = visit_in_languages
    open_story(visit)
    visit.tap("[data-settings]")
    until_names_are_arranged(visit)
    before = shown(visit)
    for language, direction, name in (("ru", "ltr", "Киль"), ("ar", "rtl", "Kiel"), ("en", "ltr", "Kiel")):
        choose(visit, language)
        until_names_are_arranged(visit)
        now = shown(visit)
        assert now["page"][:2] == [language, direction]
        assert now["story"] == TRANSLATED_TITLES[language]
        assert name in now["names"]
        assert (now["map"], now["maps"]) == (before["map"], 1), "the map stays where it is"
        assert visit.find(".settings").is_visible()
        words = visit.find("[data-step=next]").inner_text()
        assert ("«" in words) is (language != "en")
    assert shown(visit) == {**before, "pressed": ["en"]}


def test_the_parts_of_another_language_can_be_used(visit_in_languages: VisitPage) -> None:
    visit = visit_in_languages
    open_story(visit)
    visit.tap("[data-settings]")
    choose(visit, "ru")
    visit.tap("[data-close-settings]")
    visit.tap("[data-step=next]")
    visit.until_shown("holm/riga-1869")
    visit.tap("[data-list]")
    visit.tap('[data-stop-link="holm/st-petersburg-1870"]')
    visit.until_shown("holm/st-petersburg-1870")
    visit.until_at_rest()
    mark = visit.single_stop_mark("holm")
    visit.tap_at(mark.x, mark.y)
    visit.until_shown(str(mark.stop))


def test_by_keyboard_the_focus_stays_on_the_language_and_escape_leads_back(
    visit_in_languages: VisitPage,
) -> None:
    visit, focused = visit_in_languages, "({ ...document.activeElement.dataset })"
    until_loaded(visit)
    keyboard = visit.page.keyboard
    visit.find(".toolbar [data-settings]").focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert visit.page.evaluate(focused) == {"language": "ru"}
    keyboard.press("Enter")
    visit.until(lambda: shown(visit)["page"][0] == "ru", "the page is Russian")
    until_settled(visit)
    assert visit.page.evaluate(focused) == {"language": "ru"}
    keyboard.press("Escape")
    assert visit.find(".settings").is_hidden()
    assert "settings" in visit.page.evaluate(focused)


def test_the_opening_language_comes_back_with_a_new_start_and_at_the_end_of_the_visit(
    visit_in_languages: VisitPage,
) -> None:
    visit = visit_in_languages
    for end in ("[data-reset]", None):
        visit.tap("[data-settings]")
        choose(visit, "ar")
        if end:
            visit.tap(end)
        else:
            visit.page.evaluate(END_VISIT, asset_address("visitor/browser/visit_state.js"))
        visit.until(lambda: shown(visit)["page"][:2] == ["en", "ltr"], "the page is English")
        until_settled(visit)
        assert "«" not in visit.screen_text()
        if end:
            visit.tap("[data-both]")


NOTE_FETCHES = """
  window.mapWasReady = [];
  const fetched = window.fetch;
  window.fetch = (address, ...more) => {
    if (String(address).includes("/content/")) {
      window.mapWasReady.push(document.querySelector("[data-part=atlas][data-ready]") !== null);
    }
    return fetched(address, ...more);
  };
"""


def test_the_other_languages_are_fetched_when_the_map_can_be_touched(
    screen: BrowserContext, languages_server: ExhibitServer
) -> None:
    page = screen.new_page()
    page.add_init_script(NOTE_FETCHES)
    try:
        until_loaded(VisitPage(page).load(languages_server.url))
        assert page.evaluate("mapWasReady") == [True, True]
    finally:
        page.close()


def test_the_language_can_be_chosen_when_the_server_is_gone_and_a_new_edition_disturbs_nobody(
    serve: StartServer, screen: BrowserContext, tmp_path: Path
) -> None:
    folder = journeys_in_languages(tmp_path)
    server = serve(folder).wait()
    page = screen.new_page()
    try:
        visit = VisitPage(page).enter(server.url)
        open_story(visit)
        visit.tap("[data-settings]")
        choose(visit, "ru")
        edition = edition_of(server)
        replace_in_file(folder / f"{TRANSLATED_FILE}.md", "The first cable", "A cable")
        replace_in_file(folder / f"{TRANSLATED_FILE}.ru.md", "Первый кабель", "Кабель")
        visit.until(lambda: edition_of(server) != edition, "the edit is loaded", 30)
        page.wait_for_timeout(3000)  # the page is notified every two seconds
        assert shown(visit)["story"] == TRANSLATED_TITLES["ru"]
        page.evaluate(END_VISIT, asset_address("visitor/browser/visit_state.js"))
        title = f'article[data-story="{TRANSLATED}"] .story__title'
        visit.until(lambda: page.text_content(title) == "A cable", "the new edition is shown", 30)
        assert visit.find("html").get_attribute("lang") == "en"
        until_loaded(visit)
        server.kill()
        visit.wake()
        open_story(visit)
        visit.tap("[data-settings]")
        visit.tap('[data-language="ru"]')
        visit.until(lambda: shown(visit)["story"] == "Кабель", "the story is Russian, without a server")
        until_settled(visit)
        assert "Киль" in shown(visit)["names"]
    finally:
        page.close()
        server.kill()


def edition_of(server: ExhibitServer) -> str:
    return str((server.health() or {}).get("edition"))
