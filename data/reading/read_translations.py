"""The files of a translation: `07-tokyo-1933.ru.md`, `person.ru.yaml`, `exhibit.ru.yaml`.

A faulty one is told and costs only itself: visitors read English in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from data.model.exhibit import Chapter
from data.model.languages import is_language
from data.model.problem import Problem
from data.model.texts import ORIGINAL, ChapterText, ExhibitText, PersonText, StopText
from data.reading.read_yaml import FieldsType, line_of, read_front_matter, read_yaml
from data.schema.yaml_schema import ExhibitTextFields, PersonTextFields, StopTextFields

IN_ENGLISH = "Visitors read English instead."
MOST_ALIKE = 20
"""File names a lost translation is compared with: comparing is slow, and a folder may hold thousands."""


def is_translation(path: Path) -> bool:
    """Whether a story's file name ends in a language: `07-tokyo-1933.ru.md` does."""
    stop, language = _stop_and_language(path)
    return bool(stop) and is_language(language)


def read_stop_texts(
    paths: Iterable[Path], stops: Collection[str], problems: list[Problem]
) -> Mapping[str, Mapping[str, StopText]]:
    """The translated stories among `paths`, by stop and language; `stops` are named like `07-tokyo-1933`.

    A translation is read and checked also where its English story is faulty; one that has no English story,
    or whose name cannot be a translation's, is told.
    """
    texts: dict[str, dict[str, StopText]] = defaultdict(dict)
    neighbours = _by_number(stops)
    for path in filter(is_translation, paths):
        name = _name(path)
        stop, language = _stop_and_language(path)
        if path.suffix != ".md":
            remedy = f"name it {stop}.{language}.md"
            problems.append(_strange(name, "the file’s name cannot be a translation’s", remedy))
        elif language == ORIGINAL:
            fault = f"the English story stands in {stop}.md"
            problems.append(_strange(name, fault, "put the text there, or delete this file"))
        elif stop not in stops:
            near = get_close_matches(stop, neighbours[_number(stop)][:MOST_ALIKE], n=1)
            remedy = f"name it {near[0]}.{language}.md" if near else "name it like the English file"
            problems.append(_strange(name, f"there is no story {stop}.md", remedy))
        else:
            met: list[Problem] = []
            read = read_front_matter(path, name, StopTextFields, IN_ENGLISH, met)
            problems += map(_in_its_language, met)
            if read is not None:
                head, story = read
                texts[stop][language] = StopText(language, story=story, **head.model_dump())
    return texts


def read_person_texts(
    folder: Path, chapters: Iterable[str], problems: list[Problem]
) -> Mapping[str, PersonText]:
    """A life's translations by language. A chapter that is not in person.yaml is told and left out."""
    known = tuple(chapters)
    texts: dict[str, PersonText] = {}
    for path, language in _sheets(folder, "person", f"people/{folder.name}/", problems):
        name = f"people/{folder.name}/{path.name}"
        sheet = _read_sheet(path, name, PersonTextFields, problems)
        if sheet is not None:
            problems += [_no_chapter(path, name, each, known) for each in sheet.chapters if each not in known]
            titles = {each: sheet.chapters[each] for each in known if each in sheet.chapters}
            rest = sheet.model_dump(exclude={"chapters"})
            texts[language] = PersonText(language, chapters=titles, **rest)
    return texts


def read_exhibit_texts(folder: Path, problems: list[Problem]) -> Mapping[str, ExhibitText]:
    """The translations of exhibit.yaml by language."""
    texts: dict[str, ExhibitText] = {}
    for path, language in _sheets(folder, "exhibit", "", problems):
        sheet = _read_sheet(path, path.name, ExhibitTextFields, problems)
        if sheet is not None:
            texts[language] = ExhibitText(language, **sheet.model_dump())
    return texts


def with_titles(chapter: Chapter, texts: Mapping[str, PersonText]) -> Chapter:
    """A chapter with its titles out of the life's translations."""
    titles = {each: text.chapters[chapter.id] for each, text in texts.items() if chapter.id in text.chapters}
    return replace(chapter, translations={each: ChapterText(each, title) for each, title in titles.items()})


def _read_sheet(path: Path, name: str, sheet: type[FieldsType], problems: list[Problem]) -> FieldsType | None:
    met: list[Problem] = []
    read = read_yaml(path, name, sheet, IN_ENGLISH, met)
    problems += map(_in_its_language, met)
    return read


def _in_its_language(problem: Problem) -> Problem:
    """A sheet's examples are Russian: whoever translates into another language is not told to write those."""
    if problem.fault not in ("is missing", "is empty"):
        return problem
    field = problem.field.rpartition(".")[2]
    return replace(problem, remedy=f"write {field}: and its text in this language")


def _sheets(folder: Path, stem: str, above: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The files `stem.ru.yaml` of a folder with their languages; one whose name is none of these is told."""
    for path in sorted(folder.glob(f"{stem}.*.y*ml")):
        language = path.name.removeprefix(f"{stem}.").removesuffix(path.suffix)
        name = f"{above}{path.name}".encode("utf-8", "replace").decode()
        if language.lower() == ORIGINAL:
            fault = f"the English text stands in {stem}.yaml"
            problems.append(_strange(name, fault, "put the text there, or delete this file"))
        elif not is_language(language) or path.suffix != ".yaml":
            code = language.lower() if is_language(language.lower()) else "ru"
            remedy = f"name it {stem}.{code}.yaml"
            problems.append(_strange(name, "the file’s name cannot be a translation’s", remedy))
        else:
            yield path, language


def _stop_and_language(path: Path) -> tuple[str, str]:
    stop, _, language = path.stem.rpartition(".")
    return stop, language


def _by_number(stops: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for stop in stops:
        found[_number(stop)].append(stop)
    return found


def _number(stop: str) -> str:
    return stop.partition("-")[0]


def _name(path: Path) -> str:
    return f"people/{path.parent.name}/{path.name}".encode("utf-8", "replace").decode()


def _strange(name: str, fault: str, remedy: str) -> Problem:
    return Problem(name, "", "", "", fault, remedy, "It is not shown.")


def _no_chapter(path: Path, name: str, found: str, known: Collection[str]) -> Problem:
    near = get_close_matches(found, known, n=1)
    remedy = f"write {near[0]}" if near else f"delete it, or write one of {', '.join(known)}"
    line, fault = line_of(path, "chapters", found), "is not a chapter of person.yaml"
    return Problem(name, f"line {line}", "chapters", found, fault, remedy, "The title is not shown.", line)
