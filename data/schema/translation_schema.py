"""The YAML a translator writes. Every field with its meaning and an example, given in Russian.

`original` is any text: one that is mistyped makes a translation stale, never lost.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data.schema.field_types import Fields, Id, Words

Original = Annotated[
    str,
    Field(
        description="Fingerprint of the English it was made from; `check` says which",
        examples=["3f2a9c1b"],
    ),
]


class StopTextFields(Fields):
    """people/<person>/NN-name.ru.md: a stop in Russian (`.de.md` in German, and so on), its story below."""

    title: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="What happened, in a few words; unique", examples=["Высадка в Иокогаме"]
    )
    doubt: str = Field(
        "",
        description="Where sources disagree, as in English",
        examples=["Иногда пишут 8 сентября."],
    )
    original: Original = ""


class PersonTextFields(Fields):
    """people/<person>/person.ru.yaml: one life in Russian."""

    name: Words = Field(description="Full name", examples=["Рихард Зорге"])
    short_name: Words = Field(description="As a button says it", examples=["Зорге"])
    epithet: Words = Field(description="A few words under the name", examples=["Разведчик в Токио"])
    introduction: Words = Field(
        description="Who this is, in one or two sentences", examples=["Немец, ставший советским разведчиком."]
    )
    chapters: dict[Id, Words] = Field(
        default={}, description="Titles by the ids in person.yaml", examples=["{tokyo: Разведчик в Токио}"]
    )
    original: Original = ""


class ExhibitTextFields(Fields):
    """exhibit.ru.yaml: the whole in Russian."""

    title: Words = Field(description="The exhibit's name", examples=["Две жизни на одной карте"])
    subtitle: Words = Field(description="One line below it", examples=["Рихард Зорге и Пётр Кропоткин"])
    welcome: Words = Field(description="What a visitor reads first", examples=["Коснитесь места на карте."])
    original: Original = ""
