"""Read the files of a translation: `07-tokyo-1933.ru.md`, `person.ru.yaml`, `exhibit.ru.yaml`.

A faulty file is reported and left out: visitors read the original in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from data.model.exhibit import Chapter
from data.model.languages import canonical_language, language_name
from data.model.problem import Problem
from data.model.texts import ChapterText, ExhibitText, PersonText, StopText
from data.reading.read_languages import canonical_first, language_of_file, second_file
from data.reading.read_yaml import FieldsType, line_of, read_front_matter, read_yaml
from data.schema.yaml_schema import ExhibitTextFields, PersonTextFields, StopTextFields

MOST_COMPARED = 20
"""How many story names a misnamed translation is compared with: it is slow, and there may be thousands."""


def read_instead(original: str) -> str:
    """What follows where a translation is missing: "Visitors read English instead."."""
    return f"Visitors read {language_name(original)} instead."


def is_translation(path: Path) -> bool:
    """Whether a story's file name ends in a language: `07-tokyo-1933.ru.md` does."""
    return bool(language_of_file(path))


def read_stop_texts(
    paths: Iterable[Path], stops: Collection[str], original: str, problems: list[Problem]
) -> Mapping[str, Mapping[str, StopText]]:
    """The translated stories among `paths`, by stop and language; `stops` are named like `07-tokyo-1933`.

    A translation is checked also where its original story is faulty. One that has no original story, or whose
    file name is not a translation's, is reported.
    """
    texts: dict[str, dict[str, StopText]] = defaultdict(dict)
    files: dict[tuple[str, str], str] = {}
    stops_by_number = _by_number(stops)
    for path in canonical_first(filter(is_translation, paths)):
        name = _name(path)
        stop, language = path.stem.rpartition(".")[0], language_of_file(path)
        if path.suffix != ".md":
            remedy = f"name it {stop}.{language}.md"
            problems.append(_misnamed(name, "the file’s name cannot be a translation’s", remedy))
        elif language == original:
            problems.append(_in_original_language(name, "story", f"{stop}.md", original))
        elif stop not in stops:
            near = get_close_matches(stop, stops_by_number[_number(stop)][:MOST_COMPARED], n=1)
            remedy = (
                f"name it {near[0]}.{language}.md"
                if near
                else f"name it like the {language_name(original)} file"
            )
            problems.append(_misnamed(name, f"there is no story {stop}.md", remedy))
        elif (stop, language) in files:
            problems.append(second_file(name, language, files[stop, language]))
        else:
            files[stop, language] = path.name
            found: list[Problem] = []
            read = read_front_matter(path, name, StopTextFields, read_instead(original), found)
            problems += map(_without_example, found)
            if read is not None:
                head, story = read
                texts[stop][language] = StopText(language, story=story, **head.model_dump())
    return texts


def read_person_texts(
    folder: Path, chapters: Iterable[str], original: str, problems: list[Problem]
) -> Mapping[str, PersonText]:
    """A person's translations by language. A chapter that is not in person.yaml is reported and left out."""
    known = tuple(chapters)
    texts: dict[str, PersonText] = {}
    for path, language in _translated_yaml(folder, "person", f"people/{folder.name}/", original, problems):
        name = f"people/{folder.name}/{path.name}"
        fields = _read_fields(path, name, PersonTextFields, original, problems)
        if fields is not None:
            problems += [
                _unknown_chapter(path, name, each, known) for each in fields.chapters if each not in known
            ]
            titles = {each: fields.chapters[each] for each in known if each in fields.chapters}
            rest = fields.model_dump(exclude={"chapters"})
            texts[language] = PersonText(language, chapters=titles, **rest)
    return texts


def read_exhibit_texts(folder: Path, original: str, problems: list[Problem]) -> Mapping[str, ExhibitText]:
    """The translations of exhibit.yaml by language."""
    texts: dict[str, ExhibitText] = {}
    for path, language in _translated_yaml(folder, "exhibit", "", original, problems):
        fields = _read_fields(path, path.name, ExhibitTextFields, original, problems)
        if fields is not None:
            texts[language] = ExhibitText(language, **fields.model_dump())
    return texts


def with_titles(chapter: Chapter, texts: Mapping[str, PersonText]) -> Chapter:
    """A chapter with its titles from the person's translations."""
    titles = {each: text.chapters[chapter.id] for each, text in texts.items() if chapter.id in text.chapters}
    return replace(chapter, translations={each: ChapterText(each, title) for each, title in titles.items()})


def _read_fields(
    path: Path, name: str, model: type[FieldsType], original: str, problems: list[Problem]
) -> FieldsType | None:
    found: list[Problem] = []
    fields = read_yaml(path, name, model, read_instead(original), found)
    problems += map(_without_example, found)
    return fields


def _without_example(problem: Problem) -> Problem:
    """The problem with a remedy for any language: the examples of the models are Russian."""
    if problem.fault not in ("is missing", "is empty"):
        return problem
    field = problem.field.rpartition(".")[2]
    return replace(problem, remedy=f"write {field}: and its text in this language")


def _translated_yaml(
    folder: Path, stem: str, parent: str, original: str, problems: list[Problem]
) -> Iterator[tuple[Path, str]]:
    """The files `<stem>.<language>.yaml` of a folder with their languages; a misnamed one is reported."""
    files: dict[str, str] = {}
    for path in canonical_first(folder.glob(f"{stem}.*.y*ml")):
        language = canonical_language(path.name.removeprefix(f"{stem}.").removesuffix(path.suffix))
        name = f"{parent}{path.name}".encode("utf-8", "replace").decode()
        if language == original:
            problems.append(_in_original_language(name, "text", f"{stem}.yaml", original))
        elif not language or path.suffix != ".yaml":
            remedy = f"name it {stem}.{language or 'ru'}.yaml"
            problems.append(_misnamed(name, "the file’s name cannot be a translation’s", remedy))
        elif language in files:
            problems.append(second_file(name, language, files[language]))
        else:
            files[language] = path.name
            yield path, language


def _by_number(stops: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for stop in stops:
        found[_number(stop)].append(stop)
    return found


def _number(stop: str) -> str:
    return stop.partition("-")[0]


def _name(path: Path) -> str:
    return f"people/{path.parent.name}/{path.name}".encode("utf-8", "replace").decode()


def _misnamed(name: str, fault: str, remedy: str) -> Problem:
    return Problem(name, "", "", "", fault, remedy, "It is not shown.")


def _in_original_language(name: str, what: str, file: str, original: str) -> Problem:
    fault = f"the {language_name(original)} {what} stands in {file}"
    other = f"or, if {file} is in another language, write original_language: and its code in exhibit.yaml"
    return _misnamed(name, fault, f"put the text there, or delete this file, {other}")


def _unknown_chapter(path: Path, name: str, found: str, known: Collection[str]) -> Problem:
    near = get_close_matches(found, known, n=1)
    remedy = f"write {near[0]}" if near else f"delete it, or write one of {', '.join(known)}"
    line, fault = line_of(path, "chapters", found), "is not a chapter of person.yaml"
    return Problem(name, f"line {line}", "chapters", found, fault, remedy, "The title is not shown.", line)
