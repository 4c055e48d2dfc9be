"""What one field of a curator's file may hold.

The README's table of fields is made from the sheets that use these. A field left empty counts as not written.
"""

from __future__ import annotations

import re
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

from data.model.coordinates import INVISIBLE, normalize, parse_degrees
from data.model.edtf_date import LEVEL_1, parse_date


def _edtf(text: str) -> str:
    try:
        parse_date(text)
    except ValueError as error:
        raise PydanticCustomError("edtf", "is not a date the exhibit can read (EDTF)") from error
    return text


def _as_text(value: Any) -> Any:
    """YAML reads 1872 as a number and 1933-09-06 as a day; a curator means what they typed."""
    return value if value is None or isinstance(value, (str, bool, list, dict)) else str(value)


PLAIN_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)


def number(value: Any) -> Any:
    """A number without odd spaces, and with a plain minus; any other value as it is, to be refused."""
    bare = normalize(value) if isinstance(value, str) else ""
    return bare if PLAIN_NUMBER.fullmatch(bare) else value


def _side(sides: str) -> BeforeValidator:
    """Decimal degrees, or degrees with their letter (`59°57′N`)."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or PLAIN_NUMBER.fullmatch(value):
            return value
        found = parse_degrees(value, sides)
        return number(value) if found is None else found

    return BeforeValidator(read)


EDTF_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer"],  # 1872, typed without quotes, is a number to an editor
    "pattern": rf"^\s*({LEVEL_1.pattern})\s*$",
    "patternErrorMessage": "Write a date such as 1933-09-06, 1941-10, 1872, 1934~ (about) or 1929/1933.",
}
Edtf = Annotated[
    str, BeforeValidator(_as_text), AfterValidator(_edtf), WithJsonSchema(EDTF_SCHEMA, mode="validation")
]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
StopId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9_-]+$")]
Latitude = Annotated[float, Field(ge=-90, le=90, examples=["56.34"]), _side("NS")]
Longitude = Annotated[float, Field(ge=-180, le=180, examples=["37.52"]), _side("EW")]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
"""Control characters, broken halves of characters, and marks that turn the direction of all that follows."""


class Fields(BaseModel):
    """Fields are read strictly: an unknown one is a problem, since it is most often a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _without_what_nobody_sees(cls, value: Any) -> Any:
        """Invisible marks copied from a web page go, save where a script that is not Latin may need them."""
        if not isinstance(value, str) or value.isascii():
            return value
        bare = INVISIBLE.sub("", value)
        return bare if bare.isascii() else value

    @field_validator("*")
    @classmethod
    def _can_be_shown(cls, value: Any) -> Any:
        texts = value.values() if isinstance(value, dict) else [value]
        if any(isinstance(text, str) and UNSHOWABLE.search(text) for text in texts):
            raise PydanticCustomError("unshowable", "holds characters that cannot be shown")
        return value


def choices(field: FieldInfo) -> list[str]:
    """The words that may be written, where only certain words may; none where any may."""
    parts = (field.annotation, *get_args(field.annotation))
    return [word for part in parts for word in get_args(part) if isinstance(word, str)]


def example(field: FieldInfo) -> str:
    """A value as a curator would type it; empty where the field has none."""
    found = field.examples or [
        each for part in field.metadata for each in getattr(part, "examples", None) or []
    ]
    return str(found[0]) if found else ""
