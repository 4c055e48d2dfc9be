"""Read the files of a translation: `07-tokyo-1933.ru.md`, `person.ru.yaml`, `exhibit.ru.yaml`.

A faulty file is reported and left out: visitors read the original in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data.model.exhibit import Chapter
from data.model.languages import canonical_language, language_name
from data.model.near_word import near_word
from data.model.problem import Problem, Reference
from data.model.stop_ids import story_of_translation, without_number
from data.model.texts import ChapterText, ExhibitText, LegendOrFact, PersonText, QuotationText, StopText
from data.reading.draft_files import has_no_story, is_blank, mark_draft, only_lacks_something
from data.reading.folder_files import matching_entries
from data.reading.read_languages import canonical_first, language_of_file, report_second_file
from data.reading.read_yaml import FieldsType, read_front_matter, read_yaml
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.translation_schema import ExhibitTextFields, PersonTextFields, StopTextFields

UNFINISHED = "is not finished"
NO_TRANSLATION = "the file’s name cannot be a translation’s"


def read_instead(original: str) -> str:
    """What follows where a translation is missing: "Visitors read English instead."."""
    return f"Visitors read {language_name(original)} instead."


def is_translation(path: Path) -> bool:
    """Whether a story's file name ends in a language: `07-tokyo-1933.ru.md` does."""
    return bool(language_of_file(path))


def read_stop_texts(
    folder: SourceFolder, stories: Iterable[Path], ids: Mapping[str, str], original: str
) -> Mapping[str, Mapping[str, StopText]]:
    """The translated stories among `stories`, by the stop's id and language; `ids` are those of the stops, by
    names like `07-tokyo-1933`.

    A translation is checked also where its original story is faulty. It may have another number than that.
    One that has no original story, or whose file name is not a translation's, is reported.
    """
    texts: dict[str, dict[str, StopText]] = defaultdict(dict)
    files: dict[tuple[str, str], str] = {}
    for path in canonical_first(filter(is_translation, stories)):
        source = folder.file(f"people/{path.parent.name}/{path.name}", read_instead(original))
        stop, language = path.stem.rpartition(".")[0], language_of_file(path)
        if path.suffix != ".md":
            _report_misnamed(source, NO_TRANSLATION, f"name it {stop}.{language}.md")
        elif language == original:
            _report_original_language(source, "story", f"{stop}.md", original)
        elif not (story := story_of_translation(stop, ids)):
            near = near_word(stop, ids)
            like = f"{near}.{language}.md" if near else f"like the {language_name(original)} file"
            reference = without_number(f"{path.parent.name}/{stop}")
            fault, missing = f"there is no story {stop}.md", Reference(f"people/{reference}.md")
            _report_misnamed(source, fault, f"name it {like}", missing)
        elif (story, language) in files:
            report_second_file(source, language, files[story, language])
        else:
            files[story, language] = path.name
            read = read_front_matter(source, StopTextFields)
            _without_examples(source)
            part = f"people/{ids[story]}.{language}.md"
            is_unfinished = read is None and (has_no_story(source) or only_lacks_something(source))
            mark_draft(source, part, unfinished=UNFINISHED if is_unfinished else "")
            if read is not None:
                texts[ids[story]][language] = _stop_text(language, read[0], read[1], source.name)
    return texts


def read_person_texts(
    folder: SourceFolder, person: str, chapters: Iterable[str], original: str
) -> Mapping[str, PersonText]:
    """A person's translations by language. A chapter that is not in person.yaml is reported and left out."""
    known = tuple(chapters)
    texts: dict[str, PersonText] = {}
    for source, language in _translated_yaml(folder, f"people/{person}/person", original):
        fields = _read_fields(source, PersonTextFields, f"people/{person}/person.{language}.yaml")
        if fields is not None:
            by_chapter = {"chapters": fields.chapters, "questions": fields.questions}
            for name, given in by_chapter.items():
                for each in (each for each in given if each not in known):
                    _report_unknown_chapter(source, name, each, known)
            known_ones = {
                name: {each: given[each] for each in known if each in given}
                for name, given in by_chapter.items()
            }
            texts[language] = PersonText(language, **{**fields.model_dump(), **known_ones})
    return texts


