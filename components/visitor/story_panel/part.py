"""The stories: every stop's, written once; the browser shows one."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.encounters.articles import encounter_articles, welcome
from components.visitor.localization import Localization
from components.visitor.markdown import story_html
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import ORIGINAL, Exhibit, Leg, Person, Stop, legs


def story_panel(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All panels: the welcome, every story, every encounter. All but the welcome wait hidden."""
    articles = story_articles(exhibit, localization).values()
    return RenderedPart(
        "story_panel",
        "\n".join([welcome(exhibit, localization), *articles, *encounter_articles(exhibit, localization)]),
    )


def story_articles(exhibit: Exhibit, localization: Localization) -> dict[str, str]:
    """Every story's panel by its stop's id, in the order they are told."""
    articles = (html for person in exhibit.people for html in _stories(exhibit, person, localization))
    return dict(zip((stop.id for stop in exhibit.stops), articles, strict=True))


def _stories(exhibit: Exhibit, person: Person, localization: Localization) -> Iterator[str]:
    arrivals = {leg.end.id: leg for leg in legs(person)}
    page = localization.language
    for number, stop in enumerate(person.stops, start=1):
        told = stop.in_language(page)
        yield fill(
            "visitor/story_panel/story.html",
            page=page,
            person=person,
            life=person.in_language(page),
            chapter=stop.chapter.in_language(page),
            told=told,
            years=localization.text("life_years", born=int(person.born.begins), died=int(person.died.begins)),
            stop=stop,
            first=number == 1,
            position=localization.text("stop_of", number=number, total=len(person.stops)),
            alternative=stop.picture.alternative(page) if stop.picture else "",
            alternative_language=page if stop.picture and page in stop.picture.alternatives else ORIGINAL,
            date=localization.date_text(stop.date),
            old_style=localization.text("old_style", date=localization.date_text(stop.old_style))
            if stop.old_style
            else "",
            place=stop.place.toponym(page),
            then=localization.text("then_named", name=stop.place.toponym_then)
            if stop.place.toponym_then
            else "",
            story=story_html(told.story),
            doubt=story_html(told.doubt or stop.doubt),
            doubt_language=told.language if told.doubt or not stop.doubt else ORIGINAL,
            way=_way(person, stop, arrivals.get(stop.id), localization),
            sure=list(_how_sure(stop, localization)),
            encounters=[(one, one.in_language(page)) for one in exhibit.encounters_of(stop)],
            words=localization.words,
        )


def _way(person: Person, stop: Stop, leg: Leg | None, localization: Localization) -> str:
    """How far the way was; or that the person was not there."""
    if not stop.present:
        after = stop.date.begins > person.died.ends
        return localization.text(
            "after_death" if after else "told_from_afar",
            name=person.in_language(localization.language).short_name,
        )
    if leg is None:
        return ""
    distance = localization.distance_text(leg.kilometres)
    if leg.travel is None:
        return localization.text("leg_length", distance=distance)
    return localization.text("leg_travel", distance=distance, travel=localization.words[f"by_{leg.travel}"])


def _how_sure(stop: Stop, localization: Localization) -> Iterator[str]:
    yield localization.words[stop.certainty]
    if stop.place.certainty != "certain":
        yield localization.words[f"place_{stop.place.certainty}"]
    elif stop.place.precision == "region":
        yield localization.words["place_region"]
    if stop.present and stop.leg == "presumed":
        yield localization.words["leg_presumed"]


PART = Part(
    __name__,
    render=lambda context: story_panel(context.exhibit, context.localization),
    order=50,
    styles=("visitor/story_panel/story_panel.css", "visitor/encounters/encounters.css"),
)
