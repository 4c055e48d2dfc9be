"""POST /visits stores a valid visit; anything else is refused and not stored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_page
from components.server.visit_intake import BURST, MAX_BODY_BYTES, TokenBucket
from components.visitor.atlas.ground_tiles import GroundTiles
from data import Edition, Exhibit, Loaded, visits_folder
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit import Visit
from data.visits.visit_log import read_log
from tests.components.route_client import Answer, ask
from tests.data.visits.sample_visits import submitted_visit

JSON = [("content-type", "application/json")]


@pytest.fixture
def open_exhibit(tmp_path: Path, small: Exhibit, monkeypatch: pytest.MonkeyPatch) -> OpenExhibit:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return open_folder(tmp_path / "exhibit", small)


def open_folder(folder: Path, exhibit: Exhibit) -> OpenExhibit:
    ground = GroundTiles(folder / "none.pmtiles")
    rendered = RenderedEdition(Edition(folder, Loaded(exhibit, ())), ground, render_page(exhibit, ground))
    return OpenExhibit(folder, rendered, rendered.loaded)


def post(open_exhibit: OpenExhibit, *chunks: bytes, headers: list[tuple[str, str]] = JSON) -> Answer:
    return ask(open_exhibit, "POST", "/visits", *chunks, headers=headers)


def body(**other: Any) -> bytes:
    return json.dumps(submitted_visit(**other)).encode()


def stored_visits(open_exhibit: OpenExhibit) -> tuple[Visit, ...]:
    return read_log(visits_folder(open_exhibit.folder)).visits


def test_a_visit_is_stored_with_only_the_ids_that_the_exhibit_has(
    open_exhibit: OpenExhibit, small: Exhibit
) -> None:
    first = next(small.stops).id
    assert post(open_exhibit, body(stories={first: 20, "no/such": 30}, last=first, lives=[])).status == 204
    (visit,) = stored_visits(open_exhibit)
    assert (visit.stories, visit.last, visit.seconds) == ({first: 20}, first, 63)


def test_a_visit_that_is_sent_twice_is_stored_once(open_exhibit: OpenExhibit) -> None:
    assert {post(open_exhibit, body()).status for _ in range(2)} == {204}
    assert len(stored_visits(open_exhibit)) == 1


def test_a_visit_may_be_sent_in_chunks(open_exhibit: OpenExhibit) -> None:
    whole = body()
    assert post(open_exhibit, whole[:10], whole[10:]).status == 204


def test_with_the_visit_log_switched_off_nothing_is_stored(open_exhibit: OpenExhibit, small: Exhibit) -> None:
    without_log = open_folder(open_exhibit.folder, replace(small, visit_log=False))
    assert post(without_log, body()).status == 204
    assert not visits_folder(without_log.folder).exists()


@pytest.mark.parametrize(
    ("chunks", "status"),
    [
        ([b""], 400),
        ([b"visit"], 400),
        ([b"[" * 20_000], 400),
        ([b"{}"], 400),
        ([b"\xff\xfe{}"], 400),
        ([json.dumps(submitted_visit(name="Anna")).encode()], 400),
        ([b" " * (MAX_BODY_BYTES + 1)], 413),
        ([b" " * 20_000, b" " * 20_000], 413),
    ],
)
def test_an_invalid_body_is_refused(open_exhibit: OpenExhibit, chunks: list[bytes], status: int) -> None:
    assert post(open_exhibit, *chunks).status == status
    assert not visits_folder(open_exhibit.folder).exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_cannot_send_visits(open_exhibit: OpenExhibit, kind: str) -> None:
    """A browser sends a form to another origin without a CORS preflight request, but not JSON."""
    assert post(open_exhibit, body(), headers=[("content-type", kind)]).status == 415


def test_visits_cannot_be_read(open_exhibit: OpenExhibit) -> None:
    assert ask(open_exhibit, "GET", "/visits").status == 405


def test_while_the_log_cannot_be_written_the_page_is_told_to_send_again(
    open_exhibit: OpenExhibit, capsys: pytest.CaptureFixture[str]
) -> None:
    visits_folder(open_exhibit.folder).parent.parent.mkdir()
    visits_folder(open_exhibit.folder).parent.write_text("in the way", encoding="utf-8")
    assert post(open_exhibit, body()).status == 503
    assert "They wait in memory; the exhibit runs on." in capsys.readouterr().err


def test_the_token_bucket_allows_a_burst_and_then_refills() -> None:
    seconds = [0.0]
    bucket = TokenBucket(BURST, 2, lambda: seconds[0])
    assert [bucket.take() for _ in range(BURST + 1)] == [True] * BURST + [False]
    seconds[0] = 1.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]
