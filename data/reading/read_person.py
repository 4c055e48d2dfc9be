"""Read one person of people/: the folder with person.yaml and a file for each stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from data.model.course import parse_course
from data.model.edtf_date import parse_date
from data.model.exhibit import Chapter, Person, Picture, Portraits, Stop
from data.model.near_word import near_word
from data.model.problem import Reference
from data.model.stop_ids import StopFile, ids_in_life, story_of_translation
from data.model.texts import LegendOrFact, StopText
from data.reading.draft_files import has_no_story, is_blank, mark_draft, only_lacks_something
from data.reading.folder_files import entries_to_read, person_folders
from data.reading.media_file import meant_name
from data.reading.read_gazetteer import Gazetteer, report_unknown
from data.reading.read_quotation import read_quotation
from data.reading.read_translations import is_translation, read_person_texts, read_stop_texts, with_titles
from data.reading.read_yaml import read_front_matter, read_yaml
from data.reading.source_file import SourceFile, SourceFolder
from data.reading.stop_files import STOP_FILE
from data.schema.yaml_schema import PersonFields, StopFields

STOP_LOST, LIFE_LOST = "The stop is not shown.", "The life is not shown."
STORY_SUFFIXES = (".md", ".markdown", ".txt")
Entry = TypeVar("Entry")


def read_person(
    folder: SourceFolder,
    person: str,
    gazetteer: Gazetteer,
    original: str,
    step: Callable[[], None] = lambda: None,
) -> Person | None:
    """A person with their stops in the order of the file names; a faulty stop is reported and left out.

    `original` is the language the exhibit is written in. Returns None when person.yaml cannot be used, or no
    stop is left. `step` is called before each stop.
    """
    if not (folder.path / "people" / person).is_dir():
        _report_no_folder(folder, person)
        return None
    source = folder.file(f"people/{person}/person.yaml", LIFE_LOST)
    fields = read_yaml(source, PersonFields)
    stories = _story_files(folder, person) if source.text is not None else []
    is_unfinished = fields is not None or is_blank(source) or only_lacks_something(source)
    mark_draft(source, source.name, unfinished="has no stop yet" if is_unfinished and not stories else "")
    if fields is None:
        return None
    chapters = _chapters(source, fields, original)
    translations = read_person_texts(folder, person, chapters, original)
    chapters = {key: with_titles(chapter, translations) for key, chapter in chapters.items()}
    paths = _stop_files(folder, stories)
    ids = {stem: f"{person}/{each}" for stem, each in ids_in_life([path.stem for path in paths]).items()}
    stop_texts = read_stop_texts(folder, stories, ids, original)
    read: list[Stop | None] = []
    for path in paths:
        step()
        stop, key = folder.file(f"people/{person}/{path.name}", STOP_LOST), ids[path.stem]
        folder.stop_files.append(StopFile(key, stop.name))
        read.append(_read_stop(stop, key, chapters, gazetteer, original, stop_texts.get(key, {})))
        is_begun = read[-1] is None and has_no_story(stop)
        mark_draft(stop, f"people/{key}.md", unfinished="has no story yet" if is_begun else "")
    _pass_on_drafts(folder, source, stories, [path.stem for path in paths])
    stops = tuple(_with_former_ids(stop, fields.formerly) for stop in read if stop is not None)
    drafts = [folder.file(f"people/{person}/{path.name}").draft for path in paths]
    if source.draft is None and drafts and all(drafts):
        waits = all(each.stated for each in drafts if each is not None)
        mark_draft(source, source.name, unfinished="has only drafts", waits=waits)
    if not stops:
        _report_no_stop(source, paths)
        return None
    return Person(
        id=person,
        language=original,
        born=parse_date(fields.born) if fields.born else None,
        died=parse_date(fields.died) if fields.died else None,
        chapters=tuple(chapters.values()),
        stops=stops,
        portraits=_portraits(source, fields, gazetteer.pictures),
        translations=translations,
        **fields.model_dump(exclude={"born", "died", "chapters", "portraits", "formerly"}),
    )


def _pass_on_drafts(
    folder: SourceFolder, source: SourceFile, stories: Iterable[Path], stops: Sequence[str]
) -> None:
    """Every file of a life that is a draft belongs to it, a translation to the draft of its story. `stops`
    are named like `07-tokyo-1933`."""
    for path in stories:
        stop = path.stem
        if is_translation(path):
            stop = path.stem.rpartition(".")[0]
            stop = story_of_translation(stop, stops) or stop
        file = folder.file(f"people/{path.parent.name}/{path.name}")
        of_stop = folder.file(f"people/{path.parent.name}/{stop}.md").draft
        file.draft = source.draft or of_stop or file.draft


def _report_no_folder(folder: SourceFolder, person: str) -> None:
    """Report a person of exhibit.yaml without a folder; the slip, where it is one."""
    if near := near_word(person, [each.name for each in person_folders(folder.path)]):
        named_in, fault = folder.file("exhibit.yaml"), "has no folder in people/"
        at, effect = named_in.at("people"), LIFE_LOST
        named_in.problem(
            "people", found=person, fault=fault, remedy=f"write {near}", effect=effect, at=at, lost=near
        )
        return
    remedy = "put the folder back under this name, or write its new name in people: of exhibit.yaml"
    source = folder.file(f"people/{person}", LIFE_LOST)
    source.problem(fault="the folder is missing", remedy=remedy, lost="")


def _report_no_stop(source: SourceFile, stories: Sequence[Path]) -> None:
    """Report a life without a stop; where it has stories, none of which can be shown, they are the cause."""
    if stories:
        first = f"{source.name.removesuffix('person.yaml')}{stories[0].name}"
        remedy = f"check {first}, where the fault lies"
        source.problem(fault="no stop can be shown", remedy=remedy, missing=Reference(first))
    else:
        source.problem(fault="no stop can be shown", remedy="add a file such as 01-baku-1895.md", lost="")


def _chapters(source: SourceFile, fields: PersonFields, original: str) -> dict[str, Chapter]:
    chapters: dict[str, Chapter] = {}
    for index, each in enumerate(fields.chapters):
        if each.id in chapters:
            source.problem(
                "chapters",
                found=each.id,
                fault="is used twice",
                remedy="give each an id of its own",
                effect="Only the first is shown.",
                at=source.at("chapters", index, "id"),
            )
        chapters.setdefault(each.id, Chapter(each.id, original, each.title, each.question))
    return chapters


def _portraits(source: SourceFile, fields: PersonFields, pictures: Mapping[str, Picture]) -> Portraits:
    """The portraits of person.yaml; one that is not in pictures.csv is reported and left out."""
    found: dict[str, Picture] = {}
    for age in ("young", "old"):
        for form, wanted in getattr(fields.portraits, age):
            if wanted in pictures:
                found[f"{age}_{form}"] = pictures[wanted]
            elif wanted:
                report_unknown(
                    source,
                    f"portraits.{age}.{form}",
                    wanted,
                    pictures,
                    "pictures.csv",
                    effect="The portrait is not shown.",
                    at=source.at("portraits", age, form),
                )
    return Portraits(**found)


def _story_files(folder: SourceFolder, person: str) -> list[Path]:
    """The files of a person's folder that may be stories, in any language; `_draft.md` is none."""
    source = folder.file(f"people/{person}", STOP_LOST)
    try:
        files = entries_to_read(source.path)
    except OSError as error:
        fault = f"the folder cannot be opened ({error.strerror})"
        source.problem(fault=fault, remedy="check its rights")
        return []
    stories = [path for path in files if path.suffix.lower() in STORY_SUFFIXES]
    return [path for path in stories if not path.name.startswith("_")]


