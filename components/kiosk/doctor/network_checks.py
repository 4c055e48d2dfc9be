"""The network: nothing of the exhibit reaches it, and nothing of it reaches the exhibit."""

from __future__ import annotations

from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, Post
from components.kiosk.install.install_plan import SYSTEMD

LISTENS = "0A"
UP = 1
HERE = ("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F")
"""127.0.0.1, ::1 and the first written as the second, as the kernel writes them."""


def check_way_out(machine: Machine, _: Post) -> Iterator[Finding]:
    service = machine.text(f"{SYSTEMD}/sojourn.service")
    if not machine.has("proc/net/route"):
        yield look("Network", "the routes cannot be seen from here", "see that no network cable is in")
    elif not _has_way_out(machine):
        yield fine("Network", "this machine has no way out")
    elif "\nIPAddressDeny=any" in service:
        yield fine("Network", "this machine has a way out, and the kernel keeps the exhibit from it")
    else:
        remedy = (
            "take the cable out, or type: sudo uv run app.py kiosk install, which shuts it for the exhibit"
        )
        yield look("Network", "this machine has a way out", remedy)


def check_port(machine: Machine, post: Post) -> Iterator[Finding]:
    tables = [machine.text(f"proc/net/{name}") for name in ("tcp", "tcp6")]
    listening = [address for table in tables for address, port in _listening(table) if port == post.port]
    if any(address not in HERE for address in listening):
        remedy = "end the program that holds it, or start the exhibit with its own settings"
        yield mend("Port", f"{post.port} can be reached from the network", remedy)
    elif listening:
        yield fine("Port", f"{post.port} is in use, on this machine alone: the exhibit runs")
    else:
        yield fine("Port", f"{post.port} is free")


def _has_way_out(machine: Machine) -> bool:
    return any(_old_ways(machine.text("proc/net/route"))) or any(_ways(machine.text("proc/net/ipv6_route")))


def _old_ways(table: str) -> Iterator[bool]:
    """Interface, destination, gateway, flags: a default route leads to 0."""
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 7:
            yield fields[1] == "00000000" == fields[7] and bool(int(fields[3], 16) & UP)


def _ways(table: str) -> Iterator[bool]:
    """The same for IPv6, where the loopback has one that leads nowhere."""
    for line in table.splitlines():
        fields = line.split()
        if len(fields) == 10:
            yield fields[0] == "0" * 32 and fields[1] == "00" and fields[9] != "lo"


def _listening(table: str) -> Iterator[tuple[str, int]]:
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 3 and fields[3] == LISTENS:
            address, _, port = fields[1].partition(":")
            yield address, int(port, 16)
