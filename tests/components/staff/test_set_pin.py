"""The command `kiosk pin`: asks twice, saves the PIN, and leaves the old one where anything fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.staff import set_pin
from components.staff.pin_hash import load_pin_hash, save_pin
from data.editions.state_folder import STATE_VARIABLE
from tests.commands import command


@pytest.fixture(autouse=True)
def _state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


def run_command(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    """The exit code of `kiosk pin` when these lines are typed."""
    remaining = list(lines)

    def next_line(_: str) -> str:
        if not remaining:
            raise EOFError
        return remaining.pop(0)

    monkeypatch.setattr(set_pin, "getpass", next_line)
    return command("kiosk", "pin")([])


def test_the_command_asks_twice_and_explains_the_gesture(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(monkeypatch, "7294", "7294") == 0
    assert "hold the top left corner for 3 seconds" in capsys.readouterr().out
    assert load_pin_hash() is not None


@pytest.mark.parametrize(
    ("lines", "code"), [(("7294", "7295"), 1), (("12",), 1), (("1234", "1234"), 1), ((), 2), (("7294",), 2)]
)
def test_a_pin_that_is_not_accepted_leaves_the_old_one(
    lines: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_pin("5839")
    assert run_command(monkeypatch, *lines) == code
    pin_hash = load_pin_hash()
    assert pin_hash
    assert pin_hash.matches("5839")


def test_a_folder_that_cannot_be_written_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_bytes(b"a file in the folder's place")
    assert run_command(monkeypatch, "7294", "7294") == 2
    assert "cannot be written" in capsys.readouterr().err
