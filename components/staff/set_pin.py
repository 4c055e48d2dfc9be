"""Ask for the staff's PIN, twice, and save it."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from components.staff.pin_hash import pin_fault, save_pin


def set_pin(folder: Path) -> int:
    """Ask for a PIN twice and save it in a folder. Returns 0; 1 where it is not accepted; 2 where none is
    typed, or it cannot be saved."""
    try:
        pin = getpass("New PIN (not shown while you type): ")
        again = getpass("The same PIN again: ") if not pin_fault(pin) else pin
    except (EOFError, KeyboardInterrupt):
        print("\nNo PIN was given; the old one holds.", file=sys.stderr)
        return 2
    fault = pin_fault(pin) or ("The two are not the same." if pin != again else "")
    if fault:
        print(f"{fault} The old PIN holds.", file=sys.stderr)
        return 1
    try:
        save_pin(pin, folder)
    except OSError as error:
        print(f"{folder} cannot be written ({error.strerror}). The old PIN holds.", file=sys.stderr)
        return 2
    print(f"The PIN is set, in {folder}.")
    print("On the screen: hold the top left corner for 3 seconds, let go, and tap it once.")
    return 0
