"""P2: a tap on the person toggle, until the other life is drawn and its first story painted."""

from __future__ import annotations

from itertools import cycle, islice

from playwright.sync_api import Page

from data import Exhibit, Person

from .timed_tap import MOVING, Reading, rest, spot, timed_tap


def toggles(page: Page, exhibit: Exhibit, count: int) -> list[Reading]:
    """Go from life to life `count` times, each time after the map has come to rest."""
    return [_one(page, exhibit, person) for person in islice(cycle(exhibit.people), count)]


def _one(page: Page, exhibit: Exhibit, person: Person) -> Reading:
    rest(page, MOVING)
    others = [other.id for other in exhibit.people if other is not person]
    drawn = [f'.mark[data-life="{person.id}"]', f".way.life-{person.id}"]
    wanted = {
        "seen": [f'article[data-story="{person.stops[0].id}"] .story__title', *drawn],
        "gone": [what for each in others for what in (f'.mark[data-life="{each}"]', f".way.life-{each}")],
    }
    button = f'button[data-person="{person.id}"]'
    at = spot(page, button)
    if at is None:
        raise RuntimeError(f"nothing to tap: {button}")
    return timed_tap(page, at, wanted)
