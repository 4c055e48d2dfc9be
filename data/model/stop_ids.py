"""Ids of stops: `sorge/yokohama-1933`, the person and the words of the file's name without its number.

The number in `13-yokohama-1933.md` only sorts. It may change, and the id stays. The words are the id as long
as no other stop of the life has the same: two stops that share theirs have their whole file names as ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from data.model.ids import UniqueIds

NUMBER = re.compile(r"^\d+[a-z]*-(?=.)")
"""What begins a file's name and only sorts: `13-`, or `07a-` as earlier versions wrote it."""


def words_of_stem(stem: str) -> str:
    """A file's name without the number it begins with.

    >>> [words_of_stem(each) for each in ("13-yokohama-1933", "07a-kiel", "kiel-1918-b", "07")]
    ['yokohama-1933', 'kiel', 'kiel-1918-b', '07']
    """
    return NUMBER.sub("", stem, count=1)


def story_of_translation(stem: str, stories: Collection[str]) -> str:
    """The story that `14-yokohama-1933`, the name of a translation without its language, belongs to: by its
    name, else by its words. Empty where there is none, or more than one."""
    if stem in stories:
        return stem
    same = [each for each in stories if words_of_stem(each) == words_of_stem(stem)]
    return same[0] if len(same) == 1 else ""


def ids_in_life(stems: Collection[str]) -> Mapping[str, str]:
    """File name without `.md` → the stop's id in its life, for all stops of one life.

    The words of the name; the whole name where another file has these words. Capitals make no difference, as
    they make none in the file names of many systems.

    >>> dict(ids_in_life(["01-baku", "02-tokyo", "03-Tokyo"]))
    {'01-baku': 'baku', '02-tokyo': '02-tokyo', '03-Tokyo': '03-Tokyo'}
    """
    names = Counter(name for stem in stems for name in {stem.lower(), words_of_stem(stem).lower()})
    return {stem: words if names[(words := words_of_stem(stem)).lower()] == 1 else stem for stem in stems}


def free_name(stem: str, stems: Iterable[str]) -> str:
    """A name of its own for a stop that shares its words: these with a number behind them, as no other file
    of the life is called. `stems` are the names of the life's files without `.md`.

    >>> free_name("03-tokyo", ["01-tokyo", "02-Tokyo-2", "03-tokyo"])
    'tokyo-3'
    """
    words = words_of_stem(stem)
    while words != (words := words_of_stem(words)):
        pass
    taken = list(stems)
    return UniqueIds([words, *taken, *map(words_of_stem, taken)]).unique(words)


def without_number(reference: str) -> str:
    """A reference to a stop without the number of its file.

    >>> without_number("sorge/13-yokohama-1933")
    'sorge/yokohama-1933'
    """
    person, slash, name = reference.partition("/")
    return f"{person}{slash}{words_of_stem(name)}"


class NamedStop(Protocol):
    """What a reference to a stop is compared with.

    `file` is relative to the exhibit's folder. `formerly` are ids that the stop had before.
    """

    @property
    def id(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class StopFile:
    """A stop's file, whether or not it can be shown."""

    id: str
    file: str
    formerly: tuple[str, ...] = ()


AnyStop = TypeVar("AnyStop", bound=NamedStop)


class StopReferences(Generic[AnyStop]):
    """Finds the stop that a file, a visit log or a command means: by its id, or by a name it had before.

    >>> stops = StopReferences([StopFile("ada/turin", "people/ada/02-turin.md", ("ada/01-torino",))])
    >>> [stops.id_of(each) for each in ("ada/turin", "ada/07-turin", "ada/01-torino", "ada/rome")]
    ['ada/turin', 'ada/turin', 'ada/turin', 'ada/rome']
    """

    def __init__(self, stops: Iterable[AnyStop]) -> None:
        self._stages: tuple[dict[str, dict[str, AnyStop]], ...] = tuple({} for _ in range(5))
        for stop in stops:
            for stage, names in zip(self._stages, _names(stop), strict=True):
                for name in names:
                    stage.setdefault(name, {})[stop.id] = stop

    def meant(self, reference: str) -> tuple[AnyStop, ...]:
        """The stops that `person/name` may mean: none where there is no such stop, several where the name is
        of several."""
        words = without_number(reference)
        wanted = (reference, reference, reference, words, words)
        found = (stage.get(each) for stage, each in zip(self._stages, wanted, strict=True))
        return tuple(next(filter(None, found), {}).values())

    def get(self, reference: str) -> AnyStop | None:
        """The stop that is meant; None where there is none, or more than one."""
        found = self.meant(reference)
        return found[0] if len(found) == 1 else None

    def id_of(self, reference: str) -> str:
        """The id of the stop that is meant; the reference itself where that is not one stop."""
        found = self.get(reference)
        return reference if found is None else found.id


def _names(stop: NamedStop) -> Iterator[Collection[str]]:
    """The names of a stop, the strongest first: id, file, former names, the words of its file, of these."""
    person = stop.id.partition("/")[0]
    stem = stop.file.rpartition("/")[2].removesuffix(".md")
    yield (stop.id,)
    yield (f"{person}/{stem}",)
    yield stop.formerly
    yield (without_number(f"{person}/{stem}"),)
    yield {without_number(each) for each in stop.formerly}
