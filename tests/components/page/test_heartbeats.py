"""The page's and the script's heartbeats: felt by the server, told to the supervisor, shown in /health."""

from __future__ import annotations

import json
import os

import pytest

from components.page import heartbeats
from components.page.heartbeats import heartbeat_ages, record_heartbeat
from components.page.page_content import RenderedEdition
from components.page.supervisor_pipe import LINE_VARIABLE
from tests.components.route_client import ask, get


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> int:
    """The supervisor's end of the line."""
    monkeypatch.setattr(heartbeats, "_felt", {})
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    monkeypatch.setenv(LINE_VARIABLE, str(theirs))
    return ours


def test_each_beat_is_told_and_aged(line: int) -> None:
    assert heartbeat_ages() == {"page": None, "script": None}
    record_heartbeat("script")
    assert os.read(line, 100) == b"script\n"
    assert heartbeat_ages()["page"] is None
    assert (heartbeat_ages()["script"] or 0) < 60


def test_a_page_on_this_machine_beats(line: int, rendered: RenderedEdition) -> None:
    assert ask(rendered, "POST", "/beat").status == 204
    assert os.read(line, 100) == b"page\n"
    assert json.loads(get(rendered, "/health").body)["seconds_since_beat"]["page"] < 60


def test_a_page_on_a_visitors_own_phone_does_not(line: int, rendered: RenderedEdition) -> None:
    assert ask(rendered, "POST", "/beat", peer="192.0.2.7").status == 204
    assert heartbeat_ages()["page"] is None
    with pytest.raises(BlockingIOError):
        os.read(line, 100)


def test_a_beat_is_no_page_to_look_at(line: int, rendered: RenderedEdition) -> None:
    assert get(rendered, "/beat").status == 405
    assert heartbeat_ages()["page"] is None
