"""Advice on people: empty chapters, highlights, stops, encounters of one person, portraits, long texts."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import FileLocations
from data.advice.words_and_people import LONGEST_QUESTION, UPRIGHT
from data.model.exhibit import Exhibit
from data.model.limits import STOPS_OF_A_LARGE_EXHIBIT
from data.model.problem import Advice

HIGHLIGHTS = range(8, 11)
LONG_LIFE = 20
"""Stops. Where a person has no more of them, the number of highlights is free."""
LONGEST_CALL = 40
"""Characters: two or three words."""
WIDE = (2.2, 3.4)
"""The width of a wide portrait by its height: 2.8, or nearly."""


def empty_chapters(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Chapters without a stop; none where a file of the person has a problem: a stop may be left out."""
    for person in exhibit.people:
        if locations.has_problem(f"people/{person.id}/"):
            continue
        used = {stop.chapter.id for stop in person.stops}
        for index, chapter in enumerate(person.chapters):
            if chapter.id in used:
                continue
            file, fault = f"people/{person.id}/person.yaml", "has no stop"
            remedy, effect = "give it a stop, or delete it", "Visitors find an empty chapter."
            at = locations.field(file, "chapters", index, "id")
            yield Advice.on(
                file, "chapters", found=chapter.id, fault=fault, remedy=remedy, effect=effect, at=at
            )


def highlight_count(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """People with more than 20 stops, of which fewer than 8 or more than 10 are highlights."""
    for person in exhibit.people:
        count = sum(stop.highlight for stop in person.stops)
        if len(person.stops) > LONG_LIFE and count not in HIGHLIGHTS:
            file, fault = f"people/{person.id}/person.yaml", f"the life has {count} highlights"
            change = "true at" if count < HIGHLIGHTS.start else "false at some of"
            remedy = f"write highlight: {change} its stops, for 8 to 10"
            effect = "A visitor in a hurry sees too few, or too many."
            yield Advice.on(file, fault=fault, remedy=remedy, effect=effect)


def many_stops(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    """More stops than a gallery's screen answers as fast as a few."""
    count = sum(1 for _ in exhibit.stops)
    if count > STOPS_OF_A_LARGE_EXHIBIT:
        fault = f"the exhibit has {count:,} stops, more than {STOPS_OF_A_LARGE_EXHIBIT:,}"
        remedy = "try it on the gallery’s machine, or divide it into several exhibits"
        effect = "It may open and answer slowly."
        yield Advice.on("exhibit.yaml", fault=fault, remedy=remedy, effect=effect)


def encounters_of_one_person(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Encounters whose two stops belong to one person."""
    for each in exhibit.encounters:
        if each.stop_a.person == each.stop_b.person:
            fault, remedy = f"is a stop of {each.stop_a.person} too", "write a stop of another life"
            effect = "The encounter joins a life to itself."
            at = locations.row("encounters.csv", each.id, each.title)
            yield Advice.on(
                "encounters.csv",
                "stop_b",
                found=each.stop_b.id,
                fault=fault,
                remedy=remedy,
                effect=effect,
                at=at,
            )


def long_texts(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Calls and questions of a life that are longer than their room on the screen."""
    for person in exhibit.people:
        file = f"people/{person.id}/person.yaml"
        texts: list[tuple[tuple[str | int, ...], str, int]] = [(("call",), person.call, LONGEST_CALL)]
        texts.append((("closing_question",), person.closing_question, LONGEST_QUESTION))
        texts += [
            (("chapters", index, "question"), chapter.question, LONGEST_QUESTION)
            for index, chapter in enumerate(person.chapters)
        ]
        for path, text, longest in texts:
            if len(text) > longest:
                fault, at = f"has {len(text)} characters, more than {longest}", locations.field(file, *path)
                field, effect = ".".join(map(str, path)), "It does not fit where it stands."
                yield Advice.on(file, field, fault=fault, remedy="shorten it", effect=effect, at=at)


def portrait_shapes(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Portraits in a person.yaml that are not as wide, or not as high, as their name says."""
    for person in exhibit.people:
        file, all_of = f"people/{person.id}/person.yaml", person.portraits
        for age, kind, picture in (
            ("young", "wide", all_of.young_wide),
            ("young", "upright", all_of.young_upright),
            ("old", "wide", all_of.old_wide),
            ("old", "upright", all_of.old_upright),
        ):
            if picture is None or not picture.height:
                continue
            low, high = WIDE if kind == "wide" else UPRIGHT
            if low <= picture.width / picture.height <= high:
                continue
            shape = "about 2.8 times as wide as high" if kind == "wide" else "4 wide by 5 high"
            fault, remedy = f"is {picture.width} wide and {picture.height} high", f"use a picture {shape}"
            field, at = f"portraits.{age}.{kind}", locations.field(file, "portraits", age, kind)
            effect = "It is cut to that shape."
            yield Advice.on(file, field, found=picture.id, fault=fault, remedy=remedy, effect=effect, at=at)
