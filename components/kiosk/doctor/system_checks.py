"""The computer itself: clock, memory, disk and fonts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, MachineConfig
from components.kiosk.install.install_options import PROJECT_FOLDER

SET_CLOCK = "type: sudo timedatectl set-time '2026-05-01 10:00', with today's date and time"
CLOCK_TOLERANCE_SECONDS = 120
"""How far the system clock and the hardware clock (RTC) may differ."""
RECOMMENDED_MEMORY, NEEDED_MEMORY = 4_000_000_000, 500_000_000
"""Bytes of memory in all, and available at a start. Measured after a hundred visits, on a machine with
plenty: browser 1.0 GB, server 0.2, and a kiosk has a second server as a spare. 2 GB would be scarce."""
LITTLE_FREE, TOO_LITTLE_FREE = 2_000_000_000, 300_000_000
"""Free bytes: below the first the technician should look; below the second no copy of an exhibit fits."""
JOURNALING = {"ext4", "ext3", "xfs", "btrfs", "f2fs", "zfs", "apfs"}
"""File systems with a journal or copy-on-write: consistent after a power cut."""
VOLATILE = {"tmpfs", "ramfs", "overlay", "squashfs"}
TYPEFACES = {"Noto Serif": "fonts-noto-core", "Noto Serif CJK": "fonts-noto-cjk"}
"""Typefaces that the page uses, and the Debian package of each."""
FONTCONFIG_CODES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""Languages for which fontconfig has another code."""


def check_clock(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    now, newest = machine.now(), _last_changed(config)
    time = f"{now:%Y-%m-%d %H:%M} UTC"
    if newest is not None and now < newest:
        yield look("Clock", f"{time} is before the exhibit's newest file, {newest:%Y-%m-%d}", SET_CLOCK)
    elif now.year > 2099:
        yield look("Clock", f"{time} is far ahead", SET_CLOCK)
    else:
        yield fine("Clock", time)
    yield _hardware_clock(machine, now)


def _hardware_clock(machine: Machine, now: datetime) -> Finding:
    since_epoch = machine.text("sys/class/rtc/rtc0/since_epoch")
    if since_epoch.isdigit():
        apart = abs(int(since_epoch) - now.timestamp())
        if apart <= CLOCK_TOLERANCE_SECONDS:
            return fine("Clock at night", "a clock on a battery goes on while the power is cut")
        remedy = "type: sudo hwclock --systohc; if it comes back, change the battery"
        return look("Clock at night", f"the clock on the battery is {apart:.0f} seconds off", remedy)
    if machine.has("run/systemd/timesync/synchronized"):
        return fine("Clock at night", "no clock on a battery, but a time server sets it")
    remedy = "dates in the visit log will be wrong after a power cut; add a clock module (RTC)"
    return look("Clock at night", "no clock on a battery, and no time server", remedy)


def _last_changed(config: MachineConfig) -> datetime | None:
    """When the exhibit, or Sojourn itself, was last changed."""
    times = [0.0]
    for path in (PROJECT_FOLDER / "app.py", *config.folder.glob("*.*"), *config.folder.glob("people/*/*")):
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    with suppress(OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(max(times), UTC)
    return None


def check_memory(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    memory = machine.memory()
    if memory is None:
        yield look("Memory", "it cannot be told from here", "see that the machine has 4 GB or more")
        return
    left = f"{memory.available / 1e9:.1f} GB left of {memory.total / 1e9:.1f} GB"
    if memory.total < RECOMMENDED_MEMORY * 0.9:  # the kernel keeps some of 4 GB for itself
        yield look("Memory", f"{memory.total / 1e9:.1f} GB", "give the machine 4 GB or more")
    elif memory.available < NEEDED_MEMORY:
        yield look("Memory", left, "end what else runs on it")
    else:
        yield fine("Memory", left)


def check_disk(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    folder = _existing(config.state)
    free = machine.free_bytes(folder)
    space = f"{free / 1e9:.1f} GB free" if free is not None else "room unknown"
    if free is not None and free < TOO_LITTLE_FREE:
        yield mend("Disk", f"{space} for {config.state}", "make room: the last good exhibit cannot be kept")
    elif free is not None and free < LITTLE_FREE:
        yield look("Disk", f"{space} for {config.state}", "make room before the visit log fills it")
    else:
        yield fine("Disk", f"{space} for {config.state}")
    if not os.access(folder, os.W_OK):
        remedy = "run the doctor as the kiosk's user, or with sudo; if it stays so, mend the folder's rights"
        yield look("Disk", f"{folder} may not be written by who asks", remedy)


def check_power_cut(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    kind = filesystem(machine.file_systems(), _existing(config.state).resolve())
    if kind in JOURNALING:
        yield fine("Power cut", f"{config.state} lies on {kind}, which is whole after a cut")
    elif kind in VOLATILE:
        remedy = "name a folder on the disk in SOJOURN_STATE, if the visit log shall stay"
        yield look("Power cut", f"{config.state} lies on {kind} and is gone after a cut", remedy)
    else:
        remedy = "put it on ext4, on a partition of its own"
        found = f"lies on {kind}" if kind else "lies on a file system that cannot be told"
        yield look("Power cut", f"{config.state} {found}", remedy)


def filesystem(mounted: Mapping[Path, str], folder: Path) -> str:
    """The type of the innermost file system that contains the folder; "" where none is listed."""
    around = [mount_point for mount_point in mounted if folder.is_relative_to(mount_point)]
    return mounted[max(around, key=lambda each: len(each.parts))] if around else ""


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def check_fonts(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    families = machine.run(["fc-list", ":", "family"])
    if families is None:
        yield look("Fonts", "fc-list does not answer", "type: sudo apt install fontconfig fonts-noto-core")
        return
    missing = [package for face, package in TYPEFACES.items() if face not in families]
    if missing:
        yield mend(
            "Fonts", "letters the page needs are missing", f"type: sudo apt install {' '.join(missing)}"
        )
    else:
        yield fine("Fonts", " and ".join(TYPEFACES))
    for language in config.exhibit.languages if config.exhibit else ():
        code = FONTCONFIG_CODES.get(language.lower(), language.split("-")[0].lower())
        if not (machine.run(["fc-list", f":lang={code}", "family"]) or "").strip():
            found = f"no typeface writes “{language}”, a language of the exhibit"
            yield mend("Fonts", found, "type: sudo apt install fonts-noto")
