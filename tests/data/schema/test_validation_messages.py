"""Messages for curators: what is wrong with a value, and what to type instead."""

import re

import pytest
from pydantic import ValidationError

from data.schema.csv_schema import EncounterRow, LetteringRow, PictureRow, PlaceRow, SourceRow
from data.schema.field_types import Fields
from data.schema.translation_schema import ExhibitTextFields, PersonTextFields, StopTextFields
from data.schema.validation_messages import date_fault, fault_and_remedy, suggested_number
from data.schema.yaml_schema import ChapterFields, ExhibitFields, PersonFields, StopFields

DATES = [
    ("c. 1890", "write 1890~ (about 1890)"),
    ("About 1890", "write 1890~ (about 1890)"),
    ("1890's", "write 189X (the 1890s)"),
    ("1929 – 1933", "write 1929/1933 (1929–1933)"),
    ("6 September 1933", "write 1933-09-06 (6 September 1933)"),
    ("06.09.1933", "write 1933-09-06 (6 September 1933)"),
    ("1881-3-12", "write 1881-03-12 (12 March 1881)"),
    ("1933/09/06", "write 1933-09-06 (6 September 1933)"),
    ("1933.09.06", "write 1933-09-06 (6 September 1933)"),
    (
        "1933-09-06 10:00",
        "write 1933-09-06 (6 September 1933), and “1933-09-06 10:00” in the text that visitors read",
    ),
    ("09/1933", "write 1933-09 (September 1933)"),
    ("10.1941", "write 1941-10 (October 1941)"),
    ("19th century", "write 18XX (the 19th century)"),
    ("44 BC", "write -0043 (44 BC)"),
    ("early 1936", "write 1936, and “early 1936” in the text that visitors read"),
    ("n.d.", "leave the date out"),
]
NUMBERS = [
    ("56,34", "56.34"),
    (" -8,62 ", "-8.62"),
    ("west", "a number such as 56.34"),
    ("1,2,3", "a number such as 56.34"),
]


@pytest.mark.parametrize(("found", "remedy"), DATES)
def test_a_date_that_is_not_edtf_is_proposed_in_edtf(found: str, remedy: str) -> None:
    assert date_fault(found)[1] == remedy


@pytest.mark.parametrize("found", ["n.d.", "Jul 57", "1848-13"])
def test_a_date_that_must_be_there_is_never_to_be_left_out(found: str) -> None:
    assert "leave" in date_fault(found)[1]
    assert "leave" not in date_fault(found, is_required=True)[1]


def test_a_date_that_can_be_read_in_two_ways_is_proposed_in_both() -> None:
    both = "write 1933-09-06 (6 September 1933) or 1933-06-09 (9 June 1933)"
    assert date_fault("6/9/1933") == ("can be read in 2 ways", both)


@pytest.mark.parametrize(
    "found", ["", "yesterday", "spring", "9" * 400, "\x00", "٣", "Sep-33", "12345", "/", "1933/x"]
)
def test_a_text_that_is_no_date_is_answered_with_models(found: str) -> None:
    fault, remedy = date_fault(found)
    assert fault == "is not a date the exhibit can read"
    assert remedy.startswith("write a date such as 1933-09-06")


@pytest.mark.parametrize(
    ("found", "fault", "remedy"),
    [
        ("33", "has a year of two digits", "write the year with four digits"),
        ("06.09.33", "has a year of two digits", "write the year with four digits"),
        ("1933-13-06", "has no month: there is no month 13", "write year, month, day as YYYY-MM-DD"),
        ("1933-00-40", "has no month: there is no month 0", "write year, month, day as YYYY-MM-DD"),
        ("1933-02-30", "is no day of the calendar: February 1933 had 28 days", "write a day from 01 to 28"),
        ("1933/1929", "ends before it begins", "write the earlier date first"),
    ],
)
def test_a_date_that_no_calendar_has_is_told_with_its_cause(found: str, fault: str, remedy: str) -> None:
    assert date_fault(found) == (fault, remedy)


@pytest.mark.parametrize(("found", "suggested"), NUMBERS)
def test_a_decimal_comma_is_suggested_as_a_point(found: str, suggested: str) -> None:
    assert suggested_number(found, "56.34") == suggested


LETTERING = {
    "id": "siberia",
    "name_en": "Siberia",
    "latitude": "62",
    "longitude": "100",
    "kind": "land",
    "from_zoom": "2",
    "to_zoom": "5",
}
PERSON = {
    "name": "Ada",
    "short_name": "Ada",
    "epithet": "A life",
    "born": "1815",
    "died": "1852",
    "introduction": "She counted.",
    "colour": "#9e2b25",
    "line": "single",
    "marker": "circle",
    "chapters": [{"id": "one", "title": "One"}],
}


@pytest.mark.parametrize(
    ("field", "found", "fault", "remedy"),
    [
        ("latitude", "95", "is out of range", "write a number "),
        ("tilt", "120", "is out of range", "write a number "),
        ("from_zoom", "two", "is not a whole number", "write a whole number such as 2"),
        ("from_zoom", "5.5", "is not a whole number", "write a whole number such as 2"),
        ("from_zom", "2", "is not a field of this file", "write from_zoom"),
        ("colour", "red", "is not a field of this file", "delete it"),
    ],
)
def test_a_fault_in_a_row_has_its_remedy(field: str, found: str, fault: str, remedy: str) -> None:
    with pytest.raises(ValidationError) as caught:
        LetteringRow.model_validate({**LETTERING, field: found})
    message, advice = fault_and_remedy(caught.value.errors()[0], LetteringRow)
    assert message == fault
    assert advice.startswith(remedy)


