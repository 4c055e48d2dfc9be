"""Advice on rows that nothing refers to, on files of pictures and sounds without a row, and on lives that
exhibit.yaml does not name. What these and their stories name is not unused.

No advice where a file that could refer to them has a problem: the reference may be in what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from data.advice.file_locations import FileLocations
from data.model.drafts import PERSON_FILE
from data.model.exhibit import Exhibit
from data.model.ids import is_id
from data.model.problem import Advice, Location
from data.reading.folder_files import matching_entries, person_folders
from data.reading.media_file import quoted_name
from data.reading.picture_file import NEW_PICTURE
from data.reading.picture_format import MEDIA_TYPES
from data.reading.read_yaml import rough_fields
from data.reading.sound_file import FOLDER as AUDIO
from data.reading.sound_format import SOUND_TYPES
from data.reading.source_file import printable
from data.reading.stop_files import STOP_FILE

PICTURES = (*MEDIA_TYPES, ".heic", ".heif", ".tif", ".tiff", ".bmp", ".jp2")
"""The suffixes of what `new picture` reads."""
REFERRING = ("people/", "encounters.csv", "world.csv", "whos_who.csv", "places.csv", "exhibit.yaml")
EFFECT, NOT_PLAYED = "It is not shown.", "It is not played."


def unnamed_lives(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Folders of people/ that exhibit.yaml does not name."""
    for folder in () if locations.has_problem("exhibit.yaml") else _unnamed_folders(exhibit, locations):
        stories, name = len(_stories(folder)), printable(folder.name)
        remedy = f"write {name} in people: of exhibit.yaml to show the life"
        if not is_id(name):
            remedy = "give it a name of Latin letters, digits and hyphens, and write that in exhibit.yaml"
        effect = f"The life is not shown, with its {stories} {'story' if stories == 1 else 'stories'}."
        fault = "the folder is not named in exhibit.yaml"
        yield Advice.on(f"people/{name}", fault=fault, remedy=remedy, effect=effect)


def _unnamed_folders(exhibit: Exhibit, locations: FileLocations) -> list[Path]:
    """The folders of people/ with a life or stories, of which no person of the exhibit is read. Not those
    with a problem: they may be named."""
    named = {person.id for person in exhibit.people}
    return [
        each
        for each in person_folders(locations.folder)
        if each.name not in named
        and not each.name.startswith("_")
        and not locations.has_problem(f"people/{each.name}")
        and ((each / PERSON_FILE).is_file() or _stories(each))
    ]


def _stories(folder: Path) -> list[Path]:
    return [path for path in matching_entries(folder, "*.md") if STOP_FILE.fullmatch(path.name)]


def _named_by_unnamed_lives(exhibit: Exhibit, locations: FileLocations) -> set[str]:
    """Every id that an unnamed life or a story of it refers to."""
    named: set[str] = set()
    folders = _unnamed_folders(exhibit, locations)
    for folder in (each for each in folders if (each / PERSON_FILE).is_file()):
        portraits = rough_fields(folder / PERSON_FILE).get("portraits")
        ages = portraits.values() if isinstance(portraits, Mapping) else ()
        named |= {str(each) for age in ages if isinstance(age, Mapping) for each in age.values()}
    for story in (path for folder in folders for path in _stories(folder)):
        fields = rough_fields(story)
        for field in ("place", "via", "mentions", "sources", "picture", "audio"):
            value = fields.get(field)
            named |= set(map(str, value)) if isinstance(value, list) else {str(value)}
        quotation = fields.get("quotation")
        named |= {str(quotation.get("source"))} if isinstance(quotation, Mapping) else set()
    return named


