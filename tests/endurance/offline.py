"""R1: a whole visit asks no other machine for anything, and has its map where there is no other."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO

from PIL import Image, ImageStat
from playwright.sync_api import sync_playwright

from data import load
from tests.benchmarks.rig import EXHIBIT, ROOT, chromium, sojourn
from tests.browser.test_offline import Traffic, touch_everything
from tests.browser.visit_page import FULL_HD, Visit

from .loopback import has_a_way_out, raise_loopback
from .outcome import Outcome

GOAL = "0 requests to other hosts in a full visit, with no network at all too; the map visibly drawn"
VISIBLE = 4.0
"""Grey levels of 255, standard deviation: an empty pane has none."""
MARKS = (
    ".leaflet-map-pane > :not(.leaflet-tile-pane), .leaflet-control-container, .atlas__zoom, .atlas__credit"
)
"""All that lies over the ground: marks, ways, plans, letters, buttons."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole visit: how much was asked for, what of it elsewhere, what went wrong, and how much there is to
    see of the ground (marks hidden), and, as a control, of the pane with the ground hidden too."""

    asked: int
    elsewhere: list[str]
    faults: list[str]
    ground: float
    bare: float

    def lacks(self, where: str) -> Iterator[str]:
        """What is not as it should be, in words."""
        yield from (f"{where}: asked {url}" for url in self.elsewhere)
        yield from (f"{where}: {fault}" for fault in self.faults)
        if self.asked < 50:
            yield f"{where}: only {self.asked} requests were counted"
        if self.ground < VISIBLE or self.ground < 2 * self.bare:
            yield f"{where}: the ground cannot be seen ({self.ground:.1f}, without it {self.bare:.1f})"

    def __str__(self) -> str:
        return f"{len(self.elsewhere)} of {self.asked} elsewhere, map’s grey levels ± {self.ground:.0f}"


def measure(long: bool) -> Outcome:
    """Long and short are the same: once with the network there is, once with loopback alone."""
    here, (alone, why) = visited(), _with_loopback_alone()
    faults = [*here.lacks("with a network"), *(alone.lacks("with none") if alone else [why])]
    found = f"with a network {here}; with loopback alone {alone or 'not measured'}"
    return Outcome("R1", GOAL, found, not faults, tuple(faults[:20]))


def visited() -> Whole:
    """Somebody touches everything, in a browser that has kept nothing."""
    exhibit, traffic = load(EXHIBIT).exhibit, Traffic()
    assert exhibit is not None
    with sync_playwright() as playwright, chromium(playwright) as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        visit = Visit(traffic.listen(context)).enter(server.address)
        touch_everything(visit, exhibit)
        visit.tap('[data-person="all"]')
        visit.until_at_rest()
        ground, bare = _spread(visit, MARKS), _spread(visit, f"{MARKS}, .leaflet-tile-pane")
    return Whole(len(traffic.asked), traffic.elsewhere, traffic.refused + traffic.errors, ground, bare)


def _spread(visit: Visit, hidden: str) -> float:
    """How far the grey levels of the map's picture lie apart."""
    picture = visit.find("[data-part=atlas] .leaflet-container, .leaflet-container[data-part=atlas]").first
    drawn = picture.screenshot(style=f"{hidden} {{ visibility: hidden !important }}")
    return float(ImageStat.Stat(Image.open(BytesIO(drawn)).convert("L")).stddev[0])


def _with_loopback_alone() -> tuple[Whole | None, str]:
    """The same in a network of its own, nothing but loopback; None, and why, where it cannot be made."""
    if not shutil.which("unshare"):
        return None, "a network of its own cannot be made here: there is no unshare"
    apart = ["unshare", "--map-root-user", "--net", sys.executable, "-m", "tests.endurance.offline"]
    done = subprocess.run(apart, cwd=ROOT, capture_output=True, text=True, timeout=900)
    if done.returncode:
        return None, f"with loopback alone it ended: {' '.join(done.stderr.split())[-400:]}"
    return Whole(**json.loads(done.stdout)), ""


if __name__ == "__main__":
    raise_loopback()
    if has_a_way_out():
        sys.exit("this is no network of its own: something can be reached from here")
    print(json.dumps(asdict(visited())))
