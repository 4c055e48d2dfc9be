"""The service: is it installed as it was written, and does it run?"""

from __future__ import annotations

from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, Post
from components.kiosk.install.install_manifest import LedgerError, found_at, read_ledger

STATES = {"active": "it runs", "activating": "it is starting", "deactivating": "it is ending"}


def check_installed(machine: Machine, _: Post) -> Iterator[Finding]:
    try:
        ledger = read_ledger(machine.root)
    except LedgerError as error:
        yield look("Installation", str(error).rstrip("."), "or install again")
        return
    if ledger is None:
        remedy = "type: uv run app.py kiosk install --dry-run, to see what would be written"
        yield look("Installation", "this machine is no kiosk yet", remedy)
        return
    changed = [path for path, entry in ledger.entries.items() if not _is_ours(machine, path, entry.known)]
    if changed:
        remedy = "if nobody meant it, type: sudo uv run app.py kiosk install"
        yield look("Installation", f"changed or gone: {', '.join(changed)}", remedy)
    else:
        yield fine("Installation", f"{len(ledger.entries)} files, as they were written")


def check_service(machine: Machine, post: Post) -> Iterator[Finding]:
    if not post.installed:
        return
    said = (machine.say(["systemctl", "is-active", "sojourn.service"]) or "").strip()
    if said in STATES:
        yield fine("Service", STATES[said])
    elif said in ("failed", "inactive"):
        remedy = "type: journalctl -u sojourn -n 50, then: sudo systemctl restart sojourn"
        yield mend("Service", "it has failed" if said == "failed" else "it does not run", remedy)
    else:
        yield look("Service", "systemd does not answer here", "ask on the kiosk itself")


def _is_ours(machine: Machine, path: str, known: list[str]) -> bool:
    try:
        return found_at(machine.root / path) in known
    except OSError:
        return True  # who asks may not read it
