"""R1: a whole visit sends no request to another host, and shows its map where there is no network at all."""

from __future__ import annotations

import fcntl
import json
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO

from PIL import Image, ImageStat

from data import load
from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium
from tests.browser.test_offline import Traffic, touch_everything
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.exhibit_folders import ROOT, SHIPPED

from .figures import Outcome

GOAL = "0 requests to other hosts in a full visit, with no network at all too; the map visibly drawn"
VISIBLE = 4.0
"""Standard deviation of grey levels (0 to 255) from which the basemap counts as visible; an empty pane has
0."""
OVERLAYS = (
    ".leaflet-map-pane > :not(.leaflet-tile-pane), .leaflet-control-container, .atlas__zoom, .atlas__credit,"
    " [data-part]:not([data-part=atlas]), [data-part]:not([data-part=atlas]) *"
)
"""Everything above the basemap: markers, legs, city plans, labels, buttons, and the parts that stand over the
map, which has the whole screen."""
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
"""SIOCGIFFLAGS, SIOCSIFFLAGS (Linux, sockios.h) and IFF_UP (if.h)."""
UNREACHABLE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): no packet is sent, only a route is looked up."""


@dataclass(frozen=True, slots=True)
class OfflineVisit:
    """A whole visit: number of requests, those to other hosts, faults, and the spread of grey levels in the
    map's screenshot with the overlays hidden (`ground`) and, as a control, with the tiles hidden too
    (`bare`)."""

    requests: int
    elsewhere: list[str]
    faults: list[str]
    ground: float
    bare: float

    def faults_of(self, network: str) -> Iterator[str]:
        """What is wrong; each line begins with the kind of network."""
        yield from (f"{network}: asked {url}" for url in self.elsewhere)
        yield from (f"{network}: {fault}" for fault in self.faults)
        if self.requests < 50:
            yield f"{network}: only {self.requests} requests were counted"
        if self.ground < VISIBLE or self.ground < 2 * self.bare:
            yield f"{network}: the ground cannot be seen ({self.ground:.1f}, without it {self.bare:.1f})"

    def __str__(self) -> str:
        return f"{len(self.elsewhere)} of {self.requests} elsewhere, map’s grey levels ± {self.ground:.0f}"


def measure(long: bool) -> Outcome:
    """Long and short are the same: once with the machine's network, once with loopback alone."""
    networked, (isolated, why) = whole_visit(), _visit_with_loopback_alone()
    faults = [
        *networked.faults_of("with a network"),
        *(isolated.faults_of("with none") if isolated else [why]),
    ]
    found = f"with a network {networked}; with loopback alone {isolated or 'not measured'}"
    return Outcome("R1", GOAL, found, not faults, tuple(faults[:20]))


def whole_visit() -> OfflineVisit:
    """A visit that uses every part, in a browser with an empty cache."""
    exhibit, traffic = load(SHIPPED).exhibit, Traffic()
    assert exhibit is not None
    with chromium() as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        visit = VisitPage(traffic.listen(context)).enter(server.url)
        touch_everything(visit, exhibit)
        visit.tap('[data-person="all"]')
        visit.until_at_rest()
        ground, bare = _grey_spread(visit, OVERLAYS), _grey_spread(visit, f"{OVERLAYS}, .leaflet-tile-pane")
        context.close()  # before the server ends: the page still fetches tiles
    faults = traffic.failed + traffic.errors
    return OfflineVisit(len(traffic.requests), traffic.elsewhere, faults, ground, bare)


def _grey_spread(visit: VisitPage, hidden: str) -> float:
    """Standard deviation of the grey levels of the map's screenshot, with some elements hidden."""
    map_element = visit.find(
        "[data-part=atlas] .leaflet-container, .leaflet-container[data-part=atlas]"
    ).first
    screenshot = map_element.screenshot(style=f"{hidden} {{ visibility: hidden !important }}")
    return float(ImageStat.Stat(Image.open(BytesIO(screenshot)).convert("L")).stddev[0])


def _visit_with_loopback_alone() -> tuple[OfflineVisit | None, str]:
    """The same in a network namespace that has only loopback; None and the reason where it cannot be made."""
    command = ["unshare", "--map-root-user", "--net", sys.executable, "-m", "tests.endurance.offline"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)
    if done.returncode:
        return None, f"with loopback alone it ended: {' '.join(done.stderr.split())[-400:]}"
    return OfflineVisit(**json.loads(done.stdout)), ""


def set_loopback_up() -> None:
    """`ip link set lo up`, without that command."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        answer = fcntl.ioctl(any_socket, GET_FLAGS, struct.pack("16sh22x", b"lo", 0))
        flags = struct.unpack("16sh22x", answer)[1]
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh22x", b"lo", flags | UP))


def has_route_off_this_machine() -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            any_socket.connect(UNREACHABLE)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    set_loopback_up()
    if has_route_off_this_machine():
        sys.exit("this is no network of its own: something can be reached from here")
    print(json.dumps(asdict(whole_visit())))
