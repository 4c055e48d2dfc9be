"""A new stop stands where it should, and no other is renamed."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from data import load, parse_date
from data.editing.new_stop import new_stop
from data.reading.stop_file import name_after, words_of

LIFE = ["07-kiel-1918.md", "08-bonn-1919.md"]


@pytest.mark.parametrize(
    ("names", "before", "made"),
    [
        ([], None, "01-x.md"),
        (LIFE, None, "09-x.md"),
        (["1.md"], None, "2-x.md"),
        (["099-a.md"], None, "100-x.md"),
        (["99-a.md"], None, "99a-x.md"),  # 100 would stand before 99
        (LIFE, "08-bonn-1919.md", "09-x.md"),
        (LIFE, "07-kiel-1918.md", "07a-x.md"),
        (["07-a.md", "07a-b.md", "08-c.md"], "07a-b.md", "07b-x.md"),
        (["07-a.md", "07a-b.md", "07b-c.md"], "07a-b.md", "07aa-x.md"),
        (["07-a.md", "07a-b.md", "08-c.md"], "07-a.md", "070z-x.md"),
        (["07-a.md", "07z-b.md", "08-c.md"], "07z-b.md", "07za-x.md"),
        (["03-a.md", "03-b.md", "04-c.md"], "03-a.md", None),
        (["beginnings.md"], None, None),
    ],
)
def test_the_number_puts_the_stop_in_its_place(
    names: list[str], before: str | None, made: str | None
) -> None:
    assert name_after(names, before, "x") == made
    if made is not None:
        ordered = sorted(map(PurePath, [*names, made]))
        at = names.index(before) + 1 if before is not None else len(names)
        assert ordered.index(PurePath(made)) == at


def test_thirty_stops_put_after_the_same_one_stand_in_order() -> None:
    names = list(LIFE)
    for number in range(30):
        made = name_after(names, "07-kiel-1918.md", f"x{number}")
        assert made is not None
        names.insert(1, made)
        assert names == [path.name for path in sorted(map(PurePath, names))]


@pytest.mark.parametrize(
    ("title", "place", "date", "words"),
    [
        ("Lands at Kobe", "kobe-pier", "1936-05", "kobe-pier-1936"),
        ("Lands at Kobe", "", "1936~", "lands-at-kobe-1936"),
        ("Lands at Kobe", "kobe", "", "kobe"),
        ("Высадка", "", "1929/1933", "vysadka-1929"),
        ("🙂", "", "", "stop"),
        ("Long ago", "rome", "-0043", "rome-0043"),
        ("Until", "rome", "/1917", "rome"),
    ],
)
def test_a_stops_file_is_called_after_its_place_and_year(
    title: str, place: str, date: str, words: str
) -> None:
    assert words_of(title, place, parse_date(date) if date else None) == words


def test_a_stop_put_in_between_is_read_in_between(small: Path) -> None:
    path = new_stop(small, "brandt", "A hard winter", "vienna", "1840", "01")
    assert path.name == "01a-vienna-1840.md"
    text = path.read_text(encoding="utf-8").replace("\nsources:\n", "\nsources: [DIARY]\n")
    path.write_text(f"{text}It snowed.\n", encoding="utf-8")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert [stop.title for stop in loaded.exhibit.people[0].stops][:2] == [
        "A teacher at nineteen",
        "A hard winter",
    ]


def test_a_stop_begins_in_the_chapter_of_the_one_before(small: Path) -> None:
    texts = [
        new_stop(small, "brandt", "One", "", "", after).read_text(encoding="utf-8")
        for after in ("brandt/01-vienna-1838", "02-trieste-1852.md", None)
    ]
    assert ["\nchapter: school\n" in text for text in texts] == [True, False, False]
    assert ["\nchapter: road\n" in text for text in texts] == [False, True, True]


def test_a_title_that_yaml_would_misread_is_quoted(small: Path) -> None:
    path = new_stop(small, "brandt", "Again: #1 [sic]", "", "1872", None)
    text = path.read_text(encoding="utf-8")
    assert "title: 'Again: #1 [sic]'\n" in text
    assert "\ndate: 1872\n" in text


def test_a_translation_is_not_counted_as_a_stop(small: Path) -> None:
    (small / "people/brandt/09-vienna-1871.ru.md").write_text("---\n", encoding="utf-8")
    assert new_stop(small, "brandt", "Late", "vienna", "1872", None).name == "04-vienna-1872.md"
