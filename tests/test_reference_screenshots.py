"""Reference screenshots: what counts as a difference, and with which machine a reference may be compared."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.reference_screenshots.comparing import (
    FOLDER,
    TOLERANCE,
    Renderer,
    difference,
    read_renderer,
    write_renderer,
)
from tests.reference_screenshots.taking import PICTURED, SCREENS, SHRINK, stored
from tests.visit_matrix.states import STATES

HERE = Renderer("156.0.8078.108", {"serif": "Noto Serif 2.013"})


def screen(button: tuple[int, int] = (1700, 960), colour: str = "#2b2622") -> bytes:
    picture = Image.new("RGB", (1920, 1080), "#f6f0e2")
    x, y = button
    ImageDraw.Draw(picture).rectangle((x, y, x + 81, y + 81), fill=colour)
    return stored(picture)


def test_the_same_screen_does_not_differ() -> None:
    assert difference(screen(), screen())[0] == 0


def test_a_button_that_has_moved_differs() -> None:
    share, beside = difference(screen(), screen(button=(1600, 960)))
    assert share > TOLERANCE
    assert beside.size == (3 * 1920 // SHRINK + 20, 1080 // SHRINK)


def test_a_shade_that_nobody_sees_does_not_differ() -> None:
    assert difference(screen(), screen(colour="#322c28"))[0] < TOLERANCE


def test_another_size_differs_wholly() -> None:
    file = io.BytesIO()
    Image.new("RGB", (360, 640)).save(file, "WEBP")
    assert difference(screen(), file.getvalue())[0] == 1


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (HERE, []),
        (Renderer("156.0.9000.1", HERE.fonts), []),
        (Renderer("157.0.1.1", HERE.fonts), ["Chromium 156.0.8078.108, here 157.0.1.1"]),
        (Renderer(HERE.chromium, {}), ["Noto Serif 2.013 for “serif”, here nothing"]),
    ],
)
def test_another_browser_or_font_is_told(other: Renderer, told: list[str]) -> None:
    assert HERE.differences(other) == told


def test_the_machine_of_a_reference_is_kept(tmp_path: Path) -> None:
    assert read_renderer(tmp_path) is None
    write_renderer(tmp_path, HERE)
    assert read_renderer(tmp_path) == HERE


def test_fourteen_states_on_two_screens_are_pictured() -> None:
    assert [each.name for each in SCREENS] == ["1920x1080", "1080x1920"]
    assert len(PICTURED) == 14
    assert set(PICTURED) < {each.name for each in STATES}


def test_the_reference_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*")) < 1_500_000
