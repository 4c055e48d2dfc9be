"""The XML of a KML or KMZ, with the files of a KMZ that its main file links to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from data.interchange.file_content import UnreadableError
from data.interchange.notes import Notes
from data.interchange.xml_content import xml_root
from data.interchange.xml_elements import children, tag_of
from data.interchange.zip_container import is_zip, zip_file, zip_main_file, zip_names
from data.model.limits import LARGEST_IMPORT

MOST_LINKED_FILES = 200
"""Linked files of one KMZ that are read."""


def kml_root(data: bytes, notes: Notes) -> Any:
    """The root element. In a KMZ, each link to another KML in it is a folder with the content of that file.

    A note reports every other file of a KMZ, but for pictures of markers.
    """
    if not is_zip(data):
        return _kml_of(data)
    main = zip_main_file(data, ".kml")
    root = _kml_of(zip_file(data, main, LARGEST_IMPORT))
    read = {main}
    _insert_linked_files(data, root, main, read)
    _report_other_files(data, root, read, notes)
    return root


def hrefs_of(element: Any) -> Iterator[str]:
    """The addresses in an element, at any depth."""
    return ("".join(each.itertext()).strip() for each in element.iter("{*}href"))


def _insert_linked_files(data: bytes, root: Any, main: str, read: set[str]) -> None:
    """Put the linked files in the places of their links; adds their names to `read`. Each is read once."""
    names, left = set(zip_names(data)), LARGEST_IMPORT
    waiting = [(link, main) for link in root.iter("{*}NetworkLink")]
    while waiting and len(read) <= MOST_LINKED_FILES:
        link, base = waiting.pop(0)
        name = _name_in_zip(next(hrefs_of(link), ""), base)
        if name in read or name not in names or not name.lower().endswith(".kml"):
            continue
        content = zip_file(data, name, left)
        read.add(name)
        left -= len(content)
        linked = _kml_of(content)
        link.tag = "Folder"
        for child in list(children(link, "Link", "Url")):
            link.remove(child)
        link.extend(list(linked))
        waiting += [(each, name) for each in link.iter("{*}NetworkLink")]


def _name_in_zip(href: str, base: str) -> str:
    """The file of a KMZ that an address in the file `base` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))


def _report_other_files(data: bytes, root: Any, read: set[str], notes: Notes) -> None:
    icons = {
        href
        for style in root.iter("{*}IconStyle", "{*}ListStyle", "{*}BalloonStyle")
        for href in hrefs_of(style)
    }
    for name in sorted(name for name in zip_names(data) if not name.endswith("/")):
        if name in read or name in icons:
            continue
        if name.lower().endswith(".kml"):
            notes.add("The KMZ holds several maps, of which one is read; not read", name)
        else:
            notes.add("A file in the KMZ is not copied: take it out with a program for zips", name)


def _kml_of(data: bytes) -> Any:
    root = xml_root(data, "kml")
    name = tag_of(root)
    if name != "kml":
        raise UnreadableError(f"this is no KML but <{name[:40]}>; export the places as KML or KMZ.")
    return root
