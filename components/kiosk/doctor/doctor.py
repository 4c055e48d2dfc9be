"""`uv run app.py kiosk doctor`: is this machine fit to stand alone in a room? A line a point, in plain words.

Ends with 0 when nothing must be mended, 1 when something must, 2 when there is no exhibit to look at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from components.kiosk.doctor.finding import Finding, look
from components.kiosk.doctor.machine import Machine, Post, post
from components.kiosk.doctor.network_checks import check_port, check_way_out
from components.kiosk.doctor.screen_checks import (
    check_browser,
    check_display,
    check_exhibit,
    check_last_good,
    check_touch,
)
from components.kiosk.doctor.service_checks import check_installed, check_service
from components.kiosk.doctor.system_checks import (
    check_clock,
    check_disk,
    check_fonts,
    check_memory,
    check_power_cut,
)

Check = Callable[[Machine, Post], Iterator[Finding]]
CHECKS: Sequence[Check] = (
    *(check_exhibit, check_last_good, check_display, check_touch, check_fonts, check_browser),
    *(check_memory, check_disk, check_power_cut, check_clock, check_way_out, check_port),
    *(check_installed, check_service),
)


def main(arguments: Sequence[str]) -> int:
    """Look at this machine, and print what was found."""
    asked = _parser().parse_args(arguments)
    machine = Machine()
    here = post(machine.root, asked.exhibit, asked.port)
    if not here.folder.is_dir():
        print(f"{here.folder}: there is no such folder; name the folder that holds exhibit.yaml.")
        return 2
    findings = examine(machine, here)
    if asked.json:
        print(json.dumps([each.as_dict() for each in findings], indent=2, ensure_ascii=False))
    else:
        print("\n".join(map(str, findings)))
    return 1 if any(each.state == "mend" for each in findings) else 0


def examine(machine: Machine, here: Post) -> list[Finding]:
    """Every finding, in the order a technician walks round a machine. Never raises."""
    return [finding for check in CHECKS for finding in _asked(check, machine, here)]


def _asked(check: Check, machine: Machine, here: Post) -> list[Finding]:
    """A kernel may one day write its lists otherwise: then that point is open, and the others are not."""
    try:
        return list(check(machine, here))
    except (ValueError, OSError) as error:
        point = check.__name__.removeprefix("check_").replace("_", " ").capitalize()
        return [
            look(point, f"this machine tells it in a way that is not understood ({error})", "look yourself")
        ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py kiosk doctor",
        description="Is this machine fit to stand alone in a room? ✓ fine, ! look at it, ✗ mend it.",
        epilog="Example: uv run app.py kiosk doctor",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, help="the exhibit's folder; else the installed one")
    parser.add_argument("--port", type=int, help="else the installed one")
    parser.add_argument("--json", action="store_true", help="the findings for machines")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
