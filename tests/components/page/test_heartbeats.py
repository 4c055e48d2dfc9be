"""Heartbeats of the page and of its script: recorded, sent to the supervisor, shown in /health."""

from __future__ import annotations

import json
import os

import pytest

from components.page import heartbeats
from components.page.heartbeats import heartbeat_ages, record_heartbeat
from components.page.page_content import RenderedEdition
from components.page.supervisor_pipe import PIPE_VARIABLE
from tests.components.route_client import ask, get

LOCAL_HOST = [("host", "127.0.0.1:8501")]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> int:
    """The supervisor's end of the pipe, non-blocking."""
    monkeypatch.setattr(heartbeats, "_last", {})
    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    monkeypatch.setenv(PIPE_VARIABLE, str(write_end))
    return read_end


def test_a_heartbeat_is_recorded_and_sent_to_the_supervisor(pipe: int) -> None:
    assert heartbeat_ages() == {"page": None, "script": None}
    record_heartbeat("script")
    assert os.read(pipe, 100) == b"script\n"
    assert heartbeat_ages()["page"] is None
    assert (heartbeat_ages()["script"] or 0) < 60


def test_a_page_on_this_machine_sends_heartbeats(pipe: int, rendered: RenderedEdition) -> None:
    assert ask(rendered, "POST", "/beat", headers=LOCAL_HOST).status == 204
    assert os.read(pipe, 100) == b"page\n"
    assert json.loads(get(rendered, "/health").body)["seconds_since_beat"]["page"] < 60


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        ("192.0.2.7", LOCAL_HOST),
        ("127.0.0.1", [("host", "museum.local")]),
        ("127.0.0.1", [*LOCAL_HOST, ("x-forwarded-for", "192.0.2.7")]),
        ("127.0.0.1", [*LOCAL_HOST, ("x-forwarded-for", "127.0.0.1")]),
        ("127.0.0.1", [*LOCAL_HOST, ("x-real-ip", "192.0.2.7")]),
        ("127.0.0.1", [*LOCAL_HOST, ("forwarded", "for=192.0.2.7")]),
    ],
)
def test_a_page_on_another_machine_or_behind_a_proxy_does_not_count(
    pipe: int, rendered: RenderedEdition, peer: str, headers: list[tuple[str, str]]
) -> None:
    assert ask(rendered, "POST", "/beat", headers=headers, peer=peer).status == 204
    assert heartbeat_ages()["page"] is None
    with pytest.raises(BlockingIOError):
        os.read(pipe, 100)


def test_a_heartbeat_cannot_be_sent_with_get(pipe: int, rendered: RenderedEdition) -> None:
    assert get(rendered, "/beat").status == 405
    assert heartbeat_ages()["page"] is None
