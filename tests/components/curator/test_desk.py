"""The curator's desk: it answers only on this machine in a preview, and shows problems, advice and edits."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from components.curator.advice_worker import AdviceWorker
from components.curator.comparison import comparisons
from components.curator.desk import desk
from components.page.open_exhibit import OpenExhibit
from components.server.folder_watch import reload_and_report
from tests.components.exhibit_folder import STORY
from tests.components.exhibit_folder import edit as edit_file
from tests.components.route_client import get

LOCAL_HOST = [("host", "127.0.0.1:8501")]


@pytest.fixture
def open_exhibit(open_exhibit: OpenExhibit) -> OpenExhibit:
    """The small exhibit, opened as a curator's preview."""
    open_exhibit.preview = True
    return open_exhibit


def edit(open_exhibit: OpenExhibit, file: str, old: str, new: str) -> None:
    edit_file(open_exhibit.folder, old, new, file)
    reload_and_report(open_exhibit)


def desk_html(open_exhibit: OpenExhibit) -> str:
    answer = get(open_exhibit, "/curator/desk", headers=LOCAL_HOST)
    assert answer.status == 200
    return answer.body.decode()


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
def test_without_a_preview_there_is_no_desk(open_exhibit: OpenExhibit, address: str) -> None:
    open_exhibit.preview = False
    assert get(open_exhibit, address, headers=LOCAL_HOST).status == 404


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
@pytest.mark.parametrize(
    ("peer", "host"),
    [("192.168.1.7", "127.0.0.1"), ("127.0.0.1", "kiosk.museum.org"), ("127.0.0.1", "10.0.0.4"), ("", "x")],
)
def test_the_desk_answers_on_this_machine_alone(
    open_exhibit: OpenExhibit, address: str, peer: str, host: str
) -> None:
    assert get(open_exhibit, address, headers=[("host", host)], peer=peer).status == 404


@pytest.mark.parametrize("address", ["/curator", "/curator/desk"])
@pytest.mark.parametrize(
    "proxy_header", ["x-forwarded-for", "x-forwarded-host", "forwarded", "via", "x-real-ip"]
)
def test_the_desk_never_answers_a_request_through_a_proxy(
    open_exhibit: OpenExhibit, address: str, proxy_header: str
) -> None:
    assert get(open_exhibit, address, headers=LOCAL_HOST).status == 200
    assert get(open_exhibit, address, headers=[*LOCAL_HOST, (proxy_header, "127.0.0.1")]).status == 404


def test_the_page_names_no_other_machine_and_has_the_policy_of_the_server(open_exhibit: OpenExhibit) -> None:
    answer = get(open_exhibit, "/curator", headers=LOCAL_HOST)
    assert "content-security-policy" not in answer.headers, "the middleware adds the policy"
    assert "http://" not in answer.body.decode()


def test_an_exhibit_without_problems_has_nothing_to_mend(open_exhibit: OpenExhibit) -> None:
    assert "Nothing is to be mended." in desk_html(open_exhibit)


def test_every_problem_is_shown_with_its_remedy(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, STORY, "date: 1852-04-18", "date: c. 1852")
    html = desk_html(open_exhibit)
    assert "The last good exhibit stays on the screen" in html
    assert f"To mend: {len(open_exhibit.problems)}" in html
    assert "Write 1852~ (about 1852)." in html


def test_an_edited_story_is_shown_beside_the_last_good_one(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, STORY, "The corvette comes home", "Home again")
    (only,) = comparisons(open_exhibit)
    assert only.stop_id == "rizzi/trieste-1852"
    assert "The corvette comes home" in only.before
    assert "Home again" in only.after
    html = desk_html(open_exhibit)
    assert "Home again" in html
    assert f"<h3>{STORY}</h3>" in html, "the file is named with its number"


def test_a_story_that_cannot_be_read_is_shown_as_source_beside_the_last_good_one(
    open_exhibit: OpenExhibit,
) -> None:
    edit(open_exhibit, STORY, "date: 1852-04-18", "date: c. <b>1852</b>")
    only = next(each for each in comparisons(open_exhibit) if each.stop_id == "rizzi/trieste-1852")
    assert (only.after, len(only.problems)) == ("", 1)
    assert "The corvette comes home" in only.before
    assert "date: c. <b>1852</b>" in only.source
    assert "<b>1852" not in desk_html(open_exhibit)


def test_a_pipe_instead_of_a_story_does_not_block(open_exhibit: OpenExhibit) -> None:
    (open_exhibit.folder / STORY).unlink()
    os.mkfifo(open_exhibit.folder / STORY)
    reload_and_report(open_exhibit)
    only = next(each for each in comparisons(open_exhibit) if each.stop_id == "rizzi/trieste-1852")
    assert (only.after, only.source) == ("", "")


