"""`take_home` in exhibit.yaml and its translations: what is read, and what a curator is told of a fault."""

from __future__ import annotations

from pathlib import Path

from data import Loaded, advise, load
from tests.exhibit_folders import copy_small, replace_in_file

PAGE = "https://museum.example/lives"


def with_pages(tmp_path: Path, page: str, german: str = "") -> tuple[Path, Loaded]:
    """The small exhibit with the address of a page, and of one in German; it is always shown."""
    folder = copy_small(tmp_path)
    replace_in_file(folder / "exhibit.yaml", "people:", f"take_home: {page}\npeople:")
    translation = folder / "exhibit.de.yaml"
    text = translation.read_text(encoding="utf-8")
    translation.write_text(f"{text.rstrip()}\ntake_home: {german}\n", encoding="utf-8")
    loaded = load(folder)
    assert loaded.exhibit is not None, "a wrong address costs the exhibit"
    return folder, loaded


def test_each_language_has_its_page_or_that_of_the_original(tmp_path: Path) -> None:
    _, loaded = with_pages(tmp_path, PAGE, "https://museum.example/de")
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.address_to_take_home("en") == PAGE
    assert loaded.exhibit.address_to_take_home("de") == "https://museum.example/de"
    assert loaded.exhibit.address_to_take_home("fr") == PAGE


def test_a_wrong_address_is_told_and_costs_the_code_alone(tmp_path: Path) -> None:
    _, loaded = with_pages(tmp_path, "www.museum.example/lives", "https://museum.example/zwei Leben")
    assert loaded.exhibit is not None
    assert loaded.exhibit.address_to_take_home("de") == ""
    german, original = map(str, loaded.problems)
    assert "holds a space" in german
    assert german.endswith("The code of the original is shown.")
    assert original.startswith("exhibit.yaml, line ")
    assert original.endswith(
        'take_home "www.museum.example/lives" is no whole address: it does not begin with https://; '
        "write the address as it stands in the line of a browser that shows the page, such as "
        "https://museum.example/two-lives. No code is shown."
    )


def test_an_address_that_makes_a_fine_code_is_advised_against(tmp_path: Path) -> None:
    folder, loaded = with_pages(tmp_path, f"{PAGE}?{'a' * 190}", "https://museum.example/de")
    told = [str(each) for each in advise(loaded, folder) if each.field == "take_home"]
    assert len(told) == 1
    assert "is 219 characters long" in told[0]
