"""Whether a request comes from this screen: from this machine, by its own name, handed on by nobody."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.requests import Request

NAMES = ("127.0.0.1", "localhost", "::1")


def is_from_here(request: Request) -> bool:
    """Behind a proxy every visitor comes from loopback: what one has passed on is never from here."""
    passed_on = {"forwarded", "via", "x-real-ip", "x-client-ip"} & set(request.headers.keys())
    passed_on |= {name for name in request.headers if name.startswith("x-forwarded")}
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    return (
        _is_loopback(request.client.host if request.client else "")
        and request.url.hostname in NAMES
        and not passed_on
        and origin in (None, f"http://{host}", f"https://{host}")
    )


def _is_loopback(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
