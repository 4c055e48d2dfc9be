"""The interface strings of one language, from its file `words/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from data.model.problem import Problem
from data.reading.read_yaml import read_yaml_strings
from data.schema.interface_strings import ENGLISH


def read_interface_strings(
    path: Path, name: str, problems: list[Problem], unfinished: bool = False
) -> Mapping[str, str]:
    """The words a language's file gives; faulty ones are told, and missing ones unless it is `unfinished`."""
    effect = "The English word is shown."
    found = read_yaml_strings(path, name, effect, problems)
    problems += _word_problems(found, name, effect, unfinished)
    return {key: text for key, (text, _) in found.items() if key in ENGLISH and _same_holes(key, text)}


def _word_problems(
    found: Mapping[str, tuple[str, int]], name: str, effect: str, unfinished: bool
) -> Iterator[Problem]:
    for key, (text, line) in found.items():
        if key not in ENGLISH:
            yield Problem(
                name,
                f"line {line}",
                key,
                "",
                "is not a word the exhibit uses",
                "delete it",
                "It is not shown.",
                line,
            )
        elif not _same_holes(key, text):
            fault = f"must hold the same {{…}} as “{ENGLISH[key]}”"
            yield Problem(
                name, f"line {line}", key, text, fault, f"write it like {ENGLISH[key]}", effect, line
            )
    for key in ENGLISH.keys() - found.keys() if found and not unfinished else ():
        yield Problem(name, "", key, "", "is missing", f"write {key}: {ENGLISH[key]}", effect)


def _same_holes(key: str, text: str) -> bool:
    return _holes(text) == _holes(ENGLISH[key])


def _holes(text: str) -> frozenset[str] | None:
    """The placeholders of a text; None where its braces do not pair."""
    try:
        # A form such as {number:d} can fail when it is shown: the braces hold a name and nothing else.
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
        plain = not any(form or conversion for _, _, form, conversion in parts)
        return frozenset(str(hole) for _, hole, _, _ in parts) if plain else None
    except ValueError:
        return None
