"""The two small lives, half of them in German; and which language a browser takes a text to be in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from components.visitor.localization import Localization
from data import ENGLISH, ChapterText, EncounterText, Exhibit, ExhibitText, PersonText, StopText
from tests.components.html_tree import Element
from tests.components.small_life import CHAPTER, two_lives

UI = {key: f"«{text}»" for key, text in ENGLISH.items()} | {"locale": "de_DE"}
GERMAN = Localization("de", UI)
JUGEND = replace(CHAPTER, translations={"de": ChapterText("de", "Jugend")})
ADA = PersonText("de", "Ada Jemand", "Die Ada", "Ada, die Geprüfte", "Ada lebte.")


def half_german() -> Exhibit:
    """The two lives, Ada's first two stories and the encounter in German; all of Ben in English."""
    plain = two_lives()
    ada, ben = plain.people
    stops = tuple(
        replace(each, chapter=JUGEND, translations=german_story(each.title) if number < 2 else {})
        for number, each in enumerate(ada.stops)
    )
    ada = replace(ada, stops=stops, chapters=(JUGEND,), translations={"de": ADA})
    meet = replace(plain.encounters[0], stop_a=stops[1], translations=_meeting())
    return replace(
        plain,
        people=(ada, ben),
        encounters=(meet,),
        languages=("de", "en"),
        words={"de": UI, "en": ENGLISH},
        translations={"de": ExhibitText("de", "Kleine Leben", "Zur Probe", "Tippen Sie.")},
    )


def german_story(title: str) -> Mapping[str, StopText]:
    return {"de": StopText("de", f"Deutsch: {title}", f"Die *Geschichte* von {title}.")}


def _meeting() -> Mapping[str, EncounterText]:
    return {"de": EncounterText("de", "Eine Stadt", "Beide kamen *hierher*.")}


def spoken(element: Element, around: str = "de") -> Iterator[tuple[str, str]]:
    """Every tag's own text, with the language that a browser takes it to be in."""
    language = element.attributes.get("lang", around)
    own = element.text
    for child in element.children:
        own = own.replace(child.text, " ", 1)
        yield from spoken(child, language)
    for attribute in ("aria-label", "alt"):
        if attribute in element.attributes:
            yield language, element.attributes[attribute]
    if own.strip():
        yield language, " ".join(own.split())


def languages_of(root: Element, text: str) -> set[str]:
    """The languages in which a text is said."""
    return {language for language, said in spoken(root) if text in said}
