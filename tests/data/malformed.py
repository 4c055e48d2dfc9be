"""What is checked of every malformed exhibit: nothing raised, every fault reported in full, the last good
edition kept. Each check returns what is wrong, in words: [] where nothing is."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from data import Exhibit, Problem, first_edition, load, next_edition
from tests.data.conftest import to_do
from tests.data.mutations import HARMLESS, REPORTED

SEEDS = range(7)
"""Seeds of each kind of mutation."""
TIME_LIMIT = 20
"""Seconds after which a case hangs, on the slowest machine."""

PLACE = re.compile(r"(row|line|feature) [1-9]\d*( \(.{1,60}\))?")
OF_A_FILE = re.compile(r"the file |the folder |no stop can be shown|there is no such folder|is missing")
OF_A_LINE = re.compile(
    r"cannot be read|the (row|table|column|head|header|story|text|list)\b|no fields were found"
    r"|is not a column of this table|it is no feature"
)
INSTRUCTION = re.compile(
    r"(write|delete|put|add|save|rename|check|keep|give|close|shorten|type|format|draw|make|name) "
)
TECHNICAL_WORDS = re.compile(
    r"Traceback|codec|0x[0-9a-f]{6}|<class|object at|\bNone\b|Exception|Error\b|pydantic"
)


class TimeLimitExceeded(BaseException):
    """The time limit is over. Not an Exception, so that no code under test can catch it as a file's fault."""


@contextmanager
def time_limit() -> Iterator[None]:
    """Raises TimeLimitExceeded after TIME_LIMIT, for example where a pipe is read and nobody writes to it."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def exceed(*_: object) -> None:
        raise TimeLimitExceeded

    before = signal.signal(signal.SIGALRM, exceed)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def contents(exhibit: Exhibit | None) -> set[str]:
    """Everything that a visitor can find in an exhibit, by name."""
    if exhibit is None:
        return set()
    pictures = {f"{stop.id} {stop.picture.id}" for stop in exhibit.stops if stop.picture is not None}
    sources = {f"{stop.id} {source.id}" for stop in exhibit.stops for source in stop.sources}
    other_places = {
        f"{stop.id} {place.id}" for stop in exhibit.stops for place in (*stop.via, *stop.mentions)
    }
    texts = {f"{stop.id} {language}" for stop in exhibit.stops for language in stop.translations}
    texts |= {f"{person.id} {language}" for person in exhibit.people for language in person.translations}
    texts |= {f"{each.id} {language}" for each in exhibit.encounters for language in each.translations}
    texts |= set(exhibit.translations)
    groups = (exhibit.people, tuple(exhibit.stops), exhibit.encounters)
    return {entry.id for group in groups for entry in group} | pictures | sources | other_places | texts


def faults_of_the_report(kind: str, seed: int, copy: Path) -> list[str]:
    """Damage a copy by a kind of REPORTED, and load it: the file must be named, every problem complete."""
    file = REPORTED[kind](copy, Random(f"{kind} {seed}"))
    problems = tuple(to_do(load(copy)))
    unnamed = [] if file in {problem.file for problem in problems} else [f"{file}, damaged, is not named"]
    return unnamed + incomplete(problems)


def faults_of_the_last_good_edition(kind: str, seed: int, copy: Path) -> list[str]:
    """Damage a copy that is shown, by a kind of REPORTED: the edition before must stay, and be readable."""
    shown = first_edition(copy).edition
    REPORTED[kind](copy, Random(f"{kind} {seed}"))
    update = next_edition(copy, shown)
    lost = [] if (update.outcome, update.edition) == ("kept", shown) else [f"it was {update.outcome}"]
    other = load(shown.folder).exhibit != shown.loaded.exhibit
    return lost + (["the copy holds something else"] if other else [])


def faults_of_a_harmless_change(kind: str, seed: int, copy: Path, expected: set[str]) -> list[str]:
    """Change a copy by a kind of HARMLESS: nothing may be reported, nothing of `expected` be lost."""
    HARMLESS[kind](copy, Random(f"{kind} {seed}"))
    loaded = load(copy)
    difference = expected ^ contents(loaded.exhibit)
    return [*map(str, loaded.problems), *(f"lost or new: {each}" for each in sorted(difference))]


def incomplete(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{', '.join(parts)}: {each}" for each in problems if (parts := list(missing_parts(each)))]


def missing_parts(problem: Problem) -> Iterator[str]:
    """What a problem lacks, in words: its file, row or line, field, value, effect, remedy."""
    message = str(problem)
    own_words = f"{problem.fault} {problem.remedy} {problem.consequence}"
    if not problem.file or not problem.file.isprintable():
        yield "no file"
    if problem.where and not PLACE.fullmatch(problem.where):
        yield "a place that is no row, line or feature"
    if not problem.where and not OF_A_FILE.match(problem.fault):
        yield "no place, though the whole file is not the matter"
    if problem.where and not problem.field and not OF_A_LINE.match(problem.fault):
        yield "no field, though a whole line is not the matter"
    if problem.found and (len(problem.found) > 60 or not problem.found.isprintable()):
        yield "a found value that is long or cannot be printed"
    if not problem.fault:
        yield "no fault"
    if not INSTRUCTION.match(problem.remedy):
        yield "no remedy that says what to do"
    if not re.fullmatch(r"[A-Z].+[.?:]", problem.consequence):
        yield "no effect in a sentence"
    if TECHNICAL_WORDS.search(own_words):
        yield "technical words"
    if not message.isprintable() or len(message) > 900:
        yield "more than one printable line"
