"""`uv run app.py kiosk uninstall`: takes away what `kiosk install` wrote, and brings back what was there.

Exit codes: 0 when all of it is gone, 1 when a file changed by hand was left, 2 when nothing was done.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from components.kiosk.install.install_manifest import ManifestError, read_manifest
from components.kiosk.install.install_options import PROJECT_FOLDER
from components.kiosk.install.installed_files import remove_remains, uninstall_files
from data import KIOSK_STATE


def run_uninstall(root: Path) -> int:
    """Take away every file of the manifest below a machine's root, and print what stays."""
    root = root.resolve()
    try:
        manifest = read_manifest(root)
        if manifest is None:
            remove_remains(root)
            print(f"Nothing is installed under {root}.")
            return 0
        if not os.access(root, os.W_OK):
            command = f"sudo {sys.executable} {PROJECT_FOLDER / 'app.py'} kiosk uninstall"
            print(f"Only root may write to {root}. Type: {command}", file=sys.stderr)
            return 2
        messages = uninstall_files(root, manifest)
    except (ManifestError, OSError) as error:
        print(f"{error}\nMend this and type it again; what is left is still listed.", file=sys.stderr)
        return 2
    print("\n".join([f"Taken away: {len(manifest.files)} files.", *messages, *_remaining(root)]))
    return 1 if messages else 0


def _remaining(root: Path) -> list[str]:
    """What an installation did not write, and a person may still want."""
    if root != Path("/"):
        return []
    return [
        "Now type: sudo systemctl daemon-reload",
        f"The kept exhibit and the visit log stay in {KIOSK_STATE}; the user stays too (sudo userdel kiosk).",
    ]
