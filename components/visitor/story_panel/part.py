"""The story panel: one article for every stop, rendered once; the browser shows one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.encounters.articles import encounter_articles
from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import ShownPicture
from components.visitor.sound.player import sound_player
from components.visitor.story_panel.quotation import ShownLegend, ShownQuotation, cited_sources
from components.visitor.templates import fill
from components.visitor.words_and_people.part import life_key
from data import Exhibit, Leg, Person, Stop, StoryTerms, legs, story_html


def story_panel(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All articles, hidden: every story, every encounter; before them the handle of a phone's sheet."""
    handle = fill("visitor/story_panel/sheet_handle.html", words=localization.words)
    articles = story_articles(exhibit, localization).values()
    return RenderedPart(
        "story_panel", "\n".join([handle, *articles, *encounter_articles(exhibit, localization)])
    )


def story_articles(exhibit: Exhibit, localization: Localization) -> dict[str, str]:
    """The article of every story, by stop id, in the exhibit's order."""
    articles = (html for person in exhibit.people for html in _stories(exhibit, person, localization))
    return dict(zip((stop.id for stop in exhibit.stops), articles, strict=True))


def _first_of_chapters(person: Person) -> set[str]:
    """The ids of the stops with which a chapter begins."""
    first: dict[str, str] = {}
    for stop in person.stops:
        first.setdefault(stop.chapter.id, stop.id)
    return set(first.values())


def _stories(exhibit: Exhibit, person: Person, localization: Localization) -> Iterator[str]:
    arrivals = {leg.end.id: leg for leg in legs(person)}
    page = localization.language
    chapter_openings, walk = _first_of_chapters(person), [stop.id for stop in person.stops if stop.highlight]
    close = fill("visitor/story_panel/close.html", words=localization.words)
    terms: dict[str, StoryTerms] = {}
    for number, stop in enumerate(person.stops, start=1):
        text = stop.in_language(page)
        question = stop.chapter.question_in(page) if stop.id in chapter_openings else None
        if text.language not in terms:
            terms[text.language] = StoryTerms.of(exhibit, text.language, person)
        marked = terms[text.language].marked(text.story)
        yield fill(
            "visitor/story_panel/story.html",
            page=page,
            person=person,
            life=person.in_language(page),
            chapter=stop.chapter.in_language(page),
            text=text,
            stop=stop,
            question=question if question and question.text else None,
            quotation=ShownQuotation.of(stop, localization),
            legend=ShownLegend.of(stop, page),
            sources=cited_sources(stop),
            draft=person.draft or stop.draft or text.draft,
            walk_position=localization.text("stop_of", number=walk.index(stop.id) + 1, total=len(walk))
            if stop.id in walk
            else "",
            position=localization.text("stop_of", number=number, total=len(person.stops)),
            picture=ShownPicture.of(stop.picture) if stop.picture else None,
            alternative=stop.picture.alternative(page) if stop.picture else None,
            date=localization.date_text(stop.date),
            old_style=localization.text("old_style", date=localization.date_text(stop.old_style))
            if stop.old_style
            else "",
            place=stop.place.toponym(page) if stop.place else None,
            then=localization.text("then_named", name=stop.place.toponym_then)
            if stop.place and stop.place.toponym_then
            else "",
            story=marked.html,
            known=[*marked.keys, life_key(person)],
            doubt=story_html(text.doubt or stop.doubt),
            doubt_language=text.language if text.doubt or not stop.doubt else stop.language,
            leg=leg_text(person, stop, arrivals.get(stop.id), localization),
            sound=sound_player(stop.audio, localization, page),
            certainty=list(certainty_texts(stop, localization)),
            encounters=[(one, one.in_language(page)) for one in exhibit.encounters_of(stop)],
            close=close,
            words=localization.words,
        )


def leg_text(person: Person, stop: Stop, leg: Leg | None, localization: Localization) -> str:
    """The length of the leg to the stop, or that the person was not there. Empty at a first stop, and after a
    stop without a place: the leg does not lead from there."""
    if not stop.present:
        after = stop.date is not None and person.died is not None and stop.date.begins > person.died.ends
        if stop.place is None and not after:
            return ""
        return localization.text(
            "after_death" if after else "told_from_afar",
            name=person.in_language(localization.language).short_name,
        )
    if leg is None or _passes_placeless(person, leg):
        return ""
    distance = localization.distance_text(leg.kilometres)
    if leg.travel is None:
        return localization.text("leg_length", distance=distance)
    return localization.text("leg_travel", distance=distance, travel=localization.words[f"by_{leg.travel}"])


def _passes_placeless(person: Person, leg: Leg) -> bool:
    """Whether a story without a place is told between the two ends of a leg."""
    first, last = (person.stops.index(each) for each in (leg.start, leg.end))
    return any(stop.place is None for stop in person.stops[first:last])


def certainty_texts(stop: Stop, localization: Localization) -> Iterator[str]:
    """How certain the story is, then the place and the leg where they are not certain."""
    yield localization.words[stop.certainty]
    if stop.place is None:
        return
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
    styles=(
        "visitor/story_panel/story_panel.css",
        "visitor/encounters/encounters.css",
        "visitor/sound/sound.css",
    ),
)
