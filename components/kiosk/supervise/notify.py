"""Notifications to systemd: one datagram to a socket of this machine, as sd_notify(3) describes.

The only module with a socket: a Unix socket, which reaches no network.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

VARIABLE = "NOTIFY_SOCKET"


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send `READY=1`, `WATCHDOG=1`, `STATUS=…`; False where nothing listens. Never raises, never waits."""
    address = environment.get(VARIABLE, "")
    if not address.startswith(("/", "@")):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection:
            connection.setblocking(False)
            # "@" stands for the zero byte that begins the name of an abstract socket.
            connection.sendto(state.encode(), "\0" + address[1:] if address[0] == "@" else address)
    except OSError:
        return False
    return True
