"""The real client against a recorded server on loopback: what it asks, how often, what trouble means."""

from __future__ import annotations

import json
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from data.geocoding import nominatim
from data.geocoding.answer_cache import ATTRIBUTION, KEPT, AnswerCache
from data.geocoding.nominatim import NoAnswer, OnlineNominatim
from tests.data.geocoding.conftest import TODAY, Clock
from tests.data.geocoding.recorded_nominatim import Recorded


def test_it_asks_for_the_name_in_its_country_and_says_who_it_is(
    client: OnlineNominatim, recorded: Recorded
) -> None:
    (found,) = client.answers(["Clairvaux"], "FR")
    assert found["lat"] == "48.147"
    (asked,) = recorded.asked
    assert (asked["q"], asked["countrycodes"], asked["format"]) == ("Clairvaux", "fr", "json")
    assert recorded.agents[0].startswith("Sojourn/0.2.0 ")
    assert recorded.paths == ["/search"]


def test_a_second_passes_between_two_requests(
    client: OnlineNominatim, recorded: Recorded, clock: Clock
) -> None:
    for name in ("A", "B", "C"):
        assert client.answers([name], "FR") == []
    assert len(recorded.asked) == 3
    assert [each >= 1.0 for each in clock.slept] == [True, True]


def test_nothing_is_asked_twice_not_even_what_was_not_found(
    client: OnlineNominatim, recorded: Recorded, tmp_path: Path
) -> None:
    first = client.answers(["Clairvaux"], "FR"), client.answers(["Nowhere"], "FR")
    another = OnlineNominatim(recorded.address, AnswerCache(tmp_path / "cache", TODAY + KEPT))
    assert (another.answers(["Clairvaux"], "FR"), another.answers(["Nowhere"], "FR")) == first
    assert len(recorded.asked) == 2


def test_an_old_answer_another_country_or_another_server_is_asked_anew(
    client: OnlineNominatim, recorded: Recorded, tmp_path: Path
) -> None:
    client.answers(["Clairvaux"], "FR")
    client.answers(["Clairvaux"], "CH")
    later = AnswerCache(tmp_path / "cache", TODAY + KEPT + timedelta(days=1))
    OnlineNominatim(recorded.address, later).answers(["Clairvaux"], "FR")
    OnlineNominatim(f"{recorded.address}/own/", later).answers(["Clairvaux"], "FR")
    assert len(recorded.asked) == 4
    assert recorded.paths[-1] == "/own/search"


def test_a_kept_answer_names_its_source_and_its_day(client: OnlineNominatim, tmp_path: Path) -> None:
    client.answers(["Clairvaux"], "FR")
    (file,) = (tmp_path / "cache").iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert (kept["attribution"], kept["asked"]) == (ATTRIBUTION, "2026-11-25")
    assert "OpenStreetMap" in ATTRIBUTION
    assert "ODbL" in ATTRIBUTION


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"[]", b'{"asked": "x", "answer": []}', b'{"asked": "2026-11-25", "answer": 7}']
)
def test_a_spoilt_kept_answer_is_asked_anew(
    client: OnlineNominatim, recorded: Recorded, tmp_path: Path, spoilt: bytes
) -> None:
    client.answers(["Clairvaux"], "FR")
    next((tmp_path / "cache").iterdir()).write_bytes(spoilt)
    assert client.answers(["Clairvaux"], "FR")
    assert len(recorded.asked) == 2


def test_where_nothing_can_be_kept_it_is_answered_all_the_same(recorded: Recorded, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    client = OnlineNominatim(recorded.address, AnswerCache(tmp_path / "file" / "cache", TODAY))
    assert client.answers(["Clairvaux"], "FR")


def test_a_second_name_is_tried_when_the_first_is_unknown(
    client: OnlineNominatim, recorded: Recorded
) -> None:
    assert client.answers(["Clara Vallis", "Clairvaux", "Third"], "FR")
    assert [each["q"] for each in recorded.asked] == ["Clara Vallis", "Clairvaux"]


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
