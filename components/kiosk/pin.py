"""The command `kiosk pin`: sets the PIN of the installed kiosk, or of this user where there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from components.staff.pin_hash import staff_folder
from components.staff.set_pin import set_pin
from data import InstalledKiosk, as_root, installed_kiosk


def run_set_pin() -> int:
    """Ask for a PIN twice and save it. Returns 0; 1 where it is not accepted; 2 where none is typed, or it
    cannot be saved."""
    kiosk = installed_kiosk()
    if kiosk is None:
        return set_pin(staff_folder())
    if (refusal := _refusal(kiosk)) is not None:
        print(refusal, file=sys.stderr)
        return 2
    with acting_as(kiosk.user):
        return set_pin(staff_folder(kiosk.state))


def _refusal(kiosk: InstalledKiosk) -> str | None:
    """Why the PIN of the installed kiosk cannot be set, and what to type; None where it can."""
    import pwd  # not on Windows, where a PIN is set too

    try:
        user = pwd.getpwnam(kiosk.user)
    except KeyError:
        return f"There is no user {kiosk.user} on this machine yet. Type first: sudo systemd-sysusers"
    if os.geteuid() not in (0, user.pw_uid):
        return f"The PIN of this machine’s kiosk is set by root. Type: {as_root('kiosk', 'pin')}"
    if not os.path.isdir(kiosk.state):
        remedy = "Type first: sudo systemctl start sojourn"
        return f"{kiosk.state} is not there yet: the kiosk has never run. {remedy}"
    return None


@contextmanager
def acting_as(user: str) -> Iterator[None]:
    """As root: read and write files as this user, whose files they shall be. Root would write through any
    link that the user has put there."""
    import pwd

    if os.geteuid() != 0:
        yield
        return
    entry = pwd.getpwnam(user)
    os.setegid(entry.pw_gid)
    os.seteuid(entry.pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
