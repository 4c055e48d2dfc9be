"""Progress bars of commands that take seconds: how many of all the stops are done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Bars on standard error where that is a terminal, and nothing elsewhere. They are wiped away at the end.

    A task without a total has a bar that moves without saying how far it is.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        yield bars
