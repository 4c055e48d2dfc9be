"""Fake machines: a kiosk as it should be, in which a test changes one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from components.kiosk.doctor.machine import Machine, MachineConfig, Memory
from data import Ground
from tests.components.small_exhibit import two_lives

NOW = datetime(2031, 5, 1, 10, 0, tzinfo=UTC)
GB = 1_000_000_000

TOUCH = """\
I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Keyboard"
B: EV=120013

I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
B: EV=b
B: ABS=260800000000003
"""
ROUTES = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
DEFAULT_ROUTE = ROUTES + "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"


def edid(width: int, millimetres: int) -> bytes:
    """A screen's EDID with its own mode, and nothing else."""
    block = bytearray(128)
    block[54:56] = b"\x02\x3a"
    block[56], block[58] = width & 0xFF, width >> 8 << 4
    block[66], block[68] = millimetres & 0xFF, millimetres >> 8 << 4
    return bytes(block)


FILES: Mapping[str, str | bytes] = {
    "sys/class/drm/card0-HDMI-A-1/status": "connected\n",
    "sys/class/drm/card0-HDMI-A-1/modes": "1920x1080\n1280x720\n",
    "sys/class/drm/card0-HDMI-A-1/edid": edid(1920, 476),
    "sys/class/drm/card0-DP-1/status": "disconnected\n",
    "proc/bus/input/devices": TOUCH,
    "staff/pin.json": "{}",
    "proc/net/route": ROUTES,
    "sys/class/rtc/rtc0/since_epoch": str(int(NOW.timestamp())),
}
ANSWERS: Mapping[str, str | None] = {
    "fc-list : family": "Noto Serif\nNoto Serif CJK JP\n",
    "fc-list :lang=en family": "Noto Serif\n",
    "chromium --version": "Chromium 156.0.8078.108 built on Debian",
}


def machine(
    root: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    answers: Mapping[str, str | None] | None = None,
    free_bytes: int | None = 50 * GB,
    now: datetime = NOW,
    environment: Mapping[str, str] | None = None,
    memory: tuple[int, int] | None = (8 * GB, 6 * GB),
    file_systems: Mapping[str, str] = {"/": "ext4"},  # noqa: B006 - is not changed
    listening: Mapping[int, Sequence[str]] = {},  # noqa: B006 - is not changed
) -> Machine:
    """A kiosk as it should be, but for these files (None: missing) and these answers of programs.

    `listening`: the addresses that programs listen at, by port.
    """
    for path, content in {**FILES, **(files or {})}.items():
        if content is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
    every_answer = {**ANSWERS, **(answers or {})}

    def run(command: Sequence[str]) -> str | None:
        return every_answer.get(" ".join(command))

    return Machine(
        root,
        environment or {},
        run,
        lambda _: free_bytes,
        lambda: now,
        lambda: None if memory is None else Memory(*memory),
        lambda: {Path(mount_point): kind for mount_point, kind in file_systems.items()},
        lambda port: listening.get(port, ()),
    )


def config_for(folder: Path, **changes: object) -> MachineConfig:
    """A small exhibit without problems, with a last good copy, on an installed kiosk."""
    usual = {
        "folder": folder,
        "exhibit": replace(two_lives(), ground=Ground("", is_shipped=True)),
        "problems": 0,
        "port": 8501,
        "state": folder,
        "last_good": folder,
        "is_installed": True,
    }
    return MachineConfig(**{**usual, **changes})  # type: ignore[arg-type]
