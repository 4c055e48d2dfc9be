"""The contact sheet holds every picture at its sizes, marks what is to be looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from pathlib import Path

import pytest

from components.curator.contact_sheet.contact_sheet import contact_sheet_html
from components.curator.contact_sheet.pictures import (
    SheetPicture,
    own_pictures,
    sheet_pictures,
    without_pictures,
)
from components.curator.proof.embedded_pictures import embedded
from data import ShownText, load
from data.model.exhibit import Picture
from tests.commands import command
from tests.components.html_tree import Element, tree
from tests.exhibit_folders import copy_small, replace_in_file

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"/>\n'
TABLE = "id,file,alt_en,creator,year,licence,source,focus"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small exhibit with three drawings: that of the last story is the first of the table, one is shown
    nowhere."""
    folder = copy_small(tmp_path)
    for story in folder.glob("people/*/*.md"):
        text = re.sub(r"(?m)^picture: .*\n", "", story.read_text(encoding="utf-8"))
        story.write_text(text, encoding="utf-8")
    rows = [TABLE]
    for name, width, height, focus in (
        ("lamp", 640, 240, ""),
        ("pier", 840, 300, "10% 40%"),
        ("mole", 400, 500, "top"),
    ):
        (folder / f"pictures/{name}.svg").write_text(DRAWING.format(width, height), encoding="utf-8")
        rows.append(f"{name},{name}.svg,A {name} of stone in the sea,Sojourn,2026,CC0-1.0,drawn,{focus}")
    (folder / "pictures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    stories = sorted(folder.glob("people/*/*.md"))
    originals = [path for path in stories if path.name.count(".") == 1]
    for name, story in (("pier", originals[0]), ("lamp", originals[-1])):
        text = story.read_text(encoding="utf-8")
        story.write_text(text.replace("\nplace:", f"\npicture: {name}\nplace:", 1), encoding="utf-8")
    return folder


def pictures_of(folder: Path) -> list[SheetPicture]:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    files = [picture.file for picture in exhibit.pictures.values()]
    return sheet_pictures(exhibit, folder, embedded(folder / "pictures", files))


def sheet(folder: Path) -> Element:
    loaded = load(folder)
    assert loaded.exhibit is not None
    html = contact_sheet_html(
        loaded, pictures_of(folder), without_pictures(loaded.exhibit), Day(2026, 11, 29)
    )
    return tree(html.removeprefix("<!doctype html>"))


def test_every_picture_is_there_in_the_order_of_the_stories_and_unused_ones_at_the_end(folder: Path) -> None:
    found = pictures_of(folder)
    assert {each.picture.id for each in found} == {"lamp", "pier", "mole"}
    assert found[-1].picture.id == "mole"
    assert found[-1].uses == ()
    exhibit = load(folder).exhibit
    assert exhibit is not None
    shown = [stop.picture.id for stop in exhibit.stops if stop.picture]
    assert [each.picture.id for each in found[:-1]] == shown
    assert all("/" in use for each in found[:-1] for use in each.uses)


def test_an_alternative_text_says_its_own_language(folder: Path) -> None:
    replace_in_file(folder / "pictures.csv", "alt_en", "alt_de")
    figures = [each for each in sheet(folder).all() if each.tag == "figure"]
    assert [each.of_class("alternative")[0].attributes["lang"] for each in figures] == ["de"] * 3


def test_each_is_drawn_large_small_and_cut_to_a_square_around_its_focus(folder: Path) -> None:
    figures = {each.attributes["id"]: each for each in sheet(folder).all() if each.tag == "figure"}
    for figure in figures.values():
        drawn = [name for name in ("whole", "small", "square") if figure.of_class(name)]
        assert drawn == ["whole", "small", "square"]
        assert figure.attributes["style"].count("data:image/svg+xml;base64,") == 1
    assert "--focus: 10% 40%" in figures["pier"].attributes["style"]
    assert "--focus: 50% 50%" in figures["lamp"].attributes["style"]


def test_large_files_and_other_proportions_are_marked(folder: Path) -> None:
    large = DRAWING.format(840, 300) + f"<!--{'x' * 41_000}-->"
    (folder / "pictures/pier.svg").write_text(large, encoding="utf-8")
    found = {each.picture.id: each for each in pictures_of(folder)}
    assert [name for name, each in found.items() if each.is_large] == ["pier"]
    assert [name for name, each in found.items() if each.is_of_other_proportions] == ["lamp"]
    marks = [each.text for each in sheet(folder).of_class("mark")]
    assert "41.1 KB" in marks
    assert "640 × 240, 2.67:1" in marks
    assert "shown nowhere" in marks


def test_the_focus_is_marked_where_the_picture_stands_in_its_frame() -> None:
    def point(width: int, height: int, focus: str) -> tuple[float, float]:
        picture = Picture("a", "a.svg", {"en": "A"}, "", "", "", "", focus, width, height)
        return SheetPicture(picture, "", 0, (), ShownText("en", "A")).point

    assert point(880, 310, "25% 50%") == (220, 155)
    assert point(880, 220, "0% 0%") == (0, 45)
    assert point(310, 310, "100% 100%") == (595, 310)


def test_what_has_no_picture_is_listed_with_counts(folder: Path) -> None:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    found = {each.kind: each for each in without_pictures(exhibit)}
    stops = list(exhibit.stops)
    assert (found["stories"].having, found["stories"].total) == (2, len(stops))
    assert set(found["stories"].names) == {stop.id for stop in stops if stop.picture is None}
    assert found["highlights"].total == sum(stop.highlight for stop in stops)
    assert found["encounters"].total == len(exhibit.encounters)
    assert found["lives (portraits)"].names == tuple(person.id for person in exhibit.people)


def test_an_encounter_has_the_pictures_of_its_two_stops(folder: Path) -> None:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    picture = exhibit.pictures["pier"]
    (encounter, *_) = exhibit.encounters
    first = replace(encounter.stop_a, picture=picture)
    for second, count in ((replace(encounter.stop_b, picture=None), 0), (first, 1)):
        changed = replace(encounter, stop_a=first, stop_b=second)
        found = without_pictures(replace(exhibit, encounters=(changed,)))
        assert {each.kind: each.having for each in found}["encounters"] == count


def test_pictures_are_found_in_any_field_but_not_in_stops() -> None:
    @dataclass
    class EntryWithPictures:
        portraits: Mapping[str, object]
        others: tuple[Picture, ...]

    one, other = (Picture(each, f"{each}.svg", {"en": "A"}, "", "", "", "") for each in "ab")
    found = list(own_pictures(EntryWithPictures({"young": one}, (other,))))
    assert found == [("portraits young", one), ("others", other)]


def test_the_file_has_no_script_and_makes_no_request(folder: Path) -> None:
    root = sheet(folder)
    assert not [each for each in root.all() if each.tag in ("script", "link", "iframe", "img")]
    (policy,) = root.having("http-equiv", "Content-Security-Policy")
    assert policy.attributes["content"].startswith("default-src 'none'")
    addresses = re.findall(
        r"url\(([^)]{5})", " ".join(each.attributes.get("style", "") for each in root.all())
    )
    assert set(addresses) == {"data:"}


def test_an_exhibit_without_pictures_is_a_sheet_too(folder: Path) -> None:
    for story in folder.glob("people/*/*.md"):
        text = re.sub(r"(?m)^picture: .*\n", "", story.read_text(encoding="utf-8"))
        story.write_text(text, encoding="utf-8")
    (folder / "pictures.csv").unlink()
    assert "pictures.csv holds no picture that can be shown." in sheet(folder).text


def test_the_command_says_where_the_sheet_is_and_what_is_marked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, file = command("contact-sheet"), tmp_path / "sheet.html"
    assert run([str(folder), "--output", str(file)]) == 0
    printed = capsys.readouterr().out
    assert f"{file}: 3 pictures, 0.1 MB." in printed
    assert "1 wide, but not 2.8:1" in printed
    assert "stories without a picture" in printed
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run([str(folder), "--output", str(file)]) == 2
    assert "is there already; name another file with --output" in capsys.readouterr().err
    assert run([str(folder), "--output", str(folder / "sheet.html")]) == 2
    assert "is within the exhibit" in capsys.readouterr().err
    assert run([str(tmp_path / "nowhere"), "--output", str(tmp_path / "b.html")]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_it_is_written_with_the_problems_of_the_files_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pictures/mole.svg").unlink()
    file = tmp_path / "sheet.html"
    assert command("contact-sheet")([str(folder), "--output", str(file)]) == 1
    assert "The exhibit has 1 problem" in capsys.readouterr().out
    assert "The files have 1 problem" in file.read_text(encoding="utf-8")
