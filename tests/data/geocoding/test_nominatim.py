"""The real client against a recorded server on loopback: what it asks, how often, what it keeps."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from data.geocoding.answer_cache import ATTRIBUTION, KEPT, AnswerCache
from data.geocoding.nominatim import OnlineNominatim
from tests.data.geocoding.conftest import TODAY, Clock
from tests.data.geocoding.recorded_server import Recorded


def test_it_asks_for_the_name_in_its_country_and_says_who_it_is(
    client: OnlineNominatim, recorded: Recorded
) -> None:
    (found,) = client.answers(["Clairvaux"], "FR")
    assert found["lat"] == "48.147"
    (asked,) = recorded.asked
    assert (asked["q"], asked["countrycodes"], asked["format"]) == ("Clairvaux", "fr", "json")
    assert recorded.agents[0].startswith("Sojourn/0.1.0 ")
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
