"""The post a machine stands at: the exhibit it should show, at which port, and where it keeps things."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from components.kiosk.install.install_manifest import LedgerError, read_ledger
from components.kiosk.install.install_options import PORT, SHIPPED, STATE
from data import Exhibit, LastGood, load, state_folder


@dataclass(frozen=True, slots=True)
class Post:
    """`last_good` is the copy the screen falls back to; `installed` whether this machine was made a kiosk."""

    folder: Path
    exhibit: Exhibit | None
    problems: int
    port: int
    state: Path
    last_good: Path | None
    installed: bool


def post(root: Path, folder: Path | None, port: int | None) -> Post:
    """The post as it was installed, unless another exhibit or port is named."""
    try:
        ledger = read_ledger(root)
    except LedgerError:
        ledger = None
    wish = dict(ledger.wish) if ledger else {}
    named = folder or Path(wish.get("exhibit", SHIPPED))
    loaded = load(named)
    state = STATE if ledger and root == Path("/") else state_folder()
    return Post(
        folder=named,
        exhibit=loaded.exhibit,
        problems=len(loaded.problems),
        port=port or _number(wish.get("port")) or PORT,
        state=state,
        last_good=LastGood(named, state).folder,
        installed=ledger is not None,
    )


def _number(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isdigit() else None
