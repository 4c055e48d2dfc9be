"""Advice on a table of which one column was sorted without the others."""

from __future__ import annotations

from tests.data.advice.conftest import AddPlace, GetAdvice
from tests.data.conftest import ReplaceText


def faults(get_advice: GetAdvice) -> list[str]:
    return [each.fault for each in get_advice() if each.place == "places.csv"]


def test_ids_that_are_the_names_of_other_rows_are_told_of(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", "\nvienna,", "\nx,")
    replace_text("places.csv", "\ntrieste,", "\nvienna,")
    replace_text("places.csv", "\nx,", "\ntrieste,")
    assert faults(get_advice) == [
        "the file has 2 ids that are the names of other rows (trieste is Vienna, vienna is Trieste)"
    ]


def test_one_id_that_is_the_name_of_another_place_may_be_meant_so(
    get_advice: GetAdvice, add_place: AddPlace
) -> None:
    add_place("wien,Vienna,AT,48.2082,16.3738,town,certain")
    assert faults(get_advice) == []
