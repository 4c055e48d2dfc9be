"""Articles of the card for encounters."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.localization import Localization
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from data import Encounter, Exhibit, ShownText, Stop, story_html


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