def _stop_files(folder: SourceFolder, stories: Iterable[Path]) -> list[Path]:
    """The original stories: `07-tokyo-1933.md`, but not its translation `07-tokyo-1933.ru.md`."""
    stops = [path for path in stories if not is_translation(path)]
    for path in stops:
        if not STOP_FILE.fullmatch(path.name):
            fault, remedy = "the file’s name cannot be a stop’s", _stop_name_remedy(path)
            source = folder.file(f"people/{path.parent.name}/{path.name}", STOP_LOST)
            source.problem(fault=fault, remedy=remedy)
    return [path for path in stops if STOP_FILE.fullmatch(path.name)]


def _stop_name_remedy(path: Path) -> str:
    """The name that a misnamed stop's file has without spaces, and with the right ending, if it is free; else
    the rule. A file that is no stop may stay under a name that is not read."""
    name = f"{'-'.join(path.stem.split())}.md"
    if not STOP_FILE.fullmatch(name) or path.with_name(name).exists():
        name = "with Latin letters, digits and hyphens, and .md at the end"
    return f"name it {name}; if it is no stop, let its name begin with _"


def _read_stop(
    source: SourceFile,
    key: str,
    chapters: Mapping[str, Chapter],
    gazetteer: Gazetteer,
    original: str,
    texts: Mapping[str, StopText],
) -> Stop | None:
    read = read_front_matter(source, StopFields)
    if read is None:
        return None
    head, story = read
    chapter = _found(source, "chapter", head.chapter, chapters, "person.yaml", STOP_LOST, lost="")
    place = _found(source, "place", head.place, gazetteer.places, "places.csv", STOP_LOST, lost="")
    if not chapter or (head.place and not place):
        return None
    off_map = "The place is left out of the story’s map."
    no_picture, known = "No picture is shown.", gazetteer.pictures
    pictures: tuple[Picture, ...] = ()
    is_file = bool(head.picture) and head.picture not in known
    named = [each.id for each in known.values() if is_file and meant_name(head.picture, (each.file,))]
    if len(named) == 1:
        fault, remedy = "is the name of a file, not an id of pictures.csv", f"write {named[0]}"
        at = source.at("picture")
        source.problem("picture", found=head.picture, fault=fault, remedy=remedy, effect=no_picture, at=at)
    else:
        pictures = _found(source, "picture", head.picture, known, "pictures.csv", no_picture)
    sounds = _found(source, "audio", head.audio, gazetteer.sounds, "audio.csv", "No sound is played.")
    return Stop(
        id=key,
        person=key.split("/")[0],
        language=original,
        place=place[0] if place else None,
        date=parse_date(head.date) if head.date else None,
        old_style=parse_date(head.old_style) if head.old_style else None,
        chapter=chapter[0],
        story=story,
        translations=texts,
        quotation=read_quotation(source, head.quotation, gazetteer.sources, original),
        legend_or_fact=LegendOrFact(**head.legend_or_fact.model_dump()) if head.legend_or_fact else None,
        picture=pictures[0] if pictures else None,
        audio=sounds[0] if sounds else None,
        course=parse_course(head.course),
        via=_found(source, "via", head.via, gazetteer.places, "places.csv", off_map),
        mentions=_found(source, "mentions", head.mentions, gazetteer.places, "places.csv", off_map),
        sources=_found(
            source, "sources", head.sources, gazetteer.sources, "sources.csv", "The source is not named."
        ),
        file=source.name,
        formerly=tuple(f"{key.partition('/')[0]}/{each}" for each in head.formerly),
        **head.model_dump(
            include={"title", "highlight", "certainty", "present", "leg", "travel", "zoom", "doubt", "draft"}
        ),
    )


