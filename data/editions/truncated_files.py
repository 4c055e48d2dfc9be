"""A file cut off in the middle of a line: half saved, or half copied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from data.editions.snapshot import same_file, text_files
from data.model.problem import Problem

EFFECT = "The last good exhibit stays on the screen."


def cut_short(folder: Path, earlier: Path) -> Iterator[Problem]:
    """The text files of `folder` that have lost the line end which those of an `earlier` copy have.

    A table cut within a cell, or a story within a sentence, may look whole to every other check.
    """
    for name in text_files(folder):
        new, old = folder / name, earlier / name
        if not same_file(new, old) and _ends_with_a_line(old) and not _ends_with_a_line(new):
            fault, remedy = (
                "the text ends in the middle of a line",
                "save it whole, with a line end at its end",
            )
            yield Problem(name, "", "", "", f"the file is cut off ({fault})", remedy, EFFECT)


def _ends_with_a_line(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
    except OSError:  # gone, or empty: that is told elsewhere
        return False
