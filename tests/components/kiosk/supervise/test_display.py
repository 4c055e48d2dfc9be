"""The display that is found on a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.kiosk.supervise.display import Display, command_prefix, find_display


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland"),
        ({"DISPLAY": ":0"}, "x11"),
        ({"WAYLAND_DISPLAY": "", "DISPLAY": ""}, None),
        ({}, None),
    ],
)
def test_the_running_session_is_found(
    environment: dict[str, str], expected: Display | None, tmp_path: Path
) -> None:
    assert find_display(environment, cards=tmp_path) == expected


def test_without_a_session_cage_is_used_with_a_graphics_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert find_display({}, cards=tmp_path) is None, "there is no graphics card"
    (tmp_path / "card0").touch()
    assert find_display({}, cards=tmp_path) == "cage"
    assert command_prefix("cage")[0] == "cage"
    assert command_prefix("x11") == ()
