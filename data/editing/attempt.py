"""What every command that changes an exhibit does: it refuses in words, and says what is left to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from data.editing.refusal import RefusedError
from data.model.atomic_write import ChangedMeanwhileError
from data.model.problem import Problem, in_reading_order
from data.reading.load import load


def attempt_in(exhibit: Path, write: Callable[[], int]) -> int:
    """`attempt`, where the folder must hold an exhibit; else 2."""
    if not (exhibit / "exhibit.yaml").is_file():
        message = f"{exhibit}: there is no exhibit.yaml; name an exhibit’s folder with --exhibit."
        print(message, file=sys.stderr)
        return 2
    return attempt(exhibit, write)


def attempt(folder: Path, write: Callable[[], int]) -> int:
    """The exit code of `write`. A refusal, or a file that cannot be written, is printed."""
    try:
        return write()
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    except ChangedMeanwhileError as error:
        print(f"{error}: the file was changed meanwhile; try once more. Nothing is written.", file=sys.stderr)
        return 1
    except OSError as error:
        path = error.filename or folder
        reason = f"cannot be read or written ({error.strerror}); check the folder’s rights."
        print(f"{path}: {reason}", file=sys.stderr)
        return 2


def problems_of(exhibit: Path) -> tuple[Problem, ...]:
    """The problems of an exhibit, and what is left to do in its drafts."""
    loaded = load(exhibit)
    return (*loaded.problems, *(problem for draft in loaded.drafts for problem in draft.left_to_do))


def print_new_problems(exhibit: Path, before: Sequence[Problem], more: Sequence[Problem] = ()) -> None:
    known = set(before)
    new = in_reading_order([each for each in (*problems_of(exhibit), *more) if each not in known])
    if new:
        print("Still to write:", *new, sep="\n")
