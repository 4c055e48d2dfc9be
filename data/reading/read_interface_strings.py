"""Read the interface strings of one language from its file, `words/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from data.model.problem import Problem
from data.reading.read_yaml import read_yaml_strings
from data.schema.interface_strings import ENGLISH

NAMED = 3
"""How many missing strings a problem names."""
OF_THE_LANGUAGE = ("language_name", "locale")
"""Strings that follow from the language, where its file does not give them."""


def read_interface_strings(
    path: Path, name: str, problems: list[Problem], unfinished: bool = False
) -> Mapping[str, str]:
    """The valid strings of a language's file by key; faulty ones are reported and left out.

    Missing strings are reported too, all at once, unless the file is `unfinished`.
    """
    effect = "The English word is shown."
    strings = read_yaml_strings(path, name, effect, problems)
    problems += _string_problems(strings, name, effect, unfinished)
    return {
        key: text for key, (text, _) in strings.items() if key in ENGLISH and _same_placeholders(key, text)
    }


def _string_problems(
    strings: Mapping[str, tuple[str, int]], name: str, effect: str, unfinished: bool
) -> Iterator[Problem]:
    for key, (text, line) in strings.items():
        if key not in ENGLISH:
            fault, unused = "is not a word the exhibit uses", "It is not shown."
            yield Problem(name, f"line {line}", key, "", fault, "delete it", unused, line)
        elif not _same_placeholders(key, text):
            fault = f"must hold the same {{…}} as “{ENGLISH[key]}”"
            yield Problem(
                name, f"line {line}", key, text, fault, f"write it like {ENGLISH[key]}", effect, line
            )
    missing = [key for key in ENGLISH if key not in strings and key not in OF_THE_LANGUAGE]
    if missing and strings and not unfinished:
        yield _missing(missing, name, effect)


def _missing(keys: list[str], name: str, effect: str) -> Problem:
    """One problem for all the strings that a file lacks."""
    if len(keys) == 1:
        return Problem(name, "", keys[0], "", "is missing", f"write {keys[0]}: {ENGLISH[keys[0]]}", effect)
    first = ", ".join(f"{key}: {ENGLISH[key]}" for key in keys[:NAMED])
    more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    fault = f"the file lacks {len(keys)} of the {len(ENGLISH)} words of the interface"
    return Problem(name, "", "", "", fault, f"write {first}{more}", effect)


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
