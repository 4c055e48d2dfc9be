"""Builds small exhibits in memory from places, stops and people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data import ENGLISH, Chapter, Encounter, Exhibit, Person, Place, Source, Stop, View, parse_date

CHAPTER = Chapter("youth", "en", "Youth")


def place(name: str, latitude: float, longitude: float, **more: Any) -> Place:
    """A town with certain coordinates (latitude first); its id is the name in lower case. `more` replaces
    fields."""
    default = Place(
        id=name.lower(),
        toponyms={"en": name},
        toponym_then="",
        within="",
        country="RU",
        latitude=latitude,
        longitude=longitude,
        precision="town",
        certainty="certain",
    )
    return replace(default, **more)


def stop(person: str, number: int, at: Place, **more: Any) -> Stop:
    """Stop `number` of a person, in the year 1900 + number. `more` replaces fields."""
    default = Stop(
        id=f"{person}/{number:02}-{at.id}",
        person=person,
        language="en",
        title=f"{person} {number} at {at.name}",
        place=at,
        date=parse_date(str(1900 + number)),
        chapter=CHAPTER,
        story=f"The story of {at.name}.",
        sources=(Source("S1", "A book, 1990", "book", "full"),),
    )
    return replace(default, **more)


def person(name: str, /, *stops: Stop, **more: Any) -> Person:
    """A person with some stops; the id is the name in lower case. `more` replaces fields."""
    default = Person(
        id=name.lower(),
        language="en",
        name=f"{name} Someone",
        short_name=name,
        epithet=f"{name} the tested",
        born=parse_date("1890"),
        died=parse_date("1950"),
        introduction=f"{name} lived.",
        colour="#123456",
        line="single",
        marker="circle",
        chapters=(CHAPTER,),
        stops=stops,
    )
    return replace(default, **more)


def exhibit(*people: Person, encounters: tuple[Encounter, ...] = (), **more: Any) -> Exhibit:
    """An English exhibit of these people and their places. `more` replaces fields."""
    places = {each.place.id: each.place for each_person in people for each in each_person.stops if each.place}
    default = Exhibit(
        language="en",
        title="Small lives",
        subtitle="For tests",
        welcome="Tap a place.",
        languages=("en",),
        people=people,
        opening_view=View(30, 0, 60, 140),
        places=places,
        encounters=encounters,
        words={"en": ENGLISH},
    )
    return replace(default, **more)


MOSCOW = place("Moscow", 55.75, 37.62)
CHITA = place("Chita", 52.03, 113.5)
TOKYO = place("Tokyo", 35.68, 139.77)


def two_lives() -> Exhibit:
    """Ada and Ben: three stops each, shared places, and one encounter."""
    ada = person("Ada", *(stop("ada", n, at) for n, at in enumerate((MOSCOW, CHITA, TOKYO), 1)))
    ben = person(
        "Ben",
        *(stop("ben", n, at) for n, at in enumerate((CHITA, MOSCOW, CHITA), 4)),
        colour="#654321",
        line="double",
        marker="diamond",
    )
    encounter = Encounter(
        "same-town", CHITA, ada.stops[1], ben.stops[0], "en", "One town", "Both came *here*."
    )
    return exhibit(ada, ben, encounters=(encounter,))
