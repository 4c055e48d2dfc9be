"""The staff's PIN, stored as a salted scrypt hash only."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from components.page.supervisor_pipe import is_supervised
from data import atomic_write, state_folder

SCRYPT_COST = {"n": 2**14, "r": 8, "p": 1}
"""For interactive use (RFC 7914): about 16 MB and 0.05 s for each attempt."""
MIN_DIGITS, MAX_DIGITS = 4, 10


@dataclass(frozen=True, slots=True)
class PinHash:
    """The stored hash of a PIN, and its salt."""

    salt: bytes
    hash: bytes

    @property
    def name(self) -> str:
        """16 hex digits, different for each PIN that is set; it reveals nothing about the PIN."""
        return hashlib.sha256(self.salt).hexdigest()[:16]

    def matches(self, pin: str) -> bool:
        """Whether this is the PIN. Takes the same time for a wrong PIN as for the right one."""
        # scrypt pads with NUL bytes: a PIN with NUL bytes at its end has the same hash.
        return hmac.compare_digest(_hash(pin, self.salt), self.hash) and _is_digits(pin)


def staff_folder(state: Path | None = None) -> Path:
    """Where the PIN and failed attempts are kept: in this program's state folder, or another."""
    return (state or state_folder()) / "staff"


def load_pin_hash() -> PinHash | None:
    """The stored hash; None where no PIN is set, or the file cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        stored = json.loads((staff_folder() / "pin.json").read_text(encoding="utf-8"))
        return PinHash(bytes.fromhex(stored["salt"]), bytes.fromhex(stored["scrypt"]))
    return None


def missing_pin_notice() -> str:
    """A line for the terminal where this is a kiosk and no PIN is set; else ""."""
    if not is_supervised() or load_pin_hash() is not None:
        return ""
    return "No staff PIN is set: the corner of the screen opens nothing. Type: uv run app.py kiosk pin"


def pin_fault(pin: str) -> str:
    """Why a PIN is not accepted; "" where it is."""
    if not (_is_digits(pin) and MIN_DIGITS <= len(pin) <= MAX_DIGITS):
        return f"A PIN is {MIN_DIGITS} to {MAX_DIGITS} digits."
    steps = {int(after) - int(before) for before, after in zip(pin, pin[1:], strict=False)}
    if steps in ({0}, {1}, {-1}):
        return "That is the first a visitor would try. Take digits that do not follow one another."
    return ""


def save_pin(pin: str, folder: Path | None = None) -> None:
    """Replace the PIN that is stored in a folder, by default this program's own, in one step; the file can be
    read by this user alone. Raises OSError."""
    salt = secrets.token_bytes(16)
    folder = folder or staff_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = json.dumps({"salt": salt.hex(), "scrypt": _hash(pin, salt).hex()})
    atomic_write(folder / "pin.json", content.encode(), mode=0o600)


def _is_digits(pin: str) -> bool:
    return pin.isascii() and pin.isdigit()


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "replace"), salt=salt, dklen=32, **SCRYPT_COST)
