"""What a contact sheet says of each picture: its file, its proportions, and where it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from components.visitor.shown_picture import WIDE
from data import Encounter, Exhibit, Person, Picture, ShownText, Stop

LARGEST_FILE = 40_000
"""Bytes. A visitor's page fetches every picture, and drawings of one hand need no more."""
WIDE_RATIO, TOLERANCE = 2.8, 0.01
"""Width by height of a wide picture, and the share by which it may differ."""
FRAME = (880, 310)
"""Pixels: the frame that each picture is drawn in, as large as on the screen of a gallery."""
MIDDLE = "50% 50%"
"""What a square is cut around where no focus is given."""


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A picture on the sheet. `uses` are the places where it is shown, in words; `data` is its file as a data
    URI, empty where it cannot be read. `size` is in bytes, `ratio` width by height; both 0 where unknown."""

    picture: Picture
    data: str
    size: int
    uses: tuple[str, ...]
    alternative: ShownText

    @property
    def ratio(self) -> float:
        return self.picture.width / self.picture.height if self.picture.height else 0.0

    @property
    def is_large(self) -> bool:
        return self.size > LARGEST_FILE

    @property
    def is_of_other_proportions(self) -> bool:
        """Whether a wide picture is not as wide as the others."""
        return self.ratio >= WIDE and abs(self.ratio / WIDE_RATIO - 1) > TOLERANCE

    @property
    def focus(self) -> str:
        return self.picture.focus or MIDDLE

    @property
    def point(self) -> tuple[float, float]:
        """The focus in pixels, from the left and from the top of the large frame, in which the whole picture
        stands in the middle."""
        ratio = self.ratio or WIDE_RATIO
        width, height = min(FRAME[0], FRAME[1] * ratio), min(FRAME[1], FRAME[0] / ratio)
        across, down = (int(each.removesuffix("%")) / 100 for each in self.focus.split())
        return (FRAME[0] - width) / 2 + across * width, (FRAME[1] - height) / 2 + down * height


@dataclass(frozen=True, slots=True)
class Without:
    """What is to have pictures: a kind of thing, how many have one, and the names of those that have none."""

    kind: str
    having: int
    names: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.having + len(self.names)


def sheet_pictures(exhibit: Exhibit, folder: Path, data: Mapping[str, str]) -> list[SheetPicture]:
    """Every picture of pictures.csv, those that are shown first, in the order of the stories; `data` are the
    data URIs by file."""
    uses = _uses(exhibit)
    ordered = dict.fromkeys([*uses, *exhibit.pictures])
    return [
        SheetPicture(
            picture,
            data.get(picture.file, ""),
            _size(folder / "pictures" / picture.file),
            tuple(uses.get(key, ())),
            picture.alternative(exhibit.language),
        )
        for key, picture in ((key, exhibit.pictures[key]) for key in ordered if key in exhibit.pictures)
    ]


def without_pictures(exhibit: Exhibit) -> list[Without]:
    """The stories, highlights, encounters and lives that have no picture.

    An encounter has those of its stops, where it has none of its own; a life has those that stand for the
    person, not those of its stories.
    """
    stops, encounters = list(exhibit.stops), list(exhibit.encounters)
    pictured = {stop.id for stop in stops if stop.picture}
    highlights = [stop.id for stop in stops if stop.highlight]
    found = [
        ("stories", [stop.id for stop in stops], pictured),
        ("highlights", highlights, pictured),
        ("encounters", [each.id for each in encounters], set(filter(None, map(_pictured_id, encounters)))),
        (
            "lives (portraits)",
            [each.id for each in exhibit.people],
            {each.id for each in exhibit.people if any(own_pictures(each))},
        ),
    ]
    return [
        Without(kind, len(set(ids) & having), tuple(each for each in ids if each not in having))
        for kind, ids, having in found
    ]


def own_pictures(thing: object, label: str = "") -> Iterator[tuple[str, Picture]]:
    """The pictures that a thing refers to itself, each with the name of the field: not those of the stops
    that it holds or names."""
    if isinstance(thing, Picture):
        yield label, thing
    elif isinstance(thing, Mapping):
        for key, each in thing.items():
            yield from own_pictures(each, f"{label} {key}".strip())
    elif isinstance(thing, tuple):
        for each in thing:
            yield from own_pictures(each, label)
    elif is_dataclass(thing) and not (label and isinstance(thing, Stop | Person | Encounter)):
        for field in fields(thing):
            yield from own_pictures(getattr(thing, field.name), f"{label} {field.name}".strip())


def _pictured_id(encounter: Encounter) -> str:
    """The id of an encounter that has a picture for each of its two sides; else empty."""
    own = dict(own_pictures(encounter))
    sides = ("picture_a" in own or encounter.stop_a.picture, "picture_b" in own or encounter.stop_b.picture)
    return encounter.id if all(sides) else ""


def _uses(exhibit: Exhibit) -> dict[str, list[str]]:
    """Where each picture is shown, by its id, in the order of the stories."""
    found: dict[str, list[str]] = {}
    for person in exhibit.people:
        for label, picture in own_pictures(person):
            found.setdefault(picture.id, []).append(f"{person.id}: {label}")
        for stop in person.stops:
            if stop.picture:
                mark = " (highlight)" if stop.highlight else ""
                found.setdefault(stop.picture.id, []).append(f"{stop.id}{mark}")
    for encounter in exhibit.encounters:
        for label, picture in own_pictures(encounter):
            found.setdefault(picture.id, []).append(f"encounter {encounter.id}: {label}")
    for field in fields(exhibit):
        if field.name not in ("people", "encounters", "pictures"):
            for _, picture in own_pictures(getattr(exhibit, field.name), field.name):
                found.setdefault(picture.id, []).append(field.name.replace("_", " "))
    return found


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
