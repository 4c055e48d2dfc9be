"""What is said in the terminal may come up every second, and may meet a full disk."""

from __future__ import annotations

import io

import pytest

from components.server.console import KINDS_REMEMBERED, print_line, print_rarely
from components.server.serve import log_script_error


class FullDisk(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_takes_the_words_and_nothing_else() -> None:
    print_line("Anything", FullDisk())


def test_nobody_listening_is_no_fault() -> None:
    stream = io.StringIO()
    stream.close()
    print_line("Anything", stream)


def test_what_comes_up_every_second_is_said_seldom(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(1200):
        print_rarely("The same again.")
    assert capsys.readouterr().err.splitlines() == [
        "The same again.",
        "The same again. (So far 10 times.)",
        "The same again. (So far 100 times.)",
        "The same again. (So far 1,000 times.)",
    ]


def test_ever_new_words_fill_no_memory(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3 * KINDS_REMEMBERED):
        print_rarely(f"Word {number}")
    assert len(capsys.readouterr().err.splitlines()) == 3 * KINDS_REMEMBERED


def test_a_fault_of_the_page_is_told_calmly_and_seldom(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(log_script_error(ValueError("at every look")) for _ in range(50))
    assert len(capsys.readouterr().err.splitlines()) == 2
