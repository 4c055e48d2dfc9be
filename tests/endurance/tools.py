"""Programs and libraries that measurements need, where they are found, and how to install them.

A measurement looks here before it starts anything: a missing tool is one sentence that says what to type.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from components.kiosk.supervise.display import find_browser

LIBRARY_FOLDERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
NOT_MEASURED = "not measured"
SYSTEM_PATH = "/usr/sbin"
"""Where Debian installs nginx; not on the PATH of an ordinary user."""


def find_faketime() -> Path | None:
    """The library of faketime, for LD_PRELOAD; None where it is not installed."""
    files = (Path(folder, "faketime", "libfaketimeMT.so.1") for folder in LIBRARY_FOLDERS)
    return next(filter(Path.is_file, files), None)


def find_nginx() -> str | None:
    """The path of the program; None where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path=SYSTEM_PATH)


@dataclass(frozen=True, slots=True)
class Tool:
    """`find` returns nothing true where the tool is missing. It comes with a Debian `package`; where there is
    none, `remedy` says what is missing and what to type."""

    name: str
    find: Callable[[], object]
    package: str = ""
    remedy: str = ""


def _program(name: str, package: str) -> Tool:
    return Tool(name, lambda: shutil.which(name), package)


TOOLS: Mapping[str, Tool] = {
    "chromium": Tool("Chromium", find_browser, "chromium"),
    "faketime": Tool("libfaketime", find_faketime, "faketime"),
    "git": _program("git", "git"),
    "mount": _program("mount", "mount"),
    "nginx": Tool("nginx", find_nginx, "nginx-light"),
    "root": Tool(
        "root",
        lambda: os.geteuid() == 0,
        remedy="only root may mount a disk; type: sudo .venv/bin/python -m tests.endurance fault_injection",
    ),
    "systemd-analyze": _program("systemd-analyze", "systemd"),
    "tar": _program("tar", "tar"),
    "unshare": _program("unshare", "util-linux"),
    "uv": Tool("uv", lambda: shutil.which("uv"), remedy="uv is not installed; type: pip install uv"),
}


def missing(names: Iterable[str]) -> str:
    """What of these tools is missing and what to type, in one sentence; "" where all are there."""
    absent = [tool for tool in map(TOOLS.__getitem__, names) if not tool.find()]
    packaged = [tool for tool in absent if tool.package]
    faults = [tool.remedy for tool in absent if not tool.package]
    if packaged:
        are = "is" if len(packaged) == 1 else "are"
        command = f"sudo apt install {' '.join(tool.package for tool in packaged)}"
        *others, last = (tool.name for tool in packaged)
        what = f"{', '.join(others)} and {last}" if others else last
        faults.insert(0, f"{what} {are} not installed; type: {command}")
    return "; and ".join(faults)


def require(*names: str) -> None:
    """End the program with exit code 2 and the sentence where one of these tools is missing."""
    if sentence := missing(names):
        print(f"{NOT_MEASURED}: {sentence}", file=sys.stderr)
        sys.exit(2)
