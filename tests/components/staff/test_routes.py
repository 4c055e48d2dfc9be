"""The staff's addresses tell nothing to anybody but the staff, at the screen itself."""

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
from components.page.page_content import RenderedEdition, render_folder
from components.page.supervisor_pipe import LINE_VARIABLE
from components.staff import pin_hash as secret
from components.staff.card import card, checks
from components.staff.pin_attempts import FREE
from components.staff.session_tokens import SECONDS, Token
from data import Problem, VisitLog, visits_folder
from data.editions.state_folder import STATE_VARIABLE
from tests.components.route_client import Answer, all_routes, ask_routes, get
from tests.data.visits.sample_visits import visit

SMALL = Path(__file__).parents[2] / "exhibits" / "small"
HERE = [("host", "127.0.0.1:8501"), ("content-type", "application/json")]
NAMES = ("pad", "enter", "restart", "leave")
PIN = "7294"


@pytest.fixture(scope="module")
def small_house() -> RenderedEdition:
    return render_folder(SMALL)


@pytest.fixture
def open_exhibit(small_house: RenderedEdition) -> OpenExhibit:
    return OpenExhibit(small_house.folder, small_house, small_house.loaded)


@pytest.fixture
def doors(open_exhibit: OpenExhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[BaseRoute]:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path))
    monkeypatch.setitem(secret.COST, "n", 2)  # quick to guess: time is no part of what is tested
    monkeypatch.delenv(LINE_VARIABLE, raising=False)
    secret.keep(PIN)
    return all_routes(open_exhibit)


def post(doors: Sequence[BaseRoute], name: str, body: object = None, token: str = "") -> Answer:
    sent = json.dumps(body if body is not None else {}).encode()
    return ask_routes(doors, "POST", f"/staff/{name}", sent, headers=[*HERE, ("x-staff-token", token)])


def said(answer: Answer) -> dict[str, object]:
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    return dict(json.loads(answer.body))


def token_of(doors: Sequence[BaseRoute]) -> str:
    return str(said(post(doors, "enter", {"pin": PIN}))["token"])


@pytest.mark.parametrize("name", NAMES)
def test_without_a_pin_there_is_nothing(doors: Sequence[BaseRoute], name: str) -> None:
    (secret.staff_folder() / "pin.json").unlink()
    answer = post(doors, name, {"pin": PIN})
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
def test_from_anywhere_else_there_is_nothing(
    doors: Sequence[BaseRoute], name: str, peer: str, changed: dict[str, str]
) -> None:
    headers = list({**dict(HERE), **changed}.items())
    body = json.dumps({"pin": PIN}).encode()
    answer = ask_routes(doors, "POST", f"/staff/{name}", body, headers=headers, peer=peer)
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize("name", NAMES)
def test_no_link_leads_there(open_exhibit: OpenExhibit, doors: Sequence[BaseRoute], name: str) -> None:
    assert get(open_exhibit, f"/staff/{name}", headers=HERE).status == 405


def test_the_pin_opens_the_card_and_nothing_else_does(doors: Sequence[BaseRoute]) -> None:
    assert said(post(doors, "pad")) == {"wait": 0}
    wrong = said(post(doors, "enter", {"pin": "7295"}))
    assert wrong == {"left": FREE - 1, "wait": 0}
    opened = said(post(doors, "enter", {"pin": PIN}))
    assert "Two roads to Trieste" in str(opened["card"])
    assert len(str(opened["token"])) >= 32
    assert str(opened["token"]) not in str(opened["card"])


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"pin": 7294}', b'{"pin": null}', b"[" * 150, b'{"pin": "' + b"7" * 9000],
)
def test_what_is_no_pin_is_no_try(doors: Sequence[BaseRoute], body: bytes) -> None:
    assert ask_routes(doors, "POST", "/staff/enter", body, headers=HERE).status == 404
    assert said(post(doors, "enter", {"pin": "1"}))["left"] == FREE - 1


def test_after_five_wrong_pins_the_right_one_waits_too_also_at_a_server_begun_anew(
    open_exhibit: OpenExhibit, doors: Sequence[BaseRoute]
) -> None:
    for _ in range(FREE):
        post(doors, "enter", {"pin": "0001"})
    for each in (doors, all_routes(open_exhibit)):
        assert said(post(each, "enter", {"pin": PIN})) == {"left": 0, "wait": 60}
        assert said(post(each, "pad")) == {"wait": 60}


