"""Whether each life is told in chapters and great moments, and each encounter joins two lives."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit
from data.model.problem import Advice

HIGHLIGHTS = range(8, 11)
LONG_LIFE = 20
"""Stops. A shorter life may have fewer great moments."""


def empty_chapters(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Chapters that no stop belongs to; silent for a life that lost a stop to a problem."""
    for person in exhibit.people:
        if whereabouts.is_spoilt(f"people/{person.id}/"):
            continue
        told = {stop.chapter.id for stop in person.stops}
        for chapter in (each for each in person.chapters if each.id not in told):
            file, fault = f"people/{person.id}/person.yaml", "has no stop"
            remedy, effect = "give it a stop, or delete it", "Visitors find an empty chapter."
            yield whereabouts.of_sheet(file, "chapters", chapter.id, fault, remedy, effect)


def highlights(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """A long life with fewer than 8 great moments, or more than 10."""
    for person in exhibit.people:
        count = sum(stop.highlight for stop in person.stops)
        if len(person.stops) > LONG_LIFE and count not in HIGHLIGHTS:
            file, fault = f"people/{person.id}/person.yaml", f"the life has {count} highlights"
            remedy = (
                f"write highlight: {'true at' if count < 8 else 'false at some of'} its stops, for 8 to 10"
            )
            yield Advice(file, "", "", "", fault, remedy, "A visitor in a hurry sees too few, or too many.")


def within_one_life(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Encounters of a life with itself."""
    for each in exhibit.encounters:
        if each.stop_a.person == each.stop_b.person:
            fault, remedy = f"is a stop of {each.stop_a.person} too", "write a stop of another life"
            effect = "The encounter joins a life to itself."
            yield whereabouts.of_row(
                "encounters.csv", each.id, each.title, "stop_b", each.stop_b.id, fault, remedy, effect
            )
