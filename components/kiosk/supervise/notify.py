"""Telling systemd that the kiosk lives: one datagram on a socket of this machine, as sd_notify(3) says.

The only room with a socket in it: a Unix one, which leads to no network.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

VARIABLE = "NOTIFY_SOCKET"


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send `READY=1`, `WATCHDOG=1`, `STATUS=…`; False where nobody listens. Never raises, never waits."""
    address = environment.get(VARIABLE, "")
    if not address.startswith(("/", "@")):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.sendto(state.encode(), "\0" + address[1:] if address[0] == "@" else address)
    except OSError:
        return False
    return True
