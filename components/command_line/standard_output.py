"""Standard output whose reader may close the pipe, as `head` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any, TextIO, cast


class ClosedPipe(BaseException):
    """The reader of standard output has gone. No OSError: commands report those as a fault of a file."""


class StandardOutput:
    """A stream that calls `on_closed_pipe` where its reader has gone, and writes into nothing from then on:
    otherwise Python would write what is left once more at its end, and report that it cannot."""

    def __init__(self, stream: TextIO, on_closed_pipe: Callable[[], None]) -> None:
        self._stream, self._on_closed_pipe = stream, on_closed_pipe

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            self._close()
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _close(self) -> None:
        write_into_nothing(self._stream)
        self._on_closed_pipe()


@contextmanager
def ending_on_closed_pipe() -> Iterator[None]:
    """For a command: a closed pipe raises ClosedPipe."""

    def end() -> None:
        raise ClosedPipe

    with redirect_stdout(cast(TextIO, StandardOutput(sys.stdout, end))):
        yield


@contextmanager
def surviving_closed_pipe() -> Iterator[None]:
    """For a server: it goes on, whoever reads what it prints."""
    with redirect_stdout(cast(TextIO, StandardOutput(sys.stdout, lambda: None))):
        yield


def write_into_nothing(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
