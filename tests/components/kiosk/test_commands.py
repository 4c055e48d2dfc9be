"""What is typed after `kiosk`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from components.kiosk import commands
from components.kiosk.supervise import display, run
from components.kiosk.supervise.orphan_cleanup import lock_folder
from components.server.commands import is_command

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("word", ["install", "uninstall", "doctor", "pin"])
def test_each_command_gets_the_rest_of_the_arguments(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[list[str]] = []
    module = ModuleType(commands.COMMANDS[word])

    def main(arguments: list[str]) -> int:
        received.append(arguments)
        return 1

    monkeypatch.setattr(module, "main", main, raising=False)
    monkeypatch.setitem(sys.modules, commands.COMMANDS[word], module)
    assert commands.main([word, "--dry-run"]) == 1
    assert received == [["--dry-run"]]


def test_the_help_names_every_other_command() -> None:
    assert tuple(commands.COMMANDS) == run.OTHER_COMMANDS


def test_the_kiosk_is_a_command_whose_supervisor_imports_no_server() -> None:
    assert is_command(["kiosk", "--port", "8600"])
    heavy = "{'streamlit', 'folium', 'starlette', 'data'}"
    script = f"import sys, components.kiosk.supervise.run; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_without_a_screen_or_a_browser_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "find_display", lambda: None)
    assert run.main([]) == 2
    assert "apt install cage" in capsys.readouterr().err
    monkeypatch.setattr(display, "find_browser", lambda: None)
    assert run.main(["--display", "x11"]) == 2
    assert "chromium" in capsys.readouterr().err


def test_a_second_kiosk_at_the_same_port_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(display, "find_browser", lambda: "chromium")
    lock_folder(8777)
    assert run.main(["--port", "8777", "--display", "headless"]) == 2
    assert "already runs at port 8777" in capsys.readouterr().err


def test_a_folder_that_others_can_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder, _ = lock_folder(8778)
    folder.chmod(0o755)
    with pytest.raises(PermissionError, match="only this user"):
        lock_folder(8778)
