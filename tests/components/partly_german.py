"""The small exhibit, partly translated into German; and the language of each text in an HTML tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from components.visitor.localization import Localization
from data import ENGLISH, ChapterText, EncounterText, Exhibit, ExhibitText, PersonText, StopText
from tests.components.html_tree import Element
from tests.components.small_exhibit import CHAPTER, two_lives

GERMAN_STRINGS = {key: f"«{text}»" for key, text in ENGLISH.items()} | {"locale": "de_DE"}
GERMAN = Localization("de", GERMAN_STRINGS)
JUGEND = replace(CHAPTER, translations={"de": ChapterText("de", "Jugend")})
ADA = PersonText("de", "Ada Jemand", "Die Ada", "Ada, die Geprüfte", "Ada lebte.")


def partly_german() -> Exhibit:
    """The exhibit of two people: Ada's first two stories and the encounter in German; all of Ben in
    English."""
    english = two_lives()
    ada, ben = english.people
    stops = tuple(
        replace(each, chapter=JUGEND, translations=german_story(each.title) if number < 2 else {})
        for number, each in enumerate(ada.stops)
    )
    ada = replace(ada, stops=stops, chapters=(JUGEND,), translations={"de": ADA})
    encounter = replace(english.encounters[0], stop_a=stops[1], translations=_german_encounter())
    return replace(
        english,
        people=(ada, ben),
        encounters=(encounter,),
        languages=("de", "en"),
        words={"de": GERMAN_STRINGS, "en": ENGLISH},
        translations={"de": ExhibitText("de", "Kleine Leben", "Zur Probe", "Tippen Sie.")},
    )


def german_story(title: str) -> Mapping[str, StopText]:
    return {"de": StopText("de", f"Deutsch: {title}", f"Die *Geschichte* von {title}.")}


def _german_encounter() -> Mapping[str, EncounterText]:
    return {"de": EncounterText("de", "Eine Stadt", "Beide kamen *hierher*.")}


def texts_with_language(element: Element, inherited: str = "de") -> Iterator[tuple[str, str]]:
    """Language and text of every element (without its children) and of its `aria-label` and `alt`.

    The language is the nearest `lang` attribute, as in a browser; `inherited` where there is none."""
    language = element.attributes.get("lang", inherited)
    own = element.text
    for child in element.children:
        own = own.replace(child.text, " ", 1)
        yield from texts_with_language(child, language)
    for attribute in ("aria-label", "alt"):
        if attribute in element.attributes:
            yield language, element.attributes[attribute]
    if own.strip():
        yield language, " ".join(own.split())


def languages_of(root: Element, text: str) -> set[str]:
    """The languages of the elements and attributes that contain a text."""
    return {language for language, found in texts_with_language(root) if text in found}
