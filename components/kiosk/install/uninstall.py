"""`uv run app.py kiosk uninstall`: takes away what `kiosk install` wrote, and brings back what was there.

Exit codes: 0 when all of it is gone, 1 when a file changed by hand was left, 2 when nothing was done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from components.kiosk.install.install_manifest import ManifestError, read_manifest
from components.kiosk.install.install_options import PROJECT_FOLDER, STATE
from components.kiosk.install.installed_files import remove_remains, uninstall_files


def main(arguments: Sequence[str]) -> int:
    """Take away every file of the manifest, and print what stays."""
    root: Path = getattr(_parser().parse_args(arguments), "from").resolve()
    try:
        manifest = read_manifest(root)
        if manifest is None:
            remove_remains(root)
            print(f"Nothing is installed under {root}.")
            return 0
        if not os.access(root, os.W_OK):
            command = f"sudo {sys.executable} {PROJECT_FOLDER / 'app.py'} kiosk uninstall"
            print(f"Only root may write to {root}. Type: {command}")
            return 2
        messages = uninstall_files(root, manifest)
    except (ManifestError, OSError) as error:
        print(f"{error}\nMend this and type it again; what is left is still listed.")
        return 2
    print("\n".join([f"Taken away: {len(manifest.files)} files.", *messages, *_remaining(root)]))
    return 1 if messages else 0


def _remaining(root: Path) -> list[str]:
    """What an installation did not write, and a person may still want."""
    if root != Path("/"):
        return []
    return [
        "Now type: sudo systemctl daemon-reload",
        f"The kept exhibit and the visit log stay in {STATE}; the user stays too (sudo userdel kiosk).",
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py kiosk uninstall",
        description="Take away what kiosk install wrote, and only that.",
        epilog="Example: uv run app.py kiosk uninstall",
    )
    parser.add_argument("--from", type=Path, default=Path("/"), metavar="ROOT", help="the root of an image")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
