"""What desktops, editors and sync programs leave in an exhibit's folder blocks nothing and hides no edit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import render_edition
from components.server.folder_watch import watch
from data import Advice, Exhibit, first_edition, load
from data.advice.check import check
from tests.exhibit_folders import copy_small, replace_in_file
from tests.random_seeds import each_by_default

PERSON = "people/rizzi"
STOP = f"{PERSON}/03-trieste-1852.md"
TEMPORARY = (
    "people/rizzi/~$03-trieste-1852.md",
    "people/rizzi/.~lock.03-trieste-1852.md#",
    "people/rizzi/._03-trieste-1852.md",
    "people/rizzi/.03-trieste-1852.md.swp",
    "people/rizzi/#03-trieste-1852.md#",
    "people/rizzi/03-trieste-1852.md~",
    "people/rizzi/03-trieste-1852.md.tmp",
    "people/rizzi/~WRL0001.tmp",
    "people/rizzi/.DS_Store",
    "people/Thumbs.db",
    "people/rizzi/desktop.ini",
    "words/.~lock.en.yaml#",
    "words/._en.yaml",
    "plans/._vienna.geojson",
    "pictures/Thumbs.db",
    ".~lock.places.csv#",
    "~$places.csv",
    "places.csv~",
)
COPIES = {
    "people/rizzi/Copy of 03-trieste-1852.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852 (1).md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852 – Kopie.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852 — копия.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852のコピー.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852 (Anna's conflicted copy 2026-11-28).md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852.sync-conflict-20261128-101112-ABCDEFG.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852-DESKTOP-AB12CD3.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852-Annas-MacBook.md": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852.md.txt": "03-trieste-1852.md",
    "people/rizzi/03-trieste-1852.md.bak": "03-trieste-1852.md",
    "people/brandt/01-vienna-1838.de (1).md": "01-vienna-1838.de.md",
    "people/brandt/person.de.sync-conflict-20261128-101112-ABCDEFG.yaml": "person.de.yaml",
    "words/en - Copy.yaml": "en.yaml",
    "pictures/pier (1).svg": "pier.svg",
    "exhibit.de (1).yaml": "exhibit.de.yaml",
    "places (1).csv": "places.csv",
    "places.csv.bak": "places.csv",
}


class Polls(Event):
    """Ends the watch of a folder after so many polls."""

    def __init__(self, polls: int) -> None:
        super().__init__()
        self.left = polls

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_small(tmp_path)


@pytest.fixture
def on_screen(folder: Path) -> OpenExhibit:
    """The exhibit as a server shows it, with its last good copy."""
    update = first_edition(folder)
    return OpenExhibit(folder, render_edition(update.edition), update.found)


def watched_once(on_screen: OpenExhibit) -> Exhibit:
    """The exhibit on the screen after one turn of the watch: it sees a change, and sees that it has ended."""
    watch(on_screen, Polls(2))
    exhibit = on_screen.rendered.loaded.exhibit
    assert exhibit is not None
    return exhibit


def leave(file: Path, original: Path | None = None) -> None:
    """Put litter into the folder: a few bytes, or the text of the file it is a copy of."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"\x05Anna\0\0" if original is None else original.read_bytes())


def entitle(folder: Path, old: str, new: str) -> None:
    replace_in_file(folder / STOP, f"title: {old}", f"title: {new}")


def titles(exhibit: Exhibit | None) -> list[str]:
    assert exhibit is not None
    return [stop.title for stop in exhibit.stops]


def copies_told(folder: Path) -> list[Advice]:
    return [each for each in check(folder).advice if "not read" in each.fault]


@pytest.mark.parametrize("name", each_by_default(TEMPORARY, 3))
def test_an_edit_is_seen_at_once_while_a_temporary_file_comes_and_goes(
    name: str, folder: Path, on_screen: OpenExhibit
) -> None:
    leave(folder / name)
    assert on_screen.problems == load(folder).problems == ()
    entitle(folder, "The corvette comes home", "First")
    assert "First" in titles(watched_once(on_screen))
    (folder / name).unlink()
    entitle(folder, "First", "Second")
    assert "Second" in titles(watched_once(on_screen))
    assert check(folder).problems == ()


def test_a_temporary_file_is_not_told_of(folder: Path) -> None:
    before = check(folder).advice
    for name in TEMPORARY:
        leave(folder / name)
    assert check(folder).advice == before


@pytest.mark.parametrize(("name", "original"), each_by_default(COPIES.items(), 3))
def test_an_edit_is_seen_at_once_while_a_copy_comes_and_goes(
    name: str, original: str, folder: Path, on_screen: OpenExhibit
) -> None:
    before = load(folder).exhibit
    leave(folder / name, (folder / name).with_name(original))
    assert load(folder).exhibit == before
    entitle(folder, "The corvette comes home", "First")
    assert "First" in titles(watched_once(on_screen))
    assert on_screen.problems == ()
    (folder / name).unlink()
    entitle(folder, "First", "Second")
    assert "Second" in titles(watched_once(on_screen))