def _stop_text(language: str, head: StopTextFields, story: str, file: str) -> StopText:
    return StopText(
        language,
        story=story,
        file=file,
        quotation=QuotationText(**head.quotation.model_dump()) if head.quotation else None,
        legend_or_fact=LegendOrFact(**head.legend_or_fact.model_dump()) if head.legend_or_fact else None,
        **head.model_dump(exclude={"quotation", "legend_or_fact"}),
    )


def read_exhibit_texts(folder: SourceFolder, original: str) -> Mapping[str, ExhibitText]:
    """The translations of exhibit.yaml by language."""
    texts: dict[str, ExhibitText] = {}
    for source, language in _translated_yaml(folder, "exhibit", original):
        fields = _read_fields(source, ExhibitTextFields, f"exhibit.{language}.yaml")
        if fields is not None:
            texts[language] = ExhibitText(language, **fields.model_dump())
    return texts


def with_titles(chapter: Chapter, texts: Mapping[str, PersonText]) -> Chapter:
    """A chapter with its titles and questions from the person's translations."""
    titles = {each: text.chapters[chapter.id] for each, text in texts.items() if chapter.id in text.chapters}
    translations = {
        each: ChapterText(each, title, texts[each].questions.get(chapter.id, ""))
        for each, title in titles.items()
    }
    return replace(chapter, translations=translations)


def _read_fields(source: SourceFile, model: type[FieldsType], part: str) -> FieldsType | None:
    fields = read_yaml(source, model)
    _without_examples(source)
    is_unfinished = is_blank(source) or only_lacks_something(source)
    mark_draft(source, part, unfinished=UNFINISHED if is_unfinished else "")
    return fields


def _without_examples(source: SourceFile) -> None:
    source.problems[:] = map(_without_example, source.problems)


def _without_example(problem: Problem) -> Problem:
    """The problem with a remedy for any language: the examples of the models are Russian."""
    if problem.fault not in ("is missing", "is empty"):
        return problem
    field = problem.field.rpartition(".")[2]
    return replace(problem, remedy=f"write {field}: and its text in this language")


def _translated_yaml(folder: SourceFolder, name: str, original: str) -> Iterator[tuple[SourceFile, str]]:
    """The files `<name>.<language>.yaml` with their languages; a misnamed one is reported.

    `name` is relative to the folder.
    """
    *parents, stem = name.split("/")
    files: dict[str, str] = {}
    for path in canonical_first(matching_entries(folder.path.joinpath(*parents), f"{stem}.*.y*ml")):
        language = canonical_language(path.name.removeprefix(f"{stem}.").removesuffix(path.suffix))
        source = folder.file("/".join([*parents, path.name]), read_instead(original))
        if language == original:
            _report_original_language(source, "text", f"{stem}.yaml", original)
        elif not language:
            remedy = f"write the code of its language (BCP 47) between {stem}. and .yaml"
            _report_misnamed(source, NO_TRANSLATION, remedy)
        elif path.suffix != ".yaml":
            _report_misnamed(source, NO_TRANSLATION, f"name it {stem}.{language}.yaml")
        elif language in files:
            report_second_file(source, language, files[language])
        else:
            files[language] = path.name
            yield source, language


def _report_misnamed(source: SourceFile, fault: str, remedy: str, missing: Reference | None = None) -> None:
    source.problem(fault=fault, remedy=remedy, effect="It is not shown.", missing=missing)


def _report_original_language(source: SourceFile, what: str, file: str, original: str) -> None:
    fault = f"the {language_name(original)} {what} stands in {file}"
    other = f"or, if {file} is in another language, write original_language: and its code in exhibit.yaml"
    _report_misnamed(source, fault, f"put the text there, or delete this file, {other}")


def _report_unknown_chapter(source: SourceFile, field: str, found: str, known: Collection[str]) -> None:
    near = near_word(found, known)
    remedy = f"write {near}" if near else f"write the id that it has in person.yaml: {', '.join(known)}"
    fault = "is not a chapter of person.yaml"
    effect = "The title is not shown." if field == "chapters" else "The question is not shown."
    at, missing = source.at(field, found), Reference(_original_of(source.name), found)
    source.problem(field, found=found, fault=fault, remedy=remedy, effect=effect, at=at, missing=missing)


def _original_of(name: str) -> str:
    """The file that `people/sorge/person.ru.yaml` translates."""
    return f"{name.rpartition('/')[0]}/person.yaml"
