"""Elements of XML by their names without a namespace, and the options of a parser that trusts no file.

A namespace is never compared: programs leave it out, or write one of an older version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict


class ParserOptions(TypedDict):
    """Of lxml's parsers."""

    resolve_entities: bool
    load_dtd: bool
    no_network: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool
    collect_ids: bool


UNTRUSTED: ParserOptions = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,  # an id that occurs twice would be refused as damaged XML
}
"""No entities, no DTD, no network: a file from elsewhere opens no other one, and cannot grow without end."""


def tag_of(element: Any) -> str:
    """The element's local name; empty for what is none, such as an entity."""
    return local_name(element.tag) if isinstance(element.tag, str) else ""


def local_name(name: Any) -> str:
    """The name of an element or attribute without its namespace."""
    return str(name).rpartition("}")[2]


def children(element: Any, *tags: str) -> Iterator[Any]:
    """The child elements, or those of these local names alone."""
    return (each for each in element if isinstance(each.tag, str) and (not tags or tag_of(each) in tags))


def text_in(element: Any) -> str:
    """The whole text within an element, on one line; empty for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def child_text(element: Any, tag: str) -> str:
    """The text of the first child of this name, as it is written; empty where there is none."""
    child = element.find(f"{{*}}{tag}")
    return "" if child is None else "".join(child.itertext())


def attribute(element: Any, name: str, default: str = "") -> str:
    """The attribute of this name, in any namespace: editions of a standard differ in them."""
    if (plain := element.get(name)) is not None:
        return str(plain)
    found = (value for key, value in element.attrib.items() if local_name(key) == name)
    return str(next(found, default))


def attributes(element: Any) -> dict[str, str]:
    """The attributes by name without a namespace."""
    return {local_name(key): str(value) for key, value in element.attrib.items()}
