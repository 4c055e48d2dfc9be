"""Read the interface strings of one language from its file, `words/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from data.model.languages import canonical_language, counted_forms, language_name, plural_forms
from data.model.problem import Location
from data.reading.read_yaml import read_yaml_strings
from data.reading.source_file import SourceFile
from data.schema.interface_strings import COUNTED, ENGLISH, RETIRED

OF_THE_LANGUAGE = ("language_name", "locale")
"""Strings that follow from the language, where its file does not give them."""


def read_interface_strings(source: SourceFile, unfinished: bool = False) -> Mapping[str, str]:
    """The valid strings of a language's file by key; faulty ones are reported and left out.

    A string that the file lacks is no problem: a later version may have brought it. A key without a text is
    one, unless the file is `unfinished`.
    """
    entries: dict[str, tuple[str, Location]] = {}
    for key, (text, at) in read_yaml_strings(source).items():
        if "." in key and _string(key) not in COUNTED:  # it shows no number, and has no plural forms
            entries[_string(key)] = "", at
        else:
            entries[key] = text, at
    strings = {key: entry for key, entry in entries.items() if entry[0]}
    for key, (_, at) in entries.items() if not unfinished else ():
        if key in ENGLISH and key not in strings:
            source.problem(key, fault="has no text", remedy=f"write {key}: {ENGLISH[key]}", at=at)
    language = canonical_language(source.path.stem)
    _report_missing_forms(source, strings, language)
    _report_strings(source, strings, language)
    forms = plural_forms(language)
    valid = {
        key: text
        for key, (text, _) in strings.items()
        if _string(key) in ENGLISH and _form(key) in forms and _same_placeholders(key, text)
    }
    # A string without the form `other` has another one in its place.
    return {_string(key): text for key, text in valid.items()} | valid


def _string(key: str) -> str:
    return key.partition(".")[0]


def _form(key: str) -> str:
    return key.partition(".")[2] or "other"


def _report_strings(source: SourceFile, strings: Mapping[str, tuple[str, Location]], language: str) -> None:
    forms = plural_forms(language)
    for key, (text, at) in strings.items():
        if key in RETIRED:
            continue
        if _string(key) not in ENGLISH:
            fault, effect = "is not a word the exhibit uses", "It is not shown."
            source.problem(key, fault=fault, remedy="delete it", effect=effect, at=at)
        elif _form(key) not in forms:
            fault = f"is no plural form of {language_name(language)}"
            remedy, effect = f"write only {', '.join(forms)}", "It is not shown."
            source.problem(key, fault=fault, remedy=remedy, effect=effect, at=at)
        elif not _same_placeholders(key, text):
            english = ENGLISH[_string(key)]
            fault = f"must hold the same {{…}} as “{english}”"
            source.problem(key, found=text, fault=fault, remedy=f"write it like {english}", at=at)


def _report_missing_forms(
    source: SourceFile, strings: Mapping[str, tuple[str, Location]], language: str
) -> None:
    """Report each string that is written in plural forms and lacks one that whole numbers need."""
    needed = counted_forms(language)
    for string in dict.fromkeys(_string(key) for key in strings if "." in key):
        given = {_form(key): at for key, (_, at) in strings.items() if _string(key) == string}
        if missing := [form for form in plural_forms(language) if form in needed - given.keys()]:
            fault = f"lacks the plural form {' and '.join(missing)} of {language_name(language)}"
            remedy = f"write {', '.join(form for form in plural_forms(language) if form in needed)}"
            effect = "Another form is shown for such numbers."
            source.problem(string, fault=fault, remedy=remedy, effect=effect, at=next(iter(given.values())))


def _same_placeholders(key: str, text: str) -> bool:
    return _placeholders(text) == _placeholders(ENGLISH[_string(key)])


def _placeholders(text: str) -> frozenset[str] | None:
    """The names in braces of a text; None where a brace is not closed, or holds more than a name."""
    try:
        # A format such as {number:d} can fail when the string is shown.
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
        names_only = not any(form or conversion for _, _, form, conversion in parts)
        return frozenset(str(name) for _, name, _, _ in parts) if names_only else None
    except ValueError:
        return None
