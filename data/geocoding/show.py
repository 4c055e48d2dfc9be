"""Candidates on a curator's terminal: a table where there is one, plain lines where the output is piped."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.geocoding.candidate import Candidate, nearest_km
from data.geocoding.toponyms import shown
from data.model.exhibit import Point

COLUMNS = ("", "Name", "Country", "Latitude, longitude", "To the nearest stop", "Confidence", "Source")


def show_candidates(console: Console, candidates: Sequence[Candidate], near: Sequence[Point]) -> None:
    """Print the candidates of one place, numbered from 1; a line that says so when there are none."""
    rows = [_row(number, each, near) for number, each in enumerate(candidates, start=1)]
    if not rows:
        say(console, "  Nothing was found.")
    elif console.is_terminal:
        table = Table(*COLUMNS)
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
    else:
        for row in rows:
            say(console, "  " + "  ".join(part for part in row if part))
    for credit in dict.fromkeys(each.credit for each in candidates if each.credit):
        say(console, f"  {credit}")


def say(console: Console, line: str) -> None:
    """Print a line as it stands: no colour is read into it, and it is not broken."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)


def _row(number: int, candidate: Candidate, near: Sequence[Point]) -> tuple[str, ...]:
    away = nearest_km(candidate.point, near)
    return (
        str(number),
        shown(candidate.name, 60),
        shown(candidate.country, 2),
        f"{candidate.point[0]:.5f}, {candidate.point[1]:.5f}",
        "" if away is None else f"{away:,.0f} km",
        candidate.in_words,
        candidate.source,
    )
