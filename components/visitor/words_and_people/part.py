"""The list of words and people: every entry of the glossary and the who's who, once in the page.

A story names the keys of its own (`data-words` of its button); the browser shows these and hides the others.
"""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import picture_address
from components.visitor.templates import fill
from data import PERSON, TERM, Exhibit


def words_and_people(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All entries, hidden; empty where there is none."""
    if not exhibit.whos_who and not exhibit.glossary:
        return RenderedPart("words_and_people", "")
    page = localization.language
    people = [
        {
            "key": f"{PERSON}/{each.id}",
            "text": each.in_language(page),
            "years": localization.life_years(each.born, each.died),
            "portrait": each.portrait,
            "address": picture_address(each.portrait.file) if each.portrait else "",
            "alternative": each.portrait.alternative(page) if each.portrait else None,
        }
        for each in exhibit.whos_who
    ]
    terms = [{"key": f"{TERM}/{each.id}", "text": each.in_language(page)} for each in exhibit.glossary]
    html = fill(
        "visitor/words_and_people/words_and_people.html",
        people=people,
        terms=terms,
        page=page,
        words=localization.words,
    )
    return RenderedPart("words_and_people", html)


PART = Part(
    __name__,
    render=lambda context: words_and_people(context.exhibit, context.localization),
    order=55,
    preload=False,
)
