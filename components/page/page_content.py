"""The content of the page: every part in every language, rendered once for each edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from components.page.part_registry import shown_parts
from components.visitor.atlas.ground_tiles import GroundTiles, LocalTiles
from components.visitor.encounters.computed import with_computed_encounters
from components.visitor.localization import Localization
from components.visitor.parts import PartContext, RenderedPart
from components.visitor.timeline.part import people_with_lane
from data import (
    ENGLISH,
    GROUND_FILE,
    ComputedEncounter,
    Edition,
    Exhibit,
    Loaded,
    Screen,
    computed_encounters,
)


@dataclass(frozen=True)
class PageContent:
    """Everything a visitor can see, by language. `exhibit` is the curator's; `computed` are the encounters
    that are shown beside its own."""

    exhibit: Exhibit | None
    title: str
    title_language: str
    pixel_pitch: float
    parts: Mapping[str, tuple[RenderedPart, ...]]
    computed: tuple[ComputedEncounter, ...] = ()

    @cached_property
    def version(self) -> str:
        """12 hex digits of a SHA-256 of all that a visitor can see."""
        versions = [part.version for parts in self.parts.values() for part in parts]
        return sha256(" ".join([self.title, str(self.pixel_pitch), *versions]).encode()).hexdigest()[:12]

    @cached_property
    def modules(self) -> Mapping[str, str]:
        """The generated scripts of all parts in all languages, by address."""
        rendered = (part for parts in self.parts.values() for part in parts)
        return {address: module for part in rendered for address, module in part.modules.items()}

    @property
    def lanes(self) -> int:
        """How many lanes the timeline has; 0 where no stop has a date. 1 without an exhibit."""
        return len(people_with_lane(self.exhibit)) if self.exhibit else 1

    @property
    def has_map(self) -> bool:
        """Whether there is a map: not where no stop has a place."""
        return self.exhibit is None or self.exhibit.has_places

    @property
    def opening_language(self) -> str:
        """The exhibit's first language."""
        return next(iter(self.parts))


def render_page(
    exhibit: Exhibit | None, ground: GroundTiles, local_tiles: Sequence[LocalTiles] = ()
) -> PageContent:
    """Render every part in every language; without an exhibit, the parts that are shown instead.

    `local_tiles` are those of the exhibit's local grounds, in their order.
    """
    parts: dict[str, tuple[RenderedPart, ...]] = {}
    computed = computed_encounters(exhibit) if exhibit else ()
    for language in exhibit.languages if exhibit else ("en",):
        localization = Localization(language, exhibit.words[language] if exhibit else ENGLISH)
        addresses = tuple(each.address for each in local_tiles)
        shown_exhibit = with_computed_encounters(exhibit, computed, localization) if exhibit else None
        context = PartContext(localization, ground.address, shown_exhibit, addresses)
        shown = shown_parts(with_exhibit=exhibit is not None)
        parts[language] = tuple(part.render(context) for part in shown)
    if exhibit is None:
        return PageContent(None, ENGLISH["preparing_title"], "en", Screen().pixel_pitch, parts)
    text = exhibit.in_language(exhibit.languages[0])
    return PageContent(exhibit, text.title, text.language, exhibit.screen.pixel_pitch, parts, computed)


@dataclass(frozen=True, slots=True)
class RenderedEdition:
    """An edition of an exhibit, its tiles, and the page content that was rendered from both."""

    edition: Edition
    ground: GroundTiles
    content: PageContent
    local_tiles: tuple[LocalTiles, ...] = ()

    @property
    def loaded(self) -> Loaded:
        return self.edition.loaded

    @property
    def folder(self) -> Path:
        """The folder that the edition's files are served from."""
        return self.edition.folder


def render_edition(edition: Edition) -> RenderedEdition:
    """Render an edition. Never raises, whatever a curator has written."""
    has_ground = edition.loaded.exhibit is not None and edition.loaded.exhibit.ground is not None
    ground = GroundTiles(edition.folder / GROUND_FILE if has_ground else None)
    grounds = edition.loaded.exhibit.local_grounds if edition.loaded.exhibit else ()
    local_tiles = tuple(LocalTiles(edition.folder / each.file) for each in grounds)
    content = render_page(edition.loaded.exhibit, ground, local_tiles)
    return RenderedEdition(edition, ground, content, local_tiles)
