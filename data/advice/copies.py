"""Advice on copies of the exhibit's files, which are not read: a copy may hold the newer text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from data.model.exhibit import Exhibit
from data.model.problem import Advice
from data.reading.copied_names import CopiedName
from data.reading.folder_files import FOLDERS, ROOT_FILES, copies_among, entries, person_folders
from data.reading.source_file import printable

COMPARE = "compare the two: the copy may hold the newer text"
EFFECT = "What stands in it is not shown."


def copies(exhibit: Exhibit | None, folder: Path) -> Iterator[Advice]:
    """Each copy that a desktop, an editor or a sync program left in the exhibit's folder; `exhibit` is None
    where none can be shown. A copied file that pictures.csv, audio.csv or exhibit.yaml names is
    shown or played, and is no copy."""
    shown = set() if exhibit is None else _media_files(exhibit)
    for copy in _copies_in(folder):
        if copy.original in (*ROOT_FILES, *FOLDERS) or copy.original.startswith("exhibit."):
            yield _advice(folder, "", copy)
    for each in (*(folder / name for name in FOLDERS), *person_folders(folder)):
        parent = f"{each.relative_to(folder).as_posix()}/"
        for copy in _copies_in(each):
            if f"{parent}{copy.name}" not in shown:
                yield _advice(folder, parent, copy)


def _media_files(exhibit: Exhibit) -> set[str]:
    sounds = {f"audio/{file.name}" for sound in exhibit.sounds.values() for file in sound.files.values()}
    look = {f"look/{file}" for file in exhibit.look.files}
    return sounds | look | {f"pictures/{picture.file}" for picture in exhibit.pictures.values()}


def _copies_in(folder: Path) -> Iterator[CopiedName]:
    with suppress(OSError):
        yield from copies_among(entries(folder)).values()


def _advice(folder: Path, parent: str, copy: CopiedName) -> Advice:
    name, original = f"{parent}{printable(copy.name)}", copy.original
    what = "folder" if (folder / parent / copy.name).is_dir() else "file"
    is_there = (folder / parent / original).exists()
    of_original = original if is_there else f"{original}, which is not there,"
    remedy = COMPARE if is_there else f"if it is the text you want, name it {original}"
    if copy.kind == "text":
        fault = f"the file’s name ends in {PurePath(original).suffix}.txt, so it is not read"
        if is_there:
            fault = f"{fault}: {original} is"
        else:
            remedy = f"name it {original}; Windows shows the .txt where Explorer shows file name extensions"
    elif copy.kind == "conflict":
        fault = f"the {what} is a second version of {of_original} kept by a sync program, and is not read"
    elif copy.kind == "title":
        fault = f"the file has the title of {original}, is taken for its second version, and is not read"
        remedy = f"{COMPARE}; a stop of its own has a title of its own"
    else:
        fault = f"the {what} has the name of a copy of {of_original} and is not read"
    return Advice.on(name, fault=fault, remedy=remedy, effect=EFFECT)
