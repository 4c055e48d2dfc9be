"""Value by value: the schemas allow what the loader reads, and reject what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.editor import faults, is_read
from tests.exhibit_folders import EXHIBITS

STOP = "title: A\nplace: vienna\ndate: 1838\nchapter: school\nsources: [DIARY]\n"
PERSON = (EXHIBITS / "small/people/brandt/person.yaml").read_text(encoding="utf-8")
EXHIBIT = (EXHIBITS / "small/exhibit.yaml").read_text(encoding="utf-8")
WORDS = (EXHIBITS / "small/words/en.yaml").read_text(encoding="utf-8")

ALLOWED = [
    *[("stop", f"{STOP}old_style: {day}\n") for day in ("1872", "1933-09-06", "1934~", "1917-06?", "188X")],
    *[("stop", f"{STOP}old_style: {day}\n") for day in ("1929/1933", "1917/..", "/1917", "-0043", '"1872"')],
    *[("stop", f"{STOP}old_style: {day}\n") for day in ("0987", "1884-XX", "1934-23", '" 1872 "')],
    *[("stop", f"{STOP}highlight: {value}\n") for value in ("true", "False", "yes", "NO", "on", "1", '"0"')],
    *[
        ("stop", f"{STOP}{field}:\n")
        for field in ("old_style", "picture", "via", "travel", "highlight", "doubt")
    ],
    *[("stop", STOP.replace("date: 1838", date)) for date in ("date:", "date: ''", 'date: " "', "")],
    *[("person", PERSON.replace("died: 1871~", died)) for died in ("died:", "")],
    ("stop", STOP.replace("title: A", "title: 1984")),
    ("stop", STOP.replace("title: A", "title: 1.5")),
    ("stop", STOP.replace("title: A", 'title: "true"')),
    ("stop", STOP.replace("vienna", "1838")),
    ("stop", STOP.replace("[DIARY]", "\n- DIARY\n- 1984")),
    ("stop", f"{STOP}doubt: >-\n  Two lines\n  of it.\n"),
    ("stop", f"{STOP}leg: none\ntravel: foot\nvia: []\n"),
    ("person", PERSON.replace("1871~", "1871")),
    ("exhibit", EXHIBIT.replace("0.248", '"0.248"')),
    ("exhibit", EXHIBIT.replace("45", "45.5").replace("13", "-1.3e1")),
    ("exhibit", EXHIBIT.replace("60", '"60"')),
    ("exhibit", EXHIBIT.replace("idle_seconds: 60", "idle_seconds:")),
    ("words", WORDS.replace("next: Next", "next: 1")),
]
REFUSED = [
    *[
        ("stop", f"{STOP}old_style: {day}\n")
        for day in ("c. 1890", "1838-13", "06.09.1933", "spring 1860", "[]")
    ],
    *[("stop", f"{STOP}highlight: {value}\n") for value in ("maybe", "2", "[]", "''")],
    *[("stop", STOP.replace(f"{field}:", f"{field}s:")) for field in ("title", "place", "date", "chapter")],
    ("stop", STOP.replace("vienna", "a place")),
    *[("stop", STOP.replace("[DIARY]", value)) for value in ("[]", "DIARY", "[[DIARY]]", "[a b]", "{a: b}")],
    ("stop", STOP.replace("title: A", f"title: {'A' * 81}")),
    ("stop", STOP.replace("title: A", "title: ''")),
    ("stop", f"{STOP}travel: balloon\n"),
    ("stop", f"{STOP}leg: perhaps\n"),
    ("person", PERSON.replace('"#7a3b69"', "brown")),
    (
        "person",
        PERSON.replace('"#7a3b69"', "#7a3b69"),
    ),  # without quotes this is a comment in YAML: an easy mistake
    ("person", PERSON.replace("line: single", "line: dotted")),
    ("person", PERSON.replace("  - id: road\n    title: On the road", "  - id: road")),
    ("person", PERSON.replace("title: On the road", "title:")),
    ("exhibit", EXHIBIT.replace("south: 45", "south: 91")),
    ("exhibit", EXHIBIT.replace("south: 45, ", "")),
    ("exhibit", EXHIBIT.replace("idle_seconds: 60", "idle_seconds: 5")),
    ("exhibit", EXHIBIT.replace("idle_seconds: 60", "idle_seconds: 60.5")),
    ("exhibit", EXHIBIT.replace("idle_seconds: 60", "idle_seconds: a minute")),
    ("exhibit", EXHIBIT.replace("pixel_pitch", "pixel_pich")),
    ("words", WORDS.replace("next: Next", "nxt: Next")),
    ("words", WORDS.replace("{total}", "{totals}")),
    ("words", WORDS.replace("{total}", "all")),
    ("words", WORDS.replace("next: Next", "next: Next {number}")),
    ("words", WORDS.replace("next: Next", "next:")),
]


@pytest.mark.parametrize(("name", "text"), ALLOWED)
def test_the_schema_allows_what_the_loader_reads(name: str, text: str, tmp_path: Path) -> None:
    assert is_read(name, text, tmp_path)
    assert faults(name, text) == []


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_the_schema_rejects_what_the_loader_refuses(name: str, text: str, tmp_path: Path) -> None:
    assert not is_read(name, text, tmp_path)
    assert faults(name, text)
