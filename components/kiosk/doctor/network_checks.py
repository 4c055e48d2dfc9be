"""The network: the exhibit must not reach it, and must not be reached from it."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine, MachineConfig
from components.kiosk.install.install_plan import SYSTEMD
from data import as_root

ROUTES, ROUTES_IPV6 = "proc/net/route", "proc/net/ipv6_route"
"""The kernel's routing tables: psutil does not read them."""
RTF_UP = 1


def check_default_route(machine: Machine, _: MachineConfig) -> Iterator[Finding]:
    service = machine.text(f"{SYSTEMD}/sojourn.service")
    if not machine.has(ROUTES):
        yield look("Network", "the routes cannot be seen from here", "see that no network cable is in")
    elif not _has_default_route(machine):
        yield fine("Network", "this machine has no way out")
    elif "\nIPAddressDeny=any" in service:
        yield fine("Network", "this machine has a way out, and the kernel keeps the exhibit from it")
    else:
        install = as_root("kiosk", "install")
        remedy = f"take the cable out, or type: {install}, which shuts it for the exhibit"
        yield look("Network", "this machine has a way out", remedy)


def check_port(machine: Machine, config: MachineConfig) -> Iterator[Finding]:
    listening = machine.listening_addresses(config.port)
    if not all(map(_is_loopback, listening)):
        remedy = "end the program that holds it, or start the exhibit with its own settings"
        yield mend("Port", f"{config.port} can be reached from the network", remedy)
    elif listening:
        yield fine("Port", f"{config.port} is in use, on this machine alone: the exhibit runs")
    else:
        yield fine("Port", f"{config.port} is free")


def _has_default_route(machine: Machine) -> bool:
    return any(_ipv4_default_routes(machine.text(ROUTES))) or any(
        _ipv6_default_routes(machine.text(ROUTES_IPV6))
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


def _is_loopback(address: str) -> bool:
    ip = ip_address(address)
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None  # ::ffff:127.0.0.1
    return (mapped or ip).is_loopback
