"""The Nominatim client against a server on this machine, and its records as candidates."""

from __future__ import annotations

import json
import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.geocoding import nominatim
from data.geocoding.answer_cache import ATTRIBUTION, MAX_AGE, AnswerCache
from data.geocoding.candidate import MAX_CONFIDENCE, SURE, sure_candidate
from data.geocoding.nominatim import NominatimError, OnlineNominatim, candidates_from_records
from tests.data.geocoding.conftest import TODAY, RateLimiterClock
from tests.data.geocoding.recorded_nominatim import RecordedNominatim, record

ABBEY = record("Clairvaux", "48.147", "4.789", "fr", importance=0.4)
LAKES = record("Clairvaux-les-Lacs", "46.57", "5.75", "fr", importance=0.4)


def test_it_searches_the_country_and_sends_a_user_agent(
    client: OnlineNominatim, recorded: RecordedNominatim
) -> None:
    (found,) = client.search(["Clairvaux"], "FR")
    assert found["lat"] == "48.147"
    (query,) = recorded.queries
    assert (query["q"], query["countrycodes"], query["format"]) == ("Clairvaux", "fr", "json")
    assert recorded.user_agents[0].startswith("Sojourn/0.7.0 ")
    assert recorded.paths == ["/search"]


def test_there_is_a_second_between_two_requests(
    client: OnlineNominatim, recorded: RecordedNominatim, clock: RateLimiterClock
) -> None:
    for name in ("A", "B", "C"):
        assert client.search([name], "FR") == []
    assert len(recorded.queries) == 3
    assert [each >= 1.0 for each in clock.slept] == [True, True]


def test_no_query_is_sent_twice_not_even_one_without_results(
    client: OnlineNominatim, recorded: RecordedNominatim, tmp_path: Path
) -> None:
    first = client.search(["Clairvaux"], "FR"), client.search(["Nowhere"], "FR")
    another = OnlineNominatim(recorded.address, AnswerCache(tmp_path / "cache", TODAY + MAX_AGE))
    assert (another.search(["Clairvaux"], "FR"), another.search(["Nowhere"], "FR")) == first
    assert len(recorded.queries) == 2


def test_an_old_answer_another_country_or_another_server_needs_a_new_request(
    client: OnlineNominatim, recorded: RecordedNominatim, tmp_path: Path
) -> None:
    client.search(["Clairvaux"], "FR")
    client.search(["Clairvaux"], "CH")
    later = AnswerCache(tmp_path / "cache", TODAY + MAX_AGE + timedelta(days=1))
    OnlineNominatim(recorded.address, later).search(["Clairvaux"], "FR")
    OnlineNominatim(f"{recorded.address}/own/", later).search(["Clairvaux"], "FR")
    assert len(recorded.queries) == 4
    assert recorded.paths[-1] == "/own/search"


def test_a_cached_answer_has_its_source_and_its_day(client: OnlineNominatim, tmp_path: Path) -> None:
    client.search(["Clairvaux"], "FR")
    (file,) = (tmp_path / "cache").iterdir()
    entry = json.loads(file.read_text(encoding="utf-8"))
    assert (entry["attribution"], entry["asked"]) == (ATTRIBUTION, "2026-11-25")
    assert "OpenStreetMap" in ATTRIBUTION
    assert "ODbL" in ATTRIBUTION


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b'{"asked": "x", "answer": []}', b'{"asked": "2026-11-25", "answer": 7}']
)
def test_a_damaged_cached_answer_is_requested_again(
    client: OnlineNominatim, recorded: RecordedNominatim, tmp_path: Path, damaged: bytes
) -> None:
    client.search(["Clairvaux"], "FR")
    next((tmp_path / "cache").iterdir()).write_bytes(damaged)
    assert client.search(["Clairvaux"], "FR")
    assert len(recorded.queries) == 2


