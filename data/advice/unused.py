"""Rows that nothing refers to. Silent where a file that could refer to them holds a problem."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit
from data.model.problem import Advice

REFERRING = ("people/", "encounters.csv", "places.csv", "exhibit.yaml")
REMEDY = "use it, or delete the row"


def unused_places(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places that are no stop's, no encounter's, on no way, in no story, and that no such place is within."""
    if whereabouts.is_spoilt(*REFERRING):
        return
    used = {place.id for stop in exhibit.stops for place in (stop.place, *stop.via, *stop.mentions)}
    used |= {encounter.place.id for encounter in exhibit.encounters}
    for key in list(used):
        while (key := exhibit.places[key].within) and key not in used:
            used.add(key)
    for place in (each for each in exhibit.places.values() if each.id not in used):
        yield whereabouts.of_place(place, "id", place.id, "is used by nothing", REMEDY, "It is not shown.")


def unused_sources(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Sources that no stop rests on, and no coordinates."""
    if whereabouts.is_spoilt(*REFERRING):
        return
    used = {source.id for stop in exhibit.stops for source in stop.sources}
    used |= {place.coordinate_source for place in exhibit.places.values()}
    for one in (each for each in exhibit.sources.values() if each.id not in used):
        yield whereabouts.of_row(
            "sources.csv",
            one.id,
            one.citation,
            "id",
            one.id,
            "is used by nothing",
            REMEDY,
            "It is not shown.",
        )


def unused_pictures(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Pictures that no stop shows."""
    if whereabouts.is_spoilt(*REFERRING):
        return
    used = {stop.picture.id for stop in exhibit.stops if stop.picture is not None}
    for one in (each for each in exhibit.pictures.values() if each.id not in used):
        yield whereabouts.of_picture(one, "id", one.id, "is used by nothing", REMEDY, "It is not shown.")


def unnamed_files(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Files in pictures/ that pictures.csv does not name."""
    folder = whereabouts.folder / "pictures"
    if whereabouts.is_spoilt("pictures.csv") or not folder.is_dir():
        return
    named = {picture.file for picture in exhibit.pictures.values()}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in named and not path.name.startswith((".", "_")):
            name = f"pictures/{path.name}".encode("utf-8", "replace").decode()
            fault, remedy = "the file is not named in pictures.csv", "add a row for it, or delete the file"
            yield Advice(name, "", "", "", fault, remedy, "It is not shown.")
