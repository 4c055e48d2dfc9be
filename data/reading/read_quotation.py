"""Read the quotation of a stop: words, whose they are, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from data.model.edtf_date import parse_date
from data.model.exhibit import Quotation, Source
from data.model.languages import canonical_language, language_name
from data.model.problem import Reference
from data.reading.read_gazetteer import report_unknown
from data.reading.source_file import SourceFile
from data.schema.yaml_schema import QuotationFields

NOT_SHOWN = "The quotation is not shown."
NO_LANGUAGE = ("is no language", "write a code such as de or ja (BCP 47), or leave the field out")


def read_quotation(
    source: SourceFile, fields: QuotationFields | None, sources: Mapping[str, Source], original: str
) -> Quotation | None:
    """The quotation of a stop's head; None where it has none, or one that must not be shown.

    Documented words without a source that is known would claim what nobody can look up: they are reported
    and left out, and the story is shown without them.
    """
    if fields is None:
        return None
    if fields.source and fields.source not in sources:
        at, missing = source.at("quotation", "source"), Reference("sources.csv", fields.source)
        report_unknown(
            source,
            "quotation.source",
            fields.source,
            sources,
            "sources.csv",
            effect=NOT_SHOWN,
            at=at,
            missing=missing,
        )
        return None
    if fields.standing == "documented" and not fields.source:
        fault = "is documented, and names no source"
        remedy = "write source: and its id; or standing: attributed, if the words are only told"
        source.problem("quotation", fault=fault, remedy=remedy, effect=NOT_SHOWN, at=source.at("quotation"))
        return None
    language = _language(source, "language", fields.language) or original
    translated_from = _language(source, "translated_from", fields.translated_from)
    if translated_from == language:
        fault, found = f"is the language of the words ({language_name(language)})", fields.translated_from
        remedy = "delete it, or write in language: which one the words are in"
        at, field = source.at("quotation", "translated_from"), "quotation.translated_from"
        source.problem(field, found=found, fault=fault, remedy=remedy, effect="It is not named.", at=at)
        translated_from = ""
    return Quotation(
        words=fields.words,
        speaker=fields.speaker,
        language=language,
        date=parse_date(fields.date) if fields.date else None,
        source=sources.get(fields.source),
        standing=fields.standing,
        translated_from=translated_from,
    )


def _language(source: SourceFile, field: str, code: str | None) -> str:
    """The canonical code of a language; empty where none is given, or one that is reported."""
    found = canonical_language(code or "")
    if code and not found:
        fault, remedy = NO_LANGUAGE
        effect = (
            "The words count as the exhibit’s own language." if field == "language" else "It is not named."
        )
        at = source.at("quotation", field)
        source.problem(f"quotation.{field}", found=code, fault=fault, remedy=remedy, effect=effect, at=at)
    return found
