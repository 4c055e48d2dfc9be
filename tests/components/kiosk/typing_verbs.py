"""The two verbs, as a technician types them for an image."""

from __future__ import annotations

from pathlib import Path

from components.kiosk.install import install, uninstall

EVERYTHING = ("--nightly-restart", "04:00", "--may-restart-machine")


def put(root: Path, *wishes: str) -> int:
    return install.main(["--to", str(root), *wishes])


def take(root: Path) -> int:
    return uninstall.main(["--from", str(root)])