def test_a_link_out_of_the_exhibit_is_not_shown_as_source(open_exhibit: OpenExhibit, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    (open_exhibit.folder / STORY).rename(outside)
    (open_exhibit.folder / STORY).symlink_to(outside)
    reload_and_report(open_exhibit)
    only = next(each for each in comparisons(open_exhibit) if each.stop_id == "rizzi/trieste-1852")
    assert (only.after, only.source) == ("", "")
    assert [each.fault for each in only.problems] == ["the file is a link to a file outside the exhibit"]


def test_only_edited_stories_are_compared(open_exhibit: OpenExhibit) -> None:
    (open_exhibit.folder / STORY).unlink()
    edit(open_exhibit, "people/rizzi/02-vienna-1848.md", "title: ", "title: Yet ")
    assert [each.stop_id for each in comparisons(open_exhibit)] == [
        "rizzi/vienna-1848",
        "rizzi/trieste-1852",
    ]


def test_the_version_changes_only_when_the_desk_changes(open_exhibit: OpenExhibit) -> None:
    before = desk_html(open_exhibit)
    assert desk_html(open_exhibit) == before
    edit(open_exhibit, STORY, "The corvette", "A corvette")
    assert desk_html(open_exhibit) != before


def test_the_map_holds_every_place_with_its_certainty(open_exhibit: OpenExhibit) -> None:
    address = desk_html(open_exhibit).split('data-map="')[1].split('"')[0]
    script = get(open_exhibit, address, headers=LOCAL_HOST)
    assert (script.status, script.kind) == (200, "text/javascript")
    for certainty, count in (("certain", 2), ("less-certain", 1)):
        assert script.body.decode().count(f"place--{certainty} ") == count


def test_html_in_a_places_name_is_escaped(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, "places.csv", "vienna,Vienna,", 'vienna,"<img src=x onerror=alert(1)>{{ 7*7 }}",')
    address = desk_html(open_exhibit).split('data-map="')[1].split('"')[0]
    script = get(open_exhibit, address, headers=LOCAL_HOST).body.decode()
    assert "<img" not in script
    assert "49" not in script.split("onerror")[1][:60]


def test_advice_is_shown_when_it_is_computed(open_exhibit: OpenExhibit) -> None:
    worker = AdviceWorker(delay=0)
    assert worker.advice(open_exhibit) is None
    deadline = time.monotonic() + 60
    while (advice := worker.advice(open_exhibit)) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert "original" in {each.field for each in advice}
    assert "The translation is shown all the same." in desk(open_exhibit, advice, "/map.js")
    edit(open_exhibit, STORY, "The corvette", "A corvette")
    assert worker.advice(open_exhibit) is None


def test_each_language_is_shown_with_its_completeness(open_exhibit: OpenExhibit) -> None:
    html = desk_html(open_exhibit)
    assert '<th scope="rowgroup"' in html
    assert "4 of 6" not in html
    assert "1 of 6" in html


def test_a_draft_is_listed_with_what_is_left_to_do_and_keeps_nothing_back(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, STORY, "---\ntitle", "---\ndraft: true\ntitle")
    edit(open_exhibit, STORY, "date: 1852-04-18", "date: c. 1852")
    html = desk_html(open_exhibit)
    assert "Nothing is to be mended." in html
    assert "Drafts: 2" in html, "the story, and the encounter that waits for it"
    assert f"<h3>{STORY}</h3>" in html
    assert "says draft: true. Left to do:" in html
    assert "Write 1852~ (about 1852)." in html


def test_a_draft_does_not_count_among_the_stories_to_translate(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, STORY, "---\ntitle", "---\ndraft: true\ntitle")
    assert "1 of 5" in desk_html(open_exhibit)


def test_words_that_are_older_than_the_rest_are_named(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, "words/en.yaml", "next: Next\n", "")
    assert "The last good exhibit stays on the screen" in desk_html(open_exhibit)
    edit(open_exhibit, STORY, "The corvette comes home", "Home again")
    html = desk_html(open_exhibit)
    assert "The exhibit is shown, with the last good version of words/en.yaml" in html
    assert "To mend: 1" in html
    assert "Home again" in html


def test_the_desk_counts_what_follows_from_a_problem_and_lists_it_below(open_exhibit: OpenExhibit) -> None:
    edit(open_exhibit, "places.csv", "48.2082,16.3738", ",")
    html = desk_html(open_exhibit)
    assert "To mend: 1<" in html
    assert "<summary>It is needed by 3 stories (" in html
    assert "people/rizzi/02-vienna-1848.md, line 3: place <q>vienna</q> cannot be used." in html
