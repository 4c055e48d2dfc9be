"""How complete each language is: a table for people, a record for machines, and advice."""

from __future__ import annotations

import sys
from io import StringIO
from typing import Any

from data.advice.translation_advice import translation_advice
from data.advice.translation_status import Standing, completeness
from data.model.exhibit import Exhibit
from data.model.languages import language_name

__all__ = ["as_record", "completeness", "completeness_table", "translation_advice"]

COLUMNS = ("translated", "stale", "missing", "of")
NONE_BEGUN = "No translation has been begun: the exhibit is in English."


def as_record(exhibit: Exhibit) -> dict[str, Any]:
    """The completeness for machines: by language and kind, how many are translated, and which are not."""
    return {
        language: {
            "shown": language in exhibit.languages,
            "kinds": {kind: _record(standing) for kind, standing in kinds.items()},
        }
        for language, kinds in completeness(exhibit).items()
    }


def _record(standing: Standing) -> dict[str, Any]:
    return {
        "of": standing.total,
        "translated": len(standing.translated),
        "stale": list(standing.stale),
        "missing": list(standing.missing),
    }


def _cells(standing: Standing) -> tuple[str, ...]:
    counts = (standing.translated, standing.stale, standing.missing)
    return (*(str(len(each)) for each in counts), str(standing.total))


def _colour(standing: Standing) -> str:
    if standing.stale:
        return "yellow"
    return "none" if standing.missing else "green"


def completeness_table(exhibit: Exhibit, terminal: bool | None = None) -> str:
    """The completeness as a table: one block a language, one line a kind.

    With colours for a `terminal` (green: whole; yellow: some of it is stale), plain elsewhere; where that is
    not said, standard output is asked. Where no language but English is shown or begun, one sentence says so.
    """
    counted = completeness(exhibit)
    if not counted:
        return NONE_BEGUN
    from rich.console import Console  # not above: it is needed for this table alone
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Translations", no_wrap=True)
    for column in COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    for language, kinds in counted.items():
        shown = "" if language in exhibit.languages else ", not shown yet"
        table.add_row(f"{language_name(language)}{shown}", style="bold")
        for kind, standing in kinds.items():
            table.add_row(f"  {kind}", *_cells(standing), style=_colour(standing))
    sheet = StringIO()
    coloured = sys.stdout.isatty() if terminal is None else terminal
    Console(file=sheet, width=100, force_terminal=coloured, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in sheet.getvalue().splitlines())
