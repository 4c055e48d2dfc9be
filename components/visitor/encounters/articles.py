"""Where two lives touch: the welcome that lists the encounters, and a panel for each."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.markdown import story_html
from components.visitor.templates import fill
from data import Encounter, Exhibit


def welcome(exhibit: Exhibit, localization: Localization) -> str:
    """The first panel a visitor sees: what this is, whose lives, and where they touch."""
    years = {
        person.id: localization.text("life_years", born=int(person.born.begins), died=int(person.died.begins))
        for person in exhibit.people
    }
    page = localization.language
    return fill(
        "visitor/encounters/welcome.html",
        page=page,
        said=exhibit.in_language(page),
        people=[(person, person.in_language(page)) for person in exhibit.people],
        encounters=[(one, one.in_language(page)) for one in exhibit.encounters],
        years=years,
        words=localization.words,
    )


def encounter_articles(exhibit: Exhibit, localization: Localization) -> list[str]:
    """One hidden panel for every encounter, with a way to either story."""
    return [_article(exhibit, one, localization) for one in exhibit.encounters]


def _article(exhibit: Exhibit, encounter: Encounter, localization: Localization) -> str:
    page = localization.language
    people = {person.id: (person, person.in_language(page)) for person in exhibit.people}
    said = encounter.in_language(page)
    return fill(
        "visitor/encounters/encounter.html",
        page=page,
        encounter=encounter,
        said=said,
        text=story_html(said.text),
        place=encounter.place.toponym(page),
        ends=[
            (*people[stop.person], stop, stop.in_language(page), localization.years_text(stop.date))
            for stop in encounter.stops
        ],
        words=localization.words,
    )
