"""How complete the translations are: the counts, the table and the JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data import Exhibit, load
from data.advice.completeness import (
    TranslationStatus,
    completeness,
    completeness_json,
    completeness_table,
)
from data.model.languages import language_name
from data.schema.interface_strings import STRINGS
from tests.data.conftest import ReplaceText

LIFE = "people/brandt"


def exhibit_in(small: Path) -> Exhibit:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return exhibit


def german(small: Path) -> dict[str, tuple[int, int, int]]:
    """Translated, stale and missing of every kind."""
    return {
        kind: (len(each.translated), len(each.stale), len(each.missing))
        for kind, each in completeness(exhibit_in(small))["de"].items()
    }


def test_every_kind_is_counted_without_texts_shown_in_english_instead(small: Path) -> None:
    assert german(small) == {
        "exhibit": (1, 0, 0),
        "people": (1, 0, 1),
        "chapters": (1, 0, 3),
        "stories": (1, 1, 4),
        "doubts": (0, 1, 0),
        "encounters": (1, 0, 0),
        "words": (6, 0, len(STRINGS) - 6),
        "place names": (3, 0, 0),
        "picture texts": (0, 0, 1),
    }


def test_stories_are_translated_stale_or_missing(small: Path) -> None:
    assert completeness(exhibit_in(small))["de"]["stories"] == TranslationStatus(
        translated=("brandt/vienna-1838",),
        stale=("brandt/trieste-1852",),
        missing=(
            *("brandt/vienna-1871", "rizzi/trieste-1840"),
            *("rizzi/vienna-1848", "rizzi/trieste-1852"),
        ),
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "stale"),
    [
        (f"{LIFE}/01-vienna-1838.md", "taught twelve girls", "taught eleven girls", True),
        (f"{LIFE}/01-vienna-1838.md", "title: A teacher", "title: The teacher", True),
        (f"{LIFE}/01-vienna-1838.md", "sources:", "doubt: Or twenty.\nsources:", True),
        (f"{LIFE}/01-vienna-1838.md", "twelve girls in a", "twelve girls\nin  a", False),
        (f"{LIFE}/01-vienna-1838.md", "date: 1838", "date: 1839", False),
        (f"{LIFE}/01-vienna-1838.de.md", "zwölf", "elf", False),
        (f"{LIFE}/01-vienna-1838.de.md", "original: 7d544a43", "original: 7D544A43", False),
        (f"{LIFE}/01-vienna-1838.de.md", "original: 7d544a43\n", "", False),
    ],
)
def test_a_story_is_stale_when_its_english_text_has_changed(
    file: str, old: str, new: str, stale: bool, small: Path, replace_text: ReplaceText
) -> None:
    replace_text(file, old, new)
    assert german(small)["stories"] == ((0, 2, 4) if stale else (1, 1, 4))


@pytest.mark.parametrize(
    ("file", "old", "kinds"),
    [
        (f"{LIFE}/person.yaml", "epithet: The plant", {"people": (0, 1, 1), "chapters": (0, 1, 3)}),
        (f"{LIFE}/person.yaml", "title: On the road", {"people": (0, 1, 1), "chapters": (0, 1, 3)}),
        ("exhibit.yaml", "welcome: Two", {"exhibit": (0, 1, 0)}),
    ],
)
def test_everything_in_a_stale_file_is_stale(
    file: str, old: str, kinds: dict[str, tuple[int, int, int]], small: Path, replace_text: ReplaceText
) -> None:
    before = german(small)
    replace_text(file, old, f"{old}!")
    assert german(small) == {**before, **kinds}


def test_a_translation_with_a_problem_counts_as_missing(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{LIFE}/person.de.yaml", "epithet:", "epithete:")
    replace_text("words/de.yaml", "next: Weiter", "next: '{'")
    assert german(small)["people"] == (0, 0, 2)
    assert german(small)["chapters"] == (0, 0, 4)
    assert german(small)["words"] == (5, 0, len(STRINGS) - 5)


def test_an_interface_string_that_is_the_same_in_both_languages_is_translated(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("words/de.yaml", "next: Weiter", "next: Next\nclose: Close")
    assert german(small)["words"] == (7, 0, len(STRINGS) - 7)


def test_languages_shown_come_before_languages_begun_and_english_is_left_out(
    small: Path, replace_text: ReplaceText
) -> None:
    assert list(completeness(exhibit_in(small))) == ["de"]
    (small / "words/fr.yaml").write_text("next: Suivant\n", encoding="utf-8")
    replace_text("exhibit.yaml", "languages: [en]", "languages: [ja, en, ru]")
    statuses = completeness(exhibit_in(small))
    assert list(statuses) == ["ja", "ru", "de", "fr"]
    assert (len(statuses["fr"]["words"].translated), len(statuses["ja"]["words"].missing)) == (
        1,
        len(STRINGS),
    )
    assert statuses["ru"]["place names"].missing == ("trieste-quay",)


def test_place_names_alone_do_not_begin_a_language(small: Path) -> None:
    for path in [*small.rglob("*.de.*"), small / "words/de.yaml"]:
        path.unlink()
    table = small / "encounters.csv"
    table.write_text(table.read_text("utf-8").replace("title_de", "x").replace("text_de", "y"), "utf-8")
    exhibit = exhibit_in(small)
    assert exhibit.places["vienna"].toponym("de").text == "Wien"
    assert completeness(exhibit) == {}
    assert completeness_table(exhibit) == "No translation has been begun: the exhibit is in English."
    assert completeness_json(exhibit) == {}


def test_the_table_has_a_line_for_every_kind_and_no_colours_off_a_terminal(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = completeness_table(exhibit_in(small), terminal=False).splitlines()
    assert lines[0].split() == ["Translations", "translated", "stale", "missing", "of"]
    assert lines[1] == "German, not shown yet"
    assert [line.split() for line in lines if "stories" in line] == [["stories", "1", "1", "4", "6"]]
    assert len(lines) == 2 + len(german(small))
    assert all(line.isprintable() for line in lines)
    # By default standard output is asked. pytest captures it, so it is no terminal.
    assert completeness_table(exhibit_in(small)).splitlines() == lines


def test_the_table_has_colours_on_a_terminal(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    table = completeness_table(exhibit_in(small), terminal=True)
    (stories,) = [line for line in table.splitlines() if "stories" in line]
    assert stories.startswith("\x1b[33m")


def test_the_json_names_what_is_stale_and_missing(small: Path) -> None:
    loaded = json.loads(json.dumps(completeness_json(exhibit_in(small))))
    assert loaded["de"]["shown"] is False
    assert loaded["de"]["kinds"]["people"] == {"of": 2, "translated": 1, "stale": [], "missing": ["rizzi"]}
    assert loaded["de"]["kinds"]["stories"]["stale"] == ["brandt/trieste-1852"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "German"),
        ("zh-Hant", "Chinese (Traditional)"),
        ("qqz", "qqz"),
        ("no such code", "no such code"),
    ],
)
def test_a_language_is_named_in_english_where_it_is_known(code: str, name: str) -> None:
    assert language_name(code) == name
