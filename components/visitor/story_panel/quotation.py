"""The quotation and the legend of a story, as they are shown in a page's language."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.localization import Localization
from data import ShownText, Source, Stop, story_html


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """A quotation as it stands below a story; `notes` follow the speaker, in the page's language."""

    words: ShownText
    speaker: ShownText
    notes: tuple[str, ...]

    @staticmethod
    def of(stop: Stop, localization: Localization) -> ShownQuotation | None:
        """The stop's quotation in the page's language, or the original one; None where there is none."""
        said = stop.quotation
        if said is None:
            return None
        text = stop.in_language(localization.language)
        own = text.quotation if text.language != stop.language else None
        words = ShownText(text.language, own.words) if own else ShownText(said.language, said.words)
        speaker = ShownText(text.language, own.speaker) if own else ShownText(stop.language, said.speaker)
        spoken = said.translated_from or (said.language if own else "")
        notes = [localization.date_text(said.date)]
        notes += [localization.words["attributed"]] if said.standing == "attributed" else []
        notes += (
            [localization.text("translated_from", language=localization.language_name(spoken))]
            if spoken and not _same_language(spoken, words.language)
            else []
        )
        return ShownQuotation(words, speaker, tuple(filter(None, notes)))


@dataclass(frozen=True, slots=True)
class ShownLegend:
    """What is told and what is known, as HTML, and the language of both."""

    language: str
    told: str
    known: str

    @staticmethod
    def of(stop: Stop, page: str) -> ShownLegend | None:
        """The stop's legend in the page's language, or the original one; None where there is none."""
        text = stop.in_language(page)
        shown, language = (
            (text.legend_or_fact, text.language)
            if text.legend_or_fact
            else (stop.legend_or_fact, stop.language)
        )
        return ShownLegend(language, story_html(shown.told), story_html(shown.known)) if shown else None


def _same_language(one: str, other: str) -> bool:
    """Whether two codes are of one language, whatever their script or region: `pt` and `pt-BR`."""
    return one.partition("-")[0] == other.partition("-")[0]


def cited_sources(stop: Stop) -> tuple[Source, ...]:
    """The stop's sources, then that of its quotation, where it is another."""
    of_quotation = stop.quotation.source if stop.quotation else None
    return (*stop.sources, *([of_quotation] if of_quotation and of_quotation not in stop.sources else []))
