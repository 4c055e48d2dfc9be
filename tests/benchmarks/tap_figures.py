"""P1 to P3: taps in Sojourn, in the bare page and in the stock app in turn; then with the server killed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from playwright.sync_api import Browser

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer

from .control_taps import BareTaps, StockTaps
from .report import FigureRow, Limit, Spread, spread, tap_row
from .rig import sojourn_in_languages, touch_context
from .rounds import Action, TapRounds, prefixed
from .sojourn_taps import SojournTaps, open_exhibit

P1_TAPS = {"marker": "marker", "next": "next", "row": "row of the list", "chip": "chip of a city"}
P2_TAPS = {
    "person": "person",
    "encounter": "encounter",
    "language": "language",
    "thumb": "release of the thumb",
}
FLIGHTS = ("marker", "next")
"""They are tapped on a page that moves, as the bare page does. To save minutes, the others are tapped on one
with reduced motion: a flight begins after the paint that is measured."""
MOST_MEDIAN, MOST_TIMES_BARE, LEAST_TIMES_FASTER = 24.0, 1.5, 20.0
MOST_P95 = 100.0
MOST_TIMES_KILLED = 1.5


def tap_all(
    browser: Browser,
    exhibit: Exhibit,
    servers: tuple[ExhibitServer, ExhibitServer, ExhibitServer],
    figures: frozenset[str],
    count: int,
) -> TapRounds:
    """Each kind of tap `count` times. `servers`: Sojourn's, which is killed for P3, the bare page's, and the
    stock app's."""
    ours, bare, stock = servers
    rounds = TapRounds()
    with (
        touch_context(browser, offline=False) as context,
        touch_context(browser, offline=False, still=True) as quiet,
        touch_context(browser, offline=True) as other,
        ExitStack() as stack,
    ):
        page = open_exhibit(context, ours.url)
        moving = SojournTaps(page, exhibit).actions
        still = SojournTaps(open_exhibit(quiet, ours.url), exhibit).actions
        kinds = [*P1_TAPS, *(P2_TAPS if "P2" in figures else ())]
        own = {kind: (moving if kind in FLIGHTS else still)[kind] for kind in kinds}
        if "P2" in figures and len(exhibit.languages) == 1:
            server, translated = stack.enter_context(sojourn_in_languages())
            own["language"] = SojournTaps(open_exhibit(quiet, server.url), translated).language
        controls = prefixed("bare", BareTaps(context, bare.url).actions)
        if "P1" in figures:
            controls |= prefixed("stock", StockTaps(other, stock.url).actions)
        rounds.run(_mixed(prefixed("ours", own), controls), count)
        page.close()
        if "P3" in figures:
            page = open_exhibit(context, ours.url)
            ours.kill()
            killed = SojournTaps(page, exhibit).actions
            rounds.run(prefixed("killed", {kind: killed[kind] for kind in FLIGHTS}), count)
    return rounds


def _mixed(ours: Mapping[str, Action], controls: Mapping[str, Action]) -> dict[str, Action]:
    """The controls spread among our taps."""
    names, mixed = list(controls), dict[str, Action]()
    for name, action in ours.items():
        mixed[name] = action
        if names:
            control = names.pop(0)
            mixed[control] = controls[control]
    return mixed | {name: controls[name] for name in names}


def p1_rows(rounds: TapRounds) -> list[FigureRow]:
    rows = []
    for kind, name in P1_TAPS.items():
        ours, bare = answered(rounds, f"ours {kind}"), answered(rounds, f"bare {kind}")
        control = bare if bare.count else answered(rounds, "bare marker")
        most = MOST_TIMES_BARE * control.p95
        limits = (Limit("median", ours.median, MOST_MEDIAN), Limit("p95", ours.p95, most))
        goal = f"{MOST_MEDIAN:.0f} ({most:.0f}: {MOST_TIMES_BARE} × bare)"
        controls = (str(bare) if bare.count else "–", "–")
        rows.append(tap_row("P1", f"{name} → next paint", ours, controls, goal, limits, _why(rounds, kind)))
    return [*rows, *_stopwatch_rows(rounds)]


def _stopwatch_rows(rounds: TapRounds) -> list[FigureRow]:
    marker, bare, stock = (_painted(rounds, f"{page} marker") for page in ("ours", "bare", "stock"))
    faster = stock.median / marker.median if marker.count and stock.count else 0.0
    limit = Limit("share of the stock app's time", marker.median / stock.median, 1 / LEAST_TIMES_FASTER)
    name = f"marker → story painted, by the stopwatch ({faster:.0f} times faster)"
    goal = f"{LEAST_TIMES_FASTER:.0f} times faster"
    following = [_painted(rounds, f"{page} next") for page in ("ours", "bare")]
    return [
        tap_row("P1", name, marker, (str(bare), str(stock)), goal, (limit,), _why(rounds, "marker")),
        tap_row(
            "P1",
            "next → story painted, by the stopwatch",
            following[0],
            (str(following[1]), "–"),
            "–",
            (),
            (),
        ),
    ]


def p2_rows(rounds: TapRounds) -> list[FigureRow]:
    controls = (f"marker {answered(rounds, 'bare marker')}", "–")
    rows = []
    for kind, name in P2_TAPS.items():
        ours = answered(rounds, f"ours {kind}")
        limits = (Limit("p95", ours.p95, MOST_P95),)
        goal = f"({MOST_P95:.0f})"
        rows.append(tap_row("P2", f"{name} → next paint", ours, controls, goal, limits, _why(rounds, kind)))
    return rows


def p3_rows(rounds: TapRounds) -> list[FigureRow]:
    rows = []
    for kind in FLIGHTS:
        before, after = answered(rounds, f"ours {kind}"), answered(rounds, f"killed {kind}")
        most = Spread(0, MOST_TIMES_KILLED * before.median, MOST_TIMES_KILLED * before.p95)
        limits = (Limit("median", after.median, most.median), Limit("p95", after.p95, most.p95))
        goal = f"{most.median:.0f} ({most.p95:.0f}): {MOST_TIMES_KILLED} × P1"
        reasons = _why(rounds, kind, "killed")
        rows.append(
            tap_row(
                "P3", f"{P1_TAPS[kind]} → next paint, server killed", after, ("–", "–"), goal, limits, reasons
            )
        )
    return rows


def answered(rounds: TapRounds, name: str) -> Spread:
    return spread([each.answered for each in rounds.timings.get(name, ())])


def _painted(rounds: TapRounds, name: str) -> Spread:
    return spread([each.painted for each in rounds.timings.get(name, ())])


def _why(rounds: TapRounds, kind: str, page: str = "ours") -> Sequence[str]:
    return rounds.skipped.get(f"{page} {kind}", ())
