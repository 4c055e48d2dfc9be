"""Messages for curators: from a validation error of pydantic to a fault and its remedy."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, get_args, get_origin

from babel.dates import get_month_names
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from data.model.colours import as_hex
from data.model.coordinates import (
    AMBIGUOUS_LETTER,
    INVISIBLE,
    normalize,
    parse_degrees,
    split_lettered,
    split_numbers,
)
from data.model.date_words import read_date, with_words
from data.model.edtf_date import is_edtf
from data.model.ids import is_id
from data.model.near_word import near_word
from data.schema.csv_schema import PictureRow, SoundRow, WorldEventRow
from data.schema.field_types import (
    COLOUR_PATTERN,
    COUNTRY_PATTERN,
    EDTF_SCHEMA,
    FILE_NAME_PATTERN,
    FOCUS_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    OPTIONAL_ID_PATTERN,
    STOP_ID_PATTERN,
    choices,
    example,
)
from data.schema.table_columns import LanguageColumns
from data.schema.yaml_schema import FontsFields, LogoFields

HEMISPHERES = {"latitude": "NS", "south": "NS", "north": "NS", "longitude": "EW", "west": "EW", "east": "EW"}
SPREADSHEET_DATE = re.compile(
    r"\d{1,2}[.\-/ ]+[^\W\d_]{3,}.*|[^\W\d_]{3,}[.\-/ ]+\d+|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d.*"
)
NO_EDTF = "is not a date the exhibit can read"
MODEL_DATES = "1933-09-06, 1941-10, 1872, 1934~ (about) or 1929/1933"
QUOTES = "“”„‟«»‘’‚'\"` "
NO_LANGUAGE_CODE = ("is no language code", "write one such as en, pt-BR or zh-Hant (BCP 47)")
PATTERN_RULES = {
    ID_PATTERN: (NO_ID := ("cannot be an id", "write small Latin letters, digits and hyphens")),
    OPTIONAL_ID_PATTERN: NO_ID,
    STOP_ID_PATTERN: (
        "is no stop",
        "write the person’s folder, a slash, and the name of the stop’s file without its number and .md",
    ),
    FILE_NAME_PATTERN: ("is no name of a file", "write the name of the file"),
    FOCUS_PATTERN: (
        "is no point of a picture",
        "write two numbers, per cent from the left and from the top, such as 50% 20%, "
        "or words such as left top",
    ),
    COUNTRY_PATTERN: ("is no code of a country", "write the two capital letters of its code (ISO 3166-1)"),
}
"""The fault of a text that has not the form of its field, and the rule to write it by."""
FOLDERS: Mapping[type[BaseModel], str] = {
    PictureRow: "pictures",
    SoundRow: "audio",
    LogoFields: "look",
    FontsFields: "look",
}
"""The folder of the files that a table, or a part of exhibit.yaml, names."""
NAMES_ON_THE_DISK = {"people": "the folder in people/"}
"""Fields that hold the name of a file or folder: to write another one is not enough."""
EXTRA_CELL = "(cell beyond the last column)"
"""The field's name that the reader of tables gives to a cell to the right of the header."""
NOT_A_FIELD = "delete it, or mend its name"
CUT_AT_COMMA = "delete it; or, in braces, put the text that it is part of in straight quotation marks"
"""The remedy of a field of no known name and without a value: `{words: I was, then, a prince.}` has two."""
SEVERAL_OR_A_FILE = re.compile(r"[.,;|/\\]")
"""In place of an id: several, or the name of a file."""
REFERENCE = re.compile(r"Id in (\S+\.csv)")
"""The beginning of the description of a field that names a row of a table."""
RUN_LOCATE = "or run on this exhibit: uv run app.py locate FOLDER"
LOCATE = f"write them in degrees, {RUN_LOCATE}"
"""The remedy of two coordinates that are missing."""
EXTRA_CELL_REMEDY = (
    'delete it; a text that holds a separator stands in straight quotation marks, "like, this"'
)


