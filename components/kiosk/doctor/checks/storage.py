"""Where things are kept: is there room, may it be written, and does it outlive the nightly power cut?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

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
