"""`uv run app.py move`: a stop's place in its life, and the numbers of files, which give that order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from data.advice.exhibit_option import exhibit_option
from data.editing.file_changes import FileChanges, is_same_entry
from data.editing.refusal import refused
from data.editing.stop_order import numbered
from data.model.near_word import near_word
from data.model.stop_ids import (
    NUMBER,
    StopFile,
    StopReferences,
    free_name,
    story_of_translation,
    without_number,
    words_of_stem,
)
from data.reading.folder_files import matching_entries
from data.reading.read_translations import is_translation
from data.reading.read_yaml import rough_fields
from data.reading.stop_files import stop_files_of, stops_with_former_ids

WAY = ("course", "via", "leg", "travel")
"""The fields of a story that describe the way there from the stop before it."""


def move_stop(exhibit: Path, stop: str, after: str | None) -> Mapping[str, str]:
    """Put a stop behind another one of its life; as the first, where `after` is None.

    Returns the files that got another name, old → new, relative to the exhibit's folder; none where the stop
    is there already. Ids, texts and references stay as they are. Raises RefusedError where an argument does
    not allow it, OSError where a file cannot be renamed; no file has another name then.
    """
    moved = find_stop(stop, all_stops := stops_with_former_ids(exhibit), "stop")
    folder = (exhibit / moved.file).parent
    stops = [each for each in all_stops if (exhibit / each.file).parent == folder]
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
    of_new_name: dict[str, str] = {}
    for path in reversed(matching_entries(folder, "*.md")):
        stem, *language = [path.stem] if not is_translation(path) else path.stem.rsplit(".", 1)
        story = story_of_translation(stem, ids) if language else stem
        if story not in new_stems:
            continue
        new_name = ".".join([new_stems[story], *language, "md"])
        if other := of_new_name.get(new_name):
            files, fault = f"{path.name} and {other}", "are translations of one story into one language"
            raise refused(f"people/{folder.name}", "", files, fault, "keep one of the two files")
        of_new_name[new_name] = path.name
        if new_name != path.name:
            renamed[path.name] = new_name
    for name, new_name in renamed.items():
        is_taken = os.path.lexists(folder / new_name) and new_name not in renamed
        if is_taken and not is_same_entry(folder / name, folder / new_name):
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
    if not meant and person is not None:
        meant = _of_number(reference, [each for each in stops if each.id.startswith(f"{person}/")])
    if len(meant) == 1 and (person is None or meant[0].id.startswith(f"{person}/")):
        return meant[0]
    if len(meant) > 1:
        remedy = f"write {' or '.join(each.id for each in meant)}"
        raise refused(argument, "", reference, "is the name of several stops", remedy)
    near = near_word(without_number(wanted), [each.id for each in stops])
    remedy = f"write {near}" if near else "write the person and the name, such as sorge/tokyo-1933"
    fault = "is no stop of this exhibit" if person is None else "is not one stop of this life"
    raise refused(argument, "", reference, fault, remedy)


def _of_number(number: str, life: Sequence[StopFile]) -> tuple[StopFile, ...]:
    """The stops whose files begin with a number, such as `07` or `07a`; `7` is another way to write it."""
    numbers = {each: found[0][:-1] for each in life if (found := NUMBER.match(stem_of(each)))}
    same = tuple(each for each, own in numbers.items() if own == number)
    return same or tuple(each for each, own in numbers.items() if own.lstrip("0") == number.lstrip("0"))


def changed_ways(
    exhibit: Path, before: Sequence[StopFile], after: Sequence[StopFile]
) -> list[tuple[str, list[str], str]]:
    """The stops to which a way leads from another stop than before, and whose files describe that way: the
    file, the fields that do, and where the way comes from now (empty for the first stop of a life).

    `before` and `after` are all stops in the order of their lives; one that is new has no way yet.
    """
    old, new = _previous(before), _previous(after)
    changed = [each for each in after if each.id in old and old[each.id] != new[each.id]]
    found = (
        (each, [name for name in WAY if rough_fields(exhibit / each.file).get(name)]) for each in changed
    )
    return [(each.file, fields, new[each.id]) for each, fields in found if fields]


def _previous(stops: Sequence[StopFile]) -> dict[str, str]:
    """The id of the stop before each, within its life; empty for the first."""
    pairs = zip(["", *(each.id for each in stops)], [each.id for each in stops], strict=False)
    return {
        id: previous if previous.partition("/")[0] == id.partition("/")[0] else "" for previous, id in pairs
    }


def stem_of(stop: StopFile) -> str:
    """The name of a stop's file without `.md`."""
    return PurePosixPath(stop.file).stem


def _shared_words(folder: Path, stem: str, ids: Mapping[str, str]) -> Exception:
    words = words_of_stem(stem)
    same = [each for each in ids if words_of_stem(each).lower() == words.lower()]
    fault = f"share the name {words}, so the number cannot change"
    name = f"{free_name(stem, ids)}{exhibit_option(folder.parents[1])}"
    remedy = f"give each a name of its own, with: uv run app.py rename stop {ids[stem]} {name}"
    return refused(f"people/{folder.name}", " and ".join(f"{each}.md" for each in same), "", fault, remedy)
