"""Types of the fields in a curator's files, and the base class of all rows and files.

The models built from these (`csv_schema`, `yaml_schema`) validate the files, and make the tables of fields in
`data/FIELDS.md` and the JSON schemas. A field left empty counts as not written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from data.model.address import fault_of_address
from data.model.coordinates import INVISIBLE, normalize, parse_degrees
from data.model.course import parse_course
from data.model.edtf_date import LEVEL_1, parse_date
from data.model.ids import ID


def _edtf(text: str | None) -> str | None:
    try:
        if text is not None:
            parse_date(text)
    except ValueError as error:
        raise PydanticCustomError("edtf", "is not a date the exhibit can read (EDTF)") from error
    return text


def _course(text: str) -> str:
    try:
        parse_course(text)
    except ValueError as error:
        raise PydanticCustomError("course", "is no course: {part}", {"part": str(error)}) from error
    return text


def _address(text: str) -> str:
    fault = fault_of_address(text)
    if fault:
        raise PydanticCustomError("address", "{fault}", {"fault": fault})
    return text


def _as_text(value: Any) -> Any:
    """A number or a day that YAML made of a date (1872, 1933-09-06), back as the text that was typed."""
    return value if value is None or isinstance(value, (str, bool, list, dict)) else str(value)


PLAIN_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)


def normalize_number(value: Any) -> Any:
    """The text of a number without odd spaces and with a plain minus; any other value unchanged, for the
    field's type to refuse."""
    text = normalize(value) if isinstance(value, str) else ""
    return text if PLAIN_NUMBER.fullmatch(text) else value


def _coordinate(hemispheres: str) -> BeforeValidator:
    """Accepts decimal degrees and degrees with their letter (`59°57′N`); `hemispheres` is "NS" or "EW"."""

    def parse(value: Any) -> Any:
        if not isinstance(value, str) or PLAIN_NUMBER.fullmatch(value):
            return value
        degrees = parse_degrees(value, hemispheres)
        return normalize_number(value) if degrees is None else degrees

    return BeforeValidator(parse)


def _none_if_empty(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


EDTF_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer"],  # 1872, typed without quotes, is a number to an editor
    "pattern": rf"^\s*({LEVEL_1.pattern})?\s*$",
    "patternErrorMessage": "Write a date such as 1933-09-06, 1941-10, 1872, 1934~ (about) or 1929/1933.",
}
Edtf = Annotated[
    str | None,
    BeforeValidator(_as_text),
    BeforeValidator(_none_if_empty),
    AfterValidator(_edtf),
    WithJsonSchema(EDTF_SCHEMA, mode="validation"),
]
"""A date; None for none."""
Course = Annotated[str, AfterValidator(_course)]
"""The points of a way; empty for none."""
ADDRESS_SCHEMA: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\s*(https://\S+)?\s*$",
    "patternErrorMessage": "Write the whole address of a page, beginning with https://.",
}
Address = Annotated[str, AfterValidator(_address), WithJsonSchema(ADDRESS_SCHEMA, mode="validation")]
"""The https address of a page; empty for none."""
ID_PATTERN = f"^{ID.pattern}$"
Id = Annotated[str, Field(pattern=ID_PATTERN)]
OPTIONAL_ID_PATTERN = f"^({ID.pattern})?$"
OptionalId = Annotated[str, Field(pattern=OPTIONAL_ID_PATTERN)]
"""An id; empty for none."""
STOP_ID_PATTERN = r"^[A-Za-z0-9_-]+/[A-Za-z0-9_-]+$"
StopId = Annotated[str, Field(pattern=STOP_ID_PATTERN)]
FILE_NAME_PATTERN = r"^[^/\\\r\n\t]+$"
"""The name of a file alone, in any letters; `..` is refused where files are opened."""
COUNTRY_PATTERN = "^[A-Z]{2}$"
Latitude = Annotated[float, Field(ge=-90, le=90, examples=["56.34"]), _coordinate("NS")]
Longitude = Annotated[float, Field(ge=-180, le=180, examples=["37.52"]), _coordinate("EW")]
NonEmptyText = Annotated[str, Field(min_length=1, max_length=2000)]
LANGUAGE_PATTERN = r"^\s*[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*\s*$"
LanguageCode = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
"""In any spelling, and perhaps of no language: `canonical_language` says which it is."""


UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates, and marks that change the direction of the text after them."""


@dataclass(frozen=True, slots=True)
class Since:
    """In the annotation of a field: the version that brought it. The fields of 0.1.0 have none."""

    version: str


@dataclass(frozen=True, slots=True)
class Markdown:
    """In the annotation of a field: its text is shown as a story is, with the Markdown of stories."""


@dataclass(frozen=True, slots=True)
class CostsItselfAlone:
    """In the annotation of a field: what is wrong with it, or within it, costs that entry alone, and not the
    file. `effect` is what follows."""

    effect: str


def without_invisible_characters(value: Any) -> Any:
    """Removes invisible characters that were copied from a web page. A text that is not ASCII keeps them: its
    script may need them."""
    if not isinstance(value, str) or value.isascii():
        return value
    visible = INVISIBLE.sub("", value)
    return visible if visible.isascii() else value


def can_be_shown(value: Any) -> Any:
    """The value; raises where it is a text with characters that cannot be shown."""
    texts = value.values() if isinstance(value, dict) else [value]
    if any(isinstance(text, str) and UNSHOWABLE.search(text) for text in texts):
        raise PydanticCustomError("unshowable", "holds characters that cannot be shown")
    return value


COLOUR_PATTERN = "^#[0-9a-fA-F]{6}$"


HORIZONTAL = {"left": 0, "right": 100}
VERTICAL = {"top": 0, "bottom": 100}
MIDDLE = ("center", "centre", "middle")


def normalize_focus(value: Any) -> Any:
    """A point of a picture, in words or per cent, as `30% 20%`: from the left, then from the top.

    One word leaves the other direction in the middle. A value that is none of these stays as it is, for the
    field's pattern to refuse.
    """
    words = re.findall(r"[^\s,;]+", value.lower()) if isinstance(value, str) else []
    numbers = [each.removesuffix("%") for each in words]
    if len(words) == 2 and all(re.fullmatch(r"\d{1,3}", each, re.ASCII) for each in numbers):
        at = [int(each) for each in numbers]
        return f"{at[0]}% {at[1]}%" if max(at) <= 100 else value
    across = [HORIZONTAL[each] for each in words if each in HORIZONTAL]
    down = [VERTICAL[each] for each in words if each in VERTICAL]
    middles = [each for each in words if each in MIDDLE]
    if not words or len(across) > 1 or len(down) > 1 or len(across) + len(down) + len(middles) != len(words):
        return value
    return f"{next(iter(across), 50)}% {next(iter(down), 50)}%" if len(words) <= 2 else value


FOCUS_PATTERN = r"^((100|\d{1,2})% (100|\d{1,2})%)?$"
Focus = Annotated[str, BeforeValidator(normalize_focus), Field(pattern=FOCUS_PATTERN)]


class Fields(BaseModel):
    """The fields of one file or one row. A field that is not known is an error: most often it is a typing
    mistake in a field's name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    _clean = field_validator("*", mode="before")(without_invisible_characters)
    _showable = field_validator("*")(can_be_shown)


def choices(field: FieldInfo) -> list[str]:
    """The values a field may have, where it is one of a few; empty where any text may be written."""
    parts = (field.annotation, *get_args(field.annotation))
    return [value for part in parts for value in get_args(part) if isinstance(value, str)]


def since(field: FieldInfo) -> str:
    """The version that brought a field; empty for the fields of the first version."""
    return next((each.version for each in field.metadata if isinstance(each, Since)), "")


def cost_of(field: FieldInfo) -> CostsItselfAlone | None:
    """What a fault within a field costs, where that is less than the file."""
    return next((each for each in field.metadata if isinstance(each, CostsItselfAlone)), None)


def is_markdown(model: type[BaseModel], name: str) -> bool:
    """Whether the text of a field is shown with the Markdown of stories."""
    field = model.model_fields.get(name)
    return field is not None and any(isinstance(each, Markdown) for each in field.metadata)


def example(field: FieldInfo) -> str:
    """A value as a curator would type it; empty where the field gives no example."""
    found = field.examples or [
        each for part in field.metadata for each in getattr(part, "examples", None) or []
    ]
    return str(found[0]) if found else ""
