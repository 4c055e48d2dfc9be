"""P7: frames longer than 50 ms while the map moves, beside the bare page; and no frame with a blank map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from playwright.sync_api import Browser, BrowserContext, Page

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.map_view import room
from tests.browser.screencast import Region, Screencast, blank_frames, dye_background, undrawn
from tests.browser.visit_page import VisitPage

from .control_taps import BARE_MOVING, BareTaps
from .report import FigureRow, Limit
from .rig import touch_context
from .rounds import MeasuredRounds, prefixed
from .sojourn_taps import MOVING, SojournTaps, open_exhibit
from .timed_tap import drag, wait_until_still

Gesture = Callable[[], "LongFrames"]
GESTURES = {
    "flight": "flights (marker and Next in turn)",
    "sweep": "sweeps of the thumb",
    "pan": "pans of the map",
}
SWEEP_MOVES, PAN_MOVES, PAN_PIXELS = 60, 20, 300.0
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
BARE_STRIP, BARE_MAP = (300.0, 900.0, 1030.0), (510.0, 450.0)
"""The ends of a sweep, and its height, on the bare page; the middle of its map."""


@dataclass(frozen=True, slots=True)
class LongFrames:
    """The frames longer than 50 ms during one gesture; milliseconds."""

    durations: tuple[float, ...]
    blocking: float


def p7_rows(
    browser: Browser, exhibit: Exhibit, servers: tuple[ExhibitServer, ExhibitServer], count: int
) -> list[FigureRow]:
    """Each gesture `count` times. `servers`: Sojourn's and the bare page's."""
    ours, bare = servers
    rounds = MeasuredRounds[LongFrames]()
    with touch_context(browser, offline=False) as context:
        own = prefixed("ours", _our_gestures(open_exhibit(context, ours.url), exhibit))
        control = prefixed("bare", _bare_gestures(context, bare.url))
        mixed = {name: each for pair in zip(own.items(), control.items(), strict=True) for name, each in pair}
        rounds.run(mixed, count)
    rows = [_row(rounds, kind) for kind in GESTURES]
    with touch_context(browser, offline=False) as context:
        return [*rows, _blank_row(context, exhibit, ours.url)]


def _our_gestures(page: Page, exhibit: Exhibit) -> Mapping[str, Gesture]:
    taps = SojournTaps(page, exhibit)
    flights = cycle((taps.marker, taps.next))
    directions = cycle((PAN_PIXELS, -PAN_PIXELS))

    def flight() -> LongFrames:
        return _tapped(page, next(flights))

    def sweep() -> LongFrames:
        """Until the finger is lifted: the flight that follows is one of the others."""
        page.bring_to_front()
        page.evaluate(TWO_FRAMES)
        _take(page)
        touch_screen = taps.sweep(SWEEP_MOVES)
        page.evaluate(TWO_FRAMES)
        found = _take(page)
        touch_screen.up()
        wait_until_still(page, MOVING)
        touch_screen.session.detach()
        return found

    def pan() -> LongFrames:
        left, top, right, bottom = room(VisitPage(page))
        return _panned(page, ((left + right) / 2, (top + bottom) / 2), next(directions), MOVING)

    return {"flight": flight, "sweep": sweep, "pan": pan}


def _bare_gestures(context: BrowserContext, address: str) -> Mapping[str, Gesture]:
    taps = BareTaps(context, address)
    page = taps.page
    flights = cycle((taps.marker, taps.next))
    directions = cycle((PAN_PIXELS, -PAN_PIXELS))
    left, right, height = BARE_STRIP
    sweeps = cycle((((left, height), (right, height)), ((right, height), (left, height))))

    def flight() -> LongFrames:
        return _tapped(page, next(flights))

    def sweep() -> LongFrames:
        page.bring_to_front()
        page.evaluate(TWO_FRAMES)
        _take(page)
        touch_screen = drag(page, *next(sweeps), SWEEP_MOVES)
        page.evaluate(TWO_FRAMES)
        found = _take(page)
        touch_screen.up()
        touch_screen.session.detach()
        return found

    def pan() -> LongFrames:
        return _panned(page, BARE_MAP, next(directions), BARE_MOVING)

    return {"flight": flight, "sweep": sweep, "pan": pan}


def _take(page: Page) -> LongFrames:
    """The long frames since the last call."""
    found: list[list[float]] = page.evaluate("stopwatch.takeLongFrames()")
    return LongFrames(tuple(duration for duration, _ in found), sum(blocking for _, blocking in found))


def _tapped(page: Page, tap: Callable[[], object]) -> LongFrames:
    """A tap, and the flight that follows, until the map rests."""
    page.bring_to_front()
    page.evaluate(TWO_FRAMES)  # a page in the background has a frame that began when it was in front
    _take(page)
    tap()
    return _take(page)


def _panned(page: Page, middle: tuple[float, float], pixels: float, moving: str) -> LongFrames:
    """The map is dragged to the right by so many pixels, and glides to rest."""
    page.bring_to_front()
    page.evaluate(TWO_FRAMES)
    _take(page)
    x, y = middle
    touch_screen = drag(page, (x - pixels / 2, y), (x + pixels / 2, y), PAN_MOVES)
    touch_screen.up()
    touch_screen.session.detach()
    wait_until_still(page, moving)
    return _take(page)


def _row(rounds: MeasuredRounds[LongFrames], kind: str) -> FigureRow:
    ours, bare = (rounds.timings.get(f"{page} {kind}", []) for page in ("ours", "bare"))
    name = f"frames longer than 50 ms, in {GESTURES[kind]}"
    if not ours or not bare:
        reasons = [*rounds.skipped.get(f"ours {kind}", ()), *rounds.skipped.get(f"bare {kind}", ())]
        return FigureRow("P7", name, "–", ("–", "–"), "≤ bare", (), reasons[0] if reasons else "not measured")
    limit = Limit("frames in a gesture", _frames_in_a_gesture(ours), _frames_in_a_gesture(bare))
    return FigureRow("P7", name, _cell(ours), (_cell(bare), "–"), "≤ bare", (limit,))


def _frames_in_a_gesture(gestures: Sequence[LongFrames]) -> float:
    return sum(len(each.durations) for each in gestures) / len(gestures)


def _cell(gestures: Sequence[LongFrames]) -> str:
    """ "12 in 30, 960 ms, 240 blocking": frames, gestures, and how long the frames took and blocked."""
    durations = [duration for each in gestures for duration in each.durations]
    blocking = sum(each.blocking for each in gestures)
    return f"{len(durations)} in {len(gestures)}, {sum(durations):,.0f} ms, {blocking:,.0f} blocking"


def _blank_row(context: BrowserContext, exhibit: Exhibit, address: str) -> FigureRow:
    name = "frames of a screencast with a blank map"
    page = open_exhibit(context, address)
    dye_background(page)
    frames, blank, worst = 0, 0, 0.0
    for stop in _stops_on_plans(exhibit):
        cast, region = _film_plan(page, exhibit, stop)
        frames += len(cast.frames)
        blank += len(blank_frames(cast.frames, region))
        worst = max(worst, *(undrawn(frame, region) for frame in cast.frames))
    cell = f"{blank} of {frames}; at most {worst:.0%} of the map without ground"
    return FigureRow("P7", name, cell, ("–", "–"), "0", (Limit("frames", blank, 0),))


def _film_plan(page: Page, exhibit: Exhibit, stop: str) -> tuple[Screencast, Region]:
    """From the whole map to a story on a city plan; a sweep begun there; to the plan again; on to the next
    story; back to the whole map. And the part of the screen in which all of that shows the map."""
    visit, taps = VisitPage(page), SojournTaps(page, exhibit)
    with Screencast(page) as cast:
        _open(visit, stop)
        region = room(visit)
        touch_screen = taps.sweep(SWEEP_MOVES)
        touch_screen.up()
        touch_screen.session.detach()
        wait_until_still(page, MOVING)
        _open(visit, stop)
        for control in ('[data-step="next"]', "[data-whole]"):
            visit.tap(control)
            wait_until_still(page, MOVING)
    return cast, region


def _open(visit: VisitPage, stop: str) -> None:
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{stop}"]')
    visit.until_shown(stop)
    wait_until_still(visit.page, MOVING)


def _stops_on_plans(exhibit: Exhibit) -> list[str]:
    """One story of each city plan."""
    found = []
    for sheet in exhibit.plan_sheets:
        stops = (each.id for each in exhibit.placed_stops if sheet.contains(each.place_on_map.point))
        found += list(stops)[:1]
    return found
