"""Advice on a museum's look."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data import Advice, advise, contrast, load
from data.advice import look as rules
from tests.exhibit_folders import SMALL, copy_museum, replace_in_file


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    return copy_museum(tmp_path)


def advice(folder: Path) -> list[Advice]:
    """The advice on the look, without that on the ground, which tests do not have."""
    loaded = load(folder)
    assert loaded.exhibit is not None
    files = ("look/", "exhibit.yaml", "people/")
    return [each for each in advise(loaded, folder) if each.file.startswith(files)]


def test_a_whole_look_needs_none(museum: Path) -> None:
    assert advice(museum) == []


def test_letters_that_a_font_does_not_have_are_told_for_each_language(
    museum: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_in_file(museum / "exhibit.yaml", "languages: [en]", "languages: [en, de]")
    shutil.copy(SMALL / "words" / "de.yaml", museum / "words")
    monkeypatch.setattr(
        rules, "missing_characters", lambda _, letters: [each for each in letters if each in "äöüß"]
    )
    told = [str(each) for each in advice(museum) if "has not" in each.fault]
    assert len(told) == 2, "each font, and not for English"
    assert 'look.fonts "Sans.woff2" has not' in told[0]
    assert "of German: " in told[0]
    assert "These letters are shown in another font." in told[0]


def test_the_letters_of_the_stories_are_looked_for_too(museum: Path) -> None:
    file = museum / "people/nordin/01-stockholm-1858.md"
    replace_in_file(file, "The harbour school", "The harbour school 日本")
    (told, _) = (each for each in advice(museum) if each.field == "look.fonts")
    assert told.fault == "has not 2 letters of English: 日, 本"


def test_a_life_that_is_pale_on_the_paper_is_told_with_a_colour_that_is_not(museum: Path) -> None:
    file = museum / "people/nordin/person.yaml"
    replace_in_file(file, "#9a1f4d", "#e0b0c4")
    (told,) = (each for each in advice(museum) if each.field == "colour")
    assert told.file == "people/nordin/person.yaml"
    assert (
        told.fault == "has a contrast of 1.87 to 1 with the paper of your look (#ffffff); lines need 3 to 1"
    )
    proposed = told.remedy.split('"')[1]
    assert contrast(proposed, "#ffffff") >= 4.5, "the words on its buttons are white"
    replace_in_file(file, "#e0b0c4", proposed)
    assert [each for each in advice(museum) if each.field == "colour"] == []


def test_a_life_on_whose_colour_white_words_are_hard_to_read_is_told(museum: Path) -> None:
    file = museum / "people/aalto/person.yaml"
    replace_in_file(file, "#1b5e72", "#2b93b3")
    (told,) = (each for each in advice(museum) if each.field == "colour")
    assert told.fault == "has a contrast of 3.54 to 1 with white; words need 4.5 to 1"
    replace_in_file(file, "#2b93b3", told.remedy.split('"')[1])
    assert [each for each in advice(museum) if each.field == "colour"] == []


def test_a_file_that_nothing_names_is_told(museum: Path) -> None:
    replace_in_file(museum / "exhibit.yaml", ", italic: Sans-Italic.woff2", "")
    (told,) = advice(museum)
    assert str(told) == (
        "look/Sans-Italic.woff2: the file is not named in exhibit.yaml; name it below look:, or delete it. "
        "It is not shown."
    )


def test_a_folder_of_this_name_without_a_font_is_the_curators_own(small: Path) -> None:
    (small / "look").mkdir()
    (small / "look" / "notes.txt").write_text("ideas", encoding="utf-8")
    assert [each for each in advice(small) if each.file.startswith("look/")] == []
