"""The machine is restarted once in six hours, whatever its clock says."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from components.kiosk.supervise import machine_restart as machine

NOW = 1_800_000_000.0
HOUR = 3600.0


@pytest.mark.parametrize(
    ("text", "uptime", "allowed"),
    [
        (None, 60, True),  # never before
        (NOW - 7 * HOUR, 60, True),
        (NOW - 5 * HOUR, 60, False),
        (NOW - 5 * HOUR, 6 * HOUR, True),  # the machine itself has been up for so long
        (NOW + 9000 * HOUR, 60, False),  # the clock has jumped back
        (NOW + 9000 * HOUR, 6 * HOUR, True),
        (0.0, 60, False),  # it was restarted in 1970: the clock has jumped forward since
        ("half", 60, False),
    ],
)
def test_six_hours_must_lie_between_restarts(
    text: float | str | None, uptime: float, allowed: bool, tmp_path: Path
) -> None:
    record = tmp_path / "machine.json"
    if text is not None:
        record.write_text(f'{{"restarted": {text}}}', encoding="utf-8")
    assert machine.may_restart(record, NOW, uptime) is allowed


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run; none is really run. The machine has been up for a minute."""
    recorded: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        recorded.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(time, "clock_gettime", {time.CLOCK_BOOTTIME: 60.1}.__getitem__)
    return recorded


def test_the_machine_is_restarted_once(commands: list[list[str]], tmp_path: Path) -> None:
    record = tmp_path / "state" / "machine.json"
    assert machine.restart(record)
    assert not machine.restart(record)
    assert commands == [["systemctl", "reboot"]]


def test_without_a_record_the_machine_is_not_restarted(commands: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    assert not machine.restart(tmp_path / "state" / "machine.json")
    assert commands == []
