"""Captions of a sweep of time: where each person was at a moment, how old, or why that cannot be said.

Python writes every text; the script chooses the one of the moment, and fills in the age, or the years since
death, which change while a text stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict
from unicodedata import name as letter_name

from components.visitor.life_portraits import LifePortraits
from components.visitor.localization import Localization
from data import (
    Exhibit,
    LifeSpan,
    Person,
    Place,
    ShownText,
    dated_toponyms,
    life_track,
    toponym_at,
)


@dataclass(frozen=True, slots=True)
class WhereSpan:
    """From `begins` on this text says where a person is. `language` is that of a place's name.

    `has_age`: the person lives, as far as is known.
    """

    begins: float
    where: str
    language: str
    has_age: bool


class LifeTexts(TypedDict):
    """The captions of a life; `browser/moment_texts.js` says what each entry is."""

    person: str
    who: str
    aged: str
    young_until: float | None
    born: float | None
    died: float | None
    dead: str
    spans: list[tuple[float, str, str, int]]


def life_captions(exhibit: Exhibit, span: tuple[int, int], localization: Localization) -> list[LifeTexts]:
    """The captions of every life, for the script."""
    return [_life(person, exhibit, span, localization) for person in exhibit.people]


def _life(person: Person, exhibit: Exhibit, span: tuple[int, int], localization: Localization) -> LifeTexts:
    text = person.in_language(localization.language)
    spans = list(where_spans(person, exhibit, span, localization))
    is_exact = person.born is not None and person.born.last - person.born.first < 0.01
    return {
        "person": person.id,
        "who": text.short_name,
        "aged": localization.text(
            "sweep_age" if is_exact else "sweep_age_about", name=text.short_name, age="{age}"
        ),
        "young_until": LifePortraits.of(person).young_until,
        "born": round(person.born.begins, 4) if person.born else None,
        "died": round(person.died.ends, 4) if person.died else None,
        "dead": localization.text("sweep_died", date=localization.years_text(person.died)),
        "spans": [(round(each.begins, 4), each.where, each.language, int(each.has_age)) for each in spans],
    }


def where_spans(
    person: Person, exhibit: Exhibit, span: tuple[int, int], localization: Localization
) -> Iterator[WhereSpan]:
    """The texts of a life in the order of time, up to death: from then on the years are counted."""
    page = localization.language
    has_lived = False
    for each in life_track(person, *span):
        if each.state == "dead":
            return
        if each.state == "unborn":
            yield WhereSpan(each.begins, localization.words["sweep_unborn"], page, False)
        elif each.state == "unknown":
            # Without a date of death nobody knows how long the person lived on.
            is_alive = person.died is not None or not has_lived
            yield WhereSpan(each.begins, localization.words["sweep_unknown"], page, is_alive)
        elif each.state == "at":
            has_lived = True
            yield from _at(each, exhibit, localization)
        else:
            yield _between(each, exhibit, localization)


def _at(span: LifeSpan, exhibit: Exhibit, localization: Localization) -> Iterator[WhereSpan]:
    """At one place; again from the year in which its name changes."""
    city = _city(span.stops[0].place_on_map, exhibit)
    changes = {moment for name in dated_toponyms(city.toponym_then) for moment in (name.begins, name.ends)}
    for begins in [span.begins, *sorted(each for each in changes if span.begins < each < span.ends)]:
        name = place_name(city, begins, exhibit, localization)
        yield WhereSpan(begins, name.text, name.language, True)


def _between(span: LifeSpan, exhibit: Exhibit, localization: Localization) -> WhereSpan:
    """On the way between two cities. Between two stays in one city nothing says that the person left it."""
    one, two = (_city(stop.place_on_map, exhibit) for stop in (span.stops[0], span.stops[-1]))
    start, end = (place_name(city, span.begins, exhibit, localization).text for city in (one, two))
    text = (
        localization.text("sweep_perhaps", place=start)
        if one == two
        else localization.text("sweep_between", start=start, end=end)
    )
    return WhereSpan(span.begins, text, localization.language, True)


def place_name(place: Place, moment: float, exhibit: Exhibit, localization: Localization) -> ShownText:
    """The name of the time, where the exhibit gives one; else the present one in the visitor's language.

    The name of the time is written once, in the letters of the exhibit's own language: among other letters it
    would not be read, and the present name is shown.
    """
    present = place.toponym(localization.language)
    then = toponym_at(place, moment)
    if then and _script(then) == _script(present.text):
        return ShownText(exhibit.language, then)
    return present


def _city(place: Place, exhibit: Exhibit) -> Place:
    return exhibit.places.get(place.within, place)


def _script(text: str) -> str:
    """The script of the first letter, as Unicode names it: LATIN, CYRILLIC, KATAKANA; "" without a letter."""
    first = next(filter(str.isalpha, text), None)
    return letter_name(first, "").partition(" ")[0] if first else ""
