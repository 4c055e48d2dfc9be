import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from data.advice import characters
from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    characters.font_characters.cache_clear()
    yield
    characters.font_characters.cache_clear()


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts draw the letters of Europe and Japan, and no others."""
    told = b"20-7e a0-24f 400-4ff\n2010-2027 3000-30ff 4e00-9fff\n"
    monkeypatch.setattr(shutil, "which", lambda name: f"bin/{name}")
    monkeypatch.setattr(
        subprocess, "run", lambda asked, **_: subprocess.CompletedProcess(asked, 0, told, b"")
    )


@pytest.mark.usefixtures("fonts")
def test_a_character_without_a_font_is_told_with_its_name_and_line(advised: Advised, spoil: Spoil) -> None:
    assert advised() == []
    spoil("people/brandt/01-vienna-1838.md", "near the canal", "near the \u10a0canal")
    (advice,) = advised()
    assert (advice.file, advice.where) == ("people/brandt/01-vienna-1838.md", "line 9")
    assert "U+10A0 Georgian Capital Letter An" in advice.fault


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("letter", ["\u200b", "\u200d", "\u00ad", "\u2028", "\ufe0f"])
def test_what_has_no_shape_needs_no_font(letter: str, advised: Advised, spoil: Spoil) -> None:
    spoil("people/brandt/01-vienna-1838.md", "near the canal", f"near the ca{letter}nal")
    assert advised() == []


@pytest.mark.usefixtures("fonts")
def test_the_interfaces_own_words_need_fonts_too(advised: Advised, spoil: Spoil) -> None:
    spoil("words/en.yaml", "close: ", "close: \u10a0")
    assert [(each.file, "U+10A0" in each.fault) for each in advised()] == [("words/en.yaml", True)]


def fails(*_: object, **__: Any) -> subprocess.CompletedProcess[bytes]:
    raise subprocess.TimeoutExpired("fc-list", 20)


@pytest.mark.parametrize("broken", ["missing", "failing", "empty"])
def test_fonts_that_are_not_known_are_told_once(
    broken: str, advised: Advised, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if broken == "missing" else f"bin/{name}")
    empty = subprocess.CompletedProcess([], 0, b"\n", b"")
    monkeypatch.setattr(subprocess, "run", fails if broken == "failing" else lambda *_, **__: empty)
    assert [each.fault for each in advised()] == ["the fonts of this machine cannot be listed"]
