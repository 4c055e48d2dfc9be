"""Sounds: played by touch with captions and a volume, and silent as soon as the visitor is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from components.page.assets import asset_address
from data import Exhibit
from tests.browser.conftest import SharedPage, StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.data.reading.sounds import wav_bytes
from tests.exhibit_folders import copy_journeys, replace_in_file

PLAY, CAPTIONS = "[data-sound-play]", "[data-sound-captions]"
OPEN = "article:not([hidden])"
OPENS, PLAYER = f"{OPEN} [data-open-overlay=sound]", f"{OPEN} [data-overlay=sound]"
"""The button in the card's foot, and what it opens over the card."""
STATE = """() => [...document.querySelectorAll("audio")].map((each) => ({
  stop: each.closest("[data-story]").dataset.story, paused: each.paused, at: each.currentTime,
  volume: each.volume, loaded: each.readyState > 0,
}))"""
CALL = "async ([script, name, argument]) => { (await import(script))[name](argument); }"
MILLIMETRES_TO_PIXELS = 4.03


@pytest.fixture(scope="module")
def sounding(
    serve: StartServer, tmp_path_factory: pytest.TempPathFactory, journeys: Exhibit
) -> ExhibitServer:
    """The journeys, with a sound in the first three stories of the first life."""
    folder = copy_journeys(tmp_path_factory.mktemp("sounds"))
    (folder / "audio").mkdir()
    (folder / "audio/water.wav").write_bytes(wav_bytes(20))
    (folder / "audio/bell.wav").write_bytes(wav_bytes(3))
    (folder / "audio.csv").write_text(
        "id,file,transcript,creator,year,licence,source\n"
        'water,water.wav,"[0:00] Water\n[0:01] and wind",Sojourn,2026,CC0-1.0,made for the tests\n'
        "bell,bell.wav,A bell,Sojourn,2026,CC0-1.0,made for the tests\n",
        encoding="utf-8",
    )
    for stop, sound in zip(journeys.people[0].stops, ("water", "bell", "water"), strict=False):
        replace_in_file(folder / stop.file, "\nplace:", f"\naudio: {sound}\nplace:")
    return serve(folder).wait()


@pytest.fixture(scope="module")
def sounding_page(screen: BrowserContext, sounding: ExhibitServer) -> Iterator[SharedPage]:
    page = SharedPage(screen, sounding.url)
    yield page
    page.close()


@pytest.fixture
def story(sounding_page: SharedPage, journeys: Exhibit, request: pytest.FixtureRequest) -> VisitPage:
    """The first story that has a sound, open; other visitors may have heard it."""
    return open_first_story(sounding_page.begin_visit(request.session.testsfailed), journeys)


