"""The translations of a table's row, where the original texts have columns without a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.model.drafts import Draft, row_part
from data.model.languages import language_name
from data.model.problem import Location, Problem
from data.reading.read_translations import read_instead
from data.reading.source_file import SourceFile


def row_translations(
    source: SourceFile,
    row_id: str,
    texts: Mapping[str, Mapping[str, str]],
    required: Sequence[str],
    at: Location,
    original: str,
) -> dict[str, Mapping[str, str]]:
    """A row's finished translations: by language, the text of each column that is filled.

    `texts` are those by language of each column without its language: `title` → `de` → `Ein Pier`. A
    translation that lacks a `required` column is a draft, and left out.
    """
    found: dict[str, Mapping[str, str]] = {}
    languages = dict.fromkeys(language for column in texts.values() for language in column)
    for language in (each for each in languages if each != original):
        filled = {
            column: by_language[language] for column, by_language in texts.items() if language in by_language
        }
        empty = [column for column in required if column not in filled]
        if not empty:
            found[language] = filled
            continue
        written = next(iter(filled))
        together = "both" if len(empty) == len(filled) == 1 else "all of them"
        problems = tuple(
            Problem.on(
                source.name,
                f"{column}_{language}",
                fault=f"is empty, {written}_{language} is not",
                remedy=f"write the {column}, or empty {together}",
                effect=read_instead(original),
                at=at,
            )
            for column in empty
        )
        draft = Draft(
            file=source.name,
            where=at.words,
            reason=f"is not finished in {language_name(language)}",
            stated=False,
            part=row_part(source.name, row_id, language),
            left_to_do=problems,
        )
        source.draft_rows.append(draft)
    return found
