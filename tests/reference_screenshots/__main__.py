"""Compare the page with its reference: `uv run python -m tests.reference_screenshots [--update]`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import click

from data import load
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import start_server
from tests.commands import measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import copy_journeys
from tests.reference_screenshots.comparing import (
    FOLDER,
    TOLERANCE,
    Renderer,
    difference,
    read_renderer,
    this_renderer,
    write_renderer,
)
from tests.reference_screenshots.taking import screenshots


@measurement("tests.reference_screenshots", "--update")
@click.option("--update", is_flag=True, help="what is on the screen now is the reference from now on")
def main(update: bool) -> int:
    """Compare fourteen states on two screens with the stored pictures. Exit code 1 if one differs, 2 if this
    machine has another browser or other fonts."""
    require("chromium")
    with chromium() as browser, TemporaryDirectory() as parent:
        renderer = this_renderer(browser.version)
        if not update and (obstacle := _obstacle(renderer)):
            print(obstacle, file=sys.stderr)
            return 2
        folder = copy_journeys(Path(parent))
        exhibit = load(folder).exhibit
        assert exhibit is not None
        with start_server(folder) as server:
            taken = dict(screenshots(browser, exhibit, server.url))
    return _update(taken, renderer) if update else _compare(taken)


def _obstacle(renderer: Renderer) -> str:
    made_with = read_renderer(FOLDER)
    if made_with is None:
        return "There is no reference yet; type: uv run python -m tests.reference_screenshots --update"
    if found := made_with.differences(renderer):
        return f"Not compared: the reference was made with {'; '.join(found)}."
    return ""


def _update(taken: dict[str, bytes | str], renderer: Renderer) -> int:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    pictures = {name: picture for name, picture in taken.items() if isinstance(picture, bytes)}
    for name, picture in pictures.items():
        (FOLDER / f"{name}.webp").write_bytes(picture)
    write_renderer(FOLDER, renderer)
    print(f"{len(pictures)} pictures, {sum(map(len, pictures.values())) / 1e6:.2f} MB, in {FOLDER}")
    return _print_unreached(taken)


def _compare(taken: dict[str, bytes | str]) -> int:
    differing, folder = 0, Path(mkdtemp(prefix="sojourn-screenshots-"))
    for name, picture in taken.items():
        file = FOLDER / f"{name}.webp"
        if not isinstance(picture, bytes):
            continue
        if not file.exists():
            print(f"  new      {name}")
            differing += 1
            continue
        share, beside = difference(file.read_bytes(), picture)
        is_same = share <= TOLERANCE
        print(f"  {'same' if is_same else 'DIFFERS':8} {name:28} {100 * share:6.2f} % of its pixels")
        if not is_same:
            beside.save(folder / f"{name}.png")
            differing += 1
    unreached = _print_unreached(taken)
    print(f"{differing} of {len(taken)} differ" + (f"; before, now and where: {folder}" if differing else ""))
    return 1 if differing else unreached


def _print_unreached(taken: dict[str, bytes | str]) -> int:
    unreached = {name: reason for name, reason in taken.items() if isinstance(reason, str)}
    for name, reason in unreached.items():
        print(f"  NOT REACHED  {name}: {reason}")
    return 1 if unreached else 0


if __name__ == "__main__":
    start(main)
