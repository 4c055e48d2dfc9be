"""How a quotation and a legend stand in a story, in the page's language."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.localization import Localization
from components.visitor.story_panel.part import story_articles
from components.visitor.story_panel.quotation import ShownLegend, ShownQuotation, cited_sources
from data import Source, Stop, StopText, parse_date
from data.model.exhibit import Quotation
from data.model.texts import LegendOrFact, QuotationText
from tests.components.html_tree import Element, tree
from tests.components.partly_german import GERMAN
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop

LETTERS = Source("S2", "Letters, 1900", "archive", "full")
SAID = Quotation("I was free.", "Ada Someone", "en", parse_date("1899"), LETTERS)
TALE = LegendOrFact("She *flew*.", "She walked.")


def _stop(**more: object) -> Stop:
    return stop("ada", 1, MOSCOW, **more)


def _article(localization: Localization, **more: object) -> Element:
    (article,) = story_articles(exhibit(person("Ada", _stop(**more))), localization).values()
    return tree(article)


def test_the_words_stand_in_their_own_language_and_the_speaker_and_date_below(english: Localization) -> None:
    said = replace(SAID, words="Ich war frei.", language="de")
    root = _article(english, quotation=said)
    words = [each for each in root.all() if each.tag == "blockquote"]
    assert [(each.text, each.attributes["lang"]) for each in words] == 2 * [("Ich war frei.", "de")]
    captions = [each.text for each in root.all() if each.tag == "figcaption"]
    assert captions == 2 * ["Ada Someone, 1899"], "below the story, and large where its button opens it"


def test_attributed_and_translated_words_say_so(english: Localization) -> None:
    said = replace(SAID, standing="attributed", translated_from="ru", date=None)
    shown = ShownQuotation.of(_stop(quotation=said), english)
    assert shown is not None
    assert shown.notes == ("words attributed to the speaker", "translated from Russian")


def test_a_translation_that_has_no_quotation_shows_the_original_one() -> None:
    text = StopText("de", "Ankunft", "Sie kam an.")
    shown = ShownQuotation.of(_stop(quotation=SAID, translations={"de": text}), GERMAN)
    assert shown is not None
    assert (shown.words.text, shown.words.language, shown.speaker.language) == ("I was free.", "en", "en")


def test_a_translated_quotation_says_from_which_language() -> None:
    text = StopText("de", "Ankunft", "Sie kam an.", quotation=QuotationText("Ich war frei.", "Ada Jemand"))
    shown = ShownQuotation.of(_stop(quotation=SAID, translations={"de": text}), GERMAN)
    assert shown is not None
    assert (shown.words.text, shown.words.language, shown.speaker.text) == (
        "Ich war frei.",
        "de",
        "Ada Jemand",
    )
    assert "Englisch" in shown.notes[-1]


def test_words_in_the_language_in_which_they_were_said_are_no_translation() -> None:
    text = StopText("de", "Ankunft", "Sie kam an.", quotation=QuotationText("Ich war frei.", "Ada Jemand"))
    for spoken in ("de", "de-AT"):
        said = replace(SAID, translated_from=spoken)
        shown = ShownQuotation.of(_stop(quotation=said, translations={"de": text}), GERMAN)
        assert shown is not None
        assert shown.notes == ("1899",)


def test_what_is_told_and_what_is_known_are_closed_until_they_are_asked_for(english: Localization) -> None:
    root = _article(english, legend_or_fact=TALE)
    (overlay,) = root.having("data-overlay", "legend")
    assert "hidden" in overlay.attributes
    assert "She flew." in overlay.text
    assert "She walked." in overlay.text
    stamp, _ = root.having("data-open-overlay", "legend")
    assert stamp.text == "Legend or fact?"
    shown = ShownLegend.of(_stop(legend_or_fact=TALE), "en")
    assert shown is not None
    assert "<em>flew</em>" in shown.told


def test_the_source_of_a_quotation_is_cited_once() -> None:
    both = _stop(quotation=SAID)
    assert [each.id for each in cited_sources(both)] == ["S1", "S2"]
    assert [each.id for each in cited_sources(replace(both, sources=(LETTERS,)))] == ["S2"]


def test_the_chapter_asks_its_question_at_its_first_story_and_the_life_its_own_only_at_its_ending(
    english: Localization,
) -> None:
    chapter = replace(_stop().chapter, question="Why did she leave?")
    stops = [stop("ada", number, MOSCOW, chapter=chapter, id=f"ada/{number}") for number in (1, 2)]
    life = person("Ada", *stops, closing_question="Was she free?")
    first, last = story_articles(exhibit(life), english).values()
    assert "Why did she leave?" in first
    assert "Why did she leave?" not in last
    assert "Was she free?" not in first + last
