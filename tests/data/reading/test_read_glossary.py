"""The glossary and the who's who: forms, dates, portraits and translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Exhibit, load
from data.reading.read_glossary import forms_in
from tests.data.conftest import to_do
from tests.exhibit_folders import GLOSSARY, WHOS_WHO, add_tables


def exhibit_of(small: Path) -> Exhibit:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return exhibit


def test_terms_and_people_are_read_with_their_other_forms(small: Path) -> None:
    add_tables(small)
    assert load(small).problems == ()
    exhibit = exhibit_of(small)
    assert [(each.id, each.also) for each in exhibit.glossary] == [
        ("atlas", ()),
        ("barricade", ("barricades", "street barricades")),
    ]
    moos, vento = exhibit.whos_who
    assert (moos.also, moos.born and moos.born.text, moos.died) == (("A gardener", "gardener"), "1800~", None)
    assert moos.portrait is exhibit.pictures["pier"]
    assert (vento.portrait, vento.born, vento.died and vento.died.text) == (None, None, "1851")


def test_a_translation_has_forms_of_its_own_and_what_has_none_stays_in_the_original(small: Path) -> None:
    add_tables(small)
    exhibit = exhibit_of(small)
    atlas, barricade = (each.in_language("de") for each in exhibit.glossary)
    assert (atlas.language, atlas.forms) == ("de", ("Atlas", "Schulatlas"))
    assert (barricade.language, barricade.term) == ("en", "barricade")
    moos, vento = (each.in_language("de") for each in exhibit.whos_who)
    assert (moos.language, moos.forms) == ("de", ("Josef Moos", "Gärtner"))
    assert (vento.language, vento.line) == ("en", "He paid a boy for chalk.")


def test_a_half_translated_term_is_a_draft_and_shown_in_the_original(small: Path) -> None:
    (small / "glossary.csv").write_text(GLOSSARY.replace(",Ein Buch voller Karten.", ","), encoding="utf-8")
    (problem,) = to_do(load(small))
    assert (problem.where, problem.field) == ("row 2 (atlas)", "sentence_de")
    assert problem.remedy == "write the sentence, or empty all of them"
    assert exhibit_of(small).glossary[0].in_language("de").language == "en"


def test_an_unknown_portrait_is_reported_with_the_one_that_is_meant(small: Path) -> None:
    (small / "whos_who.csv").write_text(WHOS_WHO.replace(",pier,", ",peir,"), encoding="utf-8")
    (problem,) = load(small).problems
    assert (problem.where, problem.field, problem.remedy) == ("row 2 (Josef Moos)", "portrait", "write pier")
    assert problem.consequence == "The person is shown without it."
    assert [each.portrait for each in exhibit_of(small).whos_who] == [None, None]


def test_a_date_that_is_none_and_a_second_id_are_reported(small: Path) -> None:
    rows = "x,Anna X,,born in 1820,,A line.,,,,\nvento,Someone,,,,A line.,,,,\n"
    (small / "whos_who.csv").write_text(WHOS_WHO + rows, encoding="utf-8")
    assert [(each.where, each.field, each.consequence) for each in load(small).problems] == [
        ("row 4 (Anna X)", "born", "Nothing is said of the person."),
        ("row 5", "id", "Only the first row is shown."),
    ]
    assert [each.id for each in exhibit_of(small).whos_who] == ["moos", "vento"]


def test_forms_are_parted_by_a_stroke() -> None:
    assert forms_in(" serfs | serfdom ||") == ("serfs", "serfdom")
    assert forms_in("") == ()


@pytest.mark.parametrize("cell", ["a|b", " a | b |", "a\nb", "a\\|b"])
def test_forms_are_parted_by_a_bar_or_stand_below_each_other(cell: str) -> None:
    assert forms_in(cell) == ("a", "b")
