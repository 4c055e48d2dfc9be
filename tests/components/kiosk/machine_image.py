"""An image of a machine: runs install and uninstall on it, and reads all its files."""

from __future__ import annotations

import os
from pathlib import Path

from tests.commands import command

EVERY_OPTION = ("--nightly-restart", "04:00", "--may-restart-machine")


def run_install(root: Path, *options: str) -> int:
    return command("kiosk", "install")(["--to", str(root), *options])


def run_uninstall(root: Path) -> int:
    return command("kiosk", "uninstall")(["--from", str(root)])


def read_tree(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file, link and folder under a root: its mode, and its bytes or where it points."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mode, _content(path))
        for path in sorted(root.rglob("*"))
    }


def _content(path: Path) -> bytes:
    if path.is_symlink():
        return os.readlink(path).encode()
    return path.read_bytes() if path.is_file() else b""
