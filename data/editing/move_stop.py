"""`uv run app.py move`: a stop's place in its life, and the numbers of files, which give that order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from data.editing.file_changes import FileChanges
from data.editing.refusal import refused
from data.editing.stop_order import numbered
from data.model.near_word import near_word
from data.model.stop_ids import StopFile, StopReferences, story_of_translation, without_number, words_of_stem
from data.reading.folder_files import matching_entries
from data.reading.read_translations import is_translation
from data.reading.stop_files import stop_files, stop_files_of


def move_stop(exhibit: Path, stop: str, after: str | None) -> Mapping[str, str]:
    """Put a stop behind another one of its life; as the first, where `after` is None.

    Returns the files that got another name, old → new, relative to the exhibit's folder; none where the stop
    is there already. Ids, texts and references stay as they are. Raises RefusedError where an argument does
    not allow it, OSError where a file cannot be renamed; no file has another name then.
    """
    moved = find_stop(stop, stop_files(exhibit), "stop")
    folder = (exhibit / moved.file).parent
    stops = stop_files_of(folder)
    order = [stem_of(each) for each in stops if each.id != moved.id]
    index = 0
    if after is not None:
        previous = find_stop(after, stops, "--after", person=folder.name)
        if previous.id == moved.id:
            raise refused("--after", "", after, "is the stop itself", "write the stop that it shall follow")
        index = order.index(stem_of(previous)) + 1
    order.insert(index, stem_of(moved))
    changes = FileChanges()
    renamed = renumber(folder, order, numbered(order), changes)
    changes.apply()
    return {f"people/{folder.name}/{old}": f"people/{folder.name}/{new}" for old, new in renamed.items()}


def renumber(folder: Path, old: Sequence[str], new: Sequence[str], changes: FileChanges) -> Mapping[str, str]:
    """Add to `changes` other numbers of a life's files: stems `old` become `new`, with their translations.

    Returns the names that change. Raises RefusedError where a file of another kind has such a name, or where
    two stops share their words: the number is then part of their ids.
    """
    ids = {stem_of(each): each.id for each in stop_files_of(folder)}
    new_stems = {stem: each for stem, each in zip(old, new, strict=True) if stem != each}
    for stem in new_stems:
        if ids[stem].endswith(f"/{stem}") and words_of_stem(stem) != stem:
            raise _shared_words(folder, stem, ids)
    return rename_files(folder, new_stems, changes)


def rename_files(folder: Path, new_stems: Mapping[str, str], changes: FileChanges) -> Mapping[str, str]:
    """Add to `changes` other names of a life's files: by stem, with their translations.

    Returns the names that change. Raises RefusedError where a file of another kind has such a name.
    """
    ids = {stem_of(each) for each in stop_files_of(folder)}
    renamed: dict[str, str] = {}
    for path in reversed(matching_entries(folder, "*.md")):
        stem, *language = [path.stem] if not is_translation(path) else path.stem.rsplit(".", 1)
        story = story_of_translation(stem, ids) if language else stem
        if story in new_stems:
            renamed[path.name] = ".".join([new_stems[story], *language, "md"])
    for name, new_name in renamed.items():
        if os.path.lexists(folder / new_name) and new_name not in renamed:
            fault, remedy = f"is in the way of {name}", "give it another name, or delete it"
            raise refused(f"people/{folder.name}/{new_name}", "", "", fault, remedy)
        changes.rename(folder / name, folder / new_name)
    return dict(reversed(renamed.items()))


def find_stop(
    reference: str, stops: Sequence[StopFile], argument: str, *, person: str | None = None
) -> StopFile:
    """The stop that is meant by `sorge/tokyo-1933`; within a `person` also by `tokyo-1933`, a file's name or
    its number. Raises RefusedError unless it is exactly one."""
    name = PurePosixPath(reference.replace("\\", "/").removesuffix(".md"))
    wanted = f"{name.parts[-2]}/{name.name}" if len(name.parts) > 1 else f"{person}/{name}"
    meant = StopReferences(stops).meant(wanted)
    if not meant and person is not None and reference.isdecimal():
        meant = tuple(each for each in stops if stem_of(each).partition("-")[0] == reference)
    if len(meant) == 1 and (person is None or meant[0].id.startswith(f"{person}/")):
        return meant[0]
    if len(meant) > 1:
        remedy = f"write {' or '.join(each.id for each in meant)}"
        raise refused(argument, "", reference, "is the name of several stops", remedy)
    near = near_word(without_number(wanted), [each.id for each in stops])
    remedy = f"write {near}" if near else "write the person and the name, such as sorge/tokyo-1933"
    fault = "is no stop of this exhibit" if person is None else "is not one stop of this life"
    raise refused(argument, "", reference, fault, remedy)


def stem_of(stop: StopFile) -> str:
    """The name of a stop's file without `.md`."""
    return PurePosixPath(stop.file).stem


def _shared_words(folder: Path, stem: str, ids: Mapping[str, str]) -> Exception:
    words = words_of_stem(stem)
    same = [each for each in ids if words_of_stem(each).lower() == words.lower()]
    fault = f"share the name {words}, so the number cannot change"
    remedy = f"give each a name of its own, with: uv run app.py rename stop {ids[stem]} {words}-2"
    return refused(f"people/{folder.name}", " and ".join(f"{each}.md" for each in same), "", fault, remedy)
