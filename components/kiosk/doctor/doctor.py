"""`uv run app.py kiosk doctor`: checks whether this machine can run unattended; prints one line a finding.

Exit codes: 0 when nothing must be mended, 1 when something must, 2 when there is no exhibit folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from components.kiosk.doctor.finding import Finding, look
from components.kiosk.doctor.machine import Machine, MachineConfig, read_config
from components.kiosk.doctor.network_checks import check_default_route, check_port
from components.kiosk.doctor.screen_checks import (
    check_browser,
    check_display,
    check_exhibit,
    check_ground,
    check_last_good,
    check_touch,
)
from components.kiosk.doctor.service_checks import check_installed, check_pin, check_service
from components.kiosk.doctor.system_checks import (
    check_clock,
    check_disk,
    check_fonts,
    check_memory,
    check_power_cut,
)

Check = Callable[[Machine, MachineConfig], Iterator[Finding]]
CHECKS: Sequence[Check] = (
    *(check_exhibit, check_ground, check_last_good, check_display, check_touch, check_fonts, check_browser),
    *(check_memory, check_disk, check_power_cut, check_clock, check_default_route, check_port),
    *(check_installed, check_service, check_pin),
)


def run_doctor(exhibit: Path | None, *, port: int | None, json_output: bool) -> int:
    """Examine this machine, and print the findings. Without `exhibit` or `port`: those that are installed."""
    machine = Machine()
    config = read_config(machine.root, exhibit, port)
    if not config.folder.is_dir():
        remedy = "name the folder that holds exhibit.yaml."
        print(f"{config.folder}: there is no such folder; {remedy}", file=sys.stderr)
        return 2
    findings = examine(machine, config)
    if json_output:
        print(json.dumps([each.as_dict() for each in findings], indent=2, ensure_ascii=False))
    else:
        print("\n".join(map(str, findings)))
    return 1 if any(each.state == "mend" for each in findings) else 0


def examine(machine: Machine, config: MachineConfig) -> list[Finding]:
    """Every finding, in the order in which a technician looks at a machine. Never raises."""
    return [finding for check in CHECKS for finding in _run_check(check, machine, config)]


def _run_check(check: Check, machine: Machine, config: MachineConfig) -> list[Finding]:
    """A later kernel may format its files differently: then only this check fails."""
    try:
        return list(check(machine, config))
    except (ValueError, OSError, psutil.Error) as error:
        subject = check.__name__.removeprefix("check_").replace("_", " ").capitalize()
        return [
            look(subject, f"this machine tells it in a way that is not understood ({error})", "look yourself")
        ]
