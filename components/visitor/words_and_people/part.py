"""The list of words and people: every life, every entry of the glossary and the who's who, once in the page.

A story names the keys of its own (`data-words` of its button); the browser shows these and hides the others.
"""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import picture_address
from components.visitor.templates import fill
from data import PERSON, TERM, Exhibit, Person


def words_and_people(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All entries, hidden. A life's own stands last: in each of its stories its name opens it alone."""
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
        lives=[_life(person, localization) for person in exhibit.people],
        terms=terms,
        page=page,
        words=localization.words,
    )
    return RenderedPart("words_and_people", html)


def life_key(person: Person) -> str:
    """The key of the entry that introduces a life."""
    return f"life/{person.id}"


def _life(person: Person, localization: Localization) -> dict[str, object]:
    page = localization.language
    text = person.in_language(page)
    portrait = person.portraits.young_upright or person.portraits.old_upright
    return {
        "key": life_key(person),
        "text": {"language": text.language, "name": text.name, "line": text.introduction},
        "years": localization.life_years(person.born, person.died),
        "portrait": portrait,
        "address": picture_address(portrait.file) if portrait else "",
        "alternative": portrait.alternative(page) if portrait else None,
    }


PART = Part(
    __name__,
    render=lambda context: words_and_people(context.exhibit, context.localization),
    order=55,
    preload=False,
)
