"""Named values of other programs: which field of a stop each means, and what is left over.

A value is one of `properties` in GeoJSON, a `Data` element in KML, or a row of an attribute table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from data.interchange.field_names import compared_name, folded_name, known_names, names_by_field
from data.interchange.notes import Notes
from data.model.languages import canonical_language

NULLS = ("", "<null>", "&lt;null&gt;")
"""Texts that say that a value is not given: ArcGIS writes `<Null>`."""
IN_A_LANGUAGE = re.compile(r"(?P<name>.+?)[_:@.(\[]+(?P<language>[a-z]{2}(?:_[a-z]{2,4})?)[)\]]?")
"""A folded name that ends in the code of a language: `name:de`, `story_de`, `title (fr)`, `name@zh-Hant`."""
SECOND_MEANINGS = ("id", "no", "to", "is", "as", "or")
"""Codes of languages that are words behind an underscore: `name_id`, `place_no`."""
FIELDS_IN_LANGUAGES = ("title", "text", "place_name", "picture_alt")
MOST_LEVELS = 4
"""Of nested objects, whose values are named by their path: `address.street`."""


def is_empty(value: object) -> bool:
    """Whether a value says nothing: a list or an object also where every value in it does."""
    if isinstance(value, str):
        return value.strip().lower() in NULLS
    if isinstance(value, Mapping):
        return all(map(is_empty, value.values()))
    return value is None or (isinstance(value, list) and all(map(is_empty, value)))


@lru_cache(maxsize=4096)
def name_and_language(name: str) -> tuple[str, str]:
    """A name without the language it ends in, and that language; an empty one for any other name.

    >>> [name_and_language(each) for each in ("story_de", "name:pt-BR", "place_id", "name")]
    [('story', 'de'), ('name', 'pt-BR'), ('place_id', ''), ('name', '')]
    """
    folded = folded_name(name)
    found = IN_A_LANGUAGE.fullmatch(folded)
    if found is None or (found["language"] in SECOND_MEANINGS and ":" not in folded and "@" not in folded):
        return folded, ""
    language = canonical_language(found["language"])
    return (found["name"], language) if language else (folded, "")


def most_frequent_language(names: Iterable[str]) -> str:
    """The language that most of these names end in; empty where none does."""
    known = {compared_name(each) for each in known_names(FIELDS_IN_LANGUAGES)}
    languages = Counter(
        code for base, code in map(name_and_language, names) if code and compared_name(base) in known
    )
    return languages.most_common(1)[0][0] if languages else ""


def chosen_names(names: Iterable[str], fields: Collection[str], language: str) -> dict[str, str]:
    """Field → the name that means it. Where only names in languages mean it, the one in `language`, or the
    first."""
    names = list(names)
    chosen = names_by_field(names, fields)
    in_languages = [(name, *name_and_language(name)) for name in names]
    for field in FIELDS_IN_LANGUAGES:
        known = {compared_name(each) for each in known_names([field])}
        found = {
            code: name for name, base, code in reversed(in_languages) if code and compared_name(base) in known
        }
        if field in fields and field not in chosen and found:
            chosen[field] = found.get(language) or next(reversed(found.values()))
    return chosen


def report_members(members: Mapping[str, object], read: Collection[str], kind: str, notes: Notes) -> None:
    """Report the members of a JSON object that are not among those that are read."""
    for name, value in members.items():
        if name not in read:
            for path, count in counted_values(name, value):
                notes.add_left_out(kind, path, count)


def counted_values(name: str, value: object, level: int = 1) -> Iterator[tuple[str, int]]:
    """The name of a value, and how many there are: one for each in a list, by path for nested objects."""
    if is_empty(value):
        return
    if isinstance(value, Mapping) and level < MOST_LEVELS:
        for key, each in value.items():
            yield from counted_values(f"{name}.{key}", each, level + 1)
    elif isinstance(value, list) and level < MOST_LEVELS and any(isinstance(each, Mapping) for each in value):
        for each in value:
            yield from counted_values(name, each, level + 1)
    else:
        yield name, sum(not is_empty(each) for each in value) if isinstance(value, list) else 1
