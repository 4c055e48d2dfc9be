"""The service: are its files as they were installed, and does it run?"""

from __future__ import annotations

import os
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, MachineConfig
from components.kiosk.install.install_manifest import ManifestError, fingerprint, read_manifest
from components.staff.pin_hash import staff_folder
from data import as_root

STATES = {"active": "it runs", "activating": "it is starting", "deactivating": "it is ending"}


def check_installed(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    try:
        manifest = read_manifest(machine.root)
    except ManifestError as error:
        yield look("Installation", str(error).rstrip("."), "or install again")
        return
    if manifest is None:
        remedy = "type: uv run app.py kiosk install --dry-run, to see what would be written"
        yield look("Installation", "this machine is no kiosk yet", remedy)
        return
    changed = [path for path, file in manifest.files.items() if not _is_known(machine, path, file.known)]
    if changed:
        remedy = f"if nobody meant it, type: {as_root('kiosk', 'install')} and the options of the first time"
        yield look("Installation", f"changed or gone: {', '.join(changed)}", remedy)
    else:
        yield fine("Installation", f"{len(manifest.files)} files, as they were written")


def check_service(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    if not config.is_installed:
        return
    answer = (machine.run(["systemctl", "is-active", "sojourn.service"]) or "").strip()
    if answer in STATES:
        yield fine("Service", STATES[answer])
    elif answer in ("failed", "inactive"):
        remedy = "type: journalctl -u sojourn -n 50, then: sudo systemctl restart sojourn"
        yield mend("Service", "it has failed" if answer == "failed" else "it does not run", remedy)
    else:
        yield look("Service", "systemd does not answer here", "ask on the kiosk itself")


def check_pin(_: Machine, config: MachineConfig) -> Iterator[Finding]:
    if not config.is_installed:
        return
    try:
        is_set = "pin.json" in os.listdir(staff_folder(config.state))
    except FileNotFoundError:
        is_set = False
    except OSError:
        yield look("PIN", "whether one is set may not be read by who asks", "ask with sudo")
        return
    if is_set:
        yield fine("PIN", "one is set for the staff card")
    else:
        yield look("PIN", "none is set, and the staff card does not open", f"type: {as_root('kiosk', 'pin')}")


def _is_known(machine: Machine, path: str, known: list[str]) -> bool:
    try:
        return fingerprint(machine.root / path) in known
    except OSError:
        return True  # this user may not read it
