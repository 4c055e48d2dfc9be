"""What visitors see and touch: screen, touch, browser, and an exhibit to show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, MachineConfig
from data import GROUND_FILE, counted

PITCH_TOLERANCE = 0.1
"""Relative deviation of the pixel pitch that is accepted: a touch target of 15 mm is then 13.6 or more."""
DETAILED_TIMING = 54
"""Offset of the screen's own mode in an EDID: width in pixels and in millimetres (VESA E-EDID, 3.10)."""
ABS_MT_POSITION_X = 0x35
"""Bit number of the axis that multi-touch screens have (linux/input-event-codes.h)."""
INPUT_DEVICES = "proc/bus/input/devices"
"""The kernel's list of input devices: psutil does not read it."""
WORD_BITS = 64
"""Size of each word of a bit mask in that list, on the machines Chromium still runs on."""
CHROMIUM_NAMES = ("chromium", "chromium-browser")
TESTED_VERSION = 156
"""The version of Chromium in which the policies were checked."""


def check_display(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    session = machine.environment.get("WAYLAND_DISPLAY") or machine.environment.get("DISPLAY")
    connectors = machine.folders("sys/class/drm/card*-*")
    connected = [each for each in connectors if machine.text(f"{each}/status") == "connected"]
    if connected:
        yield from (_screen(machine, each, config) for each in connected)
    elif connectors:
        yield mend("Display", "no screen is connected", "connect it and switch it on")
    elif session:
        yield fine("Display", f"the session draws on {session}")
    else:
        remedy = "if this is the kiosk, connect the screen and start the machine anew"
        yield look("Display", "this machine has no graphics card that can be seen from here", remedy)


def _screen(machine: Machine, connector: str, config: MachineConfig) -> Finding:
    name = connector.rpartition("/")[2].partition("-")[2]
    mode = (machine.text(f"{connector}/modes").splitlines() or ["no mode"])[0]
    pitch = pixel_pitch(machine.bytes(f"{connector}/edid"))
    wanted = config.exhibit.screen.pixel_pitch if config.exhibit else None
    if pitch is None or wanted is None:
        return fine("Display", f"{name}, {mode}")
    measured = f"{name}, {mode}, {pitch:.3f} mm a pixel"
    if abs(pitch / wanted - 1) <= PITCH_TOLERANCE:
        return fine("Display", measured)
    remedy = (
        f"write pixel_pitch: {pitch:.3f} under screen in exhibit.yaml, so that fingers meet what they see"
    )
    return look("Display", f"{measured}, but the exhibit is drawn for {wanted:g}", remedy)


def pixel_pitch(edid: bytes) -> float | None:
    """Millimetres a pixel, by the screen's EDID; None where the EDID does not contain it."""
    mode = edid[DETAILED_TIMING : DETAILED_TIMING + 18]
    if len(mode) < 18 or mode[:2] == b"\0\0":
        return None
    pixels = mode[2] | (mode[4] & 0xF0) << 4
    millimetres = mode[12] | (mode[14] & 0xF0) << 4
    return millimetres / pixels if pixels and millimetres else None


def check_touch(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    devices = machine.text(INPUT_DEVICES)
    if not devices:
        remedy = "if this is the kiosk, look whether the touch screen's USB cable is in"
        yield look("Touch", "the input devices cannot be seen from here", remedy)
        return
    screens = [_name(block) for block in devices.split("\n\n") if _is_multi_touch(block)]
    if screens:
        yield fine("Touch", ", ".join(screens))
    else:
        yield mend("Touch", "no touch screen answers", "connect its USB cable, or name its driver's package")


def _is_multi_touch(block: str) -> bool:
    found = re.search(r"^B: ABS=([0-9a-f ]+)$", block, re.MULTILINE)
    mask = 0
    for word in found[1].split() if found else []:
        mask = mask << WORD_BITS | int(word, 16)
    return bool(mask >> ABS_MT_POSITION_X & 1)


def _name(block: str) -> str:
    found = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
    return found[1] if found else "a touch screen without a name"


def check_browser(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    answer = next(filter(None, (machine.run([name, "--version"]) for name in CHROMIUM_NAMES)), None)
    if answer is None:
        yield mend("Browser", "Chromium is not installed", "type: sudo apt install chromium")
        return
    version = re.search(r"(\d+)\.[\d.]+", answer)
    if version is None:
        yield look(
            "Browser", "Chromium does not say its version", "start it once by hand: chromium --version"
        )
    elif int(version[1]) < TESTED_VERSION - 30:
        yield look("Browser", f"Chromium {version[0]} is old", "type: sudo apt install chromium")
    else:
        yield fine("Browser", f"Chromium {version[0]}")


def check_exhibit(_: Machine, config: MachineConfig) -> Iterator[Finding]:
    remedy = f"type: uv run app.py check {config.folder}"
    if config.exhibit is None and config.last_good is None:
        yield mend("Exhibit", f"{config.folder} cannot be shown", remedy)
    elif config.exhibit is None:
        yield look("Exhibit", f"{config.folder} cannot be shown; the last good one is", remedy)
    elif config.problems:
        yield look("Exhibit", f"{config.folder} has {counted(config.problems, 'problem')}", remedy)
    else:
        people = counted(len(config.exhibit.people), "person", "people")
        stops = counted(sum(1 for _ in config.exhibit.stops), "stop")
        yield fine("Exhibit", f"{people}, {stops}, nothing to mend")


def check_ground(_: Machine, config: MachineConfig) -> Iterator[Finding]:
    if config.exhibit is None or not config.exhibit.has_places:
        return
    if not config.exhibit.has_ground:
        remedy = f"type: uv run app.py check {config.folder}"
        yield look("Ground", f"the map has none: {GROUND_FILE} is not there, or cannot be used", remedy)
    else:
        yield fine("Ground", f"the map has one, in {GROUND_FILE}")


def check_last_good(_: Machine, config: MachineConfig) -> Iterator[Finding]:
    if config.last_good is not None:
        yield fine("Last good exhibit", "a copy is kept, should the files be spoilt")
    elif config.state.exists() and not os.access(config.state, os.R_OK | os.X_OK):
        yield look("Last good exhibit", f"{config.state} may not be read by who asks", "ask with sudo")
    else:
        yield look(
            "Last good exhibit", "no copy is kept yet", "start the exhibit once; it keeps one by itself"
        )
