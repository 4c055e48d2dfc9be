"""Touch: does a screen answer fingers?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

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
