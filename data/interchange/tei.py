"""TEI P5: the places of a `listPlace`, of digital editions. Coordinates in `geo` have the latitude first.

A place with events has a stop for each of them, and one of its own where it has a text; any other place is
one stop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from data.interchange.by_place import PLACES_NOT_EVENTS
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops, not_written
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.notes import Notes
from data.interchange.positions import NAME_OF_WGS_84
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.tei_place import TeiPlace, language_of
from data.interchange.xml_content import xml_root
from data.interchange.xml_elements import children, tag_of, text_in

OTHER_LISTS = ("listPerson", "listOrg", "listEvent", "listBibl", "listObject", "listRelation", "listNym")
NO_PLACES = (
    "this TEI file has no place in a listPlace, and names of places within its texts are not read; import "
    "the file with the list of places, or write a table"
)


def read(data: bytes) -> ImportedStops:
    """The stops of every `place`. Raises UnreadableError where there is none."""
    notes = Notes()
    root = xml_root(data, "tei")
    places = list(root.iter("{*}place"))
    if not places:
        raise UnreadableError(f"{NO_PLACES}.")
    title = next((text for each in root.iter("{*}titleStmt") for text in _texts(each, "title")), "")
    _report_rest(root, notes)
    language = _language_of(places)
    records: list[StopRecord] = []
    for number, element in enumerate(places, 1):
        place = TeiPlace(element, f"place {number}", language, notes)
        records += place.stops(len(records) + 1, _chapter(element), title or "Imported")
    notes.add(PLACES_NOT_EVENTS)
    return ImportedStops(title, numbered_by_life(with_person_ids(records, notes)), notes.sentences)


def _language_of(places: Sequence[Any]) -> str:
    """The language that most descriptions are in, or else most names; empty where none is named."""
    for tags in (("desc", "note", "p"), ("placeName", "geogName")):
        codes = (language_of(each) for place in places for each in children(place, *tags))
        if counted := Counter(filter(None, codes)).most_common(1):
            return counted[0][0]
    return ""


def _chapter(place: Any) -> str:
    """The headings of the lists that a place is in, the outermost first."""
    lists = [each for each in place.iterancestors() if tag_of(each) == "listPlace"]
    return " – ".join(text for each in reversed(lists) for text in _texts(each, "head"))


def _texts(element: Any, tag: str) -> Iterator[str]:
    return (text for each in children(element, tag) if (text := plain_text(text_in(each))))


def _report_rest(root: Any, notes: Notes) -> None:
    """Report what is no place: other coordinates, other lists, the header and the texts of the edition."""
    for each in root.iter("{*}geoDecl"):
        words = " ".join(filter(None, (each.get("datum", ""), text_in(each))))
        if words and not NAME_OF_WGS_84.search(words):
            fault = (
                "The coordinates were read as latitude and longitude in WGS 84, and the file says otherwise"
            )
            notes.add(f"{fault}; export them in WGS 84", f"“{words}”")
    for tag in OTHER_LISTS:
        lists = [each for each in root.iter(f"{{*}}{tag}") if not _is_in_place(each)]
        if count := sum(1 for each in lists for _ in children(each)):
            notes.add("A list of a TEI file that is no list of places is left out", f"{tag} ({count})")
    is_more = any(tag_of(each) in ("teiHeader", "text") for each in children(root))
    if is_more:
        notes.add("Of a TEI file the places alone are read: its header and its texts are left out")


def _is_in_place(element: Any) -> bool:
    return any(tag_of(each) == "place" for each in element.iterancestors())


FORMAT = Format(
    name="tei",
    title="TEI P5 (listPlace)",
    suffix=".xml",
    holds=frozenset(),
    write=not_written,
    read=read,
)