def fault_and_remedy(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong with a value, and what to type instead: `fault` and `remedy` of a Problem.

    `error` is one of a ValidationError's `errors()`, `model` the class that was validated.
    """
    kind, found, limits = error["type"], error.get("input"), error.get("ctx", {})
    model, name = _innermost_field(model, error["loc"])
    if kind == "missing":
        locate = f", {RUN_LOCATE}" if name in ("latitude", "longitude") else ""
        return "is missing", f"write {_wanted(model, name)}{locate}"
    if kind == "extra_forbidden" and name == EXTRA_CELL:
        return "stands beyond the last column", EXTRA_CELL_REMEDY
    if kind == "extra_forbidden" and found is None:  # a text in braces was cut at its commas
        return "is not a field of this file", _closest(name, list(model.model_fields), CUT_AT_COMMA)
    if kind == "extra_forbidden" and (owner := _field_with(model, name)):
        near = near_word(name, list(model.model_fields), long=4)
        return (
            "is not a field of this file",
            f"put it below {owner}:, indented, or {f'write {near}' if near else 'delete it'}",
        )
    if kind == "extra_forbidden":
        is_date = "date" in model.model_fields and bool(read_date(str(found)).meanings)
        otherwise = "name it date, or delete it" if is_date else NOT_A_FIELD
        return "is not a field of this file", _closest(name, list(model.model_fields), otherwise)
    if kind == "edtf":
        return date_fault(str(found), is_required=model is WorldEventRow)
    if kind == "course":
        remedy = f"write points in degrees, latitude first, parted by commas: {_example(model, name)}"
        return f"is no course of a way (“{limits['part']}”)", remedy
    if kind == "address":
        remedy = "write the address as it stands in the line of a browser that shows the page, such as "
        return str(limits["fault"]), remedy + _example(model, name)
    if kind.startswith("int_"):
        return "is not a whole number", f"write a whole number such as {_example(model, name)}"
    if kind in ("float_parsing", "float_type"):
        return _number_fault(str(found), name, _example(model, name))
    if kind.startswith(("greater_than", "less_than")):
        turned = " (is it the longitude?)" if name == "latitude" else ""
        return "is out of range", f"write a number {_range(limits)}{turned}"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(limits.get("expected", "")))
        return f"is not one of {', '.join(allowed)}", _closest(str(found), allowed, "write one of these")
    if kind.startswith("bool"):
        return "is neither true nor false", "write true or false"
    if kind == "string_type" and isinstance(found, Mapping):
        return "is not text", "write one text behind the colon, and no fields below it"
    if kind == "string_type" and isinstance(found, list) and _holds_a_name(model, name):
        return "is a list", f"write {found[0]}" if len(found) == 1 else "write one of them, without brackets"
    if kind == "string_type":
        is_whole = isinstance(found, int) and not isinstance(found, bool)
        return (
            "is not text",
            f'write it in quotes: "{found}"' if is_whole else "write it in quotes, as one text",
        )
    if kind == "unshowable":
        return "holds characters that cannot be shown", "type the text again"
    if kind == "string_too_long":
        return f"is longer than {limits['max_length']} characters", "shorten it"
    if kind == "too_short" and found == {}:  # the mapping of columns by language
        return "is missing", f"write {_wanted(model, name)}"
    if kind in ("string_too_short", "too_short"):
        return "is empty", f"write {_wanted(model, name)}"
    if kind == "list_type":
        return "is not a list", f"write {_as_list(found) or _wanted(model, name)}"
    if kind == "dict_type":
        return "cannot be read", "write a line for each, indented: its id, a colon, its text"
    return _pattern_fault(str(found), str(limits.get("pattern", "")), model, name)


def _pattern_fault(found: str, pattern: str, model: type[BaseModel], name: str) -> tuple[str, str]:
    """The fault and the remedy of a text that is not in the form of its field."""
    if pattern == LANGUAGE_PATTERN:
        return NO_LANGUAGE_CODE
    if pattern == COLOUR_PATTERN:
        meant = as_hex(found.strip(QUOTES))
        example = "write # and six digits or letters from a to f, in quotation marks, such as"
        return "is no colour", f'write "{meant}"' if meant else f"{example} {_example(model, name)}"
    if pattern == FILE_NAME_PATTERN:
        return _path_fault(found, FOLDERS.get(model, "pictures"))
    if (table := _table_of_reference(model, name)) and SEVERAL_OR_A_FILE.search(found):
        return "is no id", f"write one id of {table}"
    fault, remedy = PATTERN_RULES.get(pattern) or ("cannot be read", f"write it like {_example(model, name)}")
    if meant := _corrected(found, pattern):
        fault, remedy = "cannot be read", f"write {meant}"
    if name in NAMES_ON_THE_DISK:
        remedy = f"{remedy}, and name {NAMES_ON_THE_DISK[name]} the same"
    return fault, remedy


def _path_fault(found: str, folder: str) -> tuple[str, str]:
    """The fault and the remedy of a path, where the name of a file in `folder` belongs."""
    *folders, name = re.split(r"[\\/]", found.strip(QUOTES))
    if not name or not name.strip("."):
        fault, remedy = PATTERN_RULES[FILE_NAME_PATTERN]
        return fault, f"{remedy} in {folder}/"
    put = "" if folders == [folder] else f", and put the file into {folder}/"
    return f"is a path, not the name of a file in {folder}/", f"write {name}{put}"


def _number_fault(found: str, name: str, sample: str) -> tuple[str, str]:
    """The fault and the remedy of a text that is no number, such as a coordinate in the wrong column."""
    hemispheres = HEMISPHERES.get(name, "")
    both = (split_lettered(found) or split_numbers(found)) if hemispheres else None
    if both is not None:
        return "holds two numbers", f"write {both[0]} in latitude and {both[1]} in longitude"
    if hemispheres and parse_degrees(found, "EWNS".replace(hemispheres, "")) is not None:
        here, there = ("latitude", "longitude") if hemispheres == "NS" else ("longitude", "latitude")
        return f"is a {there}", f"write it as the {there}, and the {here} here"
    letter = hemispheres[:1]
    if letter and "°" in normalize(found) and parse_degrees(f"{found}{letter}", hemispheres) is not None:
        hint = "for north, S for south" if letter == "N" else "for east, W for west"
        return "does not say which side it is on", f"write {found.strip()}{letter} {hint}"
    if AMBIGUOUS_LETTER.search(normalize(found)) and hemispheres == "EW":
        return "ends in a letter of two meanings", "write E for east or W for west"
    if SPREADSHEET_DATE.fullmatch(found.strip()):
        remedy = f"format the column as text, then write a number such as {sample}"
        return "was turned into a date by a spreadsheet", remedy
    return "is not a number", f"write {suggested_number(found, sample)}"


def suggested_number(found: str, sample: str) -> str:
    """The number that was typed with a decimal comma or in quotation marks; else `sample` as a model."""
    with_point = normalize(found.strip(QUOTES)).replace(",", ".")
    return with_point if re.fullmatch(r"-?\d+(\.\d+)?", with_point) else f"a number such as {sample}"


def _corrected(found: str, pattern: str) -> str:
    """The value that fits the pattern once quotation marks are removed, spaces are hyphens, or letters are
    lower case or capitals; empty where none of these fits."""
    unquoted = INVISIBLE.sub("", found).strip(QUOTES)
    hyphenated = "-".join(unquoted.split())
    variants = (unquoted, hyphenated, hyphenated.lower(), unquoted.upper())
    return next((each for each in variants if re.fullmatch(pattern, each)), "") if pattern else ""


def _innermost_field(model: type[BaseModel], path: tuple[int | str, ...]) -> tuple[type[BaseModel], str]:
    """The model and the field an error lies in: `chapters.0.title` is the `title` of ChapterFields."""
    name = str(path[0])
    inner = model_within(model, name)
    rest = tuple(part for part in path[1:] if not isinstance(part, int))
    return _innermost_field(inner, rest) if inner is not None and rest else (model, name)


def model_within(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The class of the fields within a field, or within each entry of its list; None where it has none."""
    annotation = model.model_fields[name].annotation if name in model.model_fields else None
    return next((each for each in (annotation, *get_args(annotation)) if _is_model(each)), None)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _field_with(model: type[BaseModel], name: str) -> str:
    """The field whose own fields hold one of this name; empty where none does. `words` is a field of a
    quotation, and stands beside it where it is not indented."""
    owners = ((field, model_within(model, field)) for field in model.model_fields)
    return next((field for field, each in owners if each is not None and name in each.model_fields), "")


def _table_of_reference(model: type[BaseModel], name: str) -> str:
    """The table in which a field names a row; empty for any other field."""
    field = model.model_fields.get(name)
    found = REFERENCE.match((field.description if field is not None else "") or "")
    return found[1] if found else ""


def _holds_a_name(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds the name of one thing, or a date: a list of one is that one."""
    field = model.model_fields.get(name)
    if field is None:
        return False
    parts = (field.annotation, *get_args(field.annotation))
    rules = [*field.metadata, *(rule for part in parts for rule in getattr(part, "__metadata__", ()))]
    is_date = any(getattr(each, "json_schema", None) is EDTF_SCHEMA for each in rules)
    is_language = any(getattr(each, "pattern", None) == LANGUAGE_PATTERN for each in _all_rules(rules))
    return is_date or is_language or _table_of_reference(model, name) != ""


def _all_rules(rules: Sequence[Any]) -> Iterator[Any]:
    """The rules of an annotation, and those that a Field among them holds."""
    for each in rules:
        yield each
        yield from getattr(each, "metadata", ())


def date_fault(found: str, *, is_required: bool = False) -> tuple[str, str]:
    """The fault and the remedy of a text that is no EDTF date. The remedy is every date that it can mean, and
    nothing that was not typed; a model where it is none. One that `is_required` cannot be left out."""
    text = INVISIBLE.sub("", found).strip(QUOTES)
    reading = read_date(text, defines_dates=True)
    if len(reading.meanings) > 1:
        return f"can be read in {len(reading.meanings)} ways", f"write {_either(reading.meanings)}"
    if text and reading.date == text:  # it stood in quotation marks
        return NO_EDTF, f"write {text}"
    if reading.date and reading.in_full:
        return NO_EDTF, f"write {with_words(reading.date)}"
    if reading.date:
        return NO_EDTF, f"write {with_words(reading.date)}, and “{text}” in the text that visitors read"
    if reading.says_undated:
        return (
            "says that there is no date",
            "write one, or delete the row" if is_required else "leave the date out",
        )
    if fault := _calendar_fault(text):
        return fault
    otherwise = "" if is_required else ", or leave it out where none is known"
    return NO_EDTF, f"write a date such as {MODEL_DATES}{otherwise}"


def _calendar_fault(text: str) -> tuple[str, str] | None:
    """The fault and the remedy of a date in numbers that no calendar has; None for any other text."""
    if re.fullmatch(r"\d{2}|\d{1,2}([./-])\d{1,2}\1\d{2}", text, re.ASCII):
        return "has a year of two digits", "write the year with four digits"
    if found := re.fullmatch(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})", text, re.ASCII):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        if not 1 <= month <= 12:
            return f"has no month: there is no month {month}", "write year, month, day as YYYY-MM-DD"
        days = monthrange(max(year, 1), month)[1]
        if day > days:
            of = f"{get_month_names('wide', locale='en')[month]} {year}"
            return f"is no day of the calendar: {of} had {days} days", f"write a day from 01 to {days}"
    start, _, end = text.partition("/")
    if is_edtf(start) and is_edtf(end) and not is_edtf(text):
        return "ends before it begins", "write the earlier date first"
    return None


def _either(dates: Sequence[str]) -> str:
    """Dates with their words: `1933-09-06 (6 September 1933) or 1933-06-09 (9 June 1933)`."""
    return " or ".join(map(with_words, dates))


def _as_list(found: object) -> str:
    """The list that a text without its square brackets was meant to be; empty for a text that is no ids."""
    parts = [each.strip(QUOTES) for each in found.split(",")] if isinstance(found, str) else []
    return f"[{', '.join(parts)}]" if parts and all(is_id(each) for each in parts) else ""


def _wanted(model: type[BaseModel], name: str) -> str:
    """What belongs in a field: one of its values, or what it is about; with an example only of a value that
    has a form, such as a date. The example of a name or an id would be one of another exhibit."""
    field = model.model_fields.get(name)
    if field is None:
        return "a value"
    if values := choices(field):
        return f"one of {', '.join(values)}"
    description = field.description or "a value"
    about = f"it: {description[:1].lower()}{description[1:]}"
    if _holds_words(field):
        return f"{about}, in square brackets" if get_origin(field.annotation) is list else about
    return f"{about}, such as {example(field)}"


def _holds_words(field: FieldInfo) -> bool:
    """Whether a field holds names, ids or texts: their examples show no form, as that of a date does."""
    parts = get_args(field.annotation)
    if LanguageColumns in map(type, field.metadata) or (parts and get_origin(parts[0]) is Annotated):
        return True
    patterns = {pattern for each in field.metadata if (pattern := getattr(each, "pattern", None))}
    is_date = any(getattr(each, "json_schema", None) is EDTF_SCHEMA for each in field.metadata)
    return field.annotation is str and patterns <= PATTERN_RULES.keys() and not is_date


def _example(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    return (example(field) if field is not None else "") or "a value"


def _closest(found: str, allowed: list[str], otherwise: str) -> str:
    near = near_word(found, allowed, long=4)
    return f"write {near}" if near else otherwise


def _range(limits: Mapping[str, Any]) -> str:
    low = limits.get("ge", limits.get("gt"))
    high = limits.get("le", limits.get("lt"))
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}"
    return f"of {low:g} or more" if low is not None else f"of {high:g} or less"
