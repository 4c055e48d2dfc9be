"""Small exhibits made in memory: one place, one stop, one life at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data import ENGLISH, Chapter, Encounter, Exhibit, Person, Place, Source, Stop, View, parse_date

CHAPTER = Chapter("youth", "Youth")


def place(name: str, latitude: float, longitude: float, **more: Any) -> Place:
    """A certain town; its id is its name in lower case."""
    plain = Place(
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
    return replace(plain, **more)


def stop(person: str, number: int, where: Place, **more: Any) -> Stop:
    """A stop of a life, a year after the one before."""
    plain = Stop(
        id=f"{person}/{number:02}-{where.id}",
        person=person,
        title=f"{person} {number} at {where.toponyms['en']}",
        place=where,
        date=parse_date(str(1900 + number)),
        chapter=CHAPTER,
        story=f"The story of {where.toponyms['en']}.",
        sources=(Source("S1", "A book, 1990", "book", "full"),),
    )
    return replace(plain, **more)


def person(name: str, /, *stops: Stop, **more: Any) -> Person:
    """A life of some stops; its id is its name in lower case."""
    plain = Person(
        id=name.lower(),
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
    return replace(plain, **more)


def exhibit(*people: Person, encounters: tuple[Encounter, ...] = (), **more: Any) -> Exhibit:
    places = {each.place.id: each.place for life in people for each in life.stops}
    plain = Exhibit(
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
    return replace(plain, **more)


MOSCOW = place("Moscow", 55.75, 37.62)
CHITA = place("Chita", 52.03, 113.5)
TOKYO = place("Tokyo", 35.68, 139.77)


def two_lives() -> Exhibit:
    """Ada and Ben: three stops each, one of them at the same place, one encounter."""
    ada = person("Ada", *(stop("ada", n, at) for n, at in enumerate((MOSCOW, CHITA, TOKYO), 1)))
    ben = person(
        "Ben",
        *(stop("ben", n, at) for n, at in enumerate((CHITA, MOSCOW, CHITA), 4)),
        colour="#654321",
        line="double",
        marker="diamond",
    )
    meet = Encounter("same-town", CHITA, ada.stops[1], ben.stops[0], "One town", "Both came *here*.")
    return exhibit(ada, ben, encounters=(meet,))
