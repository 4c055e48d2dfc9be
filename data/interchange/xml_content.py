"""The XML of files of other programs: its root element, and what elements say, as values and as notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from data.interchange.file_content import UnreadableError, text_of
from data.interchange.formats import FORMAT_OF_ROOT, NAME_OF_ROOT, root_name
from data.interchange.named_values import counted_values
from data.interchange.notes import Notes
from data.interchange.xml_elements import UNTRUSTED, children, local_name, tag_of

XML_DECLARATION = re.compile(r"\A\s*<\?xml\b.*?\?>", re.DOTALL)
PREFIX = re.compile(r"<([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
DECLARED_PREFIX = re.compile(r"\bxmlns:([A-Za-z_][\w.-]*)\s*=")
DOCTYPE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
"""A DOCTYPE before the root, the one place where XML allows it. Within a description it is plain text."""


def xml_root(data: bytes, format_name: str) -> Any:
    """The root element of a file of this format.

    Raises UnreadableError for damaged XML, for a file of another format, and for a DOCTYPE: it could make a
    parser open other files or expand entities without end.
    """
    text = text_of(data)
    if FORMAT_OF_ROOT.get(root_name(text), format_name) != format_name:
        other = FORMAT_OF_ROOT[root_name(text)]
        raise UnreadableError(
            f"this is no {format_name} file but <{root_name(text)}>; write --format {other}."
        )
    if DOCTYPE.match(text):
        raise UnreadableError(
            "the file declares a DOCTYPE, which can make a reader open other files; the places in it do not "
            "need it. Export it again without, or delete that line."
        )
    try:
        # The text is decoded already: lxml must not see the encoding that the declaration names.
        sound = _with_prefixes(XML_DECLARATION.sub("", text).strip())
        return etree.fromstring(sound.encode(), etree.XMLParser(**UNTRUSTED))
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableError(
            f"line {line}: the XML breaks off or is damaged; export it again where it came from."
        ) from error


def _with_prefixes(text: str) -> str:
    """The text with a namespace for each prefix that it uses without one, as after changes by hand."""
    used = {element or attribute for element, attribute in PREFIX.findall(text)}
    used -= {"xml", "xmlns", *DECLARED_PREFIX.findall(text)}
    root = NAME_OF_ROOT.match(text[:100_000]) if used else None
    if root is None:
        return text
    declared = "".join(f' xmlns:{each}="undeclared:{each}"' for each in sorted(used))
    return text[: root.end()] + declared + text[root.end() :]


def value_of(element: Any) -> Any:
    """What an element says: its text, or its elements by their names; those of one name as a list.

    Attributes count as elements, and the text of an element that has both as one of the name `text`.
    """
    values: dict[str, Any] = {}
    inner = [(tag_of(each), value_of(each)) for each in children(element)]
    outer = [(local_name(name), value) for name, value in element.attrib.items()]
    for name, value in (*outer, *inner):
        if name not in values:
            values[name] = value
        elif isinstance(values[name], list):
            values[name].append(value)
        else:
            values[name] = [values[name], value]
    own = " ".join(filter(None, (each.strip() for each in (element.text or "", *_tails(element)))))
    if not values:
        return own
    return {**values, "text": own} if own else values


def _tails(element: Any) -> Iterator[str]:
    return (each.tail or "" for each in element)


def add_unread(element: Any, kind: str, read: Collection[str], notes: Notes) -> None:
    """Report what the children of an element say, but for those of the names `read`."""
    for child in children(element):
        if tag_of(child) not in read:
            for path, count in counted_values(tag_of(child), value_of(child)):
                notes.add_left_out(kind, path, count)