def _with_former_ids(stop: Stop, lives: Sequence[str]) -> Stop:
    """The stop with the ids that it had while its person was called otherwise."""
    names = [each.partition("/")[2] for each in (stop.id, *stop.formerly)]
    former = tuple(f"{life}/{name}" for life in lives for name in names)
    return replace(stop, formerly=(*stop.formerly, *former)) if former else stop


def _found(
    source: SourceFile,
    field: str,
    ids: str | Sequence[str],
    known: Mapping[str, Entry],
    table: str,
    effect: str,
    lost: str | None = None,
) -> tuple[Entry, ...]:
    """The entries that a field refers to by an id, or by a list of ids; an unknown id is reported.

    An empty id refers to nothing. `lost` is "" where an unknown id costs the whole file.
    """
    references = (
        [((field,), ids)] if isinstance(ids, str) else [((field, n), each) for n, each in enumerate(ids)]
    )
    for path, each in references:
        if each and each not in known:
            file = table if table.endswith(".csv") else f"{source.name.rpartition('/')[0]}/{table}"
            report_unknown(
                source,
                field,
                each,
                known,
                table,
                effect=effect,
                at=source.at(*path),
                missing=Reference(file, each),
                lost=lost,
            )
    return tuple(known[each] for _, each in references if each in known)
