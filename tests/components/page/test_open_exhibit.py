"""The open exhibit: replaced as a whole by a good edition only; reported in the terminal and by /health."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from components.page.open_exhibit import OpenExhibit, local_time
from components.server.folder_watch import reload_and_report
from tests.components.exhibit_folder import STORY, edit
from tests.components.route_client import get


def test_a_good_edit_is_shown_and_reported(
    open_exhibit: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_exhibit.rendered
    edit(folder, "The corvette comes home", "Home")
    assert reload_and_report(open_exhibit)
    panel = next(each for each in open_exhibit.rendered.content.parts["en"] if each.name == "story_panel")
    assert "Home" in panel.html
    assert open_exhibit.previous is before
    assert open_exhibit.rendered.content.version != before.content.version
    assert "no problem. It is shown." in capsys.readouterr().err


def test_a_bad_edit_leaves_the_page_unchanged_and_is_reported_with_a_remedy(
    open_exhibit: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_exhibit.rendered
    edit(folder, "date: 1852-04-18", "date: c. 1852")
    assert reload_and_report(open_exhibit)
    assert open_exhibit.rendered is before
    printed = capsys.readouterr().err
    assert "The last good exhibit stays on the screen." in printed
    assert f'{STORY}, line 4: date "c. 1852" is not a date the exhibit can read; write 1852~' in printed


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_half_written_file_leaves_the_page_unchanged(
    open_exhibit: OpenExhibit, folder: Path, share: float
) -> None:
    before, table = open_exhibit.rendered, (folder / "places.csv").read_bytes()
    (folder / "places.csv").write_bytes(table[: int(len(table) * share)])
    assert reload_and_report(open_exhibit)
    assert open_exhibit.rendered is before
    (folder / "places.csv").write_bytes(table)
    edit(folder, "The corvette comes home", "Home")
    assert reload_and_report(open_exhibit)
    assert open_exhibit.rendered is not before


def test_health_reports_that_the_last_good_exhibit_is_shown_and_the_problems(
    open_exhibit: OpenExhibit, folder: Path
) -> None:
    assert json.loads(get(open_exhibit, "/health").body)["showing"] == "as in the folder"
    edit(folder, "date: 1852-04-18", "date: c. 1852")
    reload_and_report(open_exhibit)
    health = json.loads(get(open_exhibit, "/health").body)
    assert (health["status"], health["stops"], health["showing"]) == ("ok", 6, "last good")
    assert STORY in {each["file"] for each in health["problems"]}


def test_a_screen_that_shows_the_edition_before_still_gets_its_map(
    open_exhibit: OpenExhibit, folder: Path
) -> None:
    (address,) = open_exhibit.rendered.content.modules
    edit(folder, "The corvette comes home", "Home")
    reload_and_report(open_exhibit)
    assert address not in open_exhibit.rendered.content.modules
    assert get(open_exhibit, address).status == 200


def test_an_edited_story_leaves_the_map_unchanged(open_exhibit: OpenExhibit, folder: Path) -> None:
    before = open_exhibit.rendered.content.modules
    edit(folder, "himself", "alone")
    reload_and_report(open_exhibit)
    assert open_exhibit.rendered.content.modules == before


def test_an_exception_leaves_the_page_unchanged_and_is_reported(
    open_exhibit: OpenExhibit,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("out of ink")

    before = open_exhibit.rendered
    monkeypatch.setattr("components.page.open_exhibit.render_edition", fail)
    edit(folder, "The corvette comes home", "Home")
    assert reload_and_report(open_exhibit)
    assert open_exhibit.rendered is before
    assert "out of ink" in capsys.readouterr().err


def test_a_moment_is_shown_in_this_machines_time_zone() -> None:
    moment = datetime(2031, 5, 1, 19, 5, 7).astimezone()
    assert local_time(moment.astimezone(UTC), "en_GB") == "1 May 2031, 19:05:07"


@pytest.mark.parametrize("preview", [False, True])
def test_a_draft_is_shown_in_a_preview_alone_and_another_edit_goes_out(
    preview: bool, open_exhibit: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_exhibit.preview = preview
    edit(folder, "---\ntitle", "---\ndraft: true\ntitle")
    edit(folder, "title: ", "title: Once ", "people/rizzi/02-vienna-1848.md")
    assert reload_and_report(open_exhibit)
    assert "no problem, 2 drafts. It is shown." in capsys.readouterr().err
    parts = {part.name: part.html for part in open_exhibit.rendered.content.parts["en"]}
    for name, mark in (("story_panel", "story__draft"), ("stop_list", "list__draft")):
        assert ("The corvette comes home" in parts[name]) is preview
        assert parts[name].count(mark) == int(preview)
        assert "Once " in parts[name]
    assert "The corvette comes home" not in parts["atlas"] or preview
    health = json.loads(get(open_exhibit, "/health").body)
    assert (health["drafts"], health["stops"], health["problems"]) == (2, 6 if preview else 5, [])


def test_health_names_files_that_are_older_than_the_rest(open_exhibit: OpenExhibit, folder: Path) -> None:
    edit(folder, "next: Next\n", "", "words/en.yaml")
    edit(folder, "The corvette comes home", "Home")
    reload_and_report(open_exhibit)
    health = json.loads(get(open_exhibit, "/health").body)
    assert (health["showing"], health["kept_files"]) == ("partly last good", ["words/en.yaml"])
    assert [problem["file"] for problem in health["problems"]] == ["words/en.yaml"]
