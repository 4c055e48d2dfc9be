"""The screen: is one connected, how large is a pixel, and is it the one the exhibit was drawn for?"""

from __future__ import annotations

from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

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