def test_without_a_writable_cache_there_is_an_answer(recorded: RecordedNominatim, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    client = OnlineNominatim(recorded.address, AnswerCache(tmp_path / "file" / "cache", TODAY))
    assert client.search(["Clairvaux"], "FR")


def test_the_second_name_is_searched_when_the_first_is_unknown(
    client: OnlineNominatim, recorded: RecordedNominatim
) -> None:
    assert client.search(["Clara Vallis", "Clairvaux", "Third"], "FR")
    assert [each["q"] for each in recorded.queries] == ["Clara Vallis", "Clairvaux"]


@pytest.mark.parametrize(
    ("status", "message", "open_after"),
    [
        (503, "too busy", True),
        (500, "cannot be reached", True),
        (429, "fewer requests", False),
        (403, "refuses", False),
    ],
)
def test_a_refusal_is_reported_and_not_retried(
    client: OnlineNominatim,
    recorded: RecordedNominatim,
    status: int,
    message: str,
    open_after: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    recorded.status = status
    with pytest.raises(NominatimError, match=message):
        client.search(["Clairvaux"], "FR")
    assert client.is_open is open_after
    assert len(recorded.queries) == 1
    assert not [each for each in caplog.records if each.levelname in ("WARNING", "ERROR")]


def test_after_two_failures_in_a_row_the_server_is_not_asked_again(
    client: OnlineNominatim, recorded: RecordedNominatim
) -> None:
    recorded.status = 503
    for name in ("A", "B", "C", "D"):
        with pytest.raises(NominatimError):
            client.search([name], "FR")
    assert len(recorded.queries) == 2


def test_a_slow_server_times_out(
    recorded: RecordedNominatim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nominatim, "TIMEOUT", 0.05)
    recorded.delay = 0.3
    client = OnlineNominatim(recorded.address, AnswerCache(tmp_path, TODAY))
    with pytest.raises(NominatimError, match="did not answer in time"):
        client.search(["Clairvaux"], "FR")


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
def test_an_invalid_answer_is_reported_and_not_cached(
    client: OnlineNominatim, recorded: RecordedNominatim, tmp_path: Path, body: bytes
) -> None:
    recorded.bodies["Clairvaux"] = body
    with pytest.raises(NominatimError):
        client.search(["Clairvaux"], "FR")
    assert not list(tmp_path.glob("cache/*"))


def test_an_unreachable_server_is_reported(clock: RateLimiterClock, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(NominatimError, match="cannot be reached"):
        OnlineNominatim(address, AnswerCache(tmp_path, TODAY)).search(["Clairvaux"], "FR")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "a\x00\x1b[31mb", "x" * 5000, "東京 & co?q=1#"])
def test_untrusted_names_are_sent_as_a_name_and_nothing_else(
    client: OnlineNominatim, recorded: RecordedNominatim, name: str
) -> None:
    assert client.search([name], "FR") == []
    assert len(recorded.queries[0]["q"]) <= 200
    assert recorded.queries[0]["q"].isprintable()
    assert set(recorded.queries[0]) == {
        *("q", "format", "limit", "addressdetails", "namedetails", "countrycodes", "accept-language")
    }


@pytest.mark.parametrize(
    "server",
    ["", "ftp://x", "file:///etc", "http://", "   ", "a b.org", "http://:80", "https://me:pass@x.org"],
)
def test_an_invalid_server_address_is_refused(tmp_path: Path, server: str) -> None:
    with pytest.raises(ValueError, match="no address of a server"):
        OnlineNominatim(server, AnswerCache(tmp_path, TODAY))


def test_the_exact_name_has_more_confidence_than_a_longer_one() -> None:
    candidates = candidates_from_records([LAKES, ABBEY], ["Clairvaux"], "FR", [])
    assert [each.point[0] for each in candidates] == [48.147, 46.57]
    assert candidates[0].confidence <= MAX_CONFIDENCE
    assert (candidates[0].source, candidates[0].country, candidates[0].precision) == ("OSM", "FR", "town")
    assert "OpenStreetMap" in candidates[0].credit


def test_of_two_namesakes_none_is_sure_without_a_nearby_place() -> None:
    both = [ABBEY, record("Clairvaux", "44.43", "2.52", "fr", importance=0.4)]
    assert sure_candidate(candidates_from_records(both, ["Clairvaux"], "FR", [])) is None
    near = candidates_from_records(both, ["Clairvaux"], "FR", [(44.0, 2.5)])
    assert near[0].point == (44.43, 2.52)


def test_a_record_in_another_country_is_not_sure() -> None:
    assert (
        candidates_from_records([record("Kiel", "54", "10", "us")], ["Kiel"], "DE", [])[0].confidence < SURE
    )


def test_a_name_in_another_language_matches() -> None:
    details = {"name": "Москва", "name:en": "Moscow"}
    moscow = record("Москва", "55.75", "37.62", "ru", namedetails=details, importance=0.9)
    assert candidates_from_records([moscow], ["Moscow"], "RU", [])[0].confidence >= SURE


@pytest.mark.parametrize(
    ("kind", "precision"),
    [("building", "building"), ("road", "street"), ("city", "town"), ("river", "region"), ("", "region")],
)
def test_the_kind_of_a_record_gives_the_precision(kind: str, precision: str) -> None:
    one = record("X", "1", "2", addresstype=kind, **{"class": ""})
    assert candidates_from_records([one], ["X"], "DE", [])[0].precision == precision


@pytest.mark.parametrize(
    "damaged",
    [
        {"lat": "nan", "lon": "0"},
        {"lat": "91", "lon": "0"},
        {"lat": None, "lon": None},
        {"lat": "1"},
        {},
    ],
)
def test_a_record_without_a_valid_point_is_skipped(damaged: dict[str, Any]) -> None:
    assert candidates_from_records([damaged], ["X"], "DE", []) == []


def test_a_record_with_wrong_types_has_low_confidence_and_a_printable_name() -> None:
    damaged = {
        **{"lat": "1", "lon": "2", "importance": "high", "name": None, "display_name": "a\x1b[2J\nb" * 99},
        **{"address": [1], "namedetails": 7, "class": 3, "addresstype": None},
    }
    (found,) = candidates_from_records([damaged], ["X"], "DE", [])
    assert found.confidence < 0.5
    assert found.name.isprintable()
