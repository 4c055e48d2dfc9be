"""The files of an exhibit's folder as they are read: their names in messages, and their problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.model.drafts import PERSON_FILE, Draft
from data.model.problem import WHOLE_FILE, Location, Problem, Reference, in_reading_order
from data.model.stop_ids import NamedStop, StopFile
from data.reading.yaml_parser import NotYamlError, YamlFields, parse_yaml

FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*$\n?(?P<story>.*)\Z", re.DOTALL | re.MULTILINE
)


@dataclass(slots=True)
class SourceFile:
    """A file that a curator writes.

    `name` is relative to the exhibit's folder `exhibit`, which is None for a file that is read by itself.
    `effect` is what follows from a problem that states nothing else. `text` is what `read_text` read; None
    before, and where it cannot be read. `emptied_rows` are the rows of a table that have cells, all of them
    empty, and a filled row below. `draft` is the draft that the file belongs to: its problems are then what
    is left to do. `draft_rows` are the drafts in a table.
    """

    path: Path
    name: str
    effect: str = ""
    problems: list[Problem] = field(default_factory=list)
    text: str | None = None
    exhibit: Path | None = None
    emptied_rows: tuple[int, ...] = ()
    draft: Draft | None = None
    draft_rows: list[Draft] = field(default_factory=list)
    _fields: YamlFields | None = None

    def problem(
        self,
        field: str = "",
        *,
        found: object = "",
        fault: str,
        remedy: str,
        effect: str = "",
        at: Location = WHOLE_FILE,
        lost: str | None = None,
        missing: Reference | None = None,
    ) -> None:
        """Report a problem of this file.

        `lost` is the id of the entry that is left out because of it, "" where the whole file is. `missing` is
        what the file refers to in vain.
        """
        self.problems.append(
            Problem.on(
                self.name,
                field,
                found=found,
                fault=fault,
                remedy=remedy,
                effect=effect or self.effect,
                at=at,
                lost=None if lost is None else Reference(self.name, lost),
                missing=missing,
            )
        )

    @property
    def yaml(self) -> tuple[str, int]:
        """The text of a YAML file, or of the front matter of a story; and the number of lines above it."""
        text = self.text or ""
        parts = FRONT_MATTER.match(text)
        return (text, 0) if parts is None else (parts["head"], 1)

    def at(self, *path: str | int) -> Location:
        """The line of a field of the YAML or the front matter, such as `"chapters", 2, "id"`.

        The line of the deepest part that is there; line 1 where none is.
        """
        try:
            # Only few files need it: their fields are parsed again, so that those of all others are not kept.
            self._fields = self._fields or parse_yaml(*self.yaml)
        except NotYamlError:
            return Location.line(1)
        return Location.line(self._fields.line(*path))

    def at_story(self, offset: int = 0) -> Location:
        """The line of a character of the story below the front matter; line 1 where there is no story."""
        text = self.text or ""
        parts = FRONT_MATTER.match(text)
        if parts is None:
            return Location.line(1)
        start = text.rindex(parts["story"].strip())
        return Location.line(text.count("\n", 0, start + offset) + 1)


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """An exhibit's folder. Each of its files is one object, whoever asks for it."""

    path: Path
    stop_files: list[StopFile] = field(default_factory=list)
    """The stops of the lives that were read, also those that cannot be shown."""
    _files: dict[str, SourceFile] = field(default_factory=dict)

    def file(self, name: str, effect: str = "") -> SourceFile:
        """The file of a name relative to the folder. The first `effect` that is given stays."""
        file = self._files.setdefault(name, SourceFile(self.path / name, printable(name), exhibit=self.path))
        file.effect = file.effect or effect
        return file

    def __contains__(self, name: str) -> bool:
        """Whether somebody asked for the file of a name."""
        return name in self._files

    def problems(self) -> Iterator[Problem]:
        """The problems of all files but drafts."""
        for file in self._files.values():
            if file.draft is None:
                yield from file.problems

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft with what is left to do in it, in reading order."""
        left_to_do: dict[Draft, list[Problem]] = {}
        for file in self._files.values():
            if file.draft is not None:
                left_to_do.setdefault(file.draft, []).extend(file.problems)
        found = [replace(each, left_to_do=in_reading_order(todo)) for each, todo in left_to_do.items()]
        rows = [row for file in self._files.values() for row in file.draft_rows]
        return tuple(sorted([*found, *rows], key=lambda each: each.file))

    def draft_of_stop(self, stop: NamedStop) -> Draft | None:
        """The draft that a stop belongs to; None for any other stop."""
        own = self._files.get(stop.file)
        return (own.draft if own else None) or self.draft_of_person(stop.id.partition("/")[0])

    def draft_of_person(self, person: str) -> Draft | None:
        """The draft that a life is; None for any other life."""
        file = self._files.get(f"people/{person}/{PERSON_FILE}")
        return file.draft if file else None


def printable(name: str) -> str:
    """A file's name without the bytes that are no text in this system's encoding."""
    return name.encode("utf-8", "replace").decode()
