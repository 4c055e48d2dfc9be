"""The staff's routes answer only the staff, with the right PIN, at the screen itself."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.routing import BaseRoute

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.page.supervisor_pipe import PIPE_VARIABLE
from components.staff import pin_hash
from components.staff.card import card, checks
from components.staff.pin_attempts import FREE_ATTEMPTS
from components.staff.routes import SESSION_SECONDS, SessionToken
from data import Problem, VisitLog, visits_folder
from data.editions.state_folder import STATE_VARIABLE
from tests.components.exhibit_folder import render_folder
from tests.components.route_client import Answer, all_routes, ask_routes, get
from tests.data.visits.sample_visits import visit
from tests.exhibit_folders import SMALL

LOCAL_HEADERS = [("host", "127.0.0.1:8501"), ("content-type", "application/json")]
NAMES = ("pad", "enter", "restart", "leave")
PIN = "7294"


@pytest.fixture(scope="module")
def small_edition() -> RenderedEdition:
    return render_folder(SMALL)


@pytest.fixture
def open_exhibit(small_edition: RenderedEdition) -> OpenExhibit:
    return OpenExhibit(small_edition.folder, small_edition, small_edition.loaded)


@pytest.fixture
def routes(open_exhibit: OpenExhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[BaseRoute]:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path))
    monkeypatch.setitem(pin_hash.SCRYPT_COST, "n", 2)  # fast: the hash's cost is not what is tested
    monkeypatch.delenv(PIPE_VARIABLE, raising=False)
    pin_hash.save_pin(PIN)
    return all_routes(open_exhibit)


def post(routes: Sequence[BaseRoute], name: str, body: object = None, token: str = "") -> Answer:
    content = json.dumps(body if body is not None else {}).encode()
    return ask_routes(
        routes, "POST", f"/staff/{name}", content, headers=[*LOCAL_HEADERS, ("x-staff-token", token)]
    )


def json_of(answer: Answer) -> dict[str, object]:
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    return dict(json.loads(answer.body))


def token_of(routes: Sequence[BaseRoute]) -> str:
    return str(json_of(post(routes, "enter", {"pin": PIN}))["token"])


@pytest.mark.parametrize("name", NAMES)
def test_without_a_pin_every_route_answers_204(routes: Sequence[BaseRoute], name: str) -> None:
    (pin_hash.staff_folder() / "pin.json").unlink()
    answer = post(routes, name, {"pin": PIN})
    assert (answer.status, answer.body) == (204, b"")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("peer", "changed"),
    [
        ("192.168.1.7", {}),
        ("", {}),
        ("127.0.0.1", {"host": "kiosk.museum.org"}),
        ("127.0.0.1", {"host": "192.168.1.7:8501"}),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}),
        ("127.0.0.1", {"forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", {"x-real-ip": "127.0.0.1"}),
        ("127.0.0.1", {"via": "1.1 nginx"}),
        ("127.0.0.1", {"origin": "https://evil.example"}),
        ("127.0.0.1", {"origin": "http://127.0.0.1:9999"}),
        ("127.0.0.1", {"origin": "null"}),
        ("127.0.0.1", {"content-type": "text/plain"}),
        ("127.0.0.1", {"content-type": "application/x-www-form-urlencoded"}),
    ],
)
def test_requests_from_anywhere_else_are_not_found(
    routes: Sequence[BaseRoute], name: str, peer: str, changed: dict[str, str]
) -> None:
    headers = list({**dict(LOCAL_HEADERS), **changed}.items())
    body = json.dumps({"pin": PIN}).encode()
    answer = ask_routes(routes, "POST", f"/staff/{name}", body, headers=headers, peer=peer)
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize("name", NAMES)
def test_get_is_not_allowed(open_exhibit: OpenExhibit, routes: Sequence[BaseRoute], name: str) -> None:
    assert get(open_exhibit, f"/staff/{name}", headers=LOCAL_HEADERS).status == 405


def test_only_the_right_pin_opens_the_card(routes: Sequence[BaseRoute]) -> None:
    assert json_of(post(routes, "pad")) == {"wait": 0}
    wrong = json_of(post(routes, "enter", {"pin": "7295"}))
    assert wrong == {"left": FREE_ATTEMPTS - 1, "wait": 0}
    entered = json_of(post(routes, "enter", {"pin": PIN}))
    assert "Two roads to Trieste" in str(entered["card"])
    assert len(str(entered["token"])) >= 32
    assert str(entered["token"]) not in str(entered["card"])


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"pin": 7294}', b'{"pin": null}', b"[" * 150, b'{"pin": "' + b"7" * 9000],
)
def test_an_invalid_body_does_not_count_as_an_attempt(routes: Sequence[BaseRoute], body: bytes) -> None:
    assert ask_routes(routes, "POST", "/staff/enter", body, headers=LOCAL_HEADERS).status == 404
    assert json_of(post(routes, "enter", {"pin": "1"}))["left"] == FREE_ATTEMPTS - 1


def test_after_five_wrong_pins_the_right_one_must_wait_also_after_a_restart(
    open_exhibit: OpenExhibit, routes: Sequence[BaseRoute]
) -> None:
    for _ in range(FREE_ATTEMPTS):
        post(routes, "enter", {"pin": "0001"})
    for each in (routes, all_routes(open_exhibit)):
        assert json_of(post(each, "enter", {"pin": PIN})) == {"left": 0, "wait": 60}
        assert json_of(post(each, "pad")) == {"wait": 60}


def test_restart_needs_the_token_and_notifies_the_supervisor(
    routes: Sequence[BaseRoute], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    monkeypatch.setenv(PIPE_VARIABLE, str(write_end))
    for invalid in ("", "x" * 32, "ü"):
        assert post(routes, "restart", token=invalid).status == 404
    with pytest.raises(BlockingIOError):
        os.read(read_end, 99)
    assert json_of(post(routes, "restart", token=token_of(routes))) == {"told": True}
    assert os.read(read_end, 99) == b"restart\n"
    os.close(read_end)
    os.close(write_end)


def test_a_token_is_invalid_after_a_new_one_or_after_leaving(routes: Sequence[BaseRoute]) -> None:
    first, second = token_of(routes), token_of(routes)
    assert post(routes, "restart", token=first).status == 404
    post(routes, "leave", token="x")
    assert json_of(post(routes, "restart", token=second)) == {"told": False}
    post(routes, "leave", token=second)
    assert post(routes, "restart", token=second).status == 404


def test_a_token_expires() -> None:
    now = [0.0]
    token = SessionToken(lambda: now[0])
    assert not token.is_valid("")
    value = token.new()
    assert token.is_valid(value)
    now[0] = SESSION_SECONDS
    assert not token.is_valid(value)


def test_restart_is_offered_only_where_there_is_a_supervisor(open_exhibit: OpenExhibit) -> None:
    assert 'data-do="restart"' in card(open_exhibit, can_restart=True)
    assert 'data-do="restart"' not in card(open_exhibit, can_restart=False)


def test_the_card_shows_the_first_problems_as_text(open_exhibit: OpenExhibit) -> None:
    assert "Nothing is to be mended." in card(open_exhibit, can_restart=False)
    problem = Problem(
        file="places.csv",
        where="row 7",
        field="latitude",
        found="<script>x</script>",
        fault="is no number",
        remedy="write 56.34",
        consequence="Gone.",
    )
    open_exhibit.current = replace(open_exhibit.current, problems=(problem,) * 5)
    open_exhibit.is_last_good = True
    html = card(open_exhibit, can_restart=False, visits=12)
    assert "5 faults are to be mended" in html
    assert html.count("places.csv, row 7") == 3
    assert "<script>" not in html
    assert "The last good exhibit is shown." in html
    assert "12 visits today" in html
    assert "today" not in card(open_exhibit, can_restart=False)


def test_the_card_counts_the_visits_of_today(routes: Sequence[BaseRoute], open_exhibit: OpenExhibit) -> None:
    now = datetime.now().astimezone()
    log = VisitLog(visits_folder(open_exhibit.folder), print)
    for number, moment in ((1, now), (2, now), (3, now - timedelta(days=1))):
        log.keep(visit(number, moment.isoformat(), ago=0), now)
    assert "2 visits today" in str(json_of(post(routes, "enter", {"pin": PIN}))["card"])


def test_the_card_does_not_mention_visits_where_none_are_counted(
    routes: Sequence[BaseRoute], open_exhibit: OpenExhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = open_exhibit.rendered.loaded.exhibit
    assert exhibit is not None
    uncounted = replace(open_exhibit.rendered.loaded, exhibit=replace(exhibit, visit_log=False))
    edition = replace(open_exhibit.rendered.edition, loaded=uncounted)
    monkeypatch.setattr(open_exhibit, "rendered", replace(open_exhibit.rendered, edition=edition))
    assert "today" not in str(json_of(post(routes, "enter", {"pin": PIN}))["card"])


def test_everything_that_the_self_test_requests_exists(
    rendered: RenderedEdition, small_edition: RenderedEdition
) -> None:
    assert [name for name, _ in checks(rendered)][:4] == ["page", "parts", "map", "ground"]
    for each in (rendered, small_edition, render_folder(SMALL / "nowhere")):
        for name, address in checks(each):
            assert address.startswith("/")
            if name not in ("page", "health"):
                assert get(each, address).status == 200, name
