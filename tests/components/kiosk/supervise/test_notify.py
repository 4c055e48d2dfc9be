"""systemd is told by a datagram on a Unix socket, and by nothing else."""

from __future__ import annotations

import ast
import inspect
import socket
from pathlib import Path

import pytest

from components.kiosk.supervise import notify as room
from components.kiosk.supervise.notify import notify


@pytest.mark.parametrize("abstract", [False, True])
def test_a_state_arrives(abstract: bool, tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + path if abstract else path)
        systemd.settimeout(5)
        assert notify("READY=1", {"NOTIFY_SOCKET": f"@{path}" if abstract else path})
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", ["", "127.0.0.1:80", "no/where", "/nowhere/at/all"])
def test_where_nobody_listens_nothing_happens(address: str) -> None:
    assert not notify("WATCHDOG=1", {"NOTIFY_SOCKET": address} if address else {})


def test_the_only_socket_of_the_house_is_a_unix_one() -> None:
    source = inspect.getsource(room)
    names = {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert names == {"socket", "AF_UNIX", "SOCK_DGRAM"}
