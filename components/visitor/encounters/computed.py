"""Computed encounters as the page shows them: with a title in the visitor's language, made of facts alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from components.visitor.localization import Localization
from data import ComputedEncounter, Encounter, Exhibit


def with_computed_encounters(
    exhibit: Exhibit, computed: Iterable[ComputedEncounter], localization: Localization
) -> Exhibit:
    """The exhibit that parts are rendered from: its encounters, and after them the computed ones."""
    added = tuple(_encounter(each, localization) for each in computed)
    return replace(exhibit, encounters=(*exhibit.encounters, *added)) if added else exhibit


def _encounter(computed: ComputedEncounter, localization: Localization) -> Encounter:
    return Encounter(
        id=computed.id,
        place=computed.place,
        stop_a=computed.stop_a,
        stop_b=computed.stop_b,
        language=localization.language,
        title=_title(computed, localization),
        text=localization.words["computed"],
        is_computed=True,
    )


def _title(computed: ComputedEncounter, localization: Localization) -> str:
    """Facts parted by signs, in no sentence: it needs the grammar of no language."""
    first, last = computed.years
    years = localization.span_text(first, last)
    if computed.kind == "nearest":
        distance = localization.distance_text(computed.kilometres)
        key = "computed_about_apart" if computed.is_approximate else "computed_apart"
        return localization.text(key, years=years, distance=distance)
    place = computed.place.toponym(localization.language).text
    if computed.kind == "same-time":
        return localization.text("computed_same_time", place=place, years=years)
    if computed.kind == "same-year":
        return localization.text("computed_same_year", place=place, years=years)
    return localization.text("computed_years_between", place=place, number=last - first)
