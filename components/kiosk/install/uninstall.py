"""`uv run app.py kiosk uninstall`: takes away what `kiosk install` wrote, and brings back what was there.

Ends with 0 when all of it is gone, 1 when a file that was changed by hand was kept, 2 when nothing was done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from components.kiosk.install.install_manifest import LedgerError, read_ledger
from components.kiosk.install.install_options import HOUSE, STATE
from components.kiosk.install.installed_files import sweep, take_away


def main(arguments: Sequence[str]) -> int:
    """Take everything away that is on the machine's list, and say what stays."""
    root: Path = getattr(_parser().parse_args(arguments), "from").resolve()
    try:
        ledger = read_ledger(root)
        if ledger is None:
            sweep(root)
            print(f"Nothing is installed under {root}.")
            return 0
        if not os.access(root, os.W_OK):
            command = f"sudo {sys.executable} {HOUSE / 'app.py'} kiosk uninstall"
            print(f"Only root may write to {root}. Type: {command}")
            return 2
        told = take_away(root, ledger)
    except (LedgerError, OSError) as error:
        print(f"{error}\nMend this and type it again; what is left is still listed.")
        return 2
    print("\n".join([f"Taken away: {len(ledger.entries)} files.", *told, *_left(root)]))
    return 1 if told else 0


def _left(root: Path) -> list[str]:
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
