"""Articles of the story panel for encounters: the welcome, which lists them, and one for each."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.localization import Localization
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from data import Encounter, Exhibit, Person, PersonText, ShownText, Stop, story_html


def welcome(exhibit: Exhibit, localization: Localization) -> str:
    """The article a visitor sees first: the exhibit's title, its people and its encounters."""
    years = {person.id: localization.life_years(person.born, person.died) for person in exhibit.people}
    page = localization.language
    return fill(
        "visitor/encounters/welcome.html",
        page=page,
        text=exhibit.in_language(page),
        people=[_life_card(person, page) for person in exhibit.people],
        encounters=[(one, one.in_language(page)) for one in exhibit.encounters],
        years=years,
        has_map=exhibit.has_places,
        words=localization.words,
    )


def _life_card(person: Person, page: str) -> tuple[Person, PersonText, ShownText, ShownPicture | None]:
    """What a life's button says: the person, its texts, its call, and its portrait, which is decoration: the
    name stands beside it."""
    life, portrait = person.in_language(page), person.portraits.old_upright or person.portraits.young_upright
    call = ShownText(life.language, life.call) if life.call else ShownText(person.language, person.call)
    return person, life, call, ShownPicture.of(portrait) if portrait else None


def encounter_articles(exhibit: Exhibit, localization: Localization) -> list[str]:
    """One hidden article for every encounter, with a button for each of its two stories."""
    return [_article(exhibit, one, localization) for one in exhibit.encounters]


def _article(exhibit: Exhibit, encounter: Encounter, localization: Localization) -> str:
    page = localization.language
    people = {person.id: (person, person.in_language(page)) for person in exhibit.people}
    text = encounter.in_language(page)
    return fill(
        "visitor/encounters/encounter.html",
        page=page,
        encounter=encounter,
        text=text,
        story=story_html(text.text),
        cut=all(picture is None or picture.focus for picture in encounter.pictures),
        colours={person.id: person.colour for person in exhibit.people},
        pictures=list(_pictures(encounter, page)),
        question=text.question or encounter.question,
        question_language=text.language if text.question or not encounter.question else encounter.language,
        place=encounter.place.toponym(page),
        ends=[
            (*people[stop.person], stop, stop.in_language(page), localization.years_text(stop.date))
            for stop in encounter.stops
        ],
        words=localization.words,
    )


def _pictures(encounter: Encounter, page: str) -> Iterator[tuple[Stop, ShownPicture, ShownText]]:
    """Of each life the picture as it is shown, with its alternative text; a life without one is left out."""
    for stop, picture in zip(encounter.stops, encounter.pictures, strict=True):
        if picture is not None:
            yield stop, ShownPicture.of(picture), picture.alternative(page)
