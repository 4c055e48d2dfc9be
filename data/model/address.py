"""The address of a page on the web, as a curator types it and as a telephone opens it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

MOST_BYTES = 1000
"""Of an address; a QR code of the largest size holds about twice as many, and no telephone reads it."""
HOST = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")


def fault_of_address(text: str) -> str:
    """What is wrong with an https address; empty for a right one and for no text."""
    if not text:
        return ""
    if any(letter.isspace() for letter in text):
        return "holds a space"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return "is no address of a page"
    if parts.scheme == "http":
        return "begins with http://, which can be read and changed on its way"
    if parts.scheme != "https" or not parts.netloc:
        return "is no whole address: it does not begin with https://"
    if "@" in parts.netloc:
        return "holds a name or a password before its host"
    if not HOST.fullmatch(host) or not _ascii_host(host):
        return "names no host that a visitor’s telephone finds"
    return "is too long for a code" if len(ascii_address(text)) > MOST_BYTES else ""


def ascii_address(address: str) -> str:
    """An address in ASCII (RFC 3986): its host in Punycode, other letters as per cent signs and digits."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    escaped = (quote(part, safe="/%:@!$&'()*+,;=?~-._") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, _ascii_host(parts.hostname or "") + port, *escaped))


def _ascii_host(host: str) -> str:
    """A host in Punycode; empty where it cannot be written so."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