@pytest.mark.parametrize(("name", "original"), COPIES.items())
def test_a_copy_is_told_of_once_and_never_to_be_deleted(name: str, original: str, folder: Path) -> None:
    leave(folder / name, (folder / name).with_name(original))
    report = check(folder)
    assert report.problems == ()
    (advice,) = copies_told(folder)
    assert advice.file == name
    assert original in advice.fault
    assert advice.remedy.startswith("compare the two: the copy may hold the newer text")
    assert not any(each in str(advice).lower() for each in ("delete", "remove"))
    assert [each for each in report.advice if each.file == name] == [advice]


def test_a_copy_cut_off_in_the_middle_holds_no_edit_back(folder: Path, on_screen: OpenExhibit) -> None:
    copy = folder / PERSON / "03-trieste-1852 (1).md"
    leave(copy, folder / STOP)
    entitle(folder, "The corvette comes home", "First")
    watched_once(on_screen)
    copy.write_bytes(copy.read_bytes()[:150])
    entitle(folder, "First", "Second")
    assert "Second" in titles(watched_once(on_screen))
    assert on_screen.problems == ()


def test_a_copied_life_is_told_of_once_and_not_read(folder: Path, on_screen: OpenExhibit) -> None:
    shutil.copytree(folder / PERSON, folder / "people/rizzi - Copy")
    entitle(folder, "The corvette comes home", "First")
    assert "First" in titles(watched_once(on_screen))
    (advice,) = copies_told(folder)
    assert str(advice) == (
        "people/rizzi - Copy: the folder has the name of a copy of rizzi and is not read; compare the two: "
        "the copy may hold the newer text. What stands in it is not shown."
    )


def test_a_copied_life_is_no_life_where_exhibit_yaml_cannot_be_read(folder: Path) -> None:
    shutil.copytree(folder / PERSON, folder / "people/rizzi - Copy")
    (folder / "exhibit.yaml").write_text("title: [", encoding="utf-8")
    problems = load(folder).problems
    assert {problem.file for problem in problems} == {"exhibit.yaml"}


def test_a_story_that_notepad_saved_is_told_of_with_its_right_name(
    folder: Path, on_screen: OpenExhibit
) -> None:
    leave(folder / PERSON / "04-vienna-1853.md.txt", folder / STOP)
    replace_in_file(folder / PERSON / "04-vienna-1853.md.txt", "The corvette comes home", "A day in Vienna")
    entitle(folder, "The corvette comes home", "First")
    exhibit = watched_once(on_screen)
    assert "First" in titles(exhibit)
    assert "A day in Vienna" not in titles(exhibit)
    assert on_screen.problems == ()
    (advice,) = copies_told(folder)
    assert advice.fault == "the file’s name ends in .md.txt, so it is not read"
    assert advice.remedy.startswith("name it 04-vienna-1853.md;")
    assert "trieste" not in str(advice)


def test_a_copy_whose_original_is_gone_is_told_how_it_would_be_read(folder: Path) -> None:
    (folder / STOP).rename(folder / PERSON / "03-trieste-1852 (1).md")
    (advice,) = copies_told(folder)
    assert advice.fault == (
        "the file has the name of a copy of 03-trieste-1852.md, which is not there, and is not read"
    )
    assert advice.remedy == "if it is the text you want, name it 03-trieste-1852.md"


def test_a_copy_is_told_of_where_the_table_itself_is_missing(folder: Path) -> None:
    (folder / "places.csv").rename(folder / "places.csv.txt")
    report = check(folder)
    assert report.exhibit is None
    (advice,) = copies_told(folder)
    assert (advice.file, advice.remedy.partition(";")[0]) == ("places.csv.txt", "name it places.csv")


def test_a_second_stop_with_the_title_of_the_first_is_told_why_it_is_not_read(folder: Path) -> None:
    leave(folder / PERSON / "03-trieste-1852-HARBOUR.md", folder / STOP)
    (advice,) = copies_told(folder)
    assert advice.fault == (
        "the file has the title of 03-trieste-1852.md, is taken for its second version, and is not read"
    )
    assert advice.remedy.endswith("; a stop of its own has a title of its own")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("My story.md", "name it My-story.md; if it is no stop, let its name begin with _"),
        ("notes.txt", "name it notes.md; if it is no stop, let its name begin with _"),
        (
            "Ещё.md",
            "name it with Latin letters, digits and hyphens, and .md at the end; if it is no stop, let its "
            "name begin with _",
        ),
    ],
)
def test_a_file_that_is_no_copy_and_no_stop_is_told_both_ways_out(
    name: str, remedy: str, folder: Path
) -> None:
    leave(folder / PERSON / name, folder / STOP)
    (problem,) = load(folder).problems
    assert (problem.file, problem.remedy) == (f"{PERSON}/{name}", remedy)
    (folder / PERSON / name).rename(folder / PERSON / f"_{name}")
    assert load(folder).problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "04-copy-of-the-treaty-1939.md",
        "04-trieste-1852-copy.md",
        "03-trieste-1852-2.md",
        "03-trieste-1852-HARBOUR.md",
        "03-trieste-1852_conflict.md",
    ],
)
def test_a_stop_whose_name_merely_looks_like_a_copys_is_read(name: str, folder: Path) -> None:
    leave(folder / PERSON / name, folder / STOP)
    replace_in_file(folder / PERSON / name, "The corvette comes home", "Another day")
    assert "Another day" in titles(load(folder).exhibit)
    assert load(folder).problems == ()
    assert copies_told(folder) == []


