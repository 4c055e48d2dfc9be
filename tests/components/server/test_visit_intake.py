"""A page tells of a visit; anything else that is sent there is refused, and nothing of it kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_page
from components.server.token_bucket import Bucket
from components.server.visit_intake import AT_ONCE, MOST_BYTES
from components.visitor.atlas.ground_tiles import GroundTiles
from data import Edition, Exhibit, Loaded, visits_folder
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit import Visit
from data.visits.visit_log import read_log
from tests.components.route_client import Answer, ask
from tests.data.visits.sample_visits import submitted_visit

JSON = [("content-type", "application/json")]


@pytest.fixture
def opened(tmp_path: Path, small: Exhibit, monkeypatch: pytest.MonkeyPatch) -> OpenExhibit:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return open_folder(tmp_path / "exhibit", small)


def open_folder(folder: Path, exhibit: Exhibit) -> OpenExhibit:
    ground = GroundTiles(folder / "none.pmtiles")
    rendered = RenderedEdition(Edition(folder, Loaded(exhibit, ())), ground, render_page(exhibit, ground))
    return OpenExhibit(folder, rendered, rendered.loaded)


def tell(open_exhibit: OpenExhibit, *pieces: bytes, headers: list[tuple[str, str]] = JSON) -> Answer:
    return ask(open_exhibit, "POST", "/visits", *pieces, headers=headers)


def body(**other: Any) -> bytes:
    return json.dumps(submitted_visit(**other)).encode()


def kept(open_exhibit: OpenExhibit) -> tuple[Visit, ...]:
    return read_log(visits_folder(open_exhibit.folder)).visits


def test_a_visit_that_is_told_is_kept_with_what_the_exhibit_holds_and_no_more(
    opened: OpenExhibit, small: Exhibit
) -> None:
    first = next(small.stops).id
    assert tell(opened, body(stories={first: 20, "no/such": 30}, last=first, lives=[])).status == 204
    (visit,) = kept(opened)
    assert (visit.stories, visit.last, visit.seconds) == ({first: 20}, first, 63)


def test_a_visit_told_twice_counts_once(opened: OpenExhibit) -> None:
    assert {tell(opened, body()).status for _ in range(2)} == {204}
    assert len(kept(opened)) == 1


def test_a_visit_may_come_in_pieces(opened: OpenExhibit) -> None:
    whole = body()
    assert tell(opened, whole[:10], whole[10:]).status == 204


def test_where_the_curator_does_not_wish_it_nothing_is_kept(opened: OpenExhibit, small: Exhibit) -> None:
    silent = open_folder(opened.folder, replace(small, visit_log=False))
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
        ([json.dumps(submitted_visit(name="Anna")).encode()], 400),
        ([b" " * (MOST_BYTES + 1)], 413),
        ([b" " * 20_000, b" " * 20_000], 413),
    ],
)
def test_what_is_no_visit_is_refused(opened: OpenExhibit, sent: list[bytes], status: int) -> None:
    assert tell(opened, *sent).status == status
    assert not visits_folder(opened.folder).exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_cannot_tell_of_visits(opened: OpenExhibit, kind: str) -> None:
    """A browser asks before it sends JSON to another's address; a form it just sends."""
    assert tell(opened, body(), headers=[("content-type", kind)]).status == 415


def test_there_is_nothing_to_be_read_there(opened: OpenExhibit) -> None:
    assert ask(opened, "GET", "/visits").status == 405


def test_while_the_disk_takes_nothing_the_page_is_asked_to_keep_its_visit(
    opened: OpenExhibit, capsys: pytest.CaptureFixture[str]
) -> None:
    visits_folder(opened.folder).parent.parent.mkdir()
    visits_folder(opened.folder).parent.write_text("in the way", encoding="utf-8")
    assert tell(opened, body()).status == 503
    assert "They wait in memory; the exhibit runs on." in capsys.readouterr().err


def test_a_flood_is_held_off_and_ebbs() -> None:
    seconds = [0.0]
    bucket = Bucket(AT_ONCE, 2, lambda: seconds[0])
    assert [bucket.take() for _ in range(AT_ONCE + 1)] == [True] * AT_ONCE + [False]
    seconds[0] = 1.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]
