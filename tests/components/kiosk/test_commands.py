"""What is typed after `kiosk`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from components.kiosk import commands as errand
from components.kiosk.supervise import display, run
from components.kiosk.supervise.orphan_cleanup import take_folder
from components.server.commands import is_command

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("word", ["install", "uninstall", "doctor", "pin"])
def test_the_errands_around_the_kiosk_get_the_rest(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    room = ModuleType(errand.ERRANDS[word])

    def main(arguments: list[str]) -> int:
        given.append(arguments)
        return 1

    monkeypatch.setattr(room, "main", main, raising=False)
    monkeypatch.setitem(sys.modules, errand.ERRANDS[word], room)
    assert errand.main([word, "--dry-run"]) == 1
    assert given == [["--dry-run"]]


def test_the_kiosk_is_an_errand_whose_supervisor_brings_no_server_with_it() -> None:
    assert is_command(["kiosk", "--port", "8600"])
    heavy = "{'streamlit', 'folium', 'starlette', 'data'}"
    look = f"import sys, components.kiosk.supervise.run; print(sorted({heavy} & set(sys.modules)))"
    seen = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def test_without_a_screen_or_a_browser_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "find_display", lambda: None)
    assert run.main([]) == 2
    assert "apt install cage" in capsys.readouterr().err
    monkeypatch.setattr(display, "find_browser", lambda: None)
    assert run.main(["--display", "x11"]) == 2
    assert "chromium" in capsys.readouterr().err


def test_two_kiosks_at_one_port_are_one_too_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(display, "find_browser", lambda: "chromium")
    take_folder(8777)
    assert run.main(["--port", "8777", "--display", "headless"]) == 2
    assert "already runs at port 8777" in capsys.readouterr().err


def test_a_folder_others_can_read_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder, _ = take_folder(8778)
    folder.chmod(0o755)
    with pytest.raises(PermissionError, match="only this user"):
        take_folder(8778)
