"""Measuring one figure: whatever it does, an Outcome comes back, and the next has its turn."""

from __future__ import annotations

import time
from importlib import import_module
from importlib.util import find_spec

from .figures import FIGURES
from .outcome import Outcome

NOT_BUILT = "not built"


def measured(name: str, *, long: bool) -> Outcome:
    """The outcome of a figure of `FIGURES`. One that raises, or is not there, is not held.

    A Ctrl-C goes through.
    """
    figure = FIGURES[name]
    if find_spec(figure.module) is None:
        return Outcome(figure.row, name, NOT_BUILT, False, (f"there is no {figure.module}",))
    begun = time.monotonic()
    try:
        outcome: Outcome = import_module(figure.module).measure(long)
    except Exception as error:  # noqa: BLE001 - a figure that cannot be measured must not cost the others
        said = f"{type(error).__name__}: {error}".splitlines()
        return Outcome(figure.row, name, "could not be measured", False, tuple(said[:12]))
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    form = "long" if long else "short"
    notes = (*outcome.notes, f"{name}, {form} form: {minutes} min {seconds:02} s")
    return Outcome(outcome.figure, outcome.goal, outcome.found, outcome.held, notes)
