"""Whether somebody sits at this very machine: the curator's desk opens for nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.requests import HTTPConnection

from components.server.security.hosts import LOOPBACK, called

FORWARDED = {"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip"}


def is_loopback(request: HTTPConnection) -> bool:
    """Asked from loopback, by a loopback name, and by nobody's errand.

    Behind a proxy on this machine every visitor comes from loopback, and may say any name: what a proxy has
    passed on is never from here.
    """
    peer = request.client.host if request.client else ""
    names = request.headers.getlist("host")
    return (
        len(names) == 1
        and called(names[0]) in LOOPBACK
        and _is_loopback(peer)
        and not is_forwarded(request.headers.keys())
    )


def is_forwarded(headers: Iterable[str]) -> bool:
    """Whether any of these header names, in lower case, is a proxy's."""
    return any(name in FORWARDED or name.startswith("x-forwarded") for name in headers)


def _is_loopback(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
