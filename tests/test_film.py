"""The film of a visit: its steps touch what the exhibit has, and its file is small enough for a README."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from components.page.page_content import PageContent
from tests.browser.screencast import Frame
from tests.components.exhibit_folder import render_folder
from tests.components.html_tree import tree
from tests.exhibit_folders import SHIPPED
from tests.film.__main__ import MOST_BYTES
from tests.film.visit_steps import OPENING_SECONDS, STEPS, Step
from tests.film.webp import FilmTooLargeError, encode, shots

ATTRIBUTE = re.compile(r"\[([\w-]+)(?:='?([^'\]]+)'?)?\]")
OF_THE_PAGE = {"data-part", "data-screen", "data-year"}
"""Attributes that no part renders: they are set in the browser."""


@pytest.fixture(scope="module")
def shipped_content() -> PageContent:
    return render_folder(SHIPPED).content


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_what_a_step_touches_and_shows_is_in_the_exhibit(step: Step, shipped_content: PageContent) -> None:
    parts = [tree(part.html) for part in shipped_content.parts["en"]]
    for selector in (step.touch, step.shows, *step.through):
        for name, value in ATTRIBUTE.findall(selector):
            found = name in OF_THE_PAGE or any(part.having(name, value or None) for part in parts)
            assert found, selector


def test_the_film_takes_25_to_40_seconds() -> None:
    assert 25 <= OPENING_SECONDS + sum(step.seconds + step.drag_seconds for step in STEPS) <= 40


def picture(shade: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (96, 54), (shade, shade, shade)).save(file, "JPEG")
    return file.getvalue()


def test_equal_frames_are_one_shot_and_each_is_shown_as_long_as_on_the_screen() -> None:
    frames = [Frame(when, picture(shade), 1) for when, shade in ((5.0, 0), (5.22, 99), (5.5, 99), (6.0, 7))]
    taken = shots(frames, 6.5)
    assert [shot.milliseconds for shot in taken] == [250, 750, 500]
    film = encode(taken, MOST_BYTES)
    with Image.open(io.BytesIO(film.webp)) as opened:
        assert getattr(opened, "n_frames", 1) == 3
    assert film.seconds == 1.5


def test_a_film_that_is_too_large_at_every_quality_is_refused() -> None:
    with pytest.raises(FilmTooLargeError, match="at most 10"):
        encode(shots([Frame(0, picture(0), 1)], 1), 10)
