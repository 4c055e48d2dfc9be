"""Articles of the card for encounters: spreads of two facing pictures, one of each life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components.visitor.localization import Localization
from components.visitor.shown_picture import ShownPicture
from components.visitor.story_panel.quotation import cited_sources
from components.visitor.templates import fill
from data import (
    Encounter,
    Exhibit,
    Person,
    PersonText,
    Picture,
    ShownText,
    Source,
    Stop,
    StopText,
    story_html,
)


@dataclass(frozen=True, slots=True)
class EncounterHalf:
    """What a spread shows of one life. `picture` is None where the life has none at all: then a panel in its
    colour stands there. `place` is None where the story has none, `years` empty where it has no date."""

    person: Person
    life: PersonText
    stop: Stop
    stop_text: StopText
    years: str
    place: ShownText | None
    picture: ShownPicture | None
    alternative: ShownText | None


def encounter_articles(exhibit: Exhibit, localization: Localization) -> list[str]:
    """One hidden article for every encounter, with a button for each of its two stories."""
    close = fill("visitor/story_panel/close.html", words=localization.words)
    return [_article(exhibit, one, localization, close) for one in exhibit.encounters]


def _article(exhibit: Exhibit, encounter: Encounter, localization: Localization, close: str) -> str:
    page = localization.language
    text = encounter.in_language(page)
    in_places = [stop.place.id for stop in encounter.stops if stop.place]
    return fill(
        "visitor/encounters/encounter.html",
        page=page,
        encounter=encounter,
        text=text,
        story=story_html(text.text),
        halves=list(_halves(exhibit, encounter, localization)),
        question=text.question or encounter.question,
        question_language=text.language if text.question or not encounter.question else encounter.language,
        # The two halves name their places: only another one is named below the title.
        place=None if encounter.place.id in in_places else encounter.place.toponym(page),
        sources=_sources(encounter) if encounter.is_computed else (),
        close=close,
        words=localization.words,
    )


def _halves(exhibit: Exhibit, encounter: Encounter, localization: Localization) -> Iterator[EncounterHalf]:
    page = localization.language
    people = {person.id: person for person in exhibit.people}
    for stop, own in zip(encounter.stops, encounter.pictures, strict=True):
        person = people[stop.person]
        picture = own or _portrait(person, stop)
        yield EncounterHalf(
            person,
            person.in_language(page),
            stop,
            stop.in_language(page),
            localization.years_text(stop.date),
            stop.place.toponym(page) if stop.place else None,
            ShownPicture.of(picture) if picture else None,
            picture.alternative(page) if picture else None,
        )


def _portrait(person: Person, stop: Stop) -> Picture | None:
    """The portrait that stands for a story without a picture: the young one in the first half of the life."""
    faces = person.portraits
    young, old = faces.young_upright or faces.young_wide, faces.old_upright or faces.old_wide
    if stop.date and person.born and person.died:
        is_young = stop.date.begins < (person.born.begins + person.died.ends) / 2
    else:
        is_young = False
    return (young or old) if is_young else (old or young)


def _sources(encounter: Encounter) -> tuple[Source, ...]:
    """The sources of both stories, each once."""
    cited = (source for stop in encounter.stops for source in cited_sources(stop))
    return tuple({source.id: source for source in cited}.values())