@pytest.fixture
def unheard(browser: Browser, sounding: ExhibitServer, journeys: Exhibit) -> Iterator[VisitPage]:
    """The same on a page that has fetched no sound."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    yield open_first_story(VisitPage(context.new_page()).enter(sounding.url), journeys)
    context.close()


def open_first_story(visit: VisitPage, journeys: Exhibit) -> VisitPage:
    call(visit, "openStop", journeys.people[0].stops[0].id)
    visit.until_shown(journeys.people[0].stops[0].id)
    return visit


def call(visit: VisitPage, name: str, argument: object = None) -> None:
    visit.page.evaluate(CALL, [asset_address("visitor/browser/visit_state.js"), name, argument])


def sounds(visit: VisitPage) -> list[dict[str, Any]]:
    return list(visit.page.evaluate(STATE))


def playing(visit: VisitPage) -> list[str]:
    return [each["stop"] for each in sounds(visit) if not each["paused"]]


def open_player(visit: VisitPage) -> None:
    if not visit.find(PLAYER).is_visible():
        visit.tap(OPENS)
    expect(visit.find(PLAYER)).to_be_visible()


def play(visit: VisitPage) -> None:
    open_player(visit)
    visit.tap(f"{OPEN} {PLAY}")
    visit.until(lambda: any(each["at"] > 0 for each in sounds(visit)), "the sound plays")


def test_nothing_is_fetched_or_played_before_a_touch(unheard: VisitPage) -> None:
    assert [(each["paused"], each["loaded"]) for each in sounds(unheard)] == [(True, False)] * 3
    open_player(unheard)
    expect(unheard.find(f"{OPEN} {PLAY}")).to_be_visible()
    expect(unheard.find(f"{OPEN} {CAPTIONS}")).to_be_hidden()
    assert [(each["paused"], each["loaded"]) for each in sounds(unheard)] == [(True, False)] * 3


def test_a_story_without_a_sound_offers_none(story: VisitPage, journeys: Exhibit) -> None:
    expect(story.find(OPENS)).to_be_visible()
    call(story, "openStop", journeys.people[0].stops[3].id)
    story.until_shown(journeys.people[0].stops[3].id)
    expect(story.find(OPENS)).to_have_count(0)


def test_a_touch_plays_the_sound_with_its_captions_and_another_one_stops_it(story: VisitPage) -> None:
    play(story)
    expect(story.find(f"{OPEN} {PLAY}")).to_have_text("Stop", use_inner_text=True)
    expect(story.find(f"{OPEN} {CAPTIONS}")).to_be_visible()
    expect(story.find(f"{OPEN} .is-current")).to_have_text("Water")
    expect(story.find(f"{OPEN} .is-current")).to_have_text("and wind")
    story.tap(f"{OPEN} {PLAY}")
    story.until(lambda: not playing(story), "the sound stops")
    expect(story.find(f"{OPEN} {PLAY}")).to_have_text("Listen", use_inner_text=True)
    expect(story.find(f"{OPEN} {CAPTIONS}")).to_be_hidden()


def test_it_ends_by_itself_and_can_be_played_again(story: VisitPage, journeys: Exhibit) -> None:
    story.tap("[data-step=next]")
    story.until_shown(journeys.people[0].stops[1].id)
    play(story)
    expect(story.find(f"{OPEN} {CAPTIONS}")).to_have_text("A bell")
    expect(story.find(f"{OPEN} {PLAY}")).to_have_text("Listen", use_inner_text=True)
    play(story)


def test_the_volume_changes_by_touch_and_is_as_at_the_beginning_for_the_next_visitor(
    story: VisitPage,
) -> None:
    assert {each["volume"] for each in sounds(story)} == {0.6}
    play(story)
    story.tap(f"{OPEN} [data-volume=loud]")
    assert {each["volume"] for each in sounds(story)} == {1}
    expect(story.find(f"{OPEN} [data-volume=loud]")).to_have_attribute("aria-pressed", "true")
    expect(story.find(f"{OPEN} [data-volume=medium]")).to_have_attribute("aria-pressed", "false")
    assert playing(story)
    call(story, "reset")
    assert {each["volume"] for each in sounds(story)} == {0.6}
    assert not playing(story)


@pytest.mark.parametrize(
    "leave",
    ["next", "close", "sources", "reset", "askStillThere", "endVisit", "toggleList", "openWords", "life"],
)
def test_it_stops_when_the_visitor_is_elsewhere(leave: str, story: VisitPage, journeys: Exhibit) -> None:
    play(story)
    if leave == "next":
        story.tap("[data-step=next]")
        story.until_shown(journeys.people[0].stops[1].id)
    elif leave == "close":
        story.tap(f"{PLAYER} [data-close-overlay]")
        expect(story.find(PLAYER)).to_be_hidden()
    elif leave == "sources":
        story.tap(f"{OPEN} [data-sources]")
        expect(story.find(PLAYER)).to_be_hidden()
    elif leave == "life":
        story.tap(f'[data-person="{journeys.people[1].id}"]')
    else:
        call(story, leave, ["term/mole"] if leave == "openWords" else None)
    story.until(lambda: not playing(story), "the sound stops")
    assert {each["at"] for each in sounds(story)} == {0}
    assert story.find(".is-playing").count() == 0


def test_no_key_for_media_starts_a_sound(story: VisitPage) -> None:
    story.page.evaluate("document.querySelector('audio').play().catch(() => {})")
    story.page.wait_for_timeout(300)
    assert playing(story) == []


def test_it_is_played_and_stopped_by_the_keyboard(story: VisitPage) -> None:
    story.find(OPENS).focus()
    story.page.keyboard.press("Enter")
    expect(story.find(PLAYER)).to_be_focused()
    story.page.keyboard.press("Tab")
    expect(story.find(f"{OPEN} {PLAY}")).to_be_focused()
    story.page.keyboard.press("Enter")
    story.until(lambda: len(playing(story)) == 1, "the sound plays")
    story.page.keyboard.press("Space")
    story.until(lambda: not playing(story), "the sound stops")
    story.page.keyboard.press("Escape")
    expect(story.find(OPENS)).to_be_focused()


def test_the_controls_are_as_large_as_a_finger(story: VisitPage) -> None:
    open_player(story)
    least_of = {OPENS: 15, f"{OPEN} {PLAY}": 20} | {
        f"{OPEN} [data-volume={volume}]": 15 for volume in ("quiet", "loud")
    }
    for selector, least in least_of.items():
        box = story.find(selector).bounding_box()
        assert box, selector
        assert min(box["width"], box["height"]) >= least * MILLIMETRES_TO_PIXELS


def test_where_a_sound_cannot_be_played_a_sentence_and_the_transcript_stand_in_its_place(
    unheard: VisitPage, journeys: Exhibit
) -> None:
    unheard.page.route("**/audio/*", lambda route: route.abort())
    open_player(unheard)
    unheard.tap(f"{OPEN} {PLAY}")
    fault = unheard.find(f"{OPEN} [data-sound-fault]")
    expect(fault).to_have_text("This sound cannot be played now.")
    for line in ("Water", "and wind"):
        expect(unheard.find(f"{OPEN} {CAPTIONS}").get_by_text(line)).to_be_visible()
    expect(unheard.find(f"{OPEN} {PLAY}")).to_have_text("Listen", use_inner_text=True)
    unheard.page.unroute("**/audio/*")
    play(unheard)
    expect(fault).to_be_hidden()


def test_a_sound_that_was_loaded_plays_without_the_server(unheard: VisitPage) -> None:
    play(unheard)
    unheard.tap(f"{OPEN} {PLAY}")
    unheard.page.context.set_offline(True)
    play(unheard)
    assert len(playing(unheard)) == 1
