"""Advice on events of the world, the glossary, the who's who and the questions of encounters."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.advise import advise
from data.advice.completeness import completeness
from data.advice.passages import passages
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText
from tests.exhibit_folders import add_tables, replace_in_file

TABLES = ("world.csv", "glossary.csv", "whos_who.csv", "encounters.csv")
UPRIGHT = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500"><path d="M0 0h400v500z"/></svg>\n'


@pytest.fixture
def untranslated(untranslated: Path) -> Path:
    """The small exhibit with its tables, in which nothing is to be advised."""
    add_tables(untranslated)
    (untranslated / "pictures/moos.svg").write_text(UPRIGHT, encoding="utf-8")
    with (untranslated / "pictures.csv").open("a", encoding="utf-8") as table:
        table.write("moos,moos.svg,A man holds a box of moss,,,,,Sojourn,2026,CC0-1.0,drawn\n")
    replace_in_file(untranslated / "whos_who.csv", ",pier,", ",moos,")
    return untranslated


def faults(get_advice: GetAdvice) -> list[tuple[str, str, str, str]]:
    return [(each.file, each.where, each.field, each.fault) for each in get_advice() if each.file in TABLES]


def test_tables_in_order_need_no_advice(get_advice: GetAdvice) -> None:
    assert faults(get_advice) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "advice"),
    [
        (
            "world.csv",
            "A rising in Vienna",
            "A rising in Vienna in which students and workers build barricades",
            ("row 3 (rising)", "text", "has 65 characters, more than 60"),
        ),
        (
            "world.csv",
            "rising,1848-03-13",
            "rising,1805-12-02",
            ("row 3 (A rising in Vienna)", "date", "is not between 1838 and 1871, the years of the stories"),
        ),
        (
            "glossary.csv",
            "in one volume.",
            "in one volume. Large.",
            ("row 2 (atlas)", "sentence", "has more than one sentence"),
        ),
        (
            "glossary.csv",
            "atlas,atlas",
            "atlas,globe",
            (
                "row 2 (globe)",
                "term",
                "stands in no story, but perhaps in a quotation or in a foreign language",
            ),
        ),
        (
            "glossary.csv",
            "barricade,barricade,barricades",
            "barricade,barricade,captain|barricades",
            ("row 3 (barricade)", "also", "is also a form of vento in whos_who.csv"),
        ),
        (
            "whos_who.csv",
            ",moos,",
            ",pier,",
            ("row 2 (Josef Moos)", "portrait", "is 640 wide and 240 high"),
        ),
        (
            "encounters.csv",
            "Did they meet?",
            f"Did they {'never ' * 20}meet?",
            ("row 2 (One pier)", "question", "has 134 characters, more than 120"),
        ),
    ],
)
def test_what_could_be_better_is_advised(
    table: str,
    old: str,
    new: str,
    advice: tuple[str, str, str],
    get_advice: GetAdvice,
    replace_text: ReplaceText,
) -> None:
    replace_text(table, old, new)
    assert faults(get_advice)[:1] == [(table, *advice)]


@pytest.mark.parametrize("sign", [", ", "; ", ",", "/", "¦"])
def test_forms_that_another_sign_parts_are_told_how_they_are_parted(
    sign: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("glossary.csv", "barricades|street barricades", f'"barricades{sign}street barricades"')
    (advice,) = get_advice()
    assert (advice.field, advice.fault) == ("also", "counts as one form")
    assert advice.remedy == "write barricades|street barricades"


def test_a_term_that_another_entry_has_is_told_once_and_not_as_missing(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("glossary.csv", "atlas,atlas,", "atlas,captain,")
    (advice,) = get_advice()
    assert (advice.field, advice.fault) == ("term", "is also a form of vento in whos_who.csv")
    assert advice.remedy.startswith("delete this row")


def test_a_death_before_the_birth_is_told(get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text("whos_who.csv", "captain,,1851", "captain,1852,1851")
    (advice,) = get_advice()
    assert (advice.field, advice.found, advice.fault) == ("died", "1851", "is before the birth (1852)")


def test_an_explanation_is_never_to_be_made_two_sentences(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("glossary.csv", "in one volume.", f"in {'one ' * 26}volume.")
    assert {each.remedy for each in get_advice()} == {"shorten it"}


def test_sources_and_pictures_that_the_tables_name_are_used(untranslated: Path) -> None:
    with (untranslated / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("ALMANAC,An almanac (invented),book,full,\n")
    replace_in_file(untranslated / "world.csv", "LOGBOOK", "ALMANAC")
    unused = [
        each.found for each in advise(load(untranslated), untranslated) if "used by nothing" in each.fault
    ]
    assert unused == []


def test_the_texts_of_the_tables_are_passages(untranslated: Path) -> None:
    exhibit = load(untranslated).exhibit
    assert exhibit is not None
    texts = {each.text for each in passages(exhibit)}
    assert {
        "A rising in Vienna",
        "A book of maps bound in one volume.",
        "barricade barricades street barricades",
        "He paid a boy for chalk.",
        "Pietro Vento captain",
        "Did they meet?",
    } <= texts


def test_the_translations_of_the_tables_are_counted(untranslated: Path) -> None:
    exhibit = load(untranslated).exhibit
    assert exhibit is not None
    german = completeness(exhibit)["de"]
    counted = {kind: (status.translated, status.missing) for kind, status in german.items()}
    assert counted["encounter questions"] == (("one-pier",), ())
    assert counted["world events"] == (("rising",), ("suez",))
    assert counted["glossary"] == (("atlas",), ("barricade",))
    assert counted["who’s who"] == (("moos",), ("vento",))


def test_a_language_that_is_shown_lacks_rows(untranslated: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, de]\noriginal_language: en")
    advice = {each.fault: each.remedy for each in advise(load(untranslated), untranslated)}
    assert advice["1 of 2 events not in German yet"] == "write text_de for suez"
    assert advice["1 of 2 terms not in German yet"] == "write term_de and sentence_de for barricade"
    assert advice["1 of 2 people not in German yet"] == "write name_de and line_de for vento"
