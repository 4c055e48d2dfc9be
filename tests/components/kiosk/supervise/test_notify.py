"""systemd is notified by a datagram on a Unix socket, and by nothing else."""

from __future__ import annotations

import ast
import inspect
import socket
from pathlib import Path

import pytest

from components.kiosk.supervise import notify as module
from components.kiosk.supervise.notify import notify


@pytest.mark.parametrize("abstract", [False, True])
def test_a_state_arrives(abstract: bool, tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + path if abstract else path)
        systemd.settimeout(60)
        assert notify("READY=1", {"NOTIFY_SOCKET": f"@{path}" if abstract else path})
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", ["", "127.0.0.1:80", "no/where", "/nowhere/at/all"])
def test_where_nothing_listens_nothing_is_sent(address: str) -> None:
    assert not notify("WATCHDOG=1", {"NOTIFY_SOCKET": address} if address else {})


def test_the_only_socket_of_the_program_is_a_unix_socket() -> None:
    source = inspect.getsource(module)
    names = {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert names == {"socket", "AF_UNIX", "SOCK_DGRAM"}
