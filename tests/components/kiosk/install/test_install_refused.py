"""An installation that cannot work is refused with what to type instead, before anything is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components.kiosk.install.install_manifest import MANIFEST
from tests.components.kiosk.machine_image import read_tree, run_install, run_uninstall


@pytest.mark.parametrize(
    ("options", "message"),
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
def test_wrong_options_are_refused_before_anything_is_written(
    root: Path, options: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_tree(root)
    assert run_install(root, *options) == 2
    assert message in capsys.readouterr().err
    assert read_tree(root) == before


def test_without_permission_to_write_the_message_says_what_to_type(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_install(root)
    installed = read_tree(root)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert run_install(root) == run_uninstall(root) == 2
    output = capsys.readouterr().err
    assert "kiosk install …" in output
    assert "kiosk uninstall" in output
    assert output.count("Type: sudo ") == 2
    assert read_tree(root) == installed


@pytest.mark.parametrize(
    "text", ["", "{", '{"files": [], "folders": ["/etc"], "wish": {}}', '{"files": [{"path": "../x"}]}']
)
def test_a_damaged_manifest_stops_everything(
    root: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / MANIFEST).parent.mkdir(parents=True)
    (root / MANIFEST).write_text(text, encoding="utf-8")
    before = read_tree(root)
    assert run_install(root) == run_uninstall(root) == 2
    assert "this is not the list that was written; put the file back." in capsys.readouterr().err
    assert read_tree(root) == before


def test_uninstall_without_an_installation_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_uninstall(tmp_path) == 0
    assert "Nothing is installed under" in capsys.readouterr().out
