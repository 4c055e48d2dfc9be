"""Advice on the names of the files of stops: names that two share, and numbers that sort in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from data.advice.exhibit_option import exhibit_option
from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Person
from data.model.problem import Advice, first_few
from data.model.stop_ids import free_name, words_of_stem
from data.reading.stop_files import stop_files_of

DIGITS = re.compile(r"(\d+)")


def shared_names(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Stops of one life whose files differ in the number alone."""
    for person in exhibit.people:
        same: dict[str, list[str]] = defaultdict(list)
        files = stop_files_of(locations.folder / "people" / person.id)
        all_stems = [PurePosixPath(each.file).stem for each in files]
        for stem in _stems(person):
            same[words_of_stem(stem).lower()].append(stem)
        for stems in (each for each in same.values() if len(each) > 1):
            words, last = words_of_stem(stems[0]), f"{person.id}/{stems[-1]}"
            named = first_few([f"{each}.md" for each in stems])
            fault = f"{len(stems)} stories share the name {words} ({named})"
            name = f"{free_name(stems[-1], all_stems)}{exhibit_option(locations.folder)}"
            remedy = f"give each a name of its own: uv run app.py rename stop {last} {name}"
            effect = "Their numbers are part of their ids, and cannot change."
            yield Advice.on(f"people/{person.id}", fault=fault, remedy=remedy, effect=effect)


def two_orders(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Lives whose files a file manager, which reads numbers as numbers, shows in another order."""
    for person in exhibit.people:
        stems = _stems(person)
        for here, there in zip(stems, sorted(stems, key=_as_in_a_file_manager), strict=True):
            if here != there:
                fault = f"{here}.md is told before {there}.md, and a file manager shows it behind"
                stops = f"{person.id}/{there} --after {person.id}/{here}"
                command = f"uv run app.py move {stops}{exhibit_option(locations.folder)}"
                remedy = f"give the numbers one length: {command}"
                effect = "The life is told in the order in which a computer sorts texts."
                yield Advice.on(f"people/{person.id}", fault=fault, remedy=remedy, effect=effect)
                break


def _stems(person: Person) -> list[str]:
    return [PurePosixPath(stop.file).stem for stop in person.stops]


def _as_in_a_file_manager(stem: str) -> list[tuple[int, int, str]]:
    """A key that compares numbers by their values, as the file managers of Windows, macOS and GNOME do."""
    parts = (each for each in DIGITS.split(stem) if each)
    return [(0, int(each), "") if each.isdecimal() else (1, 0, each.lower()) for each in parts]
