"""The staff's PIN: kept as a hash that is slow to guess, never as it was typed."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from components.page.supervisor_pipe import is_supervised
from data import state_folder

COST = {"n": 2**14, "r": 8, "p": 1}
"""Scrypt's: about 16 MB and a twentieth of a second for each guess (RFC 7914, for interactive use)."""
FEWEST, MOST = 4, 10
"""Digits of a PIN."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What is kept of a PIN. `name` tells one PIN from the next without telling anything of it."""

    salt: bytes
    hash: bytes

    @property
    def name(self) -> str:
        return hashlib.sha256(self.salt).hexdigest()[:16]

    def is_met_by(self, pin: str) -> bool:
        """Whether this is the PIN; takes as long for a wrong one as for the right one."""
        # Scrypt fills a password up with NUL bytes: with some of them at its end a PIN is the same to it.
        return hmac.compare_digest(_hash(pin, self.salt), self.hash) and _is_digits(pin)


def staff_folder() -> Path:
    return state_folder() / "staff"


def the_secret() -> Secret | None:
    """What is kept; None where no PIN was set, or what is kept cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((staff_folder() / "pin.json").read_text(encoding="utf-8"))
        return Secret(bytes.fromhex(kept["salt"]), bytes.fromhex(kept["scrypt"]))
    return None


def missing_pin_notice() -> str:
    """A line for the terminal where a kiosk runs and no PIN is set; else ""."""
    if not is_supervised() or the_secret() is not None:
        return ""
    return "No staff PIN is set: the corner of the screen opens nothing. Type: uv run app.py kiosk pin"


def fault_of(pin: str) -> str:
    """Why a PIN will not do; "" where it does."""
    if not (_is_digits(pin) and FEWEST <= len(pin) <= MOST):
        return f"A PIN is {FEWEST} to {MOST} digits."
    steps = {int(after) - int(before) for before, after in zip(pin, pin[1:], strict=False)}
    if steps in ({0}, {1}, {-1}):
        return "That is the first a visitor would try. Take digits that do not follow one another."
    return ""


def keep(pin: str) -> None:
    """Keep a PIN in the place of the one before; readable by this user alone. Raises OSError."""
    salt = secrets.token_bytes(16)
    folder = staff_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"pin.{secrets.token_hex(4)}.new"
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"salt": salt.hex(), "scrypt": _hash(pin, salt).hex()}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, folder / "pin.json")
    finally:
        fresh.unlink(missing_ok=True)


def _is_digits(pin: str) -> bool:
    return pin.isascii() and pin.isdigit()


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "replace"), salt=salt, dklen=32, **COST)
