"""The kiosk that is installed on this machine, as `kiosk install` has recorded it."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from data.editions import installed_kiosk as module
from data.editions.installed_kiosk import PROJECT_FOLDER, InstalledKiosk, as_root, installed_kiosk
from data.editions.state_folder import STATE_VARIABLE

WISH = {"user": "kiosk", "exhibit": "/var/lib/exhibit", "house": str(PROJECT_FOLDER), "port": "8501"}


@pytest.fixture(autouse=True)
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(STATE_VARIABLE, raising=False)
    monkeypatch.setattr(module, "MANIFEST", tmp_path / "installed.json")
    return tmp_path / "installed.json"


def install(manifest: Path, **changes: str) -> None:
    manifest.write_text(json.dumps({"files": [], "wish": {**WISH, **changes}}), encoding="utf-8")


def test_without_an_installation_there_is_none() -> None:
    assert installed_kiosk() is None


def test_an_installation_says_user_exhibit_and_state(manifest: Path) -> None:
    install(manifest)
    expected = InstalledKiosk("kiosk", Path("/var/lib/exhibit"), Path("/var/lib/sojourn"))
    assert installed_kiosk() == expected


def test_a_kiosk_that_runs_another_folder_is_not_this_programs(manifest: Path) -> None:
    install(manifest, house="/usr/local/lib/another")
    assert installed_kiosk() is None


def test_a_state_folder_that_is_named_comes_first(manifest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(manifest)
    monkeypatch.setenv(STATE_VARIABLE, "/somewhere")
    assert installed_kiosk() is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"wish": {"user": "kiosk"}}', '{"wish": 3}', "\0"])
def test_a_damaged_record_is_none(manifest: Path, content: str) -> None:
    manifest.write_text(content, encoding="utf-8")
    assert installed_kiosk() is None


def test_the_command_for_root_names_this_python_and_this_program() -> None:
    assert shlex.split(as_root("visits", "my exhibit")) == [
        *("sudo", sys.executable, str(PROJECT_FOLDER / "app.py"), "visits", "my exhibit")
    ]