def test_restart_is_for_the_staff_and_is_told_to_the_supervisor(
    doors: Sequence[BaseRoute], monkeypatch: pytest.MonkeyPatch
) -> None:
    ear, mouth = os.pipe()
    os.set_blocking(ear, False)
    monkeypatch.setenv(LINE_VARIABLE, str(mouth))
    for stranger in ("", "x" * 32, "ü"):
        assert post(doors, "restart", token=stranger).status == 404
    with pytest.raises(BlockingIOError):
        os.read(ear, 99)
    assert said(post(doors, "restart", token=token_of(doors))) == {"told": True}
    assert os.read(ear, 99) == b"restart\n"
    os.close(ear)
    os.close(mouth)


def test_a_card_that_was_left_does_nothing_any_more(doors: Sequence[BaseRoute]) -> None:
    first, second = token_of(doors), token_of(doors)
    assert post(doors, "restart", token=first).status == 404
    post(doors, "leave", token="x")
    assert said(post(doors, "restart", token=second)) == {"told": False}
    post(doors, "leave", token=second)
    assert post(doors, "restart", token=second).status == 404


def test_a_token_ends_by_itself() -> None:
    now = [0.0]
    token = Token(lambda: now[0])
    assert not token.is_met_by("")
    word = token.new()
    assert token.is_met_by(word)
    now[0] = SECONDS
    assert not token.is_met_by(word)


def test_restart_is_offered_only_where_somebody_listens(open_exhibit: OpenExhibit) -> None:
    assert 'data-do="restart"' in card(open_exhibit, can_restart=True)
    assert 'data-do="restart"' not in card(open_exhibit, can_restart=False)


def test_the_card_says_what_is_to_be_mended_in_words(open_exhibit: OpenExhibit) -> None:
    assert "Nothing is to be mended." in card(open_exhibit, can_restart=False)
    fault = Problem(
        "places.csv", "row 7", "latitude", "<script>x</script>", "is no number", "write 56.34", "Gone."
    )
    open_exhibit.found = replace(open_exhibit.found, problems=(fault,) * 5)
    open_exhibit.is_last_good = True
    told = card(open_exhibit, can_restart=False, visits=12)
    assert "To be mended: 5" in told
    assert told.count("places.csv, row 7") == 3
    assert "<script>" not in told
    assert "The last good exhibit is shown." in told
    assert "Visits today: 12" in told
    assert "Visits today" not in card(open_exhibit, can_restart=False)


def test_the_card_counts_the_visits_of_today(doors: Sequence[BaseRoute], open_exhibit: OpenExhibit) -> None:
    now = datetime.now().astimezone()
    log = VisitLog(visits_folder(open_exhibit.folder), print)
    for number, moment in ((1, now), (2, now), (3, now - timedelta(days=1))):
        log.keep(visit(number, moment.isoformat(), ago=0), now)
    assert "Visits today: 2" in str(said(post(doors, "enter", {"pin": PIN}))["card"])


def test_the_card_says_nothing_of_visits_where_none_are_counted(
    doors: Sequence[BaseRoute], open_exhibit: OpenExhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = open_exhibit.rendered.loaded.exhibit
    assert exhibit is not None
    uncounted = replace(open_exhibit.rendered.loaded, exhibit=replace(exhibit, visit_log=False))
    edition = replace(open_exhibit.rendered.edition, loaded=uncounted)
    monkeypatch.setattr(open_exhibit, "rendered", replace(open_exhibit.rendered, edition=edition))
    assert "Visits today" not in str(said(post(doors, "enter", {"pin": PIN}))["card"])


def test_all_that_the_self_test_asks_for_is_there(
    rendered: RenderedEdition, small_house: RenderedEdition
) -> None:
    assert [name for name, _ in checks(rendered)][:4] == ["page", "parts", "map", "ground"]
    for each in (rendered, small_house, render_folder(SMALL / "nowhere")):
        for name, address in checks(each):
            assert address.startswith("/")
            if name not in ("page", "health"):
                assert get(each, address).status == 200, name
