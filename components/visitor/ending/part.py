"""The ending of a life: its closing question over the lines of all lives, and what a visitor may do next."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from components.visitor.choose.part import walk_texts
from components.visitor.ending.qr_code import CodeDrawing
from components.visitor.lifetimes import lifetimes
from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.person_toggle.part import ICONS
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from components.visitor.text_width import columns
from data import Exhibit, Person, PersonText, ShownText, legs

PASSING_SECONDS = 50
"""How long the years of all lives take to pass behind the ending."""
MOST_OTHER_LIVES = 4
"""So many other lives have a button each; with more, one leads to the choice of all."""
MOST_LIVES_IN_ONE_ROW = 3
"""With more, the buttons have two rows."""
LONG_QUESTION, VERY_LONG_QUESTION = 34, 70
"""Letters: above so many the question is set smaller, so that it has two lines, or three."""
LEAST_KILOMETRES = 10
"""A shorter way in a whole life says nothing."""


@dataclass(frozen=True, slots=True)
class LifeEnding:
    """What an ending says of a life. `question` is the life's name where it has no closing question.

    `facts` and `moments` may be empty.
    """

    person: Person
    text: PersonText
    question: ShownText
    question_class: str
    years: str
    face: ShownPicture | None
    wide_face: ShownPicture | None
    icon: str
    facts: str
    moments: str

    @property
    def is_named_apart(self) -> bool:
        """Whether the name stands above the question, and not in its place."""
        return self.question.text != self.text.name


def ending(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A hidden section for each life that has stories.

    The data says which years pass behind it, `from` and `to` (equal where no stop has a date), and in how
    many seconds; and how many rows of buttons the sheet has.
    """
    page = localization.language
    lives = [_ending(person, localization) for person in exhibit.people if person.stops]
    others = [lives[number + 1 :] + lives[:number] for number in range(len(lives))]
    address = exhibit.address_to_take_home(page)
    html = fill(
        "visitor/ending/ending.html",
        page=page,
        lives=[(life, other[:MOST_OTHER_LIVES]) for life, other in zip(lives, others, strict=True)],
        has_more_lives=len(lives) > MOST_OTHER_LIVES + 1,
        has_map=exhibit.has_places,
        code=CodeDrawing.of(address) if address else None,
        words=localization.words,
    )
    first, last = lifetimes(exhibit)
    rows = 1 if len(lives) <= MOST_LIVES_IN_ONE_ROW else 2
    data = {"from": first, "to": last, "seconds": PASSING_SECONDS, "rows": rows}
    return RenderedPart("ending", html, data)


def _ending(person: Person, localization: Localization) -> LifeEnding:
    text = person.in_language(localization.language)
    question = next(
        ShownText(language, words)
        for language, words in (
            (text.language, text.closing_question),
            (person.language, person.closing_question),
            (text.language, text.name),
        )
        if words
    )
    length = columns(question.text)
    pictures = person.portraits
    face = pictures.old_upright or pictures.young_upright or pictures.old_wide or pictures.young_wide
    wide = pictures.old_wide or pictures.young_wide
    return LifeEnding(
        person=person,
        text=text,
        question=question,
        question_class=""
        if length <= LONG_QUESTION
        else " ending__question--very-long"
        if length > VERY_LONG_QUESTION
        else " ending__question--long",
        years=localization.life_years(person.born, person.died),
        face=ShownPicture.of(face) if face else None,
        wide_face=ShownPicture.of(wide) if wide else None,
        icon=ICONS[person.marker],
        facts=" · ".join(_facts(person, localization)),
        moments=walk_texts(person, localization)[1],
    )


def _facts(person: Person, localization: Localization) -> list[str]:
    """How many moments and stories a life has, and how far the person travelled at least: the lengths of the
    legs that are certain."""
    highlights = sum(stop.highlight for stop in person.stops)
    facts = [localization.text("moments", number=highlights)] if highlights else []
    if len(person.stops) > highlights:
        facts.append(localization.text("stories", number=len(person.stops)))
    kilometres = sum(leg.kilometres for leg in legs(person) if leg.certainty == "certain")
    step = 1000 if kilometres >= 1000 else LEAST_KILOMETRES
    at_least = floor(kilometres / step) * step  # not rounded up: it would be too much
    if at_least:
        facts.append(localization.text("travelled", distance=localization.distance_text(at_least)))
    return facts


PART = Part(
    __name__,
    render=lambda context: ending(context.exhibit, context.localization),
    order=26,
)
