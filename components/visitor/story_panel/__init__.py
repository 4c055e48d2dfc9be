"""The stories: every stop's, written once; the browser shows one."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.encounters import encounter_articles, welcome
from components.visitor.locale_format import Wording
from components.visitor.markdown import story_html
from components.visitor.part import Part
from components.visitor.templates import fill
from data import ORIGINAL, Exhibit, Leg, Person, Stop, legs


def story_panel(exhibit: Exhibit, wording: Wording) -> Part:
    """All panels: the welcome, every story, every encounter. All but the welcome wait hidden."""
    articles = story_articles(exhibit, wording).values()
    return Part(
        "story_panel",
        "\n".join([welcome(exhibit, wording), *articles, *encounter_articles(exhibit, wording)]),
    )


def story_articles(exhibit: Exhibit, wording: Wording) -> dict[str, str]:
    """Every story's panel by its stop's id, in the order they are told."""
    articles = (html for person in exhibit.people for html in _stories(exhibit, person, wording))
    return dict(zip((stop.id for stop in exhibit.stops), articles, strict=True))


def _stories(exhibit: Exhibit, person: Person, wording: Wording) -> Iterator[str]:
    arrivals = {leg.end.id: leg for leg in legs(person)}
    page = wording.language
    for number, stop in enumerate(person.stops, start=1):
        told = stop.in_language(page)
        yield fill(
            "visitor/story_panel/story.html",
            page=page,
            person=person,
            life=person.in_language(page),
            chapter=stop.chapter.in_language(page),
            told=told,
            years=wording.say("life_years", born=int(person.born.begins), died=int(person.died.begins)),
            stop=stop,
            first=number == 1,
            position=wording.say("stop_of", number=number, total=len(person.stops)),
            alternative=stop.picture.alternative(page) if stop.picture else "",
            alternative_language=page if stop.picture and page in stop.picture.alternatives else ORIGINAL,
            date=wording.when(stop.date),
            old_style=wording.say("old_style", date=wording.when(stop.old_style)) if stop.old_style else "",
            place=stop.place.toponym(page),
            then=wording.say("then_named", name=stop.place.toponym_then) if stop.place.toponym_then else "",
            story=story_html(told.story),
            doubt=story_html(told.doubt or stop.doubt),
            doubt_language=told.language if told.doubt or not stop.doubt else ORIGINAL,
            way=_way(person, stop, arrivals.get(stop.id), wording),
            sure=list(_how_sure(stop, wording)),
            encounters=[(one, one.in_language(page)) for one in exhibit.encounters_of(stop)],
            words=wording.words,
        )


def _way(person: Person, stop: Stop, leg: Leg | None, wording: Wording) -> str:
    """How far the way was; or that the person was not there."""
    if not stop.present:
        after = stop.date.begins > person.died.ends
        return wording.say(
            "after_death" if after else "told_from_afar", name=person.in_language(wording.language).short_name
        )
    if leg is None:
        return ""
    distance = wording.kilometres(leg.kilometres)
    if leg.travel is None:
        return wording.say("leg_length", distance=distance)
    return wording.say("leg_travel", distance=distance, travel=wording.words[f"by_{leg.travel}"])


def _how_sure(stop: Stop, wording: Wording) -> Iterator[str]:
    yield wording.words[stop.certainty]
    if stop.place.certainty != "certain":
        yield wording.words[f"place_{stop.place.certainty}"]
    elif stop.place.precision == "region":
        yield wording.words["place_region"]
    if stop.present and stop.leg == "presumed":
        yield wording.words["leg_presumed"]
