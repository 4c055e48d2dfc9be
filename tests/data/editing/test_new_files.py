"""A new stop stands where it should, and no other is renamed."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from data import load, parse_date
from data.advice.translation_advice import translation_advice
from data.editing.new import main
from data.editing.new_files import new_stop
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


def add(exhibit: Path, *arguments: str) -> int:
    return main(["place", *arguments, "--exhibit", str(exhibit)])


BERGEN = ("Bergen", "--country", "NO", "--latitude", "60.39", "--longitude", "5.32")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ended", [True, False])
def test_a_table_is_added_to_in_its_own_manner(
    separator: str, line_break: str, mark: str, ended: bool, small: Path
) -> None:
    table = small / "places.csv"
    rows = table.read_text(encoding="utf-8").replace('"San Carlo pier, Trieste"', "San Carlo pier")
    plain = rows.replace('"Molo San Carlo, Triest"', "Molo").replace(",", separator).splitlines()
    before = mark + line_break.join(plain) + (line_break if ended else "")
    table.write_bytes(before.encode())
    assert add(small, *BERGEN) == 0
    after = table.read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith(line_break)
    assert after.count(line_break) == len(plain) + 1
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.places["bergen"].point == (60.39, 5.32)


def test_a_place_that_is_not_located_yet_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(small, "Bergen, Håkonshallen") == 0
    said = capsys.readouterr().out
    assert "places.csv has a new last row: bergen-hakonshallen." in said
    for field in ("country", "latitude", "longitude"):
        assert f"row 5 (Bergen, Håkonshallen): {field} is missing; write " in said


def test_a_wrong_number_is_written_as_typed_and_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(small, "Bergen", "--country", "NO", "--latitude", "60,39", "--longitude", "5.32") == 0
    assert 'latitude "60,39" is not a number; write 60.39' in capsys.readouterr().out


def test_a_table_without_ids_is_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "places.csv").write_text("name\nBergen\n", encoding="utf-8")
    assert add(small, *BERGEN) == 1
    assert "put the header back" in capsys.readouterr().out
    (small / "places.csv").write_bytes(b"")
    assert add(small, *BERGEN) == 1
    (small / "places.csv").unlink()
    assert add(small, *BERGEN) == 2


STOP = "rizzi/03-trieste-1852"


def new(small: Path, *words: str) -> int:
    return main(["translation", *words, "--exhibit", str(small)])


def test_it_stands_beside_the_story_with_the_english_in_it(small: Path) -> None:
    assert new(small, STOP, "fr") == 0
    text = (small / f"people/{STOP}.fr.md").read_text(encoding="utf-8")
    assert "# The corvette comes home" in text
    assert "# stack of mossy boxes." in text or "mossy boxes" in text
    assert "\ntitle:\n" in text


def test_what_is_still_to_write_is_said_and_the_english_is_shown(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(small, STOP, "fr")
    said = capsys.readouterr().out
    assert f"people/{STOP}.fr.md is written." in said
    assert "title is missing" in said
    assert "the story is missing" in said
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.people[1].stops[2].in_language("fr").title == "The corvette comes home"


def test_once_it_is_written_it_is_whole_and_not_stale(small: Path) -> None:
    new(small, STOP, "fr")
    path = small / f"people/{STOP}.fr.md"
    text = path.read_text(encoding="utf-8").replace("\ntitle:\n", "\ntitle: Le retour\n")
    path.write_text(f"{text}La *Speranza* accosta.\n", encoding="utf-8")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.people[1].stops[2].in_language("fr").title == "Le retour"
    assert [each for each in translation_advice(loaded.exhibit) if each.file == f"people/{STOP}.fr.md"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((STOP, "en"), "is no language to translate into"),
        ((STOP, "../x"), "is no language to translate into"),
        (("rizzi/03-trieste-185", "fr"), f"write {STOP}"),
        (("../../exhibit", "fr"), "is no stop that can be shown"),
        (("brandt/01-vienna-1838", "de"), "is there already"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    small: Path, words: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert new(small, *words) == 1
    assert said in capsys.readouterr().out
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
