"""Pictures that are deleted, renamed, saved in another format, or without their texts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data import Problem, load
from data.advice.advise import advise
from tests.exhibit_folders import replace_in_file
from tests.hand_edits.conftest import emptied, ids_in, replace_line, the_problem

TABLE, ROW = "pictures.csv", "pictures.csv, row 2 (pier)"
NEEDED = "It is needed by 2 stories (brandt/02-trieste-1852, rizzi/02-vienna-1848)."


def file_problem(exhibit: Path) -> tuple[str, str]:
    """The fault and the remedy of the only problem, which is about the file of row 2."""
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.needed_by) == (ROW, "file", NEEDED)
    assert ids_in(problem.remedy.replace("pier.", ""), exhibit) == set()
    return problem.fault, problem.remedy


def missing(exhibit: Path, found: str) -> Problem:
    problem = the_problem(exhibit)
    assert (problem.file, problem.field, problem.found) == (TABLE, "id", found)
    assert problem.needed_by == NEEDED
    return problem


def test_a_deleted_file_is_one_line_about_the_file(exhibit: Path) -> None:
    (exhibit / "pictures/pier.svg").unlink()
    assert file_problem(exhibit) == (
        "is not in pictures/",
        "put the file there under this name, or write its new name",
    )


def test_no_other_picture_is_proposed_for_a_deleted_one(exhibit: Path) -> None:
    other = "pier2,pier2.svg,A second stone pier with a lamp,,,,,Sojourn,2026,CC0-1.0,drawn\n"
    with (exhibit / TABLE).open("a", encoding="utf-8") as table:
        table.write(other)
    (exhibit / "pictures/pier.svg").rename(exhibit / "pictures/pier2.svg")
    assert file_problem(exhibit)[1] == "put the file there under this name, or write its new name"


def test_a_file_in_capitals_is_answered_with_its_name_on_every_disk(exhibit: Path) -> None:
    (exhibit / "pictures/pier.svg").rename(exhibit / "pictures/x")
    (exhibit / "pictures/x").rename(exhibit / "pictures/Pier.SVG")
    assert file_problem(exhibit) == ("is not in pictures/, and Pier.SVG is", "write Pier.SVG")


def test_a_suffix_in_capitals_is_answered_with_the_files_own(exhibit: Path) -> None:
    replace_in_file(exhibit / TABLE, "pier.svg", "pier.SVG")
    assert file_problem(exhibit) == ("is not in pictures/, and pier.svg is", "write pier.svg")


def test_a_name_may_hold_blanks_umlauts_and_signs(exhibit: Path) -> None:
    name = "Löwe & Söhne [1] 50%.svg"
    (exhibit / "pictures/pier.svg").rename(exhibit / "pictures" / name)
    replace_in_file(exhibit / TABLE, "pier.svg", name)
    loaded = load(exhibit)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.pictures["pier"].file == name


def test_a_file_in_a_folder_below_is_found_there(exhibit: Path) -> None:
    (exhibit / "pictures/old").mkdir()
    (exhibit / "pictures/pier.svg").rename(exhibit / "pictures/old/pier.svg")
    assert file_problem(exhibit) == (
        "is in pictures/old/, and only files in pictures/ are read",
        "put the file into pictures/",
    )


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("pictures/pier.svg", "write pier.svg"),
        ("C:\\Scans\\pier.svg", "write pier.svg, and put the file into pictures/"),
        ("../pier.svg", "write pier.svg, and put the file into pictures/"),
    ],
)
def test_a_path_is_shortened_to_its_file(written: str, remedy: str, exhibit: Path) -> None:
    replace_in_file(exhibit / TABLE, "pier.svg", written)
    assert file_problem(exhibit) == ("is a path, not the name of a file in pictures/", remedy)


@pytest.mark.parametrize(
    ("content", "suffix", "fault", "remedy"),
    [
        (b"a text", "jpg", "is no JPEG picture", "put the picture itself there under this name"),
        (
            b"\x89PNG\r\n\x1a\n",
            "jpg",
            "is no JPEG picture but PNG",
            "give the file the name photo.png, and write it here",
        ),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "HEIC",
            "is HEIC, and only JPEG, PNG, WebP, AVIF, GIF, SVG are shown",
            "make the screen’s version of it: uv run app.py new picture photo.HEIC --exhibit FOLDER",
        ),
        (
            b"II*\0",
            "tif",
            "is TIFF, and only JPEG, PNG, WebP, AVIF, GIF, SVG are shown",
            "make the screen’s version of it: uv run app.py new picture photo.tif --exhibit FOLDER",
        ),
        (
            b"%PDF-1.7",
            "pdf",
            "is no picture that browsers show but PDF",
            "save the picture as JPEG or PNG, and write the name of that file",
        ),
        (
            b"<html>",
            "jpg",
            "is no JPEG picture but a web page",
            "save the picture itself, and put it there under this name",
        ),
    ],
)
def test_a_file_that_cannot_be_shown_is_said_to_be_what_it_is(
    content: bytes, suffix: str, fault: str, remedy: str, exhibit: Path
) -> None:
    (exhibit / f"pictures/photo.{suffix}").write_bytes(content)
    replace_in_file(exhibit / TABLE, "pier.svg", f"photo.{suffix}")
    assert file_problem(exhibit) == (fault, remedy)


def test_a_file_of_no_bytes_is_to_be_put_back(exhibit: Path) -> None:
    (exhibit / "pictures/pier.svg").write_bytes(b"")
    assert file_problem(exhibit) == (
        "is an empty file",
        "put the file there under this name, or write its new name",
    )


def test_a_huge_file_is_to_be_saved_smaller(exhibit: Path) -> None:
    os.truncate(exhibit / "pictures/pier.svg", 30_000_000)
    fault, remedy = file_problem(exhibit)
    assert fault == "is 30 MB large, and at most 10 MB are shown"
    assert remedy.startswith("save it smaller")


def test_a_removed_alternative_text_is_not_answered_with_another_pictures(exhibit: Path) -> None:
    replace_in_file(exhibit / TABLE, "A stone pier with one lamp and three waves", "")
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.remedy) == (ROW, "alt_en", "write it: what is seen")
    assert problem.needed_by == NEEDED


@pytest.mark.parametrize(
    ("field", "old", "remedy"),
    [
        ("licence", "CC0-1.0", "write it: under what licence it is shown"),
        ("creator", "Sojourn", "write it: who made it"),
        ("source", "drawn for this exhibit", "write it: where it came from"),
    ],
)
def test_a_removed_credit_is_asked_for_and_not_invented(
    field: str, old: str, remedy: str, exhibit: Path
) -> None:
    replace_in_file(exhibit / TABLE, old, "")
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.remedy) == (ROW, field, remedy)
    assert problem.needed_by == NEEDED


def test_a_renamed_id_is_missing_in_the_table(exhibit: Path) -> None:
    replace_in_file(exhibit / TABLE, "\npier,", "\npier-lamp,")
    problem = missing(exhibit, "pier")
    assert problem.remedy == "give its row this id again, or write its new id where it is named"


def test_an_emptied_row_is_missing_in_the_table(exhibit: Path) -> None:
    replace_line(exhibit / TABLE, "pier,", emptied(exhibit / TABLE))
    missing(exhibit, "pier")


def test_a_deleted_table_is_named_with_the_stories_that_show_pictures(exhibit: Path) -> None:
    (exhibit / TABLE).unlink()
    problem = the_problem(exhibit)
    assert (problem.place, problem.fault) == (TABLE, "the file is missing")
    assert problem.needed_by == NEEDED


def test_two_rows_of_one_id_are_told_of_at_the_second(exhibit: Path) -> None:
    with (exhibit / TABLE).open("a", encoding="utf-8") as table:
        table.write("pier,pier.svg,A second stone pier with a lamp,,,,,Sojourn,2026,CC0-1.0,drawn\n")
    problem = the_problem(exhibit)
    assert (problem.place, problem.fault) == ("pictures.csv, row 3", "is used twice")
    assert (problem.remedy, problem.needed_by) == ("give this row an id of its own", "")


def test_a_file_that_no_row_names_is_advice_alone(exhibit: Path) -> None:
    (exhibit / "pictures/lamp.svg").write_text("<svg/>", encoding="utf-8")
    loaded = load(exhibit)
    assert loaded.problems == ()
    assert [each.fault for each in advise(loaded, exhibit) if each.file == "pictures/lamp.svg"] == [
        "the file is not named in pictures.csv"
    ]


def test_a_file_that_is_written_for_its_id_is_answered_with_the_id_of_its_row(exhibit: Path) -> None:
    story = exhibit / "people/rizzi/02-vienna-1848.md"
    replace_in_file(story, "picture: pier", "picture: pier.svg")
    problem = the_problem(exhibit)
    assert (problem.file, problem.field, problem.found) == (
        "people/rizzi/02-vienna-1848.md",
        "picture",
        "pier.svg",
    )
    assert problem.fault == "is the name of a file, not an id of pictures.csv"
    assert problem.remedy == "write pier"


def test_a_highlight_whose_picture_has_a_problem_is_not_advised_to_have_one(journeys_copy: Path) -> None:
    for picture in (journeys_copy / "pictures").iterdir():
        picture.unlink()
    loaded = load(journeys_copy)
    assert {each.file for each in loaded.problems} == {TABLE}
    assert not any("picture" in each.fault for each in advise(loaded, journeys_copy))
