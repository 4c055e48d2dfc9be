"""The fields of the YAML files that translators write: limits, meaning and an example.

The examples are in Russian; any BCP 47 code may stand where the file names have `ru`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data.schema.field_types import Address, CostsItselfAlone, Fields, Id, Markdown, NonEmptyText, Since
from data.schema.yaml_schema import DraftFlag

# Any text is allowed: a mistyped fingerprint makes a translation out of date, but does not lose it.
Original = Annotated[
    str,
    Field(
        description="Fingerprint of the text it was made from; `check` says which",
        examples=["3f2a9c1b"],
    ),
]


class QuotationTextFields(Fields):
    """quotation in the head of a translated stop."""

    words: NonEmptyText = Field(description="The words in this language", examples=["Я всегда был один."])
    speaker: NonEmptyText = Field(description="Whose words they are", examples=["Рихард Зорге"])


class LegendOrFactTextFields(Fields):
    """legend_or_fact in the head of a translated stop."""

    told: Annotated[NonEmptyText, Markdown()] = Field(
        description="What is told", examples=["Говорят, что он засмеялся."]
    )
    known: Annotated[NonEmptyText, Markdown()] = Field(
        description="What is known", examples=["Ни один свидетель об этом не писал."]
    )


class StopTextFields(Fields):
    """people/<person>/NN-name.ru.md: a stop in Russian (`.pt-BR.md`, any code), its story below."""

    title: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="What happened, in a few words; unique", examples=["Высадка в Иокогаме"]
    )
    doubt: Annotated[str, Markdown()] = Field(
        "",
        description="Where sources disagree, as in the original",
        examples=["Иногда пишут 8 сентября."],
    )
    quotation: Annotated[QuotationTextFields | None, Since("0.5.0")] = Field(
        None,
        description="The quotation in this language",
        examples=['{words: "Я всегда был один.", speaker: Рихард Зорге}'],
    )
    legend_or_fact: Annotated[LegendOrFactTextFields | None, Since("0.5.0")] = Field(
        None,
        description="What is told and what is known, in this language",
        examples=['{told: "Говорят, что он засмеялся.", known: "Ни один свидетель об этом не писал."}'],
    )
    original: Original = ""
    draft: DraftFlag = False


class PersonTextFields(Fields):
    """people/<person>/person.ru.yaml: one life in Russian."""

    name: NonEmptyText = Field(description="Full name", examples=["Рихард Зорге"])
    short_name: NonEmptyText = Field(description="As a button says it", examples=["Зорге"])
    epithet: NonEmptyText = Field(description="A few words under the name", examples=["Разведчик в Токио"])
    introduction: NonEmptyText = Field(
        description="Who this is, in one or two sentences", examples=["Немец, ставший советским разведчиком."]
    )
    chapters: dict[Id, NonEmptyText] = Field(
        default={}, description="Titles by the ids in person.yaml", examples=["{tokyo: Разведчик в Токио}"]
    )
    questions: Annotated[dict[Id, NonEmptyText], Since("0.5.0")] = Field(
        default={},
        description="The chapters’ questions by the ids in person.yaml",
        examples=['{tokyo: "Как скрываться среди друзей?"}'],
    )
    call: Annotated[str, Since("0.5.0")] = Field(
        "", description="The life in two or three words", examples=["Разведчик."]
    )
    closing_question: Annotated[str, Since("0.5.0")] = Field(
        "",
        description="What the life leaves a visitor to think about",
        examples=["Может ли один разведчик изменить войну?"],
    )
    original: Original = ""
    draft: DraftFlag = False


class ExhibitTextFields(Fields):
    """exhibit.ru.yaml: the whole in Russian."""

    title: NonEmptyText = Field(description="The exhibit's name", examples=["Две жизни на одной карте"])
    subtitle: NonEmptyText = Field(
        description="One line below it", examples=["Рихард Зорге и Пётр Кропоткин"]
    )
    welcome: NonEmptyText = Field(
        description="What a visitor reads first", examples=["Коснитесь места на карте."]
    )
    logo_alternative: Annotated[str, Since("0.6.0")] = Field(
        "", description="What the logo says, in this language", examples=["Музей моря"]
    )
    take_home: Annotated[Address, Since("0.7.0"), CostsItselfAlone("The code of the original is shown.")] = (
        Field(
            "",
            description="Address of the page in this language; left out, that of exhibit.yaml",
            examples=["https://museum.example/two-lives"],
        )
    )
    original: Original = ""
    draft: DraftFlag = False
