"""The staff card: what is shown and since when, the problems, today's visits, and the self-test."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from components.page.assets import asset_address
from components.page.open_exhibit import OpenExhibit, local_time
from components.page.page_content import RenderedEdition
from components.visitor.localization import Localization
from components.visitor.shown_picture import picture_address
from components.visitor.templates import fill
from data import ENGLISH, Problem, state_folder

MAX_PROBLEMS_SHOWN = 3
MIN_FREE_BYTES = 200 * 10**6
"""With less free disk space the self-test fails."""


def card(open_exhibit: OpenExhibit, *, can_restart: bool, visits: int | None = None) -> str:
    """The card's HTML, in the exhibit's first language. `visits`: today's; None where not counted."""
    rendered, exhibit = open_exhibit.rendered, open_exhibit.rendered.loaded.exhibit
    language = rendered.content.opening_language
    localization = Localization(language, exhibit.words[language] if exhibit else ENGLISH)
    count = len(open_exhibit.problems)
    return fill(
        "staff/card.html",
        words=localization.words,
        page=language,
        title=rendered.content.title,
        title_language=rendered.content.title_language,
        facts=tuple(_facts(open_exhibit, localization)),
        visits=None if visits is None else localization.text("staff_visits", number=visits),
        mend=localization.text("staff_to_mend", number=count)
        if count
        else localization.words["staff_nothing_to_mend"],
        problems=[str(problem) for problem in open_exhibit.problems[:MAX_PROBLEMS_SHOWN]],
        more=count > MAX_PROBLEMS_SHOWN,
        checks=tuple(checks(rendered)),
        edition=rendered.content.version,
        no_ground=_short(open_exhibit.missing_ground),
        disk=free_bytes(),
        little=MIN_FREE_BYTES,
        can_restart=can_restart,
    )


def _short(problem: Problem | None) -> str:
    return f"{problem.file}: {problem.fault}" if problem else ""


def _facts(open_exhibit: OpenExhibit, localization: Localization) -> Iterator[str]:
    content = open_exhibit.rendered.content
    since, checked = (
        local_time(moment, localization.locale) for moment in (open_exhibit.shown_since, open_exhibit.read_at)
    )
    yield localization.text("staff_version", version=version())
    yield localization.text("staff_edition", edition=content.version, time=since)
    is_older = open_exhibit.is_last_good or bool(open_exhibit.rendered.edition.kept_files)
    yield localization.words["staff_last_good" if is_older else "staff_as_in_folder"]
    yield localization.text("staff_checked", time=checked)


def checks(rendered: RenderedEdition) -> Iterator[tuple[str, str]]:
    """What the self-test requests: names and addresses. Only what this exhibit has."""
    yield "page", "/"
    yield "parts", asset_address("page/page.js")
    if rendered.content.modules:
        yield "map", next(iter(rendered.content.modules))
    if rendered.ground.tile(0, 0, 0):  # a ground of one region has no tile of the whole world
        yield "ground", rendered.ground.address.format(z=0, x=0, y=0)
    exhibit = rendered.loaded.exhibit
    pictures = (stop.picture.file for stop in exhibit.stops if stop.picture) if exhibit else iter(())
    for file in pictures:
        yield "picture", picture_address(file)
        break
    yield "health", "/health"


def free_bytes() -> int:
    """Free disk space at the state folder; -1 where it cannot be read."""
    folder = next((each for each in (state_folder(), *state_folder().parents) if each.is_dir()), Path("/"))
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1


@lru_cache(maxsize=1)
def version() -> str:
    """The version in `pyproject.toml`; "" where it cannot be read."""
    try:
        settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(settings["project"]["version"])
    except (OSError, ValueError, KeyError):
        return ""
