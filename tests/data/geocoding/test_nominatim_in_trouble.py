"""A server that refuses, is slow, or sends what is no answer: told in words, and never a traceback."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from data.geocoding import nominatim
from data.geocoding.answer_cache import AnswerCache
from data.geocoding.nominatim import NoAnswer, OnlineNominatim
from tests.data.geocoding.conftest import TODAY, Clock
from tests.data.geocoding.recorded_server import Recorded


@pytest.mark.parametrize(
    ("status", "said", "open_after"),
    [
        (503, "too busy", True),
        (500, "cannot be reached", True),
        (429, "fewer requests", False),
        (403, "refuses", False),
    ],
)
def test_a_refusal_is_told_calmly_and_not_tried_again(
    client: OnlineNominatim,
    recorded: Recorded,
    status: int,
    said: str,
    open_after: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    recorded.status = status
    with pytest.raises(NoAnswer, match=said):
        client.answers(["Clairvaux"], "FR")
    assert client.is_open is open_after
    assert len(recorded.asked) == 1
    assert not [each for each in caplog.records if each.levelname in ("WARNING", "ERROR")]


def test_two_failures_in_a_row_and_the_server_is_left_in_peace(
    client: OnlineNominatim, recorded: Recorded
) -> None:
    recorded.status = 503
    for name in ("A", "B", "C", "D"):
        with pytest.raises(NoAnswer):
            client.answers([name], "FR")
    assert len(recorded.asked) == 2


def test_a_server_that_is_too_slow_is_not_waited_for(
    recorded: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nominatim, "PATIENCE", 0.05)
    recorded.delay = 0.3
    client = OnlineNominatim(recorded.address, AnswerCache(tmp_path, TODAY))
    with pytest.raises(NoAnswer, match="did not answer in time"):
        client.answers(["Clairvaux"], "FR")


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"<html>busy</html>",
            b"{",
            b"",
            b'"text"',
            b"7",
            b"[7]",
            b'[{"lat": "x", "lon": "1"}]',
            b"\xff\xfe",
        ),
        b'{"error": "Unable to parse"}',
        b'[{"lat": "91", "lon": "0"}]',
    ],
)
def test_a_broken_answer_is_told_and_not_kept(
    client: OnlineNominatim, recorded: Recorded, tmp_path: Path, body: bytes
) -> None:
    recorded.bodies["Clairvaux"] = body
    with pytest.raises(NoAnswer):
        client.answers(["Clairvaux"], "FR")
    assert not list(tmp_path.glob("cache/*"))


def test_a_server_that_is_not_there_is_told(clock: Clock, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(NoAnswer, match="cannot be reached"):
        OnlineNominatim(address, AnswerCache(tmp_path, TODAY)).answers(["Clairvaux"], "FR")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "a\x00\x1b[31mb", "x" * 5000, "東京 & co?q=1#"])
def test_hostile_names_are_sent_as_a_name_and_nothing_else(
    client: OnlineNominatim, recorded: Recorded, name: str
) -> None:
    assert client.answers([name], "FR") == []
    assert len(recorded.asked[0]["q"]) <= 200
    assert recorded.asked[0]["q"].isprintable()
    assert set(recorded.asked[0]) == {
        *("q", "format", "limit", "addressdetails", "namedetails", "countrycodes", "accept-language")
    }


@pytest.mark.parametrize(
    "server",
    ["", "ftp://x", "file:///etc", "http://", "   ", "a b.org", "http://:80", "https://me:pass@x.org"],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, server: str) -> None:
    with pytest.raises(ValueError, match="no address of a server"):
        OnlineNominatim(server, AnswerCache(tmp_path, TODAY))
