"""Both lives of the shipped exhibit, story after story by Next: does the map lead from place to place?

A step is a *cut* where the map is elsewhere from one painted frame to the next: not where it shows the same
after a world's width. The place just left is *lost* where a leg draws itself and one of its ends is not in
the room. A frame is *without ground* where most of the room shows none, and *of one colour* where nine tenths
of it have that of the land: between the zooms of a country and of a city an even land has it also at rest.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field

import click

from components.visitor.atlas.folium_map import COARSE_ZOOM
from data import Person, legs, load
from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium
from tests.browser.map_view import change_state, room
from tests.browser.screencast import MOST_UNDRAWN, Screencast, blank_frames, dye_background, undrawn
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.commands import measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED

RECORD = """(world) => {
  const part = document.querySelector("[data-part=atlas]");
  const pane = part.querySelector(".leaflet-map-pane"), svg = part.querySelector(".leg-drawing");
  const matrix = (element) => new DOMMatrix(getComputedStyle(element).transform);
  window.steps = { cuts: 0, drawn: null, frames: 0, slow: 0, distance: "" };
  new PerformanceObserver((list) => { steps.slow += list.getEntries().length; })
    .observe({ type: "long-animation-frame" });
  let before = null;
  const frame = () => {
    const ground = part.querySelector(".coarse-ground .leaflet-tile-container");
    const { e, f, a } = matrix(ground), moved = matrix(pane);
    const now = { x: (e + moved.e) / a, y: (f + moved.f) / a, zoom: Math.log2(a), scale: a };
    if (before) {
      const x = now.x - before.x - world * Math.round((now.x - before.x) / world);
      const across = Math.hypot(x, now.y - before.y) * Math.min(now.scale, before.scale);
      if (Math.abs(now.zoom - before.zoom) > 2 || across > innerWidth) steps.cuts += 1;
    }
    before = now;
    steps.frames += 1;
    const line = svg.querySelector("path[d]:not([d=''])");
    if (line) {
      const { x, y } = svg.getBoundingClientRect();
      const lines = [...svg.querySelectorAll("path[d]:not([d=''])")].map((each) => each.getAttribute("d"));
      const points = lines.join("").slice(1).split(/[ML]/)
        .map((pair) => pair.split(" ").map(Number)).map(([left, top]) => [left + x, top + y]);
      steps.drawn = [points[0], points.at(-1)];
      steps.distance = part.querySelector(".leg-distance").textContent;
    }
    requestAnimationFrame(frame);
  };
  frame();
}"""
TAKE = """() => {
  const taken = { ...steps };
  Object.assign(steps, { cuts: 0, drawn: null, frames: 0, slow: 0, distance: "" });
  return taken;
}"""


@dataclass
class Figures:
    """Counts over the steps of a life, and the steps at fault."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    whole_legs: list[str] = field(default_factory=list)
    """The steps with a leg that was there at once."""


def follow(visit: VisitPage, person: Person, figures: Figures, most: int | None) -> None:
    """Go through a life by Next: all of it, or `most` steps."""
    ends = {leg.end.id for leg in legs(person)}
    change_state(visit, "choosePerson", person.id)
    visit.until_at_rest()
    visit.page.evaluate(TAKE)
    for stop in person.stops[1:][:most]:
        # Somebody is here: without a touch for a minute the visit would end, and the map jump.
        visit.page.keyboard.press("Shift")
        with Screencast(visit.page) as cast:
            change_state(visit, "openAdjacentStop", 1)
            visit.until_at_rest()
        step = visit.page.evaluate(TAKE)
        shown = room(visit)
        bare = [frame for frame in cast.frames if undrawn(frame, shown) > MOST_UNDRAWN]
        even = [frame for frame in blank_frames(cast.frames, shown) if frame not in bare]
        lost = step["drawn"] and not all(_is_in_room(visit, end) for end in step["drawn"])
        figures.counts.update(
            {
                "steps": 1,
                "with a leg": stop.id in ends,
                "drawn": bool(step["drawn"]),
                "cuts": step["cuts"],
                "place just left lost": bool(lost),
                "frames": len(cast.frames),
                "frames without ground": len(bare),
                "frames of one colour": len(even),
                "frames longer than 50 ms": step["slow"],
            }
        )
        if stop.id in ends and not step["drawn"]:
            figures.whole_legs.append(stop.id)
        if step["cuts"] or lost or bare or even:
            figures.faults.append(
                f"{stop.id}: {step['cuts']} cuts, lost {bool(lost)}, {len(bare)} frames without ground, "
                f"{len(even)} of one colour"
            )


def _is_in_room(visit: VisitPage, point: list[float]) -> bool:
    left, top, right, bottom = room(visit)
    return bool(left - 1 <= point[0] <= right + 1 and top - 1 <= point[1] <= bottom + 1)


@measurement("tests.benchmarks.next_steps")
@click.option("--url", default="", help="a server of the shipped exhibit that runs already")
@click.option("--steps", type=int, help="at most so many in each life; default all")
def main(url: str, steps: int | None) -> None:
    """Follow both lives of the shipped exhibit by Next: cuts, places lost, frames without ground."""
    require("chromium")
    exhibit = load(SHIPPED).exhibit
    if exhibit is None:
        raise SystemExit("the shipped exhibit cannot be shown")
    with chromium() as browser, nullcontext() if url else sojourn() as server:
        page = browser.new_context(viewport=FULL_HD, has_touch=True).new_page()
        visit = VisitPage(page).enter(server.url if server else url)
        page.evaluate(RECORD, 256 * 2**COARSE_ZOOM)
        dye_background(page)
        for person in exhibit.people:  # each life is told at once: it takes minutes
            figures = Figures()
            follow(visit, person, figures, steps)
            print(person.name)
            for name, count in figures.counts.items():
                print(f"{name:28} {count:6}")
            for fault in figures.faults:
                print(f"  {fault}")
            print("legs that did not draw themselves:", ", ".join(figures.whole_legs) or "none", flush=True)


if __name__ == "__main__":
    start(main)
