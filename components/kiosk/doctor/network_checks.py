"""The network: the exhibit must not reach it, and must not be reached from it."""

from __future__ import annotations

from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, MachineConfig
from components.kiosk.install.install_plan import SYSTEMD

LISTEN = "0A"
"""The socket state TCP_LISTEN."""
RTF_UP = 1
LOOPBACK = ("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F")
"""127.0.0.1, ::1 and ::ffff:127.0.0.1, as the kernel writes them."""


def check_default_route(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    service = machine.text(f"{SYSTEMD}/sojourn.service")
    if not machine.has("proc/net/route"):
        yield look("Network", "the routes cannot be seen from here", "see that no network cable is in")
    elif not _has_default_route(machine):
        yield fine("Network", "this machine has no way out")
    elif "\nIPAddressDeny=any" in service:
        yield fine("Network", "this machine has a way out, and the kernel keeps the exhibit from it")
    else:
        remedy = (
            "take the cable out, or type: sudo uv run app.py kiosk install, which shuts it for the exhibit"
        )
        yield look("Network", "this machine has a way out", remedy)


def check_port(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    tables = [machine.text(f"proc/net/{name}") for name in ("tcp", "tcp6")]
    listening = [address for table in tables for address, port in _listening(table) if port == config.port]
    if any(address not in LOOPBACK for address in listening):
        remedy = "end the program that holds it, or start the exhibit with its own settings"
        yield mend("Port", f"{config.port} can be reached from the network", remedy)
    elif listening:
        yield fine("Port", f"{config.port} is in use, on this machine alone: the exhibit runs")
    else:
        yield fine("Port", f"{config.port} is free")


def _has_default_route(machine: Machine) -> bool:
    return any(_ipv4_default_routes(machine.text("proc/net/route"))) or any(
        _ipv6_default_routes(machine.text("proc/net/ipv6_route"))
    )


def _ipv4_default_routes(table: str) -> Iterator[bool]:
    """Columns: interface, destination, gateway, flags …, mask. A default route has destination and mask 0."""
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 7:
            yield fields[1] == "00000000" == fields[7] and bool(int(fields[3], 16) & RTF_UP)


def _ipv6_default_routes(table: str) -> Iterator[bool]:
    """The same for IPv6, where the loopback interface has a default route that leads nowhere."""
    for line in table.splitlines():
        fields = line.split()
        if len(fields) == 10:
            yield fields[0] == "0" * 32 and fields[1] == "00" and fields[9] != "lo"


def _listening(table: str) -> Iterator[tuple[str, int]]:
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 3 and fields[3] == LISTEN:
            address, _, port = fields[1].partition(":")
            yield address, int(port, 16)
