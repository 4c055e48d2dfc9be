"""What a proof sheet holds: each text of an exhibit in the sheet's languages, ready for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from components.curator.proof.embedded_pictures import embedded
from components.curator.proof.entries import (
    ChapterEntry,
    EncounterEntry,
    LifeEntry,
    RowEntry,
    StoryEntry,
    Told,
    Version,
)
from components.curator.proof.sheet_language import SheetLanguage
from components.visitor.story_panel.part import certainty_texts, leg_text
from components.visitor.story_panel.quotation import ShownLegend, ShownQuotation, cited_sources
from data import (
    LONGEST_SENTENCE,
    LONGEST_STORY,
    PERSON,
    SHORTEST_STORY,
    TERM,
    Advice,
    Chapter,
    Encounter,
    Exhibit,
    Leg,
    Loaded,
    Person,
    Picture,
    Place,
    Problem,
    Sound,
    Source,
    Stop,
    StoryTerms,
    advise,
    as_read,
    count_words,
    counted,
    is_stale,
    language_name,
    legs,
    sentences,
    story_html,
)


@dataclass(frozen=True)
class ProofSheet:
    """The content of a sheet. `people` are those on it: where that `is_part` of the exhibit, only what they
    need of places, sources and pictures is on it."""

    exhibit: Exhibit
    people: Sequence[Person]
    folder: Path
    languages: Sequence[SheetLanguage]
    loaded: Loaded

    @property
    def is_part(self) -> bool:
        return len(self.people) < len(self.exhibit.people)

    @property
    def is_long(self) -> bool:
        """Whether its list of contents needs a page of its own."""
        return len(self.stops) > 24 or bool(self.problems)

    @cached_property
    def titles(self) -> list[Version]:
        """The exhibit's own texts."""
        return [self._version(self.exhibit, each, _file("exhibit", each)) for each in self.languages]

    @cached_property
    def lives(self) -> list[LifeEntry]:
        pictured: dict[str, Stop] = {}
        return [self._life(person, pictured) for person in self.people]

    @cached_property
    def encounters(self) -> list[EncounterEntry]:
        """The encounters; where the sheet is of some lives, those that touch one of them."""
        ids = {person.id for person in self.people}
        shown = [each for each in self.exhibit.encounters if {stop.person for stop in each.stops} & ids]
        return [self._encounter(each) for each in shown]

    @cached_property
    def world(self) -> list[RowEntry]:
        """The events of the world; none where the sheet is of some lives."""
        return [] if self.is_part else [self._row(each, "world.csv") for each in self.exhibit.world]

    @cached_property
    def glossary(self) -> list[RowEntry]:
        """The terms; where the sheet is of some lives, those that their stories use."""
        terms = (each for each in self.exhibit.glossary if self._is_explained(f"{TERM}/{each.id}"))
        return [self._row(each, "glossary.csv") for each in terms]

    @cached_property
    def whos_who(self) -> list[RowEntry]:
        """The people; where the sheet is of some lives, those whom their stories name."""
        people = (each for each in self.exhibit.whos_who if self._is_explained(f"{PERSON}/{each.id}"))
        return [self._row(each, "whos_who.csv") for each in people]

    def _is_explained(self, key: str) -> bool:
        return not self.is_part or key in self._explained

    @cached_property
    def _explained(self) -> set[str]:
        """The keys of the terms and people that the stories of this sheet name."""
        language = self.exhibit.language
        terms = {person.id: StoryTerms.of(self.exhibit, language, person) for person in self.people}
        return {key for stop in self.stops for key in terms[stop.person].keys_in(stop.story)}

    @cached_property
    def stops(self) -> list[Stop]:
        return [stop for person in self.people for stop in person.stops]

    @cached_property
    def places(self) -> list[Place]:
        """The gazetteer; of a part of the exhibit the places it names, and the towns these are in."""
        if not self.is_part:
            return list(self.exhibit.places.values())
        places = (each for stop in self.stops for each in (stop.place, *stop.via, *stop.mentions))
        named = {each.id for each in places if each}
        named |= {each.encounter.place.id for each in self.encounters}
        named |= {self.exhibit.places[each].within for each in named if each in self.exhibit.places}
        return [place for place in self.exhibit.places.values() if place.id in named]

    @cached_property
    def sources(self) -> list[Source]:
        cited = {*self.cited_by, *self.also_cited_by}
        return [each for each in self.exhibit.sources.values() if not self.is_part or each.id in cited]

    @cached_property
    def cited_by(self) -> Mapping[str, list[Stop]]:
        """The stops that cite a source, by its id."""
        found: dict[str, list[Stop]] = {}
        for stop in self.stops:
            for source in cited_sources(stop):
                found.setdefault(source.id, []).append(stop)
        return found

    @cached_property
    def also_cited_by(self) -> Mapping[str, list[str]]:
        """The texts of the events of the world that rest on a source, by its id."""
        found: dict[str, list[str]] = {}
        for entry in self.world:
            found.setdefault(entry.row.source.id, []).append(entry.row.text)
        return found

    @cached_property
    def pictures(self) -> list[Picture]:
        shown = {*self.shown_with, *self.also_shown_with}
        return [each for each in self.exhibit.pictures.values() if not self.is_part or each.id in shown]

    @cached_property
    def shown_with(self) -> Mapping[str, list[Stop]]:
        """The stops that show a picture, by its id."""
        found: dict[str, list[Stop]] = {}
        for stop in self.stops:
            if stop.picture:
                found.setdefault(stop.picture.id, []).append(stop)
        return found

    @cached_property
    def also_shown_with(self) -> Mapping[str, list[str]]:
        """What shows a picture, by its id, apart from stops: titles of encounters, names of people."""
        found: dict[str, list[str]] = {}
        for life in self.people:
            for key in dict.fromkeys(picture.id for picture in life.portraits.all):
                found.setdefault(key, []).append(life.name)
        for encounter in (each.encounter for each in self.encounters):
            for picture in filter(None, (encounter.picture_a, encounter.picture_b)):
                found.setdefault(picture.id, []).append(encounter.title)
        for person in (entry.row for entry in self.whos_who):
            if person.portrait:
                found.setdefault(person.portrait.id, []).append(person.name)
        return found

    @cached_property
    def _picture_files(self) -> list[str]:
        """The files of all pictures that are on the sheet."""
        shown = [stop.picture.file for stop in self.stops if stop.picture]
        shown += [self.exhibit.pictures[key].file for key in self.also_shown_with]
        return list(dict.fromkeys(shown))

    @cached_property
    def picture_data(self) -> Mapping[str, str]:
        """Data URIs by file name, without those that cannot be read."""
        return embedded(self.folder / "pictures", self._picture_files)

    @cached_property
    def unread_pictures(self) -> list[str]:
        """The files of shown pictures that cannot be read."""
        return [file for file in self._picture_files if file not in self.picture_data]

    @cached_property
    def sounds(self) -> list[Sound]:
        played = set(self.played_with)
        return [each for each in self.exhibit.sounds.values() if not self.is_part or each.id in played]

    @cached_property
    def played_with(self) -> Mapping[str, list[Stop]]:
        """The stops that play a sound, by its id."""
        found: dict[str, list[Stop]] = {}
        for stop in self.stops:
            if stop.audio:
                found.setdefault(stop.audio.id, []).append(stop)
        return found

    @cached_property
    def map_names(self) -> list[tuple[str, Mapping[str, str]]]:
        """What is written on the map itself: where it is written, and its names by language."""
        found = [("the map", each.names) for each in self.exhibit.lettering]
        for plan in self.exhibit.plans:
            labels = (each["properties"] for each in plan["features"])
            found += [(f"plan “{plan['name']}”", each["names"]) for each in labels if "names" in each]
        return [] if self.is_part else found

    @cached_property
    def interface_words(self) -> list[tuple[str, Sequence[str]]]:
        """The interface strings by key, one for each language of the sheet; empty where it has none."""
        every = dict.fromkeys(key for each in self.languages for key in each.localization.words)
        place = {key: number for number, key in enumerate(every)}
        keys = sorted(every, key=lambda key: (place.get(key.partition(".")[0], 0), key))
        if self.is_part:
            return []
        return [(key, [self._interface_word(key, each) for each in self.languages]) for key in keys]

    @cached_property
    def problems(self) -> Sequence[Problem]:
        return self.loaded.problems

    @cached_property
    def advice(self) -> Sequence[Advice]:
        """What `check` advises; of a part of the exhibit what concerns its lives."""
        advice = advise(self.loaded, self.folder)
        folders = tuple(f"people/{person.id}/" for person in self.people)
        return [each for each in advice if not self.is_part or f"{each.file}/".startswith(folders)]

    @cached_property
    def words(self) -> int:
        """The words of all stories, in the original language."""
        return sum(life.words for life in self.lives)

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[int, int]]:
        """The place of each stop on the sheet, by its id: that of its life, and its number in it."""
        lives = enumerate(self.people)
        return {
            stop.id: (life, number) for life, person in lives for number, stop in enumerate(person.stops, 1)
        }

    def by_life(self, stops: Sequence[Stop]) -> list[tuple[Person, list[tuple[int, Stop]]]]:
        """Stops with their numbers, life by life: short enough for a table."""
        ordered = sorted((self._numbers[stop.id], stop.id, stop) for stop in stops)
        return [
            (self.people[life], [(number, stop) for (_, number), _, stop in group])
            for life, group in groupby(ordered, key=lambda each: each[0][0])
        ]

    def place_name(self, place: Place) -> str:
        return place.toponym(self.exhibit.language).text

    def _interface_word(self, key: str, language: SheetLanguage) -> str:
        given = self.exhibit.words_given.get(language.code, frozenset())
        is_given = key.partition(".")[0] in given or language.code == "en"
        return language.localization.words.get(key, "") if is_given else ""

    def _version(self, thing: Any, language: SheetLanguage, file: str) -> Version:
        code, original = language.code, thing.in_language(thing.language)
        if code == thing.language:
            return Version(language, original, file, draft=getattr(thing, "draft", False))
        text = thing.translations.get(code)
        if text is None:
            read = f"Visitors read the {language_name(thing.language)} text."
            note = f"Not in {language.name} yet. {read}"
            return Version(language, original, file, note, is_missing=True)
        draft = getattr(text, "draft", False) or getattr(thing, "draft", False)
        return Version(language, text, file, _age(text, original, thing.language), draft=draft)

    def _life(self, person: Person, pictured: dict[str, Stop]) -> LifeEntry:
        file = f"people/{person.id}/person"
        versions = [self._version(person, each, _file(file, each)) for each in self.languages]
        years = {each.code: each.localization.life_years(person.born, person.died) for each in self.languages}
        arrivals = {leg.end.id: leg for leg in legs(person)}
        entries: list[tuple[Chapter, list[StoryEntry]]] = []
        for number, stop in enumerate(person.stops, 1):
            if not entries or entries[-1][0].id != stop.chapter.id:
                entries.append((stop.chapter, []))
            entries[-1][1].append(self._story(person, stop, number, arrivals.get(stop.id), pictured))
        chapters = [ChapterEntry(each, self._chapter_titles(each), stories) for each, stories in entries]
        return LifeEntry(person, versions, years, chapters)

    def _chapter_titles(self, chapter: Chapter) -> list[Version]:
        return [self._version(chapter, each, "") for each in self.languages]

    def _story(
        self, person: Person, stop: Stop, number: int, leg: Leg | None, pictured: dict[str, Stop]
    ) -> StoryEntry:
        told_with = pictured.get(stop.picture.id) if stop.picture else None
        if stop.picture:
            pictured.setdefault(stop.picture.id, stop)
        told = [self._told(person, stop, leg, each) for each in self.languages]
        draft = person.draft or stop.draft
        encounters = self.exhibit.encounters_of(stop)
        return StoryEntry(stop, number, stop.file, draft, told, told_with, encounters)

    def _told(self, person: Person, stop: Stop, leg: Leg | None, language: SheetLanguage) -> Told:
        localization = language.localization
        file = stop.file if language.is_original else stop.translation_file(language.code)
        version = self._version(stop, language, file)
        text, then = version.text, stop.place.toponym_then if stop.place else ""
        words = count_words(as_read(text.story))
        longest = max(map(count_words, sentences(as_read(text.story), text.language)), default=0)
        return Told(
            version=version,
            date=localization.date_text(stop.date),
            old_style=localization.text("old_style", date=localization.date_text(stop.old_style))
            if stop.old_style
            else "",
            place=stop.place.toponym(language.code) if stop.place else None,
            then=localization.text("then_named", name=then) if then else "",
            story=story_html(text.story),
            leg=leg_text(person, stop, leg, localization),
            certainty=list(certainty_texts(stop, localization)),
            doubt=story_html(text.doubt or stop.doubt),
            doubt_language=text.language if text.doubt or not stop.doubt else stop.language,
            quotation=ShownQuotation.of(stop, localization),
            legend=ShownLegend.of(stop, language.code),
            picture_text=stop.picture.alternative(language.code) if stop.picture else None,
            transcript=stop.audio.transcript(language.code) if stop.audio else None,
            words=words,
            length=f"{counted(words, 'word')}, longest sentence {longest}",
            is_long=longest > LONGEST_SENTENCE or not SHORTEST_STORY <= words <= LONGEST_STORY,
        )

    def _row(self, row: Any, file: str) -> RowEntry:
        return RowEntry(row, [self._version(row, each, file) for each in self.languages])

    def _encounter(self, encounter: Encounter) -> EncounterEntry:
        versions = [self._version(encounter, each, "encounters.csv") for each in self.languages]
        texts = {each.language.code: story_html(each.text.text) for each in versions}
        return EncounterEntry(encounter, versions, texts)


def _file(name: str, language: SheetLanguage) -> str:
    """The file of a text, or of its translation."""
    return f"{name}.yaml" if language.is_original else f"{name}.{language.code}.yaml"


def _age(text: Any, original: Any, original_language: str) -> str:
    """A note on a translation that is stale, or of which that is not known; empty for an up-to-date one and
    for the cells of a table, which have no fingerprint."""
    if not hasattr(text, "original"):
        return ""
    if not text.original:
        return "Its file does not say from which text it was translated: compare the two."
    if is_stale(text, original):
        return f"The {language_name(original_language)} text has changed since it was translated: compare."
    return ""
