"""Which problems follow from others: each is counted in its cause, and not told by itself.

A row that cannot be read has a problem, and so has every story that names it: mending the row ends them all.
Where several files refer to one id that nothing has, it is no slip of typing. It was renamed or taken away,
and the cause is the missing entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.model.near_word import near_word
from data.model.problem import WHOLE_FILE, Location, Problem, Reference, first_few, in_reading_order
from data.reading.folder_files import person_folders
from data.reading.read_gazetteer import not_there
from data.reading.read_table import NO_ID
from data.reading.read_text import LAST_COPY
from data.reading.source_file import SourceFile, SourceFolder

WITHOUT_IT = "What names it is not shown, or shown without it."
"""It itself may be shown, under another id."""
STORIES = "stories"
"""Stands for several stories of a life, in place of an id."""
PERSON, CHAPTERS, PEOPLE = "person.yaml", "chapters", "people"


def with_causes(folder: SourceFolder) -> tuple[Problem, ...]:
    """The problems of a folder's files in reading order; those that follow from another one are in its
    `consequences`."""
    problems = list(in_reading_order(folder.problems()))
    lost = {each.lost: each for each in reversed(problems) if each.lost is not None}
    causes: dict[Problem, Problem] = {}
    unexplained: dict[Reference, list[Problem]] = {}
    for each in (each for each in problems if each.missing is not None):
        if (cause := _cause(each, lost)) is not None:
            causes[each] = cause
        else:
            unexplained.setdefault(_missing_entry(folder, each), []).append(each)
    for reference, referring in _by_life(unexplained).items():
        if _is_no_slip(folder, reference, referring):
            causes |= dict.fromkeys(referring, _problem_of_missing(folder, reference, referring))
    consequences: dict[Problem, list[Problem]] = {}
    for each in causes:
        root = _root(each, causes)
        consequences.setdefault(root, []).append(_as_consequence(each, root))
    remaining = (each for each in dict.fromkeys([*problems, *consequences]) if each not in causes)
    return in_reading_order(
        replace(_checked_proposal(folder, each), consequences=tuple(consequences.get(each, ())))
        for each in remaining
    )


def _cause(problem: Problem, lost: Mapping[Reference, Problem]) -> Problem | None:
    """The problem because of which something is not there to refer to; None where no problem is known."""
    assert problem.missing is not None
    file = problem.missing.file
    life = f"people/{_person_of(file)}"
    wholes = [Reference(file), Reference(f"{life}/{PERSON}"), Reference(life), Reference(PEOPLE)]
    if person := _person_of(file):
        wholes.append(Reference("exhibit.yaml", person))
    found = (lost.get(each) for each in (problem.missing, *wholes))
    return next((each for each in found if each is not None and each != problem), None)


def _root(problem: Problem, causes: Mapping[Problem, Problem]) -> Problem:
    seen = {problem}
    while problem in causes and causes[problem] not in seen:
        problem = causes[problem]
        seen.add(problem)
    return problem


def _missing_entry(folder: SourceFolder, problem: Problem) -> Reference:
    """What is missing: the entry, or all of the table, the folder or the life that it would be in."""
    assert problem.missing is not None
    file = problem.missing.file
    if file.endswith(".csv") and not (folder.path / file).exists():
        return Reference(file)
    person = _person_of(file)
    if not person or file.endswith(f"/{PERSON}"):
        return problem.missing
    if not (folder.path / "people" / person).is_dir():
        return Reference(f"people/{person}")
    return problem.missing if f"people/{person}/{PERSON}" in folder else Reference("exhibit.yaml", person)


def _by_life(missing: Mapping[Reference, list[Problem]]) -> Mapping[Reference, list[Problem]]:
    """The same, with the missing stories of one life together, where there are two and they are no slips:
    files are renumbered at once."""
    lives: dict[Reference, list[Reference]] = {}
    for reference, referring in missing.items():
        if reference.file.endswith(".md") and not any(_proposes(each) for each in referring):
            life = Reference(f"people/{_person_of(reference.file)}", STORIES)
            lives.setdefault(life, []).append(reference)
    together = {life: stories for life, stories in lives.items() if len(stories) > 1}
    moved = {story for stories in together.values() for story in stories}
    by_life = {
        life: [each for story in stories for each in missing[story]] for life, stories in together.items()
    }
    return {key: missing[key] for key in missing if key not in moved} | by_life


def _proposes(problem: Problem) -> bool:
    """Whether the remedy is another name: that of the reference with a slip in it."""
    return problem.remedy.startswith("write ") or problem.remedy.endswith(".md")


def _person_of(file: str) -> str:
    return file.split("/")[1] if file.startswith("people/") else ""


def _is_no_slip(folder: SourceFolder, reference: Reference, referring: Sequence[Problem]) -> bool:
    """Whether what is referred to was renamed or taken away: several files or rows agree on it, or a row of
    its table was emptied, or all of its table or its life is not there."""
    if reference.file == "exhibit.yaml" or (reference.file.endswith(".csv") and not reference.id):
        return True
    if reference.id and folder.file(reference.file).emptied_rows or reference.id == STORIES:
        return True
    if _person_of(reference.file) and "/" not in reference.file.removeprefix("people/"):
        lives = [each.name for each in person_folders(folder.path)]
        return not near_word(_person_of(reference.file), lives)
    return len({(each.file, each.where if each.file.endswith(".csv") else "") for each in referring}) > 1


def _problem_of_missing(folder: SourceFolder, reference: Reference, referring: Sequence[Problem]) -> Problem:
    """The problem of an entry that is not there, and is referred to."""
    file, entry = reference
    source, field, at = folder.file(file), "id", WHOLE_FILE
    effect = WITHOUT_IT
    if file == "exhibit.yaml":
        field, at, effect = PEOPLE, source.at(PEOPLE), "The life is not shown."
        fault = f"is not named, and people/{entry} holds its stories"
        remedy = f"write {entry} in people: again, or take its encounters out"
    elif file.endswith(f"/{PERSON}"):
        field, at, effect = CHAPTERS, source.at(CHAPTERS), "Its stories are not shown."
        fault = "is missing: no chapter has this id"
        remedy = "give the chapter this id again, or write its new id in its stories"
    elif entry == STORIES:
        names = dict.fromkeys(each.missing.file.split("/")[-1] for each in referring if each.missing)
        field, entry = "", ""
        fault = f"the folder has no {first_few(sorted(names))}"
        remedy = "give the files these names again, or write their new names where they are named"
    elif not entry:
        field = ""
        kind = "file" if file.endswith((".md", ".csv")) else "folder"
        fault = f"the {kind} is missing"
        remedy = f"put the {kind} back under this name, or write its new name where it is named"
        remedy = LAST_COPY if file.endswith(".csv") else remedy
    else:
        fault, at = _fault_of_missing_row(source)
        remedy = "give its row this id again, or write its new id where it is named"
    return Problem.on(file, field, found=entry, fault=fault, remedy=remedy, effect=effect, at=at)


def _fault_of_missing_row(source: SourceFile) -> tuple[str, Location]:
    """The fault, and the row that may be the one: emptied, or with a fault in its id."""
    fault, empty = "is missing: no row has it", source.emptied_rows
    faulty = {
        each.order for each in source.problems if each.lost == (source.name, NO_ID) or each.field == "id"
    }
    if len(rows := {*empty, *faulty}) == 1:
        what = "this row is empty" if empty else "the id of this row has a fault"
        return f"{fault}, and {what}", Location.row(min(rows))
    if rows:
        numbers = first_few(list(map(str, sorted(rows))))
        fault += f", and some rows are empty, or their id has a fault ({numbers})"
    return fault, WHOLE_FILE


def _as_consequence(problem: Problem, cause: Problem) -> Problem:
    """The problem with a remedy that leads to its cause."""
    if problem.missing == cause.missing or not cause.lost:
        return replace(problem, remedy=cause.remedy)
    fault = "cannot be used" if problem.fault.startswith("is not in ") else problem.fault
    return replace(problem, fault=fault, remedy=f"check {cause.place}, where the fault lies")


def _checked_proposal(folder: SourceFolder, problem: Problem) -> Problem:
    """The problem without another id in its remedy, where a row of the table is left out or has a doubtful
    id: it may be the row that was meant."""
    reference = problem.missing
    if reference is None or not reference.file.endswith(".csv"):
        return problem
    problems = folder.file(reference.file).problems
    lost = [each.lost.id for each in problems if each.lost is not None]
    doubtful = NO_ID in lost or any(each.field == "id" for each in problems) or near_word(reference.id, lost)
    return replace(problem, remedy=not_there(reference.file, problem.found)) if doubtful else problem
