"""The screen: is one connected, how large is a pixel, and is it the one the exhibit was drawn for?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, Post

CLOSE_ENOUGH = 0.1
"""How far the pixel pitch may be off: a tenth, as a target of 15 mm may then be 13.6."""

DETAILED = 54
"""Where an EDID tells of the screen's own mode: width in pixels, and in millimetres (VESA E-EDID, 3.10)."""


def check_display(machine: Machine, post: Post) -> Iterator[Finding]:
    drawn = machine.environment.get("WAYLAND_DISPLAY") or machine.environment.get("DISPLAY")
    connectors = machine.folders("sys/class/drm/card*-*")
    connected = [each for each in connectors if machine.text(f"{each}/status") == "connected"]
    if connected:
        yield from (_screen(machine, each, post) for each in connected)
    elif connectors:
        yield mend("Display", "no screen is connected", "connect it and switch it on")
    elif drawn:
        yield fine("Display", f"the session draws on {drawn}")
    else:
        remedy = "if this is the kiosk, connect the screen and start the machine anew"
        yield look("Display", "this machine has no graphics card that can be seen from here", remedy)


def _screen(machine: Machine, connector: str, post: Post) -> Finding:
    name = connector.rpartition("/")[2].partition("-")[2]
    mode = (machine.text(f"{connector}/modes").splitlines() or ["no mode"])[0]
    pitch, wanted = pixel_pitch(machine.bytes(f"{connector}/edid")), _wanted(post)
    if pitch is None or wanted is None:
        return fine("Display", f"{name}, {mode}")
    said = f"{name}, {mode}, {pitch:.3f} mm a pixel"
    if abs(pitch / wanted - 1) <= CLOSE_ENOUGH:
        return fine("Display", said)
    remedy = (
        f"write pixel_pitch: {pitch:.3f} under screen in exhibit.yaml, so that fingers meet what they see"
    )
    return look("Display", f"{said}, but the exhibit is drawn for {wanted:g}", remedy)


def pixel_pitch(edid: bytes) -> float | None:
    """Millimetres a pixel, from what the screen says of itself; None where it does not say."""
    own = edid[DETAILED : DETAILED + 18]
    if len(own) < 18 or own[:2] == b"\0\0":
        return None
    pixels = own[2] | (own[4] & 0xF0) << 4
    millimetres = own[12] | (own[14] & 0xF0) << 4
    return millimetres / pixels if pixels and millimetres else None


def _wanted(post: Post) -> float | None:
    return post.exhibit.screen.pixel_pitch if post.exhibit else None


MANY_FINGERS = 0x35
"""ABS_MT_POSITION_X, the axis of a screen that tells fingers apart (linux/input-event-codes.h)."""
WORD = 64
"""Bits in each word of a mask in /proc/bus/input/devices, on the machines Chromium still runs on."""


def check_touch(machine: Machine, _: Post) -> Iterator[Finding]:
    devices = machine.text("proc/bus/input/devices")
    if not devices:
        remedy = "if this is the kiosk, look whether the touch screen's USB cable is in"
        yield look("Touch", "the input devices cannot be seen from here", remedy)
        return
    screens = [_name(block) for block in devices.split("\n\n") if _tells_fingers(block)]
    if screens:
        yield fine("Touch", ", ".join(screens))
    else:
        yield mend("Touch", "no touch screen answers", "connect its USB cable, or name its driver's package")


def _tells_fingers(block: str) -> bool:
    found = re.search(r"^B: ABS=([0-9a-f ]+)$", block, re.MULTILINE)
    mask = 0
    for word in found[1].split() if found else []:
        mask = mask << WORD | int(word, 16)
    return bool(mask >> MANY_FINGERS & 1)


def _name(block: str) -> str:
    found = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
    return found[1] if found else "a touch screen without a name"


NAMES = ("chromium", "chromium-browser")
TRIED = 156
"""The version the policies were held against."""


def check_browser(machine: Machine, _: Post) -> Iterator[Finding]:
    said = next(filter(None, (machine.say([name, "--version"]) for name in NAMES)), None)
    if said is None:
        yield mend("Browser", "Chromium is not installed", "type: sudo apt install chromium")
        return
    version = re.search(r"(\d+)\.[\d.]+", said)
    if version is None:
        yield look(
            "Browser", "Chromium does not say its version", "start it once by hand: chromium --version"
        )
    elif int(version[1]) < TRIED - 30:
        yield look("Browser", f"Chromium {version[0]} is old", "type: sudo apt install chromium")
    else:
        yield fine("Browser", f"Chromium {version[0]}")


def check_exhibit(_: Machine, post: Post) -> Iterator[Finding]:
    remedy = f"type: uv run app.py check {post.folder}"
    if post.exhibit is None and post.last_good is None:
        yield mend("Exhibit", f"{post.folder} cannot be shown", remedy)
    elif post.exhibit is None:
        yield look("Exhibit", f"{post.folder} cannot be shown; the last good one is", remedy)
    elif post.problems:
        count = "1 problem" if post.problems == 1 else f"{post.problems} problems"
        yield look("Exhibit", f"{post.folder} has {count}", remedy)
    else:
        stops = sum(1 for _ in post.exhibit.stops)
        yield fine("Exhibit", f"{len(post.exhibit.people)} people, {stops} stops, nothing to mend")


def check_last_good(_: Machine, post: Post) -> Iterator[Finding]:
    if post.last_good is not None:
        yield fine("Last good exhibit", "a copy is kept, should the files be spoilt")
    elif post.state.exists() and not os.access(post.state, os.R_OK | os.X_OK):
        yield look("Last good exhibit", f"{post.state} may not be read by who asks", "ask with sudo")
    else:
        yield look(
            "Last good exhibit", "no copy is kept yet", "start the exhibit once; it keeps one by itself"
        )
