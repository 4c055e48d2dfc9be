"""Generates exhibits of any size from a seed: people with stops, dates, pictures and encounters."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data import ENGLISH

SEED = 1842
STOPS_PER_PLACE = 5
"""So many stops share one place on average."""
WORDS = (
    *("letter", "harbour", "winter", "road", "notebook", "carriage", "window"),
    *("river", "station", "friend", "garden", "map", "lamp", "bridge"),
)
YAML_HEAD = """\
title: Many lives
subtitle: Invented to be measured
welcome: Tap a place.
languages: [en]
people: [{people}]
opening_view: {{south: 36, west: -5, north: 62, east: 40}}
most_stops: {stops}
"""
PERSON = """\
name: Person Number {number}
short_name: P{number}
epithet: Nobody in particular
born: 1801-01-01
died: 1899-12-31
introduction: Somebody who went from place to place and wrote it down.
colour: "#9e2b25"
line: single
marker: circle
chapters:
  - id: young
    title: Young
  - id: old
    title: Old
"""
STOP = """\
---
title: {title}
place: {place}
date: {date}
chapter: {chapter}
picture: pier
highlight: {highlight}
certainty: certain
travel: mixed
mentions: [{mention}]
sources: [DIARY]
doubt: The diary and the notebook disagree on the day.
---
{story}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 2h4"/></svg>'


def write_exhibit(folder: Path, stops: int, people: int) -> None:
    """Write a valid exhibit of so many stops and people into an empty folder; the same each time."""
    rng = random.Random(SEED)
    names = [f"person-{number:03}" for number in range(people)]
    places = [f"place-{number:05}" for number in range(max(2, stops // STOPS_PER_PLACE))]
    (folder / "exhibit.yaml").write_text(
        YAML_HEAD.format(people=", ".join(names), stops=stops), encoding="utf-8"
    )
    (folder / "pictures").mkdir()
    (folder / "pictures/pier.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "words").mkdir()
    words = (f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in ENGLISH.items())
    (folder / "words/en.yaml").write_text("".join(words), encoding="utf-8")
    _write_tables(folder, places, rng)
    ids = [list(_write_person(folder / "people" / name, stops // people, places, rng)) for name in names]
    rows = (
        [f"meet-{at}", places[0], one, two, f"Meeting {at}", _story(rng, 20)]
        for at, (one, two) in enumerate(zip(ids[0][::10], ids[-1][::10], strict=True))
    )
    _write_table(folder / "encounters.csv", ["id", "place", "stop_a", "stop_b", "title", "text"], rows)


def _write_tables(folder: Path, places: Sequence[str], rng: random.Random) -> None:
    head = ["id", "toponym_en", "country", "latitude", "longitude", "precision", "certainty"]
    rows = (
        [
            place,
            f"Farm {at}",
            "FR",
            f"{rng.uniform(44, 49):.5f}",
            f"{rng.uniform(0, 6):.5f}",
            "street",
            "certain",
        ]
        for at, place in enumerate(places)
    )
    _write_table(folder / "places.csv", head, rows)
    _write_table(
        folder / "sources.csv",
        ["id", "citation", "kind", "consulted"],
        [["DIARY", "A diary", "memoir", "full"]],
    )
    head = ["id", "file", "alt_en", "creator", "year", "licence", "source"]
    picture = [
        "pier",
        "pier.svg",
        "A stone pier with one lamp and three waves",
        "Sojourn",
        "2026",
        "CC0-1.0",
        "drawn",
    ]
    _write_table(folder / "pictures.csv", head, [picture])


def _write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([head, *rows])


def _write_person(folder: Path, stops: int, places: Sequence[str], rng: random.Random) -> Iterator[str]:
    """Write one person's folder; yields the ids of the stops."""
    folder.mkdir(parents=True)
    (folder / "person.yaml").write_text(PERSON.format(number=int(folder.name[-3:])), encoding="utf-8")
    for at in range(stops):
        year, month = 1801 + at * 98 // stops, 1 + at * 98 * 12 // stops % 12
        text = STOP.format(
            title=f"What happened to {folder.name} as the {at}th thing",
            place=rng.choice(places),
            date=f"{year}-{month:02}",
            chapter="young" if at < stops // 2 else "old",
            highlight="true" if at < 8 else "false",
            mention=rng.choice(places),
            story=_story(rng, 55),
        )
        (folder / f"{at:05}-stop-{at}.md").write_text(text, encoding="utf-8")
        yield f"{folder.name}/stop-{at}"


def _story(rng: random.Random, words: int) -> str:
    """Sentences of eleven words."""
    chosen = [rng.choice(WORDS) for _ in range(words)]
    lines = (" ".join(chosen[at : at + 11]).capitalize() + "." for at in range(0, words, 11))
    return " ".join(lines)
