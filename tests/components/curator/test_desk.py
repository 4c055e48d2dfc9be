"""The curator's desk: for the curator alone, and all there is to mend on it."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from components.curator.advice_worker import Colleague
from components.curator.comparison import comparisons
from components.curator.desk import desk as desk_of
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import render_edition
from components.server.folder_watch import look_and_tell
from data import first_edition
from tests.components.route_client import get

SMALL = Path(__file__).parents[2] / "exhibits" / "small"
STORY = "people/rizzi/03-trieste-1852.md"
HERE = [("host", "127.0.0.1:8501")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def opened(folder: Path) -> OpenExhibit:
    reading = first_edition(folder)
    return OpenExhibit(folder, render_edition(reading.edition), reading.found, preview=True)


def edit(opened: OpenExhibit, file: str, old: str, new: str) -> None:
    text = (opened.folder / file).read_text(encoding="utf-8")
    assert old in text
    (opened.folder / file).write_text(text.replace(old, new), encoding="utf-8")
    look_and_tell(opened)


def desk(opened: OpenExhibit) -> str:
    answer = get(opened, "/curator/desk", headers=HERE)
    assert answer.status == 200
    return answer.body.decode()


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
def test_without_a_preview_there_is_no_desk(opened: OpenExhibit, address: str) -> None:
    opened.preview = False
    assert get(opened, address, headers=HERE).status == 404


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
@pytest.mark.parametrize(
    ("peer", "host"),
    [("192.168.1.7", "127.0.0.1"), ("127.0.0.1", "kiosk.museum.org"), ("127.0.0.1", "10.0.0.4"), ("", "x")],
)
def test_the_desk_answers_on_this_machine_alone(
    opened: OpenExhibit, address: str, peer: str, host: str
) -> None:
    assert get(opened, address, headers=[("host", host)], peer=peer).status == 404


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
@pytest.mark.parametrize(
    "passed_on", ["x-forwarded-for", "x-forwarded-host", "forwarded", "via", "x-real-ip"]
)
def test_the_desk_never_answers_what_a_proxy_passes_on(
    opened: OpenExhibit, address: str, passed_on: str
) -> None:
    assert get(opened, address, headers=HERE).status == 200
    assert get(opened, address, headers=[*HERE, (passed_on, "127.0.0.1")]).status == 404


def test_the_page_fetches_only_from_here_and_runs_only_its_own_script(opened: OpenExhibit) -> None:
    answer = get(opened, "/curator", headers=HERE)
    assert "content-security-policy" not in answer.headers, "the guard's holds for the desk too"
    assert "http://" not in answer.body.decode()


def test_a_whole_exhibit_has_nothing_to_mend(opened: OpenExhibit) -> None:
    assert "Nothing is to be mended." in desk(opened)


def test_every_problem_is_there_with_what_to_type(opened: OpenExhibit) -> None:
    edit(opened, STORY, "date: 1852-04-18", "date: c. 1852")
    told = desk(opened)
    assert "The last good exhibit stays on the screen" in told
    assert f"To mend: {len(opened.problems)}" in told
    assert "Write 1852~ (about 1852)." in told


def test_an_edited_story_stands_beside_the_last_good_one(opened: OpenExhibit) -> None:
    edit(opened, STORY, "The corvette comes home", "Home again")
    (only,) = comparisons(opened)
    assert only.stop == "rizzi/03-trieste-1852"
    assert "The corvette comes home" in only.before
    assert "Home again" in only.after
    assert "Home again" in desk(opened)


def test_a_story_that_cannot_be_read_is_shown_as_it_is_typed_beside_the_last_good_one(
    opened: OpenExhibit,
) -> None:
    edit(opened, STORY, "date: 1852-04-18", "date: c. <b>1852</b>")
    only = next(each for each in comparisons(opened) if each.stop == "rizzi/03-trieste-1852")
    assert (only.after, len(only.problems)) == ("", 1)
    assert "The corvette comes home" in only.before
    assert "date: c. <b>1852</b>" in only.typed
    assert "<b>1852" not in desk(opened)


def test_a_pipe_in_the_place_of_a_story_keeps_nobody_waiting(opened: OpenExhibit) -> None:
    (opened.folder / STORY).unlink()
    os.mkfifo(opened.folder / STORY)
    look_and_tell(opened)
    only = next(each for each in comparisons(opened) if each.stop == "rizzi/03-trieste-1852")
    assert (only.after, only.typed) == ("", "")


def test_only_edited_stories_are_compared(opened: OpenExhibit) -> None:
    (opened.folder / STORY).unlink()
    edit(opened, "people/rizzi/02-vienna-1848.md", "title: ", "title: Yet ")
    assert [each.stop for each in comparisons(opened)] == ["rizzi/02-vienna-1848", "rizzi/03-trieste-1852"]


def test_the_desk_changes_its_version_only_when_something_changes(opened: OpenExhibit) -> None:
    before = desk(opened)
    assert desk(opened) == before
    edit(opened, STORY, "The corvette", "A corvette")
    assert desk(opened) != before


def test_the_map_holds_every_place_with_its_certainty(opened: OpenExhibit) -> None:
    address = desk(opened).split('data-map="')[1].split('"')[0]
    script = get(opened, address, headers=HERE)
    assert (script.status, script.kind) == (200, "text/javascript")
    for certainty, count in (("certain", 2), ("less-certain", 1)):
        assert script.body.decode().count(f"place--{certainty} ") == count


def test_a_place_named_in_script_runs_none(opened: OpenExhibit) -> None:
    edit(opened, "places.csv", "vienna,Vienna,", 'vienna,"<img src=x onerror=alert(1)>{{ 7*7 }}",')
    address = desk(opened).split('data-map="')[1].split('"')[0]
    script = get(opened, address, headers=HERE).body.decode()
    assert "<img" not in script
    assert "49" not in script.split("onerror")[1][:60]


def test_advice_comes_when_the_exhibit_has_been_looked_over(opened: OpenExhibit) -> None:
    colleague = Colleague(patience=0)
    assert colleague.advice(opened) is None
    until = time.monotonic() + 60
    while (advice := colleague.advice(opened)) is None:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert "original" in {each.field for each in advice}
    assert "The translation is shown all the same." in desk_of(opened, advice, "/map.js")
    edit(opened, STORY, "The corvette", "A corvette")
    assert colleague.advice(opened) is None


def test_each_language_says_how_much_of_it_is_there(opened: OpenExhibit) -> None:
    told = desk(opened)
    assert '<th scope="rowgroup"' in told
    assert "4 of 6" not in told
    assert "1 of 6" in told
