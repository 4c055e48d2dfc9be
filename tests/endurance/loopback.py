"""A network that is nothing but loopback: how it is begun, and how it is told from another."""

from __future__ import annotations

import fcntl
import socket
import struct

GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
"""Linux, if.h and sockios.h."""
NOWHERE = ("192.0.2.1", 9)
"""An address kept for documentation (RFC 5737): no packet is sent, only a way is asked for."""


def raise_loopback() -> None:
    """`ip link set lo up`, without the command."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        answer = fcntl.ioctl(line, GET_FLAGS, struct.pack("16sh22x", b"lo", 0))
        flags = struct.unpack("16sh22x", answer)[1]
        fcntl.ioctl(line, SET_FLAGS, struct.pack("16sh22x", b"lo", flags | UP))


def has_a_way_out() -> bool:
    """Whether there is a route off this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(NOWHERE)
        except OSError:
            return False
    return True