@pytest.mark.parametrize(
    ("change", "fault", "remedy"),
    [
        ({"born": "c. 1815"}, "is not a date the exhibit can read", "write 1815~ (about 1815)"),
        ({"line": "singel"}, "is not one of single, double, beaded", "write single"),
        ({"chapters": "one"}, "is not a list", "write "),
        ({"chapters": []}, "is empty", "write "),
        ({"name": ""}, "is empty", "write it: full name"),
        (
            {"chapters": [{"id": "one", "titel": "One", "title": "One"}]},
            "is not a field of this file",
            "write title",
        ),
        ({"chapters": [{"id": "one"}]}, "is missing", "write it: as visitors read it"),
    ],
)
def test_a_fault_in_a_life_has_its_remedy(change: dict[str, object], fault: str, remedy: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PersonFields.model_validate({**PERSON, **change})
    message, advice = fault_and_remedy(caught.value.errors()[0], PersonFields)
    assert message == fault
    assert advice.startswith(remedy)


def test_a_course_that_cannot_be_read_is_answered_with_its_part_and_an_example() -> None:
    stop = {"title": "A", "chapter": "one", "sources": ["a"], "course": "45.65 13.76, here"}
    with pytest.raises(ValidationError) as caught:
        StopFields.model_validate(stop)
    assert fault_and_remedy(caught.value.errors()[0], StopFields) == (
        "is no course of a way (“here”)",
        "write points in degrees, latitude first, parted by commas: 45.65 13.76, 45.43 12.33",
    )


EVERY_MODEL = (
    *(PlaceRow, SourceRow, PictureRow, EncounterRow, LetteringRow, PersonFields, StopFields, ExhibitFields),
    *(ChapterFields, StopTextFields, PersonTextFields, ExhibitTextFields),
)
EXAMPLES_OF_WORDS = re.compile(
    "Sorge|Kropotkin|Dmitrov|tokyo|Tokyo|MATTHEWS|Matthews|sorge|kropotkin|yokohama|le-locle|Зорге|siberia|Q649"
)


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_what_is_missing_is_never_answered_with_the_words_of_another_exhibit(model: type[Fields]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({})
    remedies = {str(each["loc"][-1]): fault_and_remedy(each, model)[1] for each in caught.value.errors()}
    remedies.pop("chapters", None)  # its example shows how a chapter is written
    assert remedies
    assert [each for each in remedies.values() if EXAMPLES_OF_WORDS.search(each)] == []


@pytest.mark.parametrize(
    ("model", "field", "found", "fault", "remedy"),
    [
        (
            ExhibitFields,
            "people",
            ["Рихард Зорге"],
            "cannot be an id",
            "write small Latin letters, digits and hyphens, and name the folder in people/ the same",
        ),
        (
            ExhibitFields,
            "people",
            ["Ada Lovelace"],
            "cannot be read",
            "write Ada-Lovelace, and name the folder in people/ the same",
        ),
        (ExhibitFields, "people", "ada, clara", "is not a list", "write [ada, clara]"),
        (
            ExhibitFields,
            "languages",
            ["日本語"],
            "is no language code",
            "write one such as en, pt-BR or zh-Hant (BCP 47)",
        ),
        (StopFields, "sources", "LETTERS", "is not a list", "write [LETTERS]"),
        (
            StopFields,
            "sources",
            "the letters of 1936",
            "is not a list",
            "write it: ids in sources.csv, in square brackets",
        ),
        (StopFields, "place", "Лондон", "cannot be an id", "write small Latin letters, digits and hyphens"),
        (StopFields, "title", 1936, "is not text", 'write it in quotes: "1936"'),
        (StopFields, "title", ["Lands"], "is not text", "write it in quotes, as one text"),
        (StopFields, "title", True, "is not text", "write it in quotes, as one text"),
        (
            PlaceRow,
            "country",
            "Russia",
            "is no code of a country",
            "write the two capital letters of its code (ISO 3166-1)",
        ),
        (PlaceRow, "country", "ru", "cannot be read", "write RU"),
        (
            PictureRow,
            "file",
            "scans/Ada 1.png",
            "is a path, not the name of a file in pictures/",
            "write Ada 1.png, and put the file into pictures/",
        ),
        (
            PictureRow,
            "focus",
            "her face",
            "is no point of a picture",
            "write two numbers, per cent from the left and from the top, such as 50% 20%, or words such as "
            "left top",
        ),
        (
            EncounterRow,
            "stop_a",
            "ada",
            "is no stop",
            "write the person’s folder, a slash, and the name of the stop’s file without its number and .md",
        ),
    ],
)
def test_a_rule_is_said_as_a_rule(
    model: type[Fields], field: str, found: object, fault: str, remedy: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({field: found})
    (error,) = [each for each in caught.value.errors() if each["loc"][0] == field]
    assert fault_and_remedy(error, model) == (fault, remedy)


@pytest.mark.parametrize(
    ("typed", "meant"), [("“ada”", "ada"), ("Ada Lovelace", "Ada-Lovelace"), ("Ада", ""), ("ada!", "")]
)
def test_an_id_is_proposed_only_in_another_spelling(typed: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        StopFields.model_validate({"place": typed})
    (error,) = [each for each in caught.value.errors() if each["loc"] == ("place",)]
    remedy = fault_and_remedy(error, StopFields)[1]
    assert remedy == (f"write {meant}" if meant else "write small Latin letters, digits and hyphens")
