"""Read the interface strings of one language from its file, `words/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from data.model.problem import Location
from data.reading.read_yaml import read_yaml_strings
from data.reading.source_file import SourceFile
from data.schema.interface_strings import ENGLISH

NAMED = 3
"""How many missing strings a problem names."""
OF_THE_LANGUAGE = ("language_name", "locale")
"""Strings that follow from the language, where its file does not give them."""


def read_interface_strings(source: SourceFile, unfinished: bool = False) -> Mapping[str, str]:
    """The valid strings of a language's file by key; faulty ones are reported and left out.

    Missing strings are reported too, all at once, unless the file is `unfinished`.
    """
    strings = read_yaml_strings(source)
    _report_strings(source, strings, unfinished)
    return {
        key: text for key, (text, _) in strings.items() if key in ENGLISH and _same_placeholders(key, text)
    }


def _report_strings(
    source: SourceFile, strings: Mapping[str, tuple[str, Location]], unfinished: bool
) -> None:
    for key, (text, at) in strings.items():
        if key not in ENGLISH:
            fault, effect = "is not a word the exhibit uses", "It is not shown."
            source.problem(key, fault=fault, remedy="delete it", effect=effect, at=at)
        elif not _same_placeholders(key, text):
            fault = f"must hold the same {{…}} as “{ENGLISH[key]}”"
            source.problem(key, found=text, fault=fault, remedy=f"write it like {ENGLISH[key]}", at=at)
    missing = [key for key in ENGLISH if key not in strings and key not in OF_THE_LANGUAGE]
    if missing and strings and not unfinished:
        _report_missing(source, missing)


def _report_missing(source: SourceFile, keys: list[str]) -> None:
    """Report all the strings that a file lacks as one problem."""
    if len(keys) == 1:
        source.problem(keys[0], fault="is missing", remedy=f"write {keys[0]}: {ENGLISH[keys[0]]}")
        return
    first = ", ".join(f"{key}: {ENGLISH[key]}" for key in keys[:NAMED])
    more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    fault = f"the file lacks {len(keys)} of the {len(ENGLISH)} words of the interface"
    source.problem(fault=fault, remedy=f"write {first}{more}")


def _same_placeholders(key: str, text: str) -> bool:
    return _placeholders(text) == _placeholders(ENGLISH[key])


def _placeholders(text: str) -> frozenset[str] | None:
    """The names in braces of a text; None where a brace is not closed, or holds more than a name."""
    try:
        # A format such as {number:d} can fail when the string is shown.
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
        names_only = not any(form or conversion for _, _, form, conversion in parts)
        return frozenset(str(name) for _, name, _, _ in parts) if names_only else None
    except ValueError:
        return None
