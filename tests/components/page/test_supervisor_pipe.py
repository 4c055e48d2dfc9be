"""The line to the supervisor carries words, and breaks without harm."""

from __future__ import annotations

import os

import pytest

from components.page.supervisor_pipe import LINE_VARIABLE, is_supervised, tell


def test_a_word_arrives_as_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    monkeypatch.setenv(LINE_VARIABLE, str(theirs))
    assert is_supervised()
    assert tell("page")
    assert tell("restart")
    assert os.read(ours, 100) == b"page\nrestart\n"
    os.close(ours)
    assert not tell("page"), "the supervisor is gone"
    os.close(theirs)


@pytest.mark.parametrize("number", ["999999", "-1", "one", ""])
def test_a_broken_line_harms_nobody(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LINE_VARIABLE, number)
    assert not tell("script")


def test_a_server_alone_has_no_supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LINE_VARIABLE, raising=False)
    assert not is_supervised()
    assert not tell("page")
