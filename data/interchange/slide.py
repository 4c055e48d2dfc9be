"""The slide of StoryMapJS and TimelineJS (Knight Lab): a headline, a text and one picture."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from data.interchange.html_text import converted_html, escaped, plain_text_of_html
from data.interchange.notes import Notes
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.reading.story_markdown import story_html

STOP_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*)/[A-Za-z0-9_-]+")
OTHER_SCHEME = re.compile(r"\s*(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")
PICTURE_ADDRESS = re.compile(
    r"\.(svg|png|jpe?g|jfif|webp|gif|tiff?|avif|hei[cf]|bmp|jp2)([?#]|$)", re.IGNORECASE
)
LINK_LOST = "A link or picture within the text is kept as words alone"
EMPTY_OBJECT: Mapping[str, Any] = {}


def text_of_slide(record: StopRecord) -> dict[str, str]:
    """The slide's `text`. StoryMapJS and TimelineJS show both parts as HTML."""
    return {"headline": escaped(record.title), "text": story_html(record.text).strip()}


def media_of_slide(record: StopRecord, **more: str) -> dict[str, str]:
    """The slide's `media`; an empty object where there is no picture. `more` are members of one format."""
    media = {"url": record.picture, "credit": escaped(record.picture_creator), **more}
    return {key: value for key, value in media.items() if value} if record.picture else {}


SLIDE_MEMBERS = frozenset(
    {"text.headline", "text.text", "media.url", "media.alt", "media.caption", "media.credit", "media.link"}
)
"""What `read_slide` reads, or tells of with its value."""


def read_slide(slide: Mapping[str, Any], where: str, notes: Notes) -> dict[str, Any]:
    """Title, text and picture as fields of a StopRecord; a note reports what cannot be kept.

    The members that are neither of SLIDE_MEMBERS nor read elsewhere are for the caller to report.
    """
    text, media = object_member(slide, "text", where, notes), object_member(slide, "media", where, notes)
    return {
        "title": plain_line(text_value(text.get("headline")), where, notes),
        "text": story_of(text_value(text.get("text")), where, notes),
        **read_media(media, where, notes, ours=bool(person_of(plain_text(slide.get("uniqueid"))))),
    }


def welcome_of(slide: Mapping[str, Any], where: str, notes: Notes) -> str:
    """The text of a title slide as plain text, which the exhibit has as its welcome."""
    text = slide.get("text")
    return plain_line(text_value(text.get("text")), where, notes) if isinstance(text, Mapping) else ""


def filled_members(value: Mapping[str, Any], before: str = "", depth: int = 8) -> Iterator[tuple[str, Any]]:
    """Every value within objects that is not empty, by its path: `media.link`. A list is one value."""
    for name, member in value.items():
        if isinstance(member, Mapping) and depth and member:
            yield from filled_members(member, f"{before}{name}.", depth - 1)
        elif member not in (None, "", [], {}) and member is not False and str(member).strip():
            yield f"{before}{name}", member


def add_unread_members(
    value: Mapping[str, Any],
    read: Container[str],
    notes: Notes,
    kind: str,
    names: Mapping[str, str] = EMPTY_OBJECT,
) -> None:
    """Report each member that is not `read`, or that is neither a text nor a number.

    It is called what `names` has for its path, or else by the path.
    """
    for path, member in filled_members(value):
        if path not in read or isinstance(member, list):
            notes.add_left_out(kind, names.get(path, path))


def members_in_words(value: Mapping[str, Any], known: Container[str] = ()) -> str:
    """What an object holds besides the members `known`: `text.headline: War; start_date.year: 1914`."""
    return "; ".join(f"{path}: {each}" for path, each in filled_members(value) if path not in known)


def story_of(html: str, where: str, notes: Notes) -> str:
    """A text in HTML as Markdown; a note reports the links that it loses."""
    converted = converted_html(html)
    for address in converted.addresses:
        notes.add(LINK_LOST, f"{where}: {address}")
    if converted.cut:
        notes.add("The text is longer than any visitor reads; only its beginning is kept", where)
    return converted.markdown


def plain_line(html: str, where: str, notes: Notes) -> str:
    """HTML as one line of plain text; a note reports the links and pictures that it loses."""
    if "<" in html:
        for address in converted_html(html).addresses:
            notes.add(LINK_LOST, f"{where}: {address}")
    return plain_text_of_html(html)


def read_media(media: Mapping[str, Any], where: str, notes: Notes, ours: bool = False) -> dict[str, str]:
    """The picture as fields of a StopRecord; its description and creator also where it is no picture.

    A caption replaces a missing description; a note reports it unless `ours`: our own export wrote it there.
    """
    address, written = plain_text(media.get("url")), text_value(media.get("url")).strip()
    alternative = plain_text(media.get("alt"))
    caption = plain_line(text_value(media.get("caption")), where, notes)
    credit = plain_line(text_value(media.get("credit")), where, notes)
    told = {"picture_alt": alternative or caption, "picture_creator": credit}
    if caption and alternative and caption != alternative:
        fault = "The caption is not kept, as the picture has a description too"
        notes.add(fault, f"{where}: “{caption}”")
    if link := plain_text(media.get("link")):
        notes.add("The picture’s link is not kept", f"{where}: {link}")
    if not address or OTHER_SCHEME.match(address) or written.startswith("<"):
        if written:
            notes.add("What is shown beside the text is no picture, and is left out", f"{where}: {written}")
        return told
    if not PICTURE_ADDRESS.search(address):
        notes.add("The address may be of no picture: look at it", f"{where}: {address}")
    if caption and not alternative and not ours:
        notes.add("The caption was taken as the description for those who do not see: read it again", where)
    return {"picture": address, **told}


def object_member(slide: Mapping[str, Any], name: str, where: str, notes: Notes) -> Mapping[str, Any]:
    """A member of the slide that is an object; empty where it is missing or, with a note, of another type."""
    found = slide.get(name)
    if isinstance(found, Mapping):
        return found
    if found not in (None, "", [], False):
        notes.add(f"The {name} is not written as an object, and is left out", f"{where}: “{found}”")
    return EMPTY_OBJECT


def text_value(value: object) -> str:
    """A text unchanged, or a number as text; empty for anything else."""
    return value if isinstance(value, str) else plain_text(value)


def slide_label(number: int, slide: object, unit: str = "slide") -> str:
    """The place of a slide for notes: `slide 3 (Tokyo)`, or `row 3 (Tokyo)` of a table."""
    text = slide.get("text") if isinstance(slide, Mapping) else None
    headline = plain_text_of_html(text_value(text.get("headline")))[:60] if isinstance(text, Mapping) else ""
    return f"{unit} {number} ({headline})" if headline else f"{unit} {number}"


def person_of(event_id: str) -> str:
    """The person in a stop id of Sojourn, `sorge/tokyo-1933`; empty for another id."""
    found = STOP_ID.fullmatch(event_id)
    return found[1] if found else ""
