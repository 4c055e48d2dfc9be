"""Goes through profiles, variants, languages and states, and collects what misses a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from components.page.assets import asset_address
from data import Exhibit, time_span
from tests.browser.exhibit_server import start_server
from tests.browser.visit_page import FOUR_FRAMES, SECONDS_TO_DRAW, VisitPage
from tests.visit_matrix.axe import axe_misses
from tests.visit_matrix.contrast import contrast_misses
from tests.visit_matrix.figures import Miss, Screen, map_misses, misses, story_misses
from tests.visit_matrix.profiles import Profile, Variant
from tests.visit_matrix.states import AT_REST, STATES, State, examples, reach

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
STORIES = (Path(__file__).parent / "stories.js").read_text(encoding="utf-8")
CAPTIONS = (Path(__file__).parent / "captions.js").read_text(encoding="utf-8")
ARTICLES = """() => [...document.querySelectorAll("article[data-story], article[data-encounter]")]
  .map(({ dataset }) => dataset.story ?? dataset.encounter)"""
AT_ONCE = 10
"""Stories: they are opened in far less time than a visit may be idle."""
OPEN_ENCOUNTER = "async ([address, id]) => (await import(address)).openEncounter(id)"
SCREEN_MILLIMETRE = "value => document.documentElement.style.setProperty('--screen-mm', value)"
LARGE_TEXT = "data-large-text"
WHOLE_MAP = next(each for each in STATES if each.name == "whole map")
EVERY_STORY, EVERY_CAPTION = "every story", "every caption"
"""What is measured beside the states: A10 of each."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One screen that is measured."""

    profile: str
    variant: str
    language: str
    state: str

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.profile, self.variant, self.language, self.state)))


@dataclass(slots=True)
class Findings:
    """`measured`: every screen that was measured; `unreached`: the others, and why; `stories`: how many were
    opened on each profile."""

    measured: list[Cell] = field(default_factory=list)
    unreached: list[tuple[Cell, str]] = field(default_factory=list)
    missed: list[tuple[Cell, Miss]] = field(default_factory=list)
    stories: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, other: Findings) -> None:
        self.measured += other.measured
        self.unreached += other.unreached
        self.missed += other.missed
        self.stories |= other.stories

    @property
    def is_clean(self) -> bool:
        return bool(self.measured) and not self.missed and not self.unreached


