"""A command that writes nothing: the message says why, in the same form as a problem of a file."""

from __future__ import annotations

from data.model.problem import Problem


class RefusedError(Exception):
    """Nothing was written. `str()` of it is the message for the curator."""


def refused(file: str, field: str, found: str, fault: str, remedy: str) -> RefusedError:
    """The error, in the same form as any other problem."""
    return RefusedError(
        str(Problem.on(file, field, found=found, fault=fault, remedy=remedy, effect="Nothing is written."))
    )
