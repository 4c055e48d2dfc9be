"""A writer to be killed: it writes visits, and last good editions, for ever.

`python -m tests.endurance.writer EXHIBIT FIRST`; on its output it says what is written
for good: `visit N`, `edition N`.
"""

from __future__ import annotations

import sys
from datetime import datetime
from itertools import count
from pathlib import Path

from data import VisitLog, visits_folder
from data.editions.edition import Edition, next_edition
from data.editions.last_good import LastGood
from data.reading.load import load
from tests.data.visits.sample_visits import visit

SMALL = Path(__file__).parents[1] / "exhibits" / "small"
STORY = Path("people/rizzi/03-trieste-1852.md")
VISITS_AN_EDITION = 5
NOW = datetime.fromisoformat("2026-11-25T16:12:30+01:00")


def main(exhibit: Path, first: int) -> None:
    log = VisitLog(visits_folder(exhibit), print)
    for number in count(first):
        log.keep(visit(number), NOW)
        print(f"visit {number}", flush=True)
        if number % VISITS_AN_EDITION == 0:
            write_edition(exhibit, number)
            print(f"edition {number}", flush=True)


def write_edition(exhibit: Path, number: int) -> None:
    """A curator's edit, taken up."""
    story = (SMALL / STORY).read_text(encoding="utf-8")
    title = next(line for line in story.splitlines() if line.startswith("title:"))
    (exhibit / STORY).write_text(story.replace(title, f"title: Number {number}", 1), encoding="utf-8")
    copy = LastGood(exhibit).folder
    shown = Edition(copy, load(copy)) if copy else Edition(exhibit, load(exhibit))
    next_edition(exhibit, shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