def unused_places(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places that no stop, leg, story or encounter uses, and that contain no place in use."""
    if locations.has_problem(*REFERRING):
        return
    used = {place.id for stop in exhibit.stops for place in (stop.place, *stop.via, *stop.mentions) if place}
    used |= {encounter.place.id for encounter in exhibit.encounters}
    used |= exhibit.places.keys() & _named_by_unnamed_lives(exhibit, locations)
    for key in list(used):
        while (key := exhibit.places[key].within) and key not in used:
            used.add(key)
    for place in (each for each in exhibit.places.values() if each.id not in used):
        yield _unused("places.csv", place.id, locations.place(place))


def unused_sources(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Sources that no stop, no quotation, no event of the world and no coordinates cite."""
    if locations.has_problem(*REFERRING):
        return
    used = {source.id for stop in exhibit.stops for source in stop.sources}
    used |= {said.source.id for stop in exhibit.stops if (said := stop.quotation) and said.source}
    used |= {event.source.id for event in exhibit.world}
    used |= {place.coordinate_source for place in exhibit.places.values()}
    used |= _named_by_unnamed_lives(exhibit, locations)
    for source in (each for each in exhibit.sources.values() if each.id not in used):
        at = locations.row("sources.csv", source.id, source.citation)
        yield _unused("sources.csv", source.id, at)


def unused_pictures(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Rows of pictures.csv that nothing shows: no stop, no encounter, no life and nobody of the who's who."""
    if locations.has_problem(*REFERRING):
        return
    used = {stop.picture.id for stop in exhibit.stops if stop.picture is not None}
    used |= {picture.id for person in exhibit.people for picture in person.portraits.all}
    used |= {each.id for encounter in exhibit.encounters for each in encounter.pictures if each}
    used |= {entry.portrait.id for entry in exhibit.whos_who if entry.portrait}
    used |= _named_by_unnamed_lives(exhibit, locations)
    for picture in (each for each in exhibit.pictures.values() if each.id not in used):
        yield _unused("pictures.csv", picture.id, locations.picture(picture))


def unlisted_picture_files(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Files in pictures/ without a row in pictures.csv."""
    folder = locations.folder / "pictures"
    if locations.has_problem("pictures.csv") or not folder.is_dir():
        return
    listed = {picture.file for picture in exhibit.pictures.values()}
    for path in matching_entries(folder, "*"):
        if path.is_file() and path.name not in listed and not path.name.startswith("_"):
            name = f"pictures/{printable(path.name)}"
            fault, remedy = "the file is not named in pictures.csv", "add a row for it, or delete the file"
            if path.suffix.lower() in PICTURES:
                command = NEW_PICTURE.format(quoted_name(path.name))
                remedy = f"add its row with: {command}; or delete the file"
            yield Advice.on(name, fault=fault, remedy=remedy, effect=EFFECT)


def unused_sounds(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Rows of audio.csv that no stop plays."""
    if locations.has_problem(*REFERRING):
        return
    used = {stop.audio.id for stop in exhibit.stops if stop.audio is not None}
    used |= _named_by_unnamed_lives(exhibit, locations)
    for sound in (each for each in exhibit.sounds.values() if each.id not in used):
        fault, remedy = "is used by nothing", "write audio: and this id in a story, or delete the row"
        at = locations.sound(sound)
        yield Advice.on(
            "audio.csv", "id", found=sound.id, fault=fault, remedy=remedy, effect=NOT_PLAYED, at=at
        )


def unlisted_sound_files(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Files in audio/ without a row in audio.csv; where there is no such table, only those that browsers
    play: a folder of this name may have been there before."""
    folder = locations.folder / AUDIO
    if locations.has_problem("audio.csv") or not folder.is_dir():
        return
    listed = {file.name for sound in exhibit.sounds.values() for file in sound.files.values()}
    has_table = (locations.folder / "audio.csv").exists()
    for path in matching_entries(folder, "*"):
        is_sound = has_table or path.suffix.lower() in SOUND_TYPES
        if is_sound and path.is_file() and path.name not in listed and not path.name.startswith("_"):
            fault, remedy = "the file is not named in audio.csv", "add a row for it, or delete the file"
            yield Advice.on(f"{AUDIO}/{printable(path.name)}", fault=fault, remedy=remedy, effect=NOT_PLAYED)


def _unused(table: str, key: str, at: Location) -> Advice:
    fault, remedy = "is used by nothing", "use it, or delete the row"
    return Advice.on(table, "id", found=key, fault=fault, remedy=remedy, effect=EFFECT, at=at)
