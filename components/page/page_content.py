"""What is on today: every part of the page, made once from the exhibit and held ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from components.staff import staff
from components.visitor.atlas import atlas
from components.visitor.atlas.ground_tiles import Ground
from components.visitor.attract import attract
from components.visitor.locale_format import Wording
from components.visitor.part import Part
from components.visitor.person_toggle import person_toggle
from components.visitor.prev_next import prev_next
from components.visitor.still_there import still_there
from components.visitor.stop_list import stop_list
from components.visitor.story_panel import story_panel
from components.visitor.timeline import timeline
from components.visitor.unavailable import unavailable
from data import ENGLISH, Edition, Exhibit, Loaded, load

PARTS = Path(__file__).parents[1]
MOST_LANES = 4
"""The lanes of more lives lie closer together."""


@dataclass(frozen=True)
class Programme:
    """Everything a visitor can see, by language, and the map's scripts by their address."""

    exhibit: Exhibit | None
    title: str
    pixel_pitch: float
    parts: Mapping[str, tuple[Part, ...]]
    modules: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Changes when anything a visitor can see does."""
        versions = [part.version for parts in self.parts.values() for part in parts]
        return sha256(" ".join([self.title, str(self.pixel_pitch), *versions]).encode()).hexdigest()[:12]

    @property
    def lanes(self) -> int:
        """How many of the timeline's lanes the page makes room for."""
        return min(len(self.exhibit.people), MOST_LANES) if self.exhibit else 1

    @property
    def opening_language(self) -> str:
        return next(iter(self.parts))


def programme(exhibit: Exhibit | None, ground: Ground) -> Programme:
    """Make every part in every language; the calm screen where there is no exhibit."""
    if exhibit is None:
        wording = Wording("en", ENGLISH)
        return Programme(
            None, wording.words["preparing_title"], 0.248, {"en": (unavailable(wording), staff(wording))}
        )
    modules: dict[str, str] = {}
    parts: dict[str, tuple[Part, ...]] = {}
    for language in exhibit.languages:
        wording = Wording(language, exhibit.words[language])
        drawn = atlas(exhibit, wording, ground.address)
        modules[drawn.address] = drawn.module
        # The steps come first: they tell the visit the order of the stories.
        parts[language] = (
            prev_next(exhibit, wording),
            attract(exhibit, wording),
            still_there(exhibit, wording),
            drawn.part,
            story_panel(exhibit, wording),
            stop_list(exhibit, wording),
            person_toggle(exhibit, wording),
            timeline(exhibit, wording),
            staff(wording),
        )
    title = exhibit.in_language(exhibit.languages[0]).title
    return Programme(exhibit, title, exhibit.screen.pixel_pitch, parts, modules)


@dataclass(frozen=True, slots=True)
class House:
    """One edition of an exhibit, with its ground, and the programme made of both."""

    edition: Edition
    ground: Ground
    programme: Programme

    @property
    def loaded(self) -> Loaded:
        return self.edition.loaded

    @property
    def folder(self) -> Path:
        """Where its files are served from."""
        return self.edition.folder


def make_house(edition: Edition) -> House:
    """Make an edition's programme. Never raises for what a curator can write."""
    ground = Ground(edition.folder / "basemap" / "ground.pmtiles")
    return House(edition, ground, programme(edition.loaded.exhibit, ground))


def open_house(folder: Path) -> House:
    """A folder as it is, straight from the curator's files."""
    return make_house(Edition(folder, load(folder)))


def folder_of(name: str) -> str:
    """Where a part's files are, below `components/`."""
    return name if name == "staff" else f"visitor/{name}"


@lru_cache(maxsize=1)
def parts_version() -> str:
    """Changes with any script or look of any part: part of their address, so that browsers may keep them."""
    files = sorted(path for path in PARTS.rglob("*") if path.suffix in (".js", ".css"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
