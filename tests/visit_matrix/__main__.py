"""Measure every profile, state and language of a visit: `uv run python -m tests.visit_matrix`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from data import load
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import start_server
from tests.commands import measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED
from tests.visit_matrix.matrix import EVERY_CAPTION, EVERY_STORY, Findings, Matrix, unavailable_misses
from tests.visit_matrix.profiles import PROFILES, Profile
from tests.visit_matrix.report import report
from tests.visit_matrix.states import STATES, State

UNAVAILABLE = "unavailable"


@measurement("tests.visit_matrix", "--profile", "1920", "--state", "story")
@click.option(
    "--exhibit", type=Path, default=SHIPPED, help="the exhibit's folder; default: the one that ships"
)
@click.option("--profile", "profiles", multiple=True, help="only profiles whose name holds this")
@click.option(
    "--state", "states", multiple=True, help="only this state; “every story” and “every caption”: A10 alone"
)
@click.option("--language", "languages", multiple=True, help="only this language")
@click.option("--no-variants", is_flag=True, help="without large text, mirrored, forced colours and so on")
@click.option("--jobs", type=int, default=os.cpu_count(), help="browsers at a time; default: one a core")
@click.option("--quiet", is_flag=True, help="do not name each screen while it is measured")
def main(
    exhibit: Path,
    profiles: tuple[str, ...],
    states: tuple[str, ...],
    languages: tuple[str, ...],
    no_variants: bool,
    jobs: int,
    quiet: bool,
) -> int:
    """Measure A1 to A11 on every screen; print a table and the misses by name. Exit code 1 if any."""
    require("chromium")
    loaded = load(exhibit).exhibit
    if loaded is None:
        print(f"{exhibit} cannot be shown; type: uv run app.py check {exhibit}", file=sys.stderr)
        return 2
    chosen = [each for each in PROFILES if not profiles or any(part in each.name for part in profiles)]
    chosen = [each.plain() if no_variants else each for each in chosen]
    wanted = [each for each in STATES if not states or each.name in states]
    if not chosen or (states and not wanted and not {EVERY_STORY, EVERY_CAPTION, UNAVAILABLE} & set(states)):
        names = ", ".join([*(each.name for each in (*PROFILES, *STATES)), EVERY_STORY, EVERY_CAPTION])
        print(f"there is no such profile or state; there are: {names}", file=sys.stderr)
        return 2
    began, findings = time.monotonic(), Findings()
    with_stories, with_captions = (not states or each in states for each in (EVERY_STORY, EVERY_CAPTION))
    with start_server(exhibit) as server, ProcessPoolExecutor(jobs) as pool:
        pages = [replace(each, variants=(variant,)) for each in chosen for variant in each.variants]
        job = Job(exhibit, server.url, languages, tuple(wanted), with_stories, with_captions, quiet)
        waiting = [pool.submit(measure_page, job, page) for page in pages]
        if not states or UNAVAILABLE in states:
            waiting.append(pool.submit(measure_unavailable, tuple(chosen), quiet))
        for each in waiting:
            findings.add(each.result())
    print(report(findings))
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if findings.is_clean else 1


@dataclass(frozen=True, slots=True)
class Job:
    """What to measure on a page, for another process."""

    exhibit: Path
    url: str
    languages: tuple[str, ...]
    states: tuple[State, ...]
    with_stories: bool
    with_captions: bool
    quiet: bool


def measure_page(job: Job, profile: Profile) -> Findings:
    """One profile with one variant, in a browser of its own."""
    exhibit = load(job.exhibit).exhibit
    assert exhibit is not None
    with chromium() as browser:
        matrix = Matrix(
            browser,
            exhibit,
            job.url,
            job.states,
            with_stories=job.with_stories,
            with_captions=job.with_captions,
            note=_note(job.quiet),
        )
        return matrix.measure([profile], job.languages)


def measure_unavailable(profiles: tuple[Profile, ...], quiet: bool) -> Findings:
    with TemporaryDirectory() as folder, chromium() as browser:
        return unavailable_misses(browser, Path(folder) / "missing", profiles, _note(quiet))


def _note(quiet: bool) -> Callable[[str], None]:
    return lambda cell: None if quiet else print(cell, file=sys.stderr, flush=True)


if __name__ == "__main__":
    start(main)
