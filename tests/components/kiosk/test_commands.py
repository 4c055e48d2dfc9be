"""What is typed after `kiosk`."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from components.command_line.command import Command
from components.command_line.kiosk_commands import KIOSK
from components.command_line.parameters import SHIPPED
from components.kiosk.supervise import display
from components.kiosk.supervise.orphan_cleanup import lock_folder
from tests.commands import command, parse

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("word", "each"), KIOSK.commands.items())
def test_each_command_runs_its_function_and_returns_the_exit_code(
    word: str, each: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[dict[str, object]] = []

    def run_instead(**options: object) -> int:
        received.append(options)
        return 1

    module, _, function = each.target.partition(":")
    monkeypatch.setattr(importlib.import_module(module), function, run_instead)
    assert command("kiosk")([word]) == 1
    assert [options.keys() for options in received] == [{param.name for param in each.params}]


def test_the_help_names_every_other_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("kiosk")(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert [word for word in ("install", "uninstall", "doctor", "pin") if f"  {word} " not in listed] == []


def test_what_stands_after_two_dashes_goes_to_the_server() -> None:
    given = parse(["kiosk", "exhibits/mine", "--port", "8600", "--", "--listen", "10.0.0.7"]).params
    assert (given["exhibit"], given["port"]) == (Path("exhibits/mine"), 8600)
    assert given["server_options"] == ("--listen", "10.0.0.7")
    alone = parse(["kiosk", "--", "--preview"]).params
    assert (alone["exhibit"], alone["server_options"]) == (SHIPPED, ("--preview",))


def test_a_second_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("kiosk")(["one", "two", "--", "--preview"]) == 2
    assert "two" in capsys.readouterr().err


def test_the_supervisor_imports_no_server_and_no_exhibit() -> None:
    assert parse(["kiosk", "--port", "8600"]).command is KIOSK
    heavy = "{'streamlit', 'folium', 'starlette', 'data'}"
    script = (
        "import sys, components.command_line.commands, components.kiosk.supervise.run;"
        f" print(sorted({heavy} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_without_a_screen_or_a_browser_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "find_display", lambda: None)
    assert command("kiosk")([]) == 2
    assert "apt install cage" in capsys.readouterr().err
    monkeypatch.setattr(display, "find_browser", lambda: None)
    assert command("kiosk")(["--display", "x11"]) == 2
    assert "chromium" in capsys.readouterr().err


def test_a_second_kiosk_at_the_same_port_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(display, "find_browser", lambda: "chromium")
    lock_folder(8777)
    assert command("kiosk")(["--port", "8777", "--display", "headless"]) == 2
    assert "already runs at port 8777" in capsys.readouterr().err


def test_a_folder_that_others_can_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder, _ = lock_folder(8778)
    folder.chmod(0o755)
    with pytest.raises(PermissionError, match="only this user"):
        lock_folder(8778)
