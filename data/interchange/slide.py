"""What StoryMapJS and TimelineJS have in common: a slide with a headline, a text and one picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from data.interchange.html_text import html_line, html_of, line_of, reduced
from data.interchange.notes import Notes
from data.interchange.sanitize import line
from data.interchange.stop_record import Record

STOP_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*)/[A-Za-z0-9_-]+")
SCHEME = re.compile(r"\s*(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")
PICTURE = re.compile(r"\.(svg|png|jpe?g|webp|gif|tiff?|avif)([?#]|$)", re.IGNORECASE)
NOTHING: Mapping[str, Any] = {}


def text_of_slide(record: Record) -> dict[str, str]:
    """`text`: both parts are shown as HTML there."""
    return {"headline": html_line(record.title), "text": html_of(record.text)}


def media_of_slide(record: Record, **more: str) -> dict[str, str]:
    """`media`: an empty object where there is no picture, never None."""
    named = {"url": record.picture, "credit": html_line(record.picture_creator), **more}
    return {key: value for key, value in named.items() if value} if record.picture else {}


def read_slide(slide: Mapping[str, Any], where: str, notes: Notes) -> dict[str, Any]:
    """Title, text and picture as fields of a Record; what cannot be kept is told."""
    text, media = part(slide, "text", where, notes), part(slide, "media", where, notes)
    if part(slide, "background", where, notes).get("url"):
        notes.tell("The slide’s background picture is not kept", where)
    return {
        "title": line_of(words(text.get("headline"))),
        "text": story_of(words(text.get("text")), where, notes),
        **read_media(media, where, notes, ours=bool(person_of(line(slide.get("uniqueid"))))),
    }


def story_of(html: str, where: str, notes: Notes) -> str:
    """A text in HTML as Markdown; the links it lost are told."""
    found = reduced(html)
    for address in found.addresses:
        notes.tell("A link or picture within the text is kept as words alone", f"{where}: {address[:200]}")
    if found.cut:
        notes.tell("The text is longer than any visitor reads; only its beginning is kept", where)
    return found.markdown


def read_media(media: Mapping[str, Any], where: str, notes: Notes, ours: bool = False) -> dict[str, str]:
    """The picture. A caption stands in for a description that is missing; told, unless we wrote it there."""
    address = line(media.get("url"))
    if not address or SCHEME.match(address) or words(media.get("url")).lstrip().startswith("<"):
        if words(media.get("url")).strip():
            notes.tell("What is shown beside the text is no picture, and is left out", where)
        return {}
    if not PICTURE.search(address):
        notes.tell("The address may be of no picture: look at it", f"{where}: {address[:200]}")
    if line(media.get("link")):
        notes.tell("The picture’s link is not kept", f"{where}: {line(media.get('link'))[:200]}")
    alternative, caption = line(media.get("alt")), line_of(words(media.get("caption")))
    if caption and not alternative and not ours:
        notes.tell("The caption was taken as the description for those who do not see: read it again", where)
    elif caption and alternative:
        notes.tell("The caption is not kept, as the picture has a description too", where)
    credit = line_of(words(media.get("credit")))
    return {"picture": address, "picture_alt": alternative or caption, "picture_creator": credit}


def part(slide: Mapping[str, Any], name: str, where: str, notes: Notes) -> Mapping[str, Any]:
    """An object within the slide; an empty one where it is missing or null, or, told, of another kind."""
    found = slide.get(name)
    if isinstance(found, Mapping):
        return found
    if found not in (None, "", [], False):
        notes.tell(f"The {name} is not written as an object, and is left out", where)
    return NOTHING


def words(value: object) -> str:
    """A text as it stands; a number as text; empty for anything else."""
    return value if isinstance(value, str) else line(value)


def spot(number: int, slide: object, what: str = "slide") -> str:
    """Where a slide stands, in words: `slide 3 (Tokyo)`, or `row 3 (Tokyo)` of a table."""
    text = slide.get("text") if isinstance(slide, Mapping) else None
    headline = line_of(words(text.get("headline")))[:60] if isinstance(text, Mapping) else ""
    return f"{what} {number} ({headline})" if headline else f"{what} {number}"


def person_of(event_id: str) -> str:
    """The person in an id of ours, `sorge/07-tokyo-1933`; empty in another program's."""
    found = STOP_ID.fullmatch(event_id)
    return found[1] if found else ""


def slug(name: str) -> str:
    """A name as an id: small letters, digits and hyphens; `imported` where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-") or "imported"
