"""Which faults of a curator's folder keep the edition that is shown: those that the shown edition has not.

Unfinished work is no fault, unless visitors see it: a story that they could read and that is empty now is
half saved.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path, PurePosixPath

from data.editions.snapshot import same_file, text_files
from data.model.drafts import Draft, published_parts
from data.model.exhibit import Exhibit
from data.model.problem import Problem, first_few, with_consequences
from data.reading.load import Loaded
from data.reading.read_languages import language_of_file
from data.schema.interface_strings import STRINGS

WORDS = "words/"
ROWS: Mapping[str, Callable[[Exhibit | None], Set[str]]] = {
    "places.csv": lambda exhibit: exhibit.places.keys() if exhibit else set(),
    "pictures.csv": lambda exhibit: exhibit.pictures.keys() if exhibit else set(),
    "audio.csv": lambda exhibit: exhibit.sounds.keys() if exhibit else set(),
    "encounters.csv": lambda exhibit: {each.id for each in exhibit.encounters} if exhibit else set(),
    "world.csv": lambda exhibit: {each.id for each in exhibit.world} if exhibit else set(),
    "glossary.csv": lambda exhibit: {each.id for each in exhibit.glossary} if exhibit else set(),
    "whos_who.csv": lambda exhibit: {each.id for each in exhibit.whos_who} if exhibit else set(),
}
"""The tables in which a row may be begun, and the ids of the rows that are shown."""
NOT_FILLED_IN = ("is missing", "are missing")
KEEPS_THE_FILE = "The last good version of this file stays on the screen."
KEEPS_THE_EXHIBIT = "The last good exhibit stays on the screen."
"""What follows from a fault that only a comparison with the shown edition finds."""


def compared(folder: Path, found: Loaded, shown: Loaded, shown_folder: Path) -> Loaded:
    """What `folder` holds, with the faults that only a comparison with the shown edition finds.

    These are files that are cut off, interface strings that are lost, and files that only look like drafts.
    """
    half_saved = tuple(_half_saved(found, shown))
    drafts = tuple(each for each in found.drafts if each not in half_saved)
    files = {each.file for each in half_saved if not each.waits_for}
    causes = [each for each in half_saved if files.isdisjoint(each.waits_for)]
    problems = (*found.problems, *(todo for each in causes for todo in each.left_to_do))
    found = replace(found, problems=problems, drafts=drafts)
    cut_off = _cut_off(folder, shown_folder, found) if shown_folder != folder else ()
    return replace(found, problems=(*problems, *cut_off, *_lost_strings(found, shown)))


def _half_saved(found: Loaded, shown: Loaded) -> Iterator[Draft]:
    """Each draft that does not say so itself and that visitors see, or may see by another name.

    A new file that has nothing to be shown may be one that is being renamed, where another is gone from its
    folder in the same moment.
    """
    parts, begun = published_parts(shown.exhibit), {each.part for each in shown.drafts}
    stated = [each for each in found.drafts if each.stated]
    gone = {
        str(PurePosixPath(part).parent)
        for part in parts - published_parts(found.exhibit)
        if not any(each.covers(part) for each in stated)
    }
    for draft in (each for each in found.drafts if not each.stated):
        may_be_renamed = draft.part not in begun and str(PurePosixPath(draft.part).parent) in gone
        if draft.part in parts or may_be_renamed:
            yield draft


def new_faults(found: Loaded, shown: Loaded) -> tuple[Problem, ...]:
    """The problems of `found` that the shown edition does not have.

    Without those of rows that are new and not filled in: visitors have never seen them.
    """
    known = {_without_row(each) for each in _faults(shown)}
    rows_lost = _lost_rows(found, shown)
    return tuple(
        each
        for each in _faults(found)
        if _without_row(each) not in known and not (_is_row_begun(each) and each.file not in rows_lost)
    )


def _faults(loaded: Loaded) -> Iterator[Problem]:
    """The problems with their consequences, but for those of an entry that is not there.

    That is no fault of its own: the references to it are. Mending one of them may leave another of these
    problems, and must not count as a new fault.
    """
    missing = [each for each in loaded.problems if each.consequences and each.lost is None]
    return (each for each in with_consequences(loaded.problems) if each not in missing)


def stands_alone(file: str) -> bool:
    """Whether nothing else in an exhibit refers to a file: interface strings and translations. Its last good
    version can be shown beside newer files."""
    return file.startswith(WORDS) or bool(language_of_file(Path(file)))


def _without_row(problem: Problem) -> tuple[str, str, str, str]:
    """A fault without its row or line: a row that was inserted above makes no new fault."""
    return problem.file, problem.field, problem.found, problem.fault


def _is_row_begun(problem: Problem) -> bool:
    """Whether a row of a table is not shown because a cell is empty, as `new place` and `new encounter` leave
    it."""
    return problem.file in ROWS and problem.where != "" and problem.fault.endswith(NOT_FILLED_IN)


def _lost_rows(found: Loaded, shown: Loaded) -> frozenset[str]:
    """The tables of which a row is no longer shown."""
    return frozenset(file for file, ids in ROWS.items() if ids(shown.exhibit) - ids(found.exhibit))


def _cut_off(folder: Path, earlier: Path, found: Loaded) -> Iterator[Problem]:
    """A problem for each text file of `folder` that has no line end at its end, though its `earlier` copy has
    one: it is half saved or half copied. Drafts may be.

    No other check finds a table that is cut within a cell, or a story that is cut within a sentence.
    """
    fault = "the file is cut off (the text ends in the middle of a line)"
    remedy = "save it whole, with a line end at its end"
    for name in text_files(folder):
        new, old = folder / name, earlier / name
        if same_file(new, old) or _is_empty(new) or any(each.covers(name) for each in found.drafts):
            continue
        if _ends_with_line_end(old) and not _ends_with_line_end(new):
            effect = KEEPS_THE_FILE if stands_alone(name) else KEEPS_THE_EXHIBIT
            yield Problem.on(name, fault=fault, remedy=remedy, effect=effect)


def _lost_strings(found: Loaded, shown: Loaded) -> Iterator[Problem]:
    """A problem for each file of interface strings that has lost some: it may be half saved. Visitors would
    read English there. A string that a file never had is no problem: a later version may have brought it."""
    if found.exhibit is None or shown.exhibit is None:
        return
    for language, given in found.exhibit.words_given.items():
        before = shown.exhibit.words_given.get(language, frozenset())
        lost = [key for key in STRINGS if key in before - given]
        if lost and language in found.exhibit.languages:
            yield Problem.on(
                f"{WORDS}{language}.yaml",
                fault=f"the file lacks {len(lost)} of the words it had",
                remedy=f"write {first_few(lost)} again",
                effect=KEEPS_THE_FILE,
            )


def _is_empty(path: Path) -> bool:
    """Whether a file is empty, or missing; `load` reports that."""
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


def _ends_with_line_end(path: Path) -> bool:
    """Whether a text ends with a line end of any system, in UTF-8 or UTF-16."""
    try:
        with path.open("rb") as file:
            mark = file.read(2)
            width = 2 if mark in (BOM_UTF16_LE, BOM_UTF16_BE) else 1
            file.seek(-width, os.SEEK_END)
            return file.read(width).strip(b"\0") in (b"\n", b"\r")
    except OSError:  # missing, or empty
        return False
