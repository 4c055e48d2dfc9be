"""The clock: the visit log needs it; the exhibit itself does not."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, Post
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


ENOUGH, LEFT = 4_000_000, 500_000
"""Kilobytes: the whole, and what must be left for a start. After a hundred visits a browser held 1.0 GB of a
machine that had plenty, and a server 0.2; a kiosk has a second server standing by. On 2 GB that is tight."""


def check_memory(machine: Machine, _: Post) -> Iterator[Finding]:
    told = machine.text("proc/meminfo")
    whole, left = (_kilobytes(told, name) for name in ("MemTotal", "MemAvailable"))
    if whole is None or left is None:
        yield look("Memory", "it cannot be told from here", "see that the machine has 4 GB or more")
    elif whole < ENOUGH * 0.9:  # a machine of 4 GB keeps some of it from the list
        yield look("Memory", f"{whole / 1e6:.1f} GB", "give the machine 4 GB or more")
    elif left < LEFT:
        yield look("Memory", f"{left / 1e6:.1f} GB left of {whole / 1e6:.1f} GB", "end what else runs on it")
    else:
        yield fine("Memory", f"{left / 1e6:.1f} GB left of {whole / 1e6:.1f} GB")


def _kilobytes(told: str, name: str) -> int | None:
    found = re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) if found else None


LITTLE, SCARCE = 2_000_000_000, 300_000_000
"""Bytes: below the first somebody should look, below the second no copy of an exhibit can be kept."""
STEADY = {"ext4", "ext3", "xfs", "btrfs", "f2fs", "zfs", "apfs"}
"""File systems with a journal, or the like: they are whole after a power cut."""
FLEETING = {"tmpfs", "ramfs", "overlay", "squashfs"}


def check_disk(machine: Machine, post: Post) -> Iterator[Finding]:
    folder = _nearest(post.state)
    free = machine.free(folder)
    room = f"{free / 1e9:.1f} GB free" if free is not None else "room unknown"
    if free is not None and free < SCARCE:
        yield mend("Disk", f"{room} for {post.state}", "make room: the last good exhibit cannot be kept")
    elif free is not None and free < LITTLE:
        yield look("Disk", f"{room} for {post.state}", "make room before the visit log fills it")
    else:
        yield fine("Disk", f"{room} for {post.state}")
    if not os.access(folder, os.W_OK):
        remedy = "run the doctor as the kiosk's user, or with sudo; if it stays so, mend the folder's rights"
        yield look("Disk", f"{folder} may not be written by who asks", remedy)


def check_power_cut(machine: Machine, post: Post) -> Iterator[Finding]:
    kind = filesystem(machine.text("proc/mounts"), _nearest(post.state).resolve())
    if kind in STEADY:
        yield fine("Power cut", f"{post.state} lies on {kind}, which is whole after a cut")
    elif kind in FLEETING:
        remedy = "name a folder on the disk in SOJOURN_STATE, if the visit log shall stay"
        yield look("Power cut", f"{post.state} lies on {kind} and is gone after a cut", remedy)
    else:
        remedy = "put it on ext4: type: sudo mkfs.ext4 on a new partition"
        found = f"lies on {kind}" if kind else "lies on a file system that cannot be told"
        yield look("Power cut", f"{post.state} {found}", remedy)


def filesystem(mounts: str, folder: Path) -> str:
    """The kind of the innermost mount that holds a folder; empty where none is listed."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, place, found, *_ = [*line.split(), "", "", ""]
        where = Path(place.replace("\\040", " ") or "?")
        if folder.is_relative_to(where) and len(where.parts) >= best:
            best, kind = len(where.parts), found
    return kind


def _nearest(folder: Path) -> Path:
    """The folder, or what it would be made in."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


FACES = {"Noto Serif": "fonts-noto-core", "Noto Serif CJK": "fonts-noto-cjk"}
"""Typefaces the page asks for, and the package each comes in."""
WRITTEN = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""Languages that fontconfig calls otherwise."""


def check_fonts(machine: Machine, post: Post) -> Iterator[Finding]:
    families = machine.say(["fc-list", ":", "family"])
    if families is None:
        yield look("Fonts", "fc-list does not answer", "type: sudo apt install fontconfig fonts-noto-core")
        return
    missing = [package for face, package in FACES.items() if face not in families]
    if missing:
        yield mend(
            "Fonts", "letters the page needs are missing", f"type: sudo apt install {' '.join(missing)}"
        )
    else:
        yield fine("Fonts", " and ".join(FACES))
    for language in post.exhibit.languages if post.exhibit else ():
        code = WRITTEN.get(language.lower(), language.split("-")[0].lower())
        if not (machine.say(["fc-list", f":lang={code}", "family"]) or "").strip():
            found = f"no typeface writes “{language}”, a language of the exhibit"
            yield mend("Fonts", found, "type: sudo apt install fonts-noto")
