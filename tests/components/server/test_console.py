"""Lines in the terminal: a full disk does no harm, and a repeated line is printed rarely."""

from __future__ import annotations

import io

import pytest

from components.server.console import MAX_COUNTED_LINES, print_line, print_rarely
from components.server.serve import log_script_error


class FullDisk(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_raises_nothing() -> None:
    print_line("Anything", FullDisk())


def test_a_closed_stream_raises_nothing() -> None:
    stream = io.StringIO()
    stream.close()
    print_line("Anything", stream)


def test_a_repeated_line_is_printed_rarely(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(1200):
        print_rarely("The same again.")
    assert capsys.readouterr().err.splitlines() == [
        "The same again.",
        "The same again. (So far 10 times.)",
        "The same again. (So far 100 times.)",
        "The same again. (So far 1,000 times.)",
    ]


def test_many_different_lines_are_all_printed_and_do_not_fill_the_memory(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in range(3 * MAX_COUNTED_LINES):
        print_rarely(f"Line {number}")
    assert len(capsys.readouterr().err.splitlines()) == 3 * MAX_COUNTED_LINES


def test_an_exception_of_the_pages_script_is_printed_rarely(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(log_script_error(ValueError("at every run")) for _ in range(50))
    assert len(capsys.readouterr().err.splitlines()) == 2
