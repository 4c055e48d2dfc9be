"""The server's process: its words, and the one that stands by."""

from __future__ import annotations

import logging
import os
import select
import sys
from collections.abc import Iterator

import pytest

from components.kiosk.supervise.process import kill
from components.kiosk.supervise.server_process import Server

SERVER = """
import time
from components.page.supervisor_pipe import tell, wait_for_turn
assert wait_for_turn()
tell("ready")
time.sleep(60)
"""
LOG = logging.getLogger("made")


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server([sys.executable, "-c", SERVER], os.environ, LOG)
    yield made
    if made.process:
        kill(made.process)
    made.clear()
    made.drop_spare()


def heard(server: Server) -> list[str]:
    select.select([server.line], [], [], 30)
    return list(server.words())


def test_its_words_arrive_and_its_end_is_noticed(server: Server) -> None:
    assert server.look()
    assert heard(server) == ["ready"]
    assert server.process is not None
    server.process.kill()
    server.process.wait()
    assert heard(server) == [], "the line is closed"
    assert not server.look()
    assert server.process is None
    assert server.line == -1


def test_the_one_that_stands_by_says_nothing_until_its_turn_comes(server: Server) -> None:
    server.look()
    heard(server)
    server.keep_spare()
    spare = server.spare
    server.end("is begun anew")
    assert server.look()
    assert server.process is spare is not None
    assert server.spare is None
    assert heard(server) == ["ready"]


def test_one_that_died_standing_by_is_no_loss(server: Server) -> None:
    server.look()
    server.keep_spare()
    assert server.spare is not None
    kill(server.spare)
    dead = server.spare
    server.end("is begun anew")
    assert server.look()
    assert server.process is not dead
    assert heard(server) == ["ready"]


def test_one_that_stands_by_goes_when_nobody_will_call_it(server: Server) -> None:
    server.keep_spare()
    spare = server.spare
    assert spare is not None
    assert server._spare is not None
    server._spare.let_go()  # as when the supervisor is gone
    assert spare.wait(30) != 0
    server.keep_spare()
    assert server.spare is None


def test_what_cannot_be_begun_is_tried_again_later() -> None:
    server = Server(["/no/such/program"], os.environ, LOG)
    assert not server.look()
    assert server.process is None
    assert server.vain_starts == 1
    assert server.line == -1
