"""Read one person of people/: the folder with person.yaml and a file for each stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from data.model.edtf_date import parse_date
from data.model.exhibit import Chapter, Person, Picture, Place, Source, Stop
from data.model.problem import Problem
from data.model.texts import StopText
from data.reading.read_gazetteer import Gazetteer, unknown
from data.reading.read_translations import is_translation, read_person_texts, read_stop_texts, with_titles
from data.reading.read_yaml import line_of, read_front_matter, read_yaml
from data.schema.yaml_schema import PersonFields, StopFields

STOP_LOST = "The stop is not shown."
STOP_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.md")
STORY_SUFFIXES = (".md", ".markdown", ".txt")


def read_person(
    folder: Path,
    gazetteer: Gazetteer,
    original: str,
    problems: list[Problem],
    step: Callable[[], None] = lambda: None,
) -> Person | None:
    """A person with their stops in the order of the file names; a faulty stop is reported and left out.

    `original` is the language the exhibit is written in. Returns None when person.yaml cannot be used, or no
    stop is left. `step` is called before each stop.
    """
    name = f"people/{folder.name}/person.yaml"
    fields = read_yaml(folder / "person.yaml", name, PersonFields, "The life is not shown.", problems)
    if fields is None:
        return None
    chapters = _chapters(fields, folder / "person.yaml", name, original, problems)
    translations = read_person_texts(folder, chapters, original, problems)
    chapters = {key: with_titles(chapter, translations) for key, chapter in chapters.items()}
    stories = _story_files(folder, problems)
    paths = _stop_files(stories, problems)
    stop_texts = read_stop_texts(stories, {path.stem for path in paths}, original, problems)
    read: list[Stop | None] = []
    for path in paths:
        step()
        read.append(_read_stop(path, chapters, gazetteer, original, stop_texts.get(path.stem, {}), problems))
    stops = tuple(stop for stop in read if stop is not None)
    if not stops:
        fault, remedy = "no stop can be shown", "add a file such as 01-baku-1895.md"
        problems.append(Problem(name, "", "", "", fault, remedy, "The life is not shown."))
        return None
    return Person(
        id=folder.name,
        language=original,
        born=parse_date(fields.born),
        died=parse_date(fields.died),
        chapters=tuple(chapters.values()),
        stops=stops,
        translations=translations,
        **fields.model_dump(exclude={"born", "died", "chapters"}),
    )


def _chapters(
    fields: PersonFields, path: Path, name: str, original: str, problems: list[Problem]
) -> dict[str, Chapter]:
    chapters: dict[str, Chapter] = {}
    for index, each in enumerate(fields.chapters):
        if each.id in chapters:
            fault, remedy, effect = "is used twice", "give each an id of its own", "Only the first is shown."
            line = line_of(path, "chapters", index, "id")
            where = f"line {line}"
            problems.append(Problem(name, where, "chapters", each.id, fault, remedy, effect, line))
        chapters.setdefault(each.id, Chapter(each.id, original, each.title))
    return chapters


def _story_files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The files of a person's folder that may be stories, in any language; `_draft.md` is none."""
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        fault = f"the folder cannot be opened ({error.strerror})"
        problems.append(Problem(f"people/{folder.name}", "", "", "", fault, "check its rights", STOP_LOST))
        return []
    stories = [path for path in files if path.suffix.lower() in STORY_SUFFIXES]
    return [path for path in stories if not path.name.startswith(("_", "."))]


def _stop_files(stories: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """The original stories: `07-tokyo-1933.md`, but not its translation `07-tokyo-1933.ru.md`."""
    stops = [path for path in stories if not is_translation(path)]
    for path in stops:
        if not STOP_FILE.fullmatch(path.name):
            name = f"people/{path.parent.name}/{path.name}".encode("utf-8", "replace").decode()
            fault, remedy = "the file’s name cannot be a stop’s", "name it like 07-tokyo-1933.md"
            problems.append(Problem(name, "", "", "", fault, remedy, STOP_LOST))
    return [path for path in stops if STOP_FILE.fullmatch(path.name)]


def _read_stop(
    path: Path,
    chapters: Mapping[str, Chapter],
    gazetteer: Gazetteer,
    original: str,
    texts: Mapping[str, StopText],
    problems: list[Problem],
) -> Stop | None:
    person = path.parent.name
    name = f"people/{person}/{path.name}"
    read = read_front_matter(path, name, StopFields, STOP_LOST, problems)
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
        language=original,
        place=gazetteer.places[head.place],
        date=parse_date(head.date),
        old_style=parse_date(head.old_style) if head.old_style else None,
        chapter=chapters[head.chapter],
        story=story,
        translations=texts,
        picture=_picture(head.picture, path, name, gazetteer, problems),
        via=_places(head.via, "via", path, name, gazetteer, problems),
        mentions=_places(head.mentions, "mentions", path, name, gazetteer, problems),
        sources=_sources(head.sources, path, name, gazetteer, problems),
        **head.model_dump(include={"title", "highlight", "certainty", "present", "leg", "travel", "doubt"}),
    )


def _picture(
    key: str, path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> Picture | None:
    if key and key not in gazetteer.pictures:
        effect = "No picture is shown."
        problems.append(_unknown(path, name, "picture", key, gazetteer.pictures, "pictures.csv", effect))
    return gazetteer.pictures.get(key)


def _places(
    ids: list[str], field: str, path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> tuple[Place, ...]:
    for index, each in enumerate(ids):
        if each not in gazetteer.places:
            effect, known = "The place is left out of the story’s map.", gazetteer.places
            problems.append(_unknown(path, name, field, each, known, "places.csv", effect, index))
    return tuple(gazetteer.places[each] for each in ids if each in gazetteer.places)


def _sources(
    ids: list[str], path: Path, name: str, gazetteer: Gazetteer, problems: list[Problem]
) -> tuple[Source, ...]:
    for index, each in enumerate(ids):
        if each not in gazetteer.sources:
            effect, known = "The source is not named.", gazetteer.sources
            problems.append(_unknown(path, name, "sources", each, known, "sources.csv", effect, index))
    return tuple(gazetteer.sources[each] for each in ids if each in gazetteer.sources)


def _unknown(
    path: Path, name: str, field: str, found: str, known: Iterable[str], table: str, effect: str, *index: int
) -> Problem:
    line = line_of(path, field, *index)
    return unknown(name, f"line {line}", field, found, known, table, effect, line)
