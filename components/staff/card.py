"""The staff card: what is shown, since when, what is to be mended, and what can be tried."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from babel.dates import format_datetime

from components.page.open_exhibit import Today
from components.page.page_content import House, parts_version
from components.visitor.locale_format import Wording
from components.visitor.templates import fill
from data import ENGLISH, state_folder

PROBLEMS_SHOWN = 3
LITTLE_BYTES = 200 * 10**6
"""Less room than this on the disk is told as not in order."""


def card(today: Today, *, can_restart: bool, visits: int | None = None) -> str:
    """The card's HTML, in the exhibit's first language. `visits` of today; None where nobody counts them."""
    house, exhibit = today.house, today.house.loaded.exhibit
    language = house.programme.opening_language
    wording = Wording(language, exhibit.words[language] if exhibit else ENGLISH)
    count = len(today.problems)
    return fill(
        "staff/card.html",
        words=wording.words,
        title=house.programme.title,
        facts=tuple(_facts(today, wording)),
        visits=None if visits is None else wording.say("staff_visits", number=visits),
        mend=wording.say("staff_to_mend", number=count) if count else wording.words["staff_nothing_to_mend"],
        problems=[str(problem) for problem in today.problems[:PROBLEMS_SHOWN]],
        more=count > PROBLEMS_SHOWN,
        checks=tuple(checks(house)),
        edition=house.programme.version,
        disk=free_bytes(),
        little=LITTLE_BYTES,
        can_restart=can_restart,
    )


def _facts(today: Today, wording: Wording) -> Iterator[str]:
    programme = today.house.programme
    since, checked = (_clock(moment, wording) for moment in (today.shown_since, today.read_at))
    yield wording.say("staff_version", version=version())
    yield wording.say("staff_edition", edition=programme.version, time=since)
    yield wording.words["staff_last_good" if today.is_last_good else "staff_as_in_folder"]
    yield wording.say("staff_checked", time=checked)


def checks(house: House) -> Iterator[tuple[str, str]]:
    """What the self-test asks for, each by its word and its address on this machine. Nothing that the exhibit
    does not have."""
    yield "page", "/"
    yield "parts", f"/parts/{parts_version()}/visitor/browser/page.js"
    if house.programme.modules:
        yield "map", next(iter(house.programme.modules))
    if house.ground.tile(0, 0, 0):
        yield "ground", house.ground.address.format(z=0, x=0, y=0)
    exhibit = house.loaded.exhibit
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


def _clock(moment: datetime, wording: Wording) -> str:
    """A moment by this machine's own clock."""
    return str(format_datetime(moment.astimezone(), "medium", locale=wording.locale))
