"""The server's process: its messages, and the spare that stands by."""

from __future__ import annotations

import logging
import os
import select
import sys
from collections.abc import Iterator

import pytest

from components.kiosk.supervise.process import kill
from components.kiosk.supervise.server_process import ServerProcess

SERVER = """
import time
from components.page.supervisor_pipe import notify_supervisor, wait_for_start
assert wait_for_start()
notify_supervisor("ready")
time.sleep(60)
"""
LOG = logging.getLogger("made")


@pytest.fixture
def server() -> Iterator[ServerProcess]:
    made = ServerProcess([sys.executable, "-c", SERVER], os.environ, LOG)
    yield made
    if made.process:
        kill(made.process)
    made.clean_up()
    made.stop_spare()


def received(server: ServerProcess) -> list[str]:
    select.select([server.pipe], [], [], 30)
    return list(server.read_messages())


def test_its_messages_arrive_and_its_end_is_noticed(
    server: ServerProcess, caplog: pytest.LogCaptureFixture
) -> None:
    assert server.poll()
    assert received(server) == ["ready"]
    assert server.process is not None
    server.process.kill()
    server.process.wait()
    assert received(server) == [], "the pipe is closed"
    assert not server.poll()
    assert server.process is None
    assert server.pipe == -1
    assert caplog.messages == ["The server exited (killed by signal 9). It restarts now."]


def test_the_spare_reports_nothing_until_it_is_activated(server: ServerProcess) -> None:
    server.poll()
    received(server)
    server.ensure_spare()
    spare = server.spare
    server.stop("was stopped")
    assert server.poll()
    assert server.process is spare is not None
    assert server.spare is None
    assert received(server) == ["ready"]


def test_a_spare_that_has_ended_is_replaced(server: ServerProcess) -> None:
    server.poll()
    server.ensure_spare()
    assert server.spare is not None
    kill(server.spare)
    dead = server.spare
    server.stop("was stopped")
    assert server.poll()
    assert server.process is not dead
    assert received(server) == ["ready"]


def test_a_spare_ends_when_its_supervisor_is_gone(server: ServerProcess) -> None:
    server.ensure_spare()
    spare = server.spare
    assert spare is not None
    assert server._spare is not None
    server._spare.close_pipes()  # as when the supervisor is gone
    assert spare.wait(30) != 0
    server.ensure_spare()
    assert server.spare is None


def test_what_cannot_be_started_is_tried_again_later(caplog: pytest.LogCaptureFixture) -> None:
    server = ServerProcess(["/no/such/program"], os.environ, LOG)
    assert not server.poll()
    assert server.process is None
    assert server.failed_starts == 1
    assert server.pipe == -1
    (line,) = caplog.messages
    assert line.startswith("The server could not be started (")
