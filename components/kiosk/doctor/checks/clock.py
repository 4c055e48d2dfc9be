"""The clock: the visit log needs it; the exhibit itself does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from components.kiosk.doctor.finding import Finding, fine, look
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post
from components.kiosk.install.install_options import HOUSE

SET = "type: sudo timedatectl set-time “2026-05-01 10:00”, with today's date and time"
APART = 120
"""Seconds that the machine's clock and the one on its battery may differ."""


def check_clock(machine: Machine, post: Post) -> Iterator[Finding]:
    now, newest = machine.now(), _newest(post)
    said = f"{now:%Y-%m-%d %H:%M} UTC"
    if newest is not None and now < newest:
        yield look("Clock", f"{said} is before the exhibit's newest file, {newest:%Y-%m-%d}", SET)
    elif now.year > 2099:
        yield look("Clock", f"{said} is far ahead", SET)
    else:
        yield fine("Clock", said)
    yield _kept_by(machine, now)


def _kept_by(machine: Machine, now: datetime) -> Finding:
    battery = machine.text("sys/class/rtc/rtc0/since_epoch")
    if battery.isdigit():
        apart = abs(int(battery) - now.timestamp())
        if apart <= APART:
            return fine("Clock at night", "a clock on a battery goes on while the power is cut")
        remedy = "type: sudo hwclock --systohc; if it comes back, change the battery"
        return look("Clock at night", f"the clock on the battery is {apart:.0f} seconds off", remedy)
    if machine.has("run/systemd/timesync/synchronized"):
        return fine("Clock at night", "no clock on a battery, but a time server sets it")
    remedy = "dates in the visit log will be wrong after a power cut; add a clock module (RTC)"
    return look("Clock at night", "no clock on a battery, and no time server", remedy)


def _newest(post: Post) -> datetime | None:
    """When the exhibit, or Sojourn itself, was last changed."""
    times = [0.0]
    for path in (HOUSE / "app.py", *post.folder.glob("*.*"), *post.folder.glob("people/*/*")):
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    with suppress(OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(max(times), UTC)
    return None