def test_a_translation_into_a_variety_of_a_language_is_no_copy(folder: Path) -> None:
    for language in ("pt", "pt-BR", "zh", "zh-Hant"):
        leave(
            folder / f"people/brandt/01-vienna-1838.{language}.md",
            folder / "people/brandt/01-vienna-1838.de.md",
        )
        leave(folder / f"words/{language}.yaml", folder / "words/de.yaml")
    exhibit = load(folder).exhibit
    assert exhibit is not None
    stop = next(iter(exhibit.stops))
    assert set(stop.translations) == {"de", "pt", "pt-BR", "zh", "zh-Hant"}
    assert copies_told(folder) == []


def _link_out(file: Path) -> None:
    outside = file.parents[3] / "outside.md"
    outside.write_bytes(
        (file.parent / "03-trieste-1852.md").read_bytes().replace(b"The corvette", b"A secret")
    )
    file.symlink_to(outside)


ODD_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link out of the exhibit": (_link_out, "is a link to a file outside the exhibit"),
    "a link to itself": (lambda file: file.symlink_to(file), "is a link that leads back to itself"),
    "a link to nothing": (lambda file: file.symlink_to("gone.md"), "is a link to a file that is not there"),
    "a pipe": (os.mkfifo, "cannot be opened (it is a pipe, not a file)"),
    "a folder": (Path.mkdir, "cannot be opened (it is a folder, not a file)"),
}


@pytest.mark.parametrize("kind", ODD_FILES)
def test_an_odd_file_in_a_stops_place_is_reported_and_its_end_is_noticed(
    kind: str, folder: Path, on_screen: OpenExhibit
) -> None:
    make, fault = ODD_FILES[kind]
    odd = folder / PERSON / "04-vienna-1853.md"
    make(odd)
    watched_once(on_screen)
    assert [(each.file, each.fault) for each in on_screen.problems] == [
        (f"{PERSON}/04-vienna-1853.md", f"the file {fault}")
    ]
    odd.rmdir() if kind == "a folder" else odd.unlink()
    watch(on_screen, Polls(2))
    assert on_screen.problems == ()


def test_a_linked_stop_is_never_shown_even_after_a_restart(folder: Path) -> None:
    _link_out(folder / PERSON / "04-vienna-1853.md")
    for _ in range(2):
        edition = first_edition(folder).edition
        assert "A secret comes home" not in titles(edition.loaded.exhibit)
        assert "A secret comes home" not in titles(load(edition.folder).exhibit)


@pytest.mark.parametrize("name", ["people/rizzi", "words", "people"])
def test_a_linked_folder_is_one_problem(name: str, folder: Path) -> None:
    outside = folder.with_name("outside")
    shutil.move(folder / name, outside)
    (folder / name).symlink_to(outside, target_is_directory=True)
    first, *others = [each for each in load(folder).problems if each.file == name]
    assert first.fault == "the folder is a link to a folder outside the exhibit"
    assert first.remedy == "put the folder itself there"
    assert others == []


@pytest.mark.parametrize("name", ["places.csv", "words/en.yaml", "exhibit.yaml", "people/rizzi/person.yaml"])
def test_a_linked_file_is_refused(name: str, folder: Path) -> None:
    outside = folder.with_name("outside")
    shutil.move(folder / name, outside)
    (folder / name).symlink_to(outside)
    faults = [each.fault for each in load(folder).problems if each.file == name]
    assert faults == ["the file is a link to a file outside the exhibit"]


def test_links_within_the_exhibit_and_to_the_whole_of_it_are_followed(folder: Path) -> None:
    shutil.move(folder / STOP, folder / "shared.md")
    (folder / STOP).symlink_to(folder / "shared.md")
    linked = folder.with_name("linked")
    linked.symlink_to(folder, target_is_directory=True)
    assert load(linked).problems == ()
    assert "The corvette comes home" in titles(first_edition(linked).edition.loaded.exhibit)


def test_a_folder_that_links_back_to_itself_ends(folder: Path, on_screen: OpenExhibit) -> None:
    (folder / "people/rizzi/again").symlink_to(folder / "people", target_is_directory=True)
    entitle(folder, "The corvette comes home", "First")
    assert "First" in titles(watched_once(on_screen))


def test_rights_that_come_back_are_noticed(folder: Path, on_screen: OpenExhibit) -> None:
    (folder / STOP).chmod(0o600)
    before = on_screen.read_signature
    watch(on_screen, Polls(2))
    assert on_screen.read_signature != before
