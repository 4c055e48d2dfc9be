"""What is on today: every part of the page, made once from the exhibit and held ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from components.atlas import atlas
from components.attract import attract
from components.ground import Ground
from components.part import Part
from components.person_toggle import person_toggle
from components.preparing import preparing
from components.staff import staff
from components.steps import steps
from components.still_there import still_there
from components.stop_list import stop_list
from components.story_panel import story_panel
from components.timeline import timeline
from components.wording import Wording
from data import ENGLISH, Edition, Exhibit, Loaded, load

PARTS = Path(__file__).parent
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
            None, wording.words["preparing_title"], 0.248, {"en": (preparing(wording), staff(wording))}
        )
    modules: dict[str, str] = {}
    parts: dict[str, tuple[Part, ...]] = {}
    for language in exhibit.languages:
        wording = Wording(language, exhibit.words[language])
        drawn = atlas(exhibit, wording, ground.address)
        modules[drawn.address] = drawn.module
        # The steps come first: they tell the visit the order of the stories.
        parts[language] = (
            steps(exhibit, wording),
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


@lru_cache(maxsize=1)
def parts_version() -> str:
    """Changes with any script or look of any part: part of their address, so that browsers may keep them."""
    files = sorted(path for path in PARTS.rglob("*") if path.suffix in (".js", ".css"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
