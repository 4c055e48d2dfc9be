"""The quotation and the legend of a stop: what is read, and what must not be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import Stop, load
from data.model.exhibit import Quotation
from data.model.texts import LegendOrFact, QuotationText
from tests.data.conftest import ReplaceText

STORY, GERMAN = "people/brandt/01-vienna-1838.md", "people/brandt/01-vienna-1838.de.md"
SAID = "quotation:\n  words: The atlas is a meadow.\n  speaker: Clara Brandt\n"
TALE = "legend_or_fact:\n  told: She *never* slept.\n  known: She slept six hours.\n"


Write = Callable[[str, str], None]


@pytest.fixture
def write(replace_text: ReplaceText) -> Write:
    """Write fields into the head of the first story, or of its translation."""

    def into(file: str, fields: str) -> None:
        end = "sources: [DIARY]\n" if file == STORY else "original: 7d544a43\n"
        replace_text(file, end, f"{end}{fields}")

    return into


def first_stop(folder: Path) -> Stop:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return exhibit.people[0].stops[0]


def messages(folder: Path) -> list[str]:
    return [str(each) for each in load(folder).problems]


def test_a_quotation_has_words_a_speaker_a_date_and_a_source(small: Path, write: Write) -> None:
    more = "  date: 1840~\n  source: DIARY\n  language: GER\n  translated_from: it\n"
    write(STORY, SAID + more)
    assert messages(small) == []
    said = first_stop(small).quotation
    assert isinstance(said, Quotation)
    assert (said.words, said.speaker, str(said.date)) == ("The atlas is a meadow.", "Clara Brandt", "1840~")
    assert said.source is not None
    assert (said.source.id, said.standing) == ("DIARY", "documented")
    assert (said.language, said.translated_from) == ("de", "it")


def test_documented_words_without_a_source_are_reported_and_not_shown(small: Path, write: Write) -> None:
    write(STORY, SAID)
    (problem,) = load(small).problems
    assert (problem.field, problem.fault) == ("quotation", "is documented, and names no source")
    assert "standing: attributed" in problem.remedy
    assert problem.consequence == "The quotation is not shown."
    assert problem.where == "line 8"
    assert first_stop(small).quotation is None


def test_attributed_words_need_no_source(small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  standing: attributed\n")
    assert messages(small) == []
    said = first_stop(small).quotation
    assert said is not None
    assert (said.standing, said.source, said.language) == ("attributed", None, "en")


def test_an_unknown_source_of_a_quotation_is_named_with_its_line(small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  source: LOGBOK\n")
    (problem,) = load(small).problems
    assert (problem.field, problem.where, problem.remedy) == ("quotation.source", "line 11", "write LOGBOOK")
    assert first_stop(small).quotation is None


def test_a_code_that_is_no_language_is_reported_and_the_words_are_shown(small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  source: DIARY\n  language: klingon!\n")
    (problem,) = load(small).problems
    assert problem.field == "quotation.language"
    assert problem.where == "line 12"


@pytest.mark.parametrize(
    "lines", ["  words: Alone.\n", "  words:\n  speaker: Clara Brandt\n", "  - a list\n"]
)
def test_a_quotation_that_lacks_something_says_what(lines: str, small: Path, write: Write) -> None:
    write(STORY, f"quotation:\n{lines}")
    problems = load(small).problems
    assert problems
    assert all(each.field.startswith("quotation") and each.remedy for each in problems)


def test_an_empty_field_counts_as_not_written(small: Path, write: Write) -> None:
    write(STORY, "quotation:\nlegend_or_fact:\n")
    assert messages(small) == []
    stop = first_stop(small)
    assert (stop.quotation, stop.legend_or_fact) == (None, None)


def test_a_legend_is_what_is_told_and_what_is_known(small: Path, write: Write) -> None:
    write(STORY, TALE)
    assert messages(small) == []
    assert first_stop(small).legend_or_fact == LegendOrFact("She *never* slept.", "She slept six hours.")


def test_html_and_markdown_are_reported_within_a_quotation_and_a_legend(small: Path, write: Write) -> None:
    said = SAID.replace("meadow", "<b>meadow</b>")
    write(STORY, f"{said}  source: DIARY\n{TALE.replace('six hours', '[six](http://x.org) hours')}")
    found = {(each.field, each.where) for each in load(small).problems}
    assert found == {("quotation.words", "line 9"), ("legend_or_fact.known", "line 14")}


def test_a_translation_has_its_own_words(small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  source: DIARY\n{TALE}")
    words = "  words: Der Atlas ist eine Wiese.\n  speaker: Clara Brandt\n"
    write(GERMAN, f"quotation:\n{words}legend_or_fact:\n  told: Nie schlief sie.\n  known: Doch.\n")
    assert messages(small) == []
    text = first_stop(small).in_language("de")
    assert text.quotation == QuotationText("Der Atlas ist eine Wiese.", "Clara Brandt")
    assert text.legend_or_fact == LegendOrFact("Nie schlief sie.", "Doch.")


def test_the_fingerprint_of_a_story_changes_with_its_quotation_only_where_it_has_one(
    small: Path, write: Write
) -> None:
    before = first_stop(small).in_language("en").fingerprint
    assert first_stop(small).translations["de"].original == before
    write(STORY, f"{SAID}  source: DIARY\n")
    assert first_stop(small).in_language("en").fingerprint != before


UNQUOTED = ["{words: I was, then, a prince., speaker: A}", "{words: I was, a prince., speaker: A}"]


@pytest.mark.parametrize("said", UNQUOTED)
@pytest.mark.parametrize("file", [STORY, GERMAN])
def test_words_in_braces_are_not_cut_at_a_comma_in_silence(
    said: str, file: str, small: Path, write: Write
) -> None:
    write(file, f"quotation: {said}\n")
    found = [each for each in load(small).problems if each.file == file]
    assert found
    assert all("straight quotation marks" in each.remedy and not each.found for each in found)


def test_fields_that_are_not_indented_are_told_where_they_belong(small: Path, write: Write) -> None:
    write(STORY, "quotation:\nwords: A meadow.\nsource: DIARY\nlegend_or_fact:\ntold: She never slept.\n")
    assert [(each.field, each.remedy) for each in load(small).problems] == [
        ("words", "put it below quotation:, indented, or delete it"),
        ("source", "put it below quotation:, indented, or write sources"),
        ("told", "put it below legend_or_fact:, indented, or delete it"),
    ]


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ("DIARY.pdf", "write DIARY"),
        ("DIARY, LOGBOOK", "give an id that is there"),
        ("LETTERS", "add it to sources.csv, or write an id that is there"),
    ],
)
def test_only_what_can_be_an_id_is_to_be_added(source: str, remedy: str, small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  source: {source}\n")
    (problem,) = load(small).problems
    assert (problem.field, problem.remedy) == ("quotation.source", remedy)


def test_words_are_not_translated_from_their_own_language(small: Path, write: Write) -> None:
    write(STORY, f"{SAID}  source: DIARY\n  language: de\n  translated_from: GER\n")
    (problem,) = load(small).problems
    assert (problem.field, problem.found) == ("quotation.translated_from", "GER")
    said = first_stop(small).quotation
    assert said is not None
    assert (said.language, said.translated_from) == ("de", "")
