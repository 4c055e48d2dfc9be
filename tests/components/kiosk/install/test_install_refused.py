"""What cannot be installed is said, with what to type instead, before anything is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components.kiosk.install.install_manifest import LEDGER
from tests.components.kiosk.install.tree import tree
from tests.components.kiosk.typing_verbs import put, take


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (
            ("--exhibit", "nowhere"),
            "nowhere: there is no such folder; name the folder that holds exhibit.yaml.",
        ),
        (
            ("--to", "nowhere"),
            "nowhere: there is no such folder; name the root of the machine, or of its image.",
        ),
        (("--user", "root"), "“root” cannot be the kiosk's user; write small letters, such as kiosk."),
        (("--user", "a b\nUser=root"), "cannot be the kiosk's user"),
        (
            ("--nightly-restart", "4am"),
            "“4am” is not a time of day; write it with four digits, such as 04:00.",
        ),
        (("--nightly-restart", "24:00"), "is not a time of day"),
        (("--port", "80"), "“80” cannot be the exhibit's port; write a number from 1024 to 65535."),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    root: Path, wishes: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    assert put(root, *wishes) == 2
    assert told in capsys.readouterr().out
    assert tree(root) == before


def test_without_the_right_to_write_it_says_what_to_type(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root)
    installed = tree(root)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert put(root) == take(root) == 2
    said = capsys.readouterr().out
    assert "kiosk install …" in said
    assert "kiosk uninstall" in said
    assert said.count("Type: sudo ") == 2
    assert tree(root) == installed


@pytest.mark.parametrize(
    "text", ["", "{", '{"files": [], "folders": ["/etc"], "wish": {}}', '{"files": [{"path": "../x"}]}']
)
def test_a_list_that_is_not_ours_stops_everything(
    root: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LEDGER).parent.mkdir(parents=True)
    (root / LEDGER).write_text(text, encoding="utf-8")
    before = tree(root)
    assert put(root) == take(root) == 2
    assert "this is not the list that was written; put the file back." in capsys.readouterr().out
    assert tree(root) == before


def test_nothing_installed_is_nothing_to_take_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(tmp_path) == 0
    assert "Nothing is installed under" in capsys.readouterr().out
