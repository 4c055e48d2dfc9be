"""The year-sweep: while time is swept, a large year, the event of the world, and a caption for each life."""

from __future__ import annotations

from math import floor, inf

from components.visitor.era_dates import has_era
from components.visitor.life_portraits import LifePortraits
from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.person_toggle.part import ICONS
from components.visitor.templates import fill
from components.visitor.year_sweep.caption_widths import CaptionWidths
from components.visitor.year_sweep.captions import life_captions
from data import LESS_THAN_A_DAY, Exhibit, time_span

ARRANGEMENTS = ((2, "few"), (4, "several"), (9, "more"), (inf, "many"))
"""How the style sheet arranges up to so many lives. Of many only those are shown that are alive."""


def year_sweep(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Empty where no stop has a date: then there is no time to sweep."""
    span = time_span(exhibit.people)
    if span is None:
        return RenderedPart("year_sweep", "")
    page = localization.language
    number = len(exhibit.people)
    captions = life_captions(exhibit, span, localization)
    dead = localization.plural_forms("sweep_dead")
    arrangement = next(name for most, name in ARRANGEMENTS if number <= most)
    html = fill(
        "visitor/year_sweep/year_sweep.html",
        page=page,
        lives=[
            (person, person.in_language(page), LifePortraits.of(person), CaptionWidths.of(texts, dead))
            for person, texts in zip(exhibit.people, captions, strict=True)
        ],
        icons=ICONS,
        arrangement=arrangement,
        columns=1 if number == 1 else 2,
        has_events=bool(exhibit.world),
    )
    data = {
        "locale": str(localization.locale).replace("_", "-"),
        "eras": {str(year): localization.year_text(year) for year in range(*span) if has_era(year)},
        "caption": localization.words["sweep_caption"],
        "dead": dead,
        "lives": captions,
        "arrangement": arrangement,
        "events": _events(exhibit, span, localization),
    }
    return RenderedPart("year_sweep", html, data)


def _events(exhibit: Exhibit, span: tuple[int, int], localization: Localization) -> list[list[object]]:
    """Of each event of the world, in the order of time: when it begins, its first and last year, its text and
    that text's language."""
    events = sorted(exhibit.world, key=lambda each: each.date.begins)
    texts = [(each.date, each.in_language(localization.language)) for each in events]
    return [
        [
            round(date.begins, 4),
            floor(date.begins),
            floor(date.ends - LESS_THAN_A_DAY),
            text.text,
            text.language,
        ]
        for date, text in texts
        if span[0] <= date.begins < span[1]
    ]


PART = Part(
    __name__,
    render=lambda context: year_sweep(context.exhibit, context.localization),
    order=46,
)
