"""Host names: by which names this server may be addressed, and whether a request comes from this machine.

A browser sends the name in the page's URL as `Host` header. In a DNS rebinding attack a foreign name resolves
to this machine, but the browser still sends the foreign name: such a request is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.requests import HTTPConnection

ALLOW_VARIABLE = "SOJOURN_ALLOW_HOSTS"
"""Environment variable: further host names, separated by spaces. It also reaches servers that are not started
by `app.py` itself, for example behind a proxy."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
PROXY_HEADERS = {"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip"}
"""Headers that proxies add, besides all that begin with `x-forwarded`."""

# Starlette's TrustedHostMiddleware splits at the first colon, which cuts every IPv6 address.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::([0-9]{1,5}))?", re.IGNORECASE)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")


def allowed_names() -> frozenset[str]:
    """The loopback names, and those of the environment variable."""
    return LOOPBACK | {host_name(name) for name in os.environ.get(ALLOW_VARIABLE, "").split()}


def host_name(text: str) -> str:
    """A host name or IP address as a browser sends it: lower case, IPv6 in brackets, other scripts as IDNA.

    Raises ValueError, with a message for curators, for anything else: a scheme, a port, a wildcard.
    """
    bare = text.strip().removeprefix("[").removesuffix("]")
    try:
        address = ip_address(bare)
    except ValueError:
        return _idna_name(text)
    return f"[{address.compressed}]" if address.version == 6 else address.compressed


def _idna_name(text: str) -> str:
    try:
        name = text.strip().encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"“{text}” is no name of a machine; write the name or address alone, as in museum.local"
            " or 192.168.1.20, with no http:// before it, no port and no path after it"
        )
    return name


def name_in_host_header(host: str) -> str | None:
    """The name in a `Host` header, without its port; None where the header is malformed."""
    match = _HOST.fullmatch(host)
    if match is None or int(match[2] or 0) > 65535:
        return None
    name = match[1].lower()
    if not name.startswith("["):
        return name
    try:
        return f"[{ip_address(name[1:-1]).compressed}]"
    except ValueError:
        return None


def is_same_origin(origin: str, host: str) -> bool:
    """Whether an `Origin` header names this server. The port counts: another port is another origin."""
    scheme, _, rest = origin.lower().partition("://")
    return scheme in ("http", "https") and rest == host.lower()


def is_loopback(request: HTTPConnection) -> bool:
    """Whether the request comes from this machine: from a loopback address, with a loopback `Host`, and not
    through a proxy.

    A proxy on this machine connects from loopback for every visitor, and may send any `Host`: a request with
    a proxy's header never counts as local.
    """
    peer = request.client.host if request.client else ""
    hosts = request.headers.getlist("host")
    return (
        len(hosts) == 1
        and name_in_host_header(hosts[0]) in LOOPBACK
        and _is_loopback_address(peer)
        and not is_forwarded(request.headers.keys())
    )


def is_forwarded(header_names: Iterable[str]) -> bool:
    """Whether any of these header names, in lower case, is one that a proxy adds."""
    return any(name in PROXY_HEADERS or name.startswith("x-forwarded") for name in header_names)


def _is_loopback_address(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
