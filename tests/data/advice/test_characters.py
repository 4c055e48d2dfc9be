"""Advice on characters that no installed font has."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from data.advice import characters
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText


@pytest.fixture(autouse=True)
def _clear_the_cache() -> Iterator[None]:
    characters.font_characters.cache_clear()
    yield
    characters.font_characters.cache_clear()


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts have the characters of Europe and Japan, and no others."""
    charsets = b"20-7e a0-24f 400-4ff\n2010-2027 3000-30ff 4e00-9fff\n"
    monkeypatch.setattr(shutil, "which", lambda name: f"bin/{name}")
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, charsets, b"")
    )


@pytest.mark.usefixtures("fonts")
def test_a_character_without_a_font_is_reported_with_its_name_and_line(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    assert get_advice() == []
    replace_text("people/brandt/01-vienna-1838.md", "near the canal", "near the \u10a0canal")
    (advice,) = get_advice()
    assert (advice.file, advice.where) == ("people/brandt/01-vienna-1838.md", "line 9")
    assert "U+10A0 Georgian Capital Letter An" in advice.fault


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\u00ad", "\u2028", "\ufe0f"])
def test_an_invisible_character_needs_no_font(
    character: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("people/brandt/01-vienna-1838.md", "near the canal", f"near the ca{character}nal")
    assert get_advice() == []


@pytest.mark.usefixtures("fonts")
def test_interface_strings_need_fonts_too(get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text("words/en.yaml", "close: ", "close: \u10a0")
    assert [(each.file, "U+10A0" in each.fault) for each in get_advice()] == [("words/en.yaml", True)]


def time_out(*_: object, **__: Any) -> subprocess.CompletedProcess[bytes]:
    raise subprocess.TimeoutExpired("fc-list", 20)


@pytest.mark.parametrize("fontconfig", ["missing", "failing", "empty"])
def test_fonts_that_cannot_be_listed_are_reported_once(
    fontconfig: str, get_advice: GetAdvice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if fontconfig == "missing" else f"bin/{name}")
    empty = subprocess.CompletedProcess([], 0, b"\n", b"")
    monkeypatch.setattr(subprocess, "run", time_out if fontconfig == "failing" else lambda *_, **__: empty)
    assert [each.fault for each in get_advice()] == ["the fonts of this machine cannot be listed"]
