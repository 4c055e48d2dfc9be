"""The pipe to the supervisor carries messages, and a broken pipe does no harm."""

from __future__ import annotations

import os

import pytest

from components.page.supervisor_pipe import PIPE_VARIABLE, is_supervised, notify_supervisor


def test_each_message_arrives_as_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    read_end, write_end = os.pipe()
    monkeypatch.setenv(PIPE_VARIABLE, str(write_end))
    assert is_supervised()
    assert notify_supervisor("page")
    assert notify_supervisor("restart")
    assert os.read(read_end, 100) == b"page\nrestart\n"
    os.close(read_end)
    assert not notify_supervisor("page"), "the supervisor is gone"
    os.close(write_end)


@pytest.mark.parametrize("number", ["999999", "-1", "one", ""])
def test_an_invalid_file_descriptor_raises_nothing(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIPE_VARIABLE, number)
    assert not notify_supervisor("script")


def test_without_the_variable_there_is_no_supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PIPE_VARIABLE, raising=False)
    assert not is_supervised()
    assert not notify_supervisor("page")
