"""By which names this server may be called, and whether a request calls it by one of them.

A browser says in `Host` which name it was led by. A page of another name that has its name point to this
machine (DNS rebinding) still says its own name there, and is refused.
"""

from __future__ import annotations

import os
import re
from ipaddress import ip_address

ALLOW_VARIABLE = "SOJOURN_ALLOW_HOSTS"
"""Environment variable: further names, with spaces between them. So servers that are started without our own
door, as behind a proxy, can be told too."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

# Starlette's TrustedHostMiddleware cuts at the first colon, which no IPv6 address survives.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::([0-9]{1,5}))?", re.IGNORECASE)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")


def allowed_names() -> frozenset[str]:
    """Loopback's, and those the curator has named."""
    return LOOPBACK | {host_name(name) for name in os.environ.get(ALLOW_VARIABLE, "").split()}


def host_name(typed: str) -> str:
    """A name or address as a browser says it: lower case, IPv6 in brackets, other scripts in ASCII.

    Raises ValueError, in words for a curator, for what can be no name: with a scheme, a port, a star.
    """
    bare = typed.strip().removeprefix("[").removesuffix("]")
    try:
        address = ip_address(bare)
    except ValueError:
        return _plain_name(typed)
    return f"[{address.compressed}]" if address.version == 6 else address.compressed


def _plain_name(typed: str) -> str:
    try:
        name = typed.strip().encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"“{typed}” is no name of a machine; write the name or address alone, as in museum.local"
            " or 192.168.1.20, with no http:// before it, no port and no path after it"
        )
    return name


def called(host: str) -> str | None:
    """The name in a `Host` header, without its port; None where it is not written as a browser writes it."""
    found = _HOST.fullmatch(host)
    if found is None or int(found[2] or 0) > 65535:
        return None
    name = found[1].lower()
    if not name.startswith("["):
        return name
    try:
        return f"[{ip_address(name[1:-1]).compressed}]"
    except ValueError:
        return None


def is_same_origin(origin: str, host: str) -> bool:
    """Whether an `Origin` is the page of this very `Host`, its port too: another port is another's page."""
    scheme, _, rest = origin.lower().partition("://")
    return scheme in ("http", "https") and rest == host.lower()
