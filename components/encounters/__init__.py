"""Where two lives touch: the welcome that lists the encounters, and a panel for each."""

from __future__ import annotations

from components.markdown import story_html
from components.templates import fill
from components.wording import Wording
from data import Exhibit


def welcome(exhibit: Exhibit, wording: Wording) -> str:
    """The first panel a visitor sees: what this is, whose lives, and where they touch."""
    years = {
        person.id: wording.say("life_years", born=int(person.born.begins), died=int(person.died.begins))
        for person in exhibit.people
    }
    return fill("encounters/welcome.html", exhibit=exhibit, years=years, words=wording.words)


def encounter_articles(exhibit: Exhibit, wording: Wording) -> list[str]:
    """One hidden panel for every encounter, with a way to either story."""
    people = {person.id: person for person in exhibit.people}
    return [
        fill(
            "encounters/encounter.html",
            encounter=one,
            text=story_html(one.text),
            place=one.place.toponym(wording.language),
            ends=[(people[stop.person], stop, wording.years(stop.date)) for stop in one.stops],
            words=wording.words,
        )
        for one in exhibit.encounters
    ]