@dataclass(frozen=True, slots=True)
class Matrix:
    """What to measure. `note` is told of each cell, as it takes minutes."""

    browser: Browser
    exhibit: Exhibit
    url: str
    states: Sequence[State] = STATES
    with_stories: bool = True
    with_captions: bool = True
    with_axe: bool = True
    note: Callable[[str], None] = lambda _: None

    def measure(self, profiles: Iterable[Profile], languages: Sequence[str] = ()) -> Findings:
        """Every state on every profile with its variants; further languages only without variants."""
        findings = Findings()
        for profile in profiles:
            for variant in profile.variants:
                own = self.exhibit.languages if variant == profile.variants[0] else self.exhibit.languages[:1]
                chosen = [each for each in own if not languages or each in languages]
                if chosen:
                    self._measure_page(profile, variant, chosen, findings)
        return findings

    def _measure_page(
        self, profile: Profile, variant: Variant, languages: Sequence[str], findings: Findings
    ) -> None:
        context = profile.context(self.browser, variant)
        page = context.new_page()
        visit = VisitPage(page)
        page.goto(self.url)
        page.locator("[data-part=atlas][data-ready]").wait_for(
            state="attached", timeout=1000 * SECONDS_TO_DRAW
        )
        visit.find("[data-part=attract][data-ready]").wait_for(state="attached")
        page.evaluate(SCREEN_MILLIMETRE, f"{profile.pixels(1)}px")
        for language in languages:
            for state in self.states:
                cell = Cell(profile.name, variant.name, language, state.name)
                self.note(str(cell))
                self._measure_state(page, cell, profile, variant, state, findings)
            if self.with_stories:
                self._measure_stories(page, profile, variant, language, findings)
            if self.with_captions:
                self._measure_captions(page, profile, variant, language, findings)
        context.close()

    def _measure_state(
        self, page: Page, cell: Cell, profile: Profile, variant: Variant, state: State, findings: Findings
    ) -> None:
        if not self._reach(page, state, variant, cell, findings):
            return
        screen: Screen = page.evaluate(MEASURE)
        found = list(
            misses(screen, profile, has_map=state.has_map, has_large_text=variant.setting == LARGE_TEXT)
        )
        if state.has_map and not variant.forced_colors:
            found += contrast_misses(page, screen, profile.scale)
        if self.with_axe:
            found += axe_misses(page)
        findings.measured.append(cell)
        findings.missed += ((cell, each) for each in dict.fromkeys(found))

    def _measure_stories(
        self, page: Page, profile: Profile, variant: Variant, language: str, findings: Findings
    ) -> None:
        cell = Cell(profile.name, variant.name, language, EVERY_STORY)
        self.note(str(cell))
        if not self._reach(page, WHOLE_MAP, variant, cell, findings):
            return
        address = asset_address("visitor/browser/visit_state.js")
        stories: list[dict[str, Any]] = []
        left = iter(page.evaluate(ARTICLES))
        while ids := list(islice(left, AT_ONCE)):
            page.keyboard.press("Shift")  # somebody is here, also where a slow machine takes minutes for all
            stories += page.evaluate(STORIES, [address, ids])
        findings.stories[profile.name, variant.name, language] = len(stories)
        findings.measured.append(cell)
        found = list(story_misses(stories, profile))
        for encounter in (each["id"] for each in stories if each["isEncounter"]):
            page.keyboard.press("Shift")
            page.evaluate(OPEN_ENCOUNTER, [address, encounter])
            page.evaluate(FOUR_FRAMES)
            if not page.evaluate(AT_REST):
                findings.unreached.append((replace(cell, state=encounter), "the page does not come to rest"))
                continue
            found += (replace(each, measured=encounter) for each in map_misses(page.evaluate(MEASURE)))
        findings.missed += ((cell, each) for each in found)

    def _measure_captions(
        self, page: Page, profile: Profile, variant: Variant, language: str, findings: Findings
    ) -> None:
        span = time_span(self.exhibit.people)
        if span is None:
            return
        cell = Cell(profile.name, variant.name, language, EVERY_CAPTION)
        self.note(str(cell))
        if not self._reach(page, WHOLE_MAP, variant, cell, findings):
            return
        scripts = (asset_address(f"visitor/browser/{name}.js") for name in ("visit_state", "moment"))
        findings.measured.append(cell)
        findings.missed += (
            (cell, Miss("A10", f"the caption “{cut['text']}” is cut off", str(cut["year"])))
            for cut in page.evaluate(CAPTIONS, [*scripts, *span])
        )

    def _reach(self, page: Page, state: State, variant: Variant, cell: Cell, findings: Findings) -> bool:
        """Bring the page into a state. False where it is not reached: that is noted among the findings."""
        is_first = cell.language == self.exhibit.languages[0]
        ids = {**examples(self.exhibit), "language": "" if is_first else cell.language}
        # The attract screen comes when the visitor has left: nobody has changed anything.
        setting = "" if state.steps is None else variant.setting
        if state.steps is None and (variant.setting or not is_first):
            return True
        reason = reach(page, state, ids, setting)
        if reason:
            findings.unreached.append((cell, reason))
        return not reason


def unavailable_misses(
    browser: Browser, folder: Path, profiles: Iterable[Profile], note: Callable[[str], None]
) -> Findings:
    """The screen of an exhibit that cannot be shown: its server is given a folder that is not there."""
    findings = Findings()
    with start_server(folder) as server:
        for profile in profiles:
            cell = Cell(profile.name, "", "", "unavailable")
            note(str(cell))
            context = profile.context(browser)
            page = context.new_page()
            page.goto(server.url, timeout=1000 * SECONDS_TO_DRAW)
            page.locator("[data-part=unavailable]").wait_for(timeout=1000 * SECONDS_TO_DRAW)
            page.evaluate(SCREEN_MILLIMETRE, f"{profile.pixels(1)}px")
            findings.measured.append(cell)
            found: Iterator[Miss] = misses(
                page.evaluate(MEASURE), profile, has_map=False, has_large_text=False
            )
            findings.missed += ((cell, each) for each in (*found, *axe_misses(page)))
            context.close()
    return findings
