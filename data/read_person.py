"""One life: a folder of people/, its person.yaml and its stops."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from data.edtf_date import parse_date
from data.gazetteer import Gazetteer, unknown
from data.model import Chapter, Person, Picture, Place, Source, Stop
from data.problem import Problem
from data.read_sheet import read_sheet, read_story
from data.sheets import PersonSheet, StopMatter

STOP_LOST = "The stop is not shown."


def read_person(folder: Path, gazetteer: Gazetteer, problems: list[Problem]) -> Person | None:
    """A life with its stops in the order of their file names; a faulty stop is told and left out.

    Returns None when person.yaml cannot be used, or no stop is left.
    """
    name = f"people/{folder.name}/person.yaml"
    sheet = read_sheet(folder / "person.yaml", name, PersonSheet, "The life is not shown.", problems)
    if sheet is None:
        return None
    chapters = {each.id: Chapter(each.id, each.title) for each in sheet.chapters}
    stops = [_read_stop(path, chapters, gazetteer, problems) for path in _stop_files(folder)]
    kept = tuple(stop for stop in stops if stop is not None)
    if not kept:
        fault, remedy = "no stop can be shown", "add a file such as 01-baku-1895.md"
        problems.append(Problem(name, "", "", "", fault, remedy, "The life is not shown."))
        return None
    return Person(
        id=folder.name,
        born=parse_date(sheet.born),
        died=parse_date(sheet.died),
        chapters=tuple(chapters.values()),
        stops=kept,
        **sheet.model_dump(exclude={"born", "died", "chapters"}),
    )


def _stop_files(folder: Path) -> list[Path]:
    """The stops in English: `07-tokyo-1933.md`, but not its translation `07-tokyo-1933.ru.md`."""
    return sorted(
        path for path in folder.glob("*.md") if "." not in path.stem and not path.stem.startswith("_")
    )


def _read_stop(
    path: Path, chapters: dict[str, Chapter], gazetteer: Gazetteer, problems: list[Problem]
) -> Stop | None:
    person = path.parent.name
    name = f"people/{person}/{path.name}"
    read = read_story(path, name, StopMatter, STOP_LOST, problems)
    if read is None:
        return None
    head, story = read
    if head.chapter not in chapters:
        problems.append(_unknown(path, name, "chapter", head.chapter, chapters, "person.yaml", STOP_LOST))
    if head.place not in gazetteer.places:
        problems.append(_unknown(path, name, "place", head.place, gazetteer.places, "places.csv", STOP_LOST))
    if head.chapter not in chapters or head.place not in gazetteer.places:
        return None
    return Stop(
        id=f"{person}/{path.stem}",
        person=person,
        place=gazetteer.places[head.place],
        date=parse_date(head.date),
        old_style=parse_date(head.old_style) if head.old_style else None,
        chapter=chapters[head.chapter],
        story=story,
        picture=_picture(head.picture, path, name, gazetteer, problems),
        via=_places(head.via, "via", path, name, gazetteer, problems),
        mentions=_places(head.mentions, "mentions", path, name, gazetteer, problems),
        sources=_sources(head.sources, path, name, gazetteer, problems),
        **head.model_dump(include={"title", "highlight", "certainty", "present", "leg", "travel", "doubt"}),
    )


def _picture(
    found: str, path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> Picture | None:
    if found and found not in gazetteer.pictures:
        effect = "No picture is shown."
        problems.append(_unknown(path, name, "picture", found, gazetteer.pictures, "pictures.csv", effect))
    return gazetteer.pictures.get(found)


def _places(
    ids: list[str], field: str, path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> tuple[Place, ...]:
    for each in ids:
        if each not in gazetteer.places:
            effect = "The place is left out of the story’s map."
            problems.append(_unknown(path, name, field, each, gazetteer.places, "places.csv", effect))
    return tuple(gazetteer.places[each] for each in ids if each in gazetteer.places)


def _sources(
    ids: list[str], path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> tuple[Source, ...]:
    for each in ids:
        if each not in gazetteer.sources:
            effect = "The source is not named."
            problems.append(_unknown(path, name, "sources", each, gazetteer.sources, "sources.csv", effect))
    return tuple(gazetteer.sources[each] for each in ids if each in gazetteer.sources)


def _unknown(
    path: Path, name: str, field: str, found: str, known: Iterable[str], table: str, effect: str
) -> Problem:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = next(
        (
            number
            for number, text in enumerate(lines, 1)
            if text.lstrip().startswith(f"{field}:") and found in text
        ),
        1,
    )
    return unknown(name, f"line {line}", field, found, known, table, effect, line)
