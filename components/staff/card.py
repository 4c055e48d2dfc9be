"""The staff card: what is shown, since when, what is to be mended, and what can be tried."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from babel.dates import format_datetime

from components.page.assets import asset_address
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import ENGLISH, state_folder

PROBLEMS_SHOWN = 3
LITTLE_BYTES = 200 * 10**6
"""Less room than this on the disk is told as not in order."""


def card(open_exhibit: OpenExhibit, *, can_restart: bool, visits: int | None = None) -> str:
    """The card's HTML, in the exhibit's first language. `visits` of today; None where nobody counts them."""
    rendered, exhibit = open_exhibit.rendered, open_exhibit.rendered.loaded.exhibit
    language = rendered.content.opening_language
    localization = Localization(language, exhibit.words[language] if exhibit else ENGLISH)
    count = len(open_exhibit.problems)
    return fill(
        "staff/card.html",
        words=localization.words,
        title=rendered.content.title,
        facts=tuple(_facts(open_exhibit, localization)),
        visits=None if visits is None else localization.text("staff_visits", number=visits),
        mend=localization.text("staff_to_mend", number=count)
        if count
        else localization.words["staff_nothing_to_mend"],
        problems=[str(problem) for problem in open_exhibit.problems[:PROBLEMS_SHOWN]],
        more=count > PROBLEMS_SHOWN,
        checks=tuple(checks(rendered)),
        edition=rendered.content.version,
        disk=free_bytes(),
        little=LITTLE_BYTES,
        can_restart=can_restart,
    )


def _facts(open_exhibit: OpenExhibit, localization: Localization) -> Iterator[str]:
    content = open_exhibit.rendered.content
    since, checked = (
        _clock(moment, localization) for moment in (open_exhibit.shown_since, open_exhibit.read_at)
    )
    yield localization.text("staff_version", version=version())
    yield localization.text("staff_edition", edition=content.version, time=since)
    yield localization.words["staff_last_good" if open_exhibit.is_last_good else "staff_as_in_folder"]
    yield localization.text("staff_checked", time=checked)


def checks(rendered: RenderedEdition) -> Iterator[tuple[str, str]]:
    """What the self-test asks for, each by its word and its address on this machine. Nothing that the exhibit
    does not have."""
    yield "page", "/"
    yield "parts", asset_address("page/page.js")
    if rendered.content.modules:
        yield "map", next(iter(rendered.content.modules))
    if rendered.ground.tile(0, 0, 0):
        yield "ground", rendered.ground.address.format(z=0, x=0, y=0)
    exhibit = rendered.loaded.exhibit
    shown = (stop.picture.file for stop in exhibit.stops if stop.picture) if exhibit else iter(())
    for file in shown:
        yield "picture", f"/pictures/{file}"
        break
    yield "health", "/health"


def free_bytes() -> int:
    """Room where Sojourn keeps what is its own; -1 where that cannot be known."""
    folder = next((each for each in (state_folder(), *state_folder().parents) if each.is_dir()), Path("/"))
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1


@lru_cache(maxsize=1)
def version() -> str:
    """Sojourn's own, as its `pyproject.toml` says; "" where that cannot be read."""
    try:
        settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(settings["project"]["version"])
    except (OSError, ValueError, KeyError):
        return ""


def _clock(moment: datetime, localization: Localization) -> str:
    """A moment by this machine's own clock."""
    return str(format_datetime(moment.astimezone(), "medium", locale=localization.locale))
