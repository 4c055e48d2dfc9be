"""A page tells of a visit; anything else that is sent there is refused, and nothing of it kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.open_exhibit import Today
from components.page.page_content import House, programme
from components.server.token_bucket import Bucket
from components.server.visit_intake import AT_ONCE, MOST_BYTES
from components.visitor.atlas.ground_tiles import Ground
from data import Edition, Exhibit, Loaded, visits_folder
from data.editions.last_good import STATE_VARIABLE
from data.visits.log_lines import read_log
from data.visits.visit import Visit
from tests.components.asking import Answer, ask
from tests.data.visits.visits_told import told_visit

JSON = [("content-type", "application/json")]


@pytest.fixture
def open_today(tmp_path: Path, small: Exhibit, monkeypatch: pytest.MonkeyPatch) -> Today:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return opened(tmp_path / "exhibit", small)


def opened(folder: Path, exhibit: Exhibit) -> Today:
    ground = Ground(folder / "none.pmtiles")
    house = House(Edition(folder, Loaded(exhibit, ())), ground, programme(exhibit, ground))
    return Today(folder, house, house.loaded)


def tell(today: Today, *pieces: bytes, headers: list[tuple[str, str]] = JSON) -> Answer:
    return ask(today, "POST", "/visits", *pieces, headers=headers)


def body(**other: Any) -> bytes:
    return json.dumps(told_visit(**other)).encode()


def kept(today: Today) -> tuple[Visit, ...]:
    return read_log(visits_folder(today.folder)).visits


def test_a_visit_that_is_told_is_kept_with_what_the_exhibit_holds_and_no_more(
    open_today: Today, small: Exhibit
) -> None:
    first = next(small.stops).id
    assert tell(open_today, body(stories={first: 20, "no/such": 30}, last=first, lives=[])).status == 204
    (visit,) = kept(open_today)
    assert (visit.stories, visit.last, visit.seconds) == ({first: 20}, first, 63)


def test_a_visit_told_twice_counts_once(open_today: Today) -> None:
    assert {tell(open_today, body()).status for _ in range(2)} == {204}
    assert len(kept(open_today)) == 1


def test_a_visit_may_come_in_pieces(open_today: Today) -> None:
    whole = body()
    assert tell(open_today, whole[:10], whole[10:]).status == 204


def test_where_the_curator_does_not_wish_it_nothing_is_kept(open_today: Today, small: Exhibit) -> None:
    silent = opened(open_today.folder, replace(small, visit_log=False))
    assert tell(silent, body()).status == 204
    assert not visits_folder(silent.folder).exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ([b""], 400),
        ([b"visit"], 400),
        ([b"[" * 20_000], 400),
        ([b"{}"], 400),
        ([b"\xff\xfe{}"], 400),
        ([json.dumps(told_visit(name="Anna")).encode()], 400),
        ([b" " * (MOST_BYTES + 1)], 413),
        ([b" " * 20_000, b" " * 20_000], 413),
    ],
)
def test_what_is_no_visit_is_refused(open_today: Today, sent: list[bytes], status: int) -> None:
    assert tell(open_today, *sent).status == status
    assert not visits_folder(open_today.folder).exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_cannot_tell_of_visits(open_today: Today, kind: str) -> None:
    """A browser asks before it sends JSON to another's address; a form it just sends."""
    assert tell(open_today, body(), headers=[("content-type", kind)]).status == 415


def test_there_is_nothing_to_be_read_there(open_today: Today) -> None:
    assert ask(open_today, "GET", "/visits").status == 405


def test_while_the_disk_takes_nothing_the_page_is_asked_to_keep_its_visit(
    open_today: Today, capsys: pytest.CaptureFixture[str]
) -> None:
    visits_folder(open_today.folder).parent.parent.mkdir()
    visits_folder(open_today.folder).parent.write_text("in the way", encoding="utf-8")
    assert tell(open_today, body()).status == 503
    assert "They wait in memory; the exhibit runs on." in capsys.readouterr().err


def test_a_flood_is_held_off_and_ebbs() -> None:
    seconds = [0.0]
    bucket = Bucket(AT_ONCE, 2, lambda: seconds[0])
    assert [bucket.take() for _ in range(AT_ONCE + 1)] == [True] * AT_ONCE + [False]
    seconds[0] = 1.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]
