"""The choice of a life: a sheet for each, with its face, its walk of the highlights and its whole length."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from components.visitor.localization import Localization
from components.visitor.look.logo import shown_logo
from components.visitor.parts import Part, RenderedPart
from components.visitor.person_toggle.part import ICONS
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from data import Exhibit, Person, PersonText, ShownText

SECONDS_A_STORY = 20
"""How long a visitor stays with a story of a walk: it has 30 to 60 words and a picture."""
LONG_CALL = 12
"""Letters: where one call, or the epithet that stands for it, is longer, all are set smaller."""
MAX_LIVES_WITH_TWO_BUTTONS = 8
"""Of so many lives each card has room for a button of its own for the whole life."""
ARRANGEMENTS = ((2, "pair"), (4, "few"), (8, "several"), (inf, "many"))
"""How the style sheet arranges up to so many lives."""
COLUMNS = {2: (2, 2), 3: (3, 3), 4: (4, 2)}
"""Columns of so many lives, on a wide screen and on an upright one."""
COLUMNS_TO_EIGHT, COLUMNS_ABOVE = (4, 3), (5, 4)


@dataclass(frozen=True, slots=True)
class OfferedLife:
    """What the choice says of a life. `walk` and `moments` are empty for one without highlights."""

    person: Person
    text: PersonText
    call: ShownText
    years: str
    portrait: ShownPicture | None
    icon: str
    walk: str
    moments: str
    whole: str


def choose(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A sheet for each life that has stories, and a button for all lives.

    The data says whether a visit begins here: with one life only if there is something to choose, a walk.
    """
    page = localization.language
    lives = [_offered(person, localization) for person in exhibit.people if person.stops]
    number = len(lives)
    wide, upright = COLUMNS.get(number, COLUMNS_TO_EIGHT if number <= 8 else COLUMNS_ABOVE)
    if number == 1:
        wide = upright = 1
    arrangement = next(name for most, name in ARRANGEMENTS if number <= most)
    html = fill(
        "visitor/choose/choose.html",
        page=page,
        text=exhibit.in_language(page),
        lives=lives,
        arrangement=arrangement,
        columns=f"--columns: {wide}; --columns-upright: {upright}",
        are_calls_long=any(len(life.call.text) > LONG_CALL for life in lives),
        has_two_buttons=number <= MAX_LIVES_WITH_TWO_BUTTONS,
        logo=shown_logo(exhibit, page),
        all_lives=_all_lives(number, exhibit, localization),
        words=localization.words,
    )
    is_offered = number > 1 or any(life.walk for life in lives)
    return RenderedPart("choose", html, {"offered": is_offered, "arrangement": arrangement})


def walk_texts(person: Person, localization: Localization) -> tuple[str, str]:
    """How many highlights a life has: with how long a walk of them takes, and without; empty for none."""
    number = sum(stop.highlight for stop in person.stops)
    if not number:
        return "", ""
    moments = localization.text("moments", number=number)
    minutes = localization.text("minutes", number=max(1, round(number * SECONDS_A_STORY / 60)))
    return localization.text("walk", moments=moments, minutes=minutes), moments


def _offered(person: Person, localization: Localization) -> OfferedLife:
    life = person.in_language(localization.language)
    call = next(
        ShownText(language, text)
        for language, text in (
            (life.language, life.call),
            (person.language, person.call),
            (life.language, life.epithet),
            (person.language, person.epithet),
            (life.language, life.short_name),
        )
        if text
    )
    pictures = person.portraits
    # The face of the deeds, not of the child: what the visitor has heard of.
    portrait = pictures.old_upright or pictures.young_upright or pictures.old_wide or pictures.young_wide
    return OfferedLife(
        person,
        life,
        call,
        localization.life_years(person.born, person.died),
        ShownPicture.of(portrait) if portrait else None,
        ICONS[person.marker],
        *walk_texts(person, localization),
        localization.text("whole_life_stories", number=len(person.stops)),
    )


def _all_lives(number: int, exhibit: Exhibit, localization: Localization) -> str:
    if not exhibit.has_places:
        return localization.words["everyone" if number == 2 else "everyone_many"]
    return localization.words[{1: "whole_map", 2: "both_on_map"}.get(number, "all_on_map")]


PART = Part(
    __name__,
    render=lambda context: choose(context.exhibit, context.localization),
    order=25,
)
