"""A new stop, place and translation: what is written, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.translation_advice import translation_advice
from data.editing.new_files import new_stop, new_translation
from data.editing.refusal import RefusedError
from tests.commands import command
from tests.data.conftest import ReplaceText

main = command("new")


def test_a_stop_added_between_two_others_is_read_between_them(small: Path) -> None:
    path = new_stop(small, "brandt", "A hard winter", "vienna", "1840", "01")
    assert path.name == "02-vienna-1840.md"
    text = path.read_text(encoding="utf-8").replace("\nsources:\n", "\nsources: [DIARY]\n")
    path.write_text(f"{text}It snowed.\n".replace("\ndraft: true\n", "\n"), encoding="utf-8")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert [stop.title for stop in loaded.exhibit.people[0].stops][:2] == [
        "A teacher at nineteen",
        "A hard winter",
    ]


def test_stops_added_twice_after_one_are_in_the_order_of_their_numbers(small: Path) -> None:
    before = load(small).exhibit
    for title in ("Later", "Sooner"):
        new_stop(small, "rizzi", title, "", "", "01")
    names = sorted(path.name for path in (small / "people/rizzi").glob("[0-9]*.md"))
    assert [each for each in names if each.count(".") == 1] == [
        "01-trieste-1840.md",
        "02-sooner.md",
        "03-later.md",
        "04-vienna-1848.md",
        "05-trieste-1852.md",
    ]
    assert load(small).exhibit == before


def test_the_command_says_how_many_stories_got_another_number(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for after, said in (("01", True), ("04", False)):
        main(["stop", "rizzi", "Later", "--after", after, "--exhibit", str(small)])
        assert ("2 stories behind it got another number" in capsys.readouterr().out) is said


def test_translations_get_the_number_of_their_story(small: Path) -> None:
    (small / "people/brandt/03-vienna-1871.de.md").write_bytes(
        (small / "people/brandt/01-vienna-1838.de.md").read_bytes()
    )
    new_stop(small, "brandt", "Again", "", "", "02")
    assert sorted(path.name for path in (small / "people/brandt").glob("04*")) == [
        "04-vienna-1871.de.md",
        "04-vienna-1871.md",
    ]


def test_two_new_stops_of_one_place_and_year_have_names_of_their_own(small: Path) -> None:
    paths = [new_stop(small, "brandt", "Spring", "vienna", "1871", None) for _ in range(2)]
    assert [path.name for path in paths] == ["04-vienna-1871-2.md", "05-vienna-1871-3.md"]


def test_a_new_stop_among_stops_that_share_their_name_is_refused_before_anything_is_written(
    small: Path,
) -> None:
    folder = small / "people/brandt"
    (folder / "02-trieste-1852.md").rename(folder / "02-vienna-1871.md")
    before = sorted(folder.iterdir())
    with pytest.raises(RefusedError, match="02-vienna-1871.md and 03-vienna-1871.md.* share the name"):
        new_stop(small, "brandt", "Between", "", "", "01")
    assert sorted(folder.iterdir()) == before
    assert new_stop(small, "brandt", "At the end", "", "", None).name == "04-at-the-end.md"


def test_a_new_stop_is_in_the_chapter_of_the_previous_one(small: Path) -> None:
    texts = [
        new_stop(small, "brandt", "One", "", "", after).read_text(encoding="utf-8")
        for after in ("brandt/vienna-1838", "02-trieste-1852.md", None)
    ]
    assert ["\nchapter: school\n" in text for text in texts] == [True, False, False]
    assert ["\nchapter: road\n" in text for text in texts] == [False, True, True]


def test_a_title_that_is_not_plain_yaml_text_is_quoted(small: Path) -> None:
    path = new_stop(small, "brandt", "Again: #1 [sic]", "", "1872", None)
    text = path.read_text(encoding="utf-8")
    assert "title: 'Again: #1 [sic]'\n" in text
    assert "\ndate: 1872\n" in text


def test_a_translation_is_not_counted_as_a_stop(small: Path) -> None:
    (small / "people/brandt/09-vienna-1871.ru.md").write_text("---\n", encoding="utf-8")
    assert new_stop(small, "brandt", "Late", "vienna", "1872", None).name == "04-vienna-1872.md"


def add_place(exhibit: Path, *arguments: str) -> int:
    return main(["place", *arguments, "--exhibit", str(exhibit)])


BERGEN = ("Bergen", "--country", "NO", "--latitude", "60.39", "--longitude", "5.32")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("last_line_ends", [True, False])
def test_a_row_is_added_in_the_dialect_of_the_table(
    separator: str, line_break: str, bom: str, last_line_ends: bool, small: Path
) -> None:
    table = small / "places.csv"
    rows = table.read_text(encoding="utf-8").replace('"San Carlo pier, Trieste"', "San Carlo pier")
    plain = rows.replace('"Molo San Carlo, Triest"', "Molo").replace(",", separator).splitlines()
    before = bom + line_break.join(plain) + (line_break if last_line_ends else "")
    table.write_bytes(before.encode())
    assert add_place(small, *BERGEN) == 0
    after = table.read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith(line_break)
    assert after.count(line_break) == len(plain) + 1
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.places["bergen"].point == (60.39, 5.32)


def test_missing_fields_of_a_new_place_are_reported(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add_place(small, "Bergen, Håkonshallen") == 0
    output = capsys.readouterr().out
    assert "places.csv has a new last row: bergen-hakonshallen." in output
    for fault in ("country is missing", "latitude and longitude are missing"):
        assert f"row 5 (Bergen, Håkonshallen): {fault}; write " in output


def test_a_wrong_number_is_written_as_typed_and_reported(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_place(small, "Bergen", "--country", "NO", "--latitude", "60,39", "--longitude", "5.32") == 0
    assert 'latitude "60,39" is not a number; write 60.39' in capsys.readouterr().out


def test_a_table_without_an_id_column_is_not_changed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "places.csv").write_text("name\nBergen\n", encoding="utf-8")
    assert add_place(small, *BERGEN) == 1
    assert "put the header back" in capsys.readouterr().err
    (small / "places.csv").write_bytes(b"")
    assert add_place(small, *BERGEN) == 1
    (small / "places.csv").unlink()
    assert add_place(small, *BERGEN) == 2


STOP = "rizzi/trieste-1852"
FILE = "rizzi/03-trieste-1852"


def translate(small: Path, *arguments: str) -> int:
    return main(["translation", *arguments, "--exhibit", str(small)])


def test_a_translation_template_holds_the_english_text(small: Path) -> None:
    assert translate(small, STOP, "fr") == 0
    text = (small / f"people/{FILE}.fr.md").read_text(encoding="utf-8")
    assert "# The corvette comes home" in text
    assert "# stack of mossy boxes." in text or "mossy boxes" in text
    assert "\ntitle:\n" in text


def test_missing_parts_of_a_new_translation_are_reported_and_english_is_shown(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(small, STOP, "fr")
    output = capsys.readouterr().out
    assert f"people/{FILE}.fr.md is written." in output
    assert "title is missing" in output
    assert "the story is missing" in output
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.people[1].stops[2].in_language("fr").title == "The corvette comes home"


def test_a_finished_translation_is_shown_and_not_stale(small: Path) -> None:
    translate(small, STOP, "fr")
    path = small / f"people/{FILE}.fr.md"
    text = path.read_text(encoding="utf-8").replace("\ntitle:\n", "\ntitle: Le retour\n")
    path.write_text(f"{text}La *Speranza* accosta.\n".replace("\ndraft: true\n", "\n"), encoding="utf-8")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.people[1].stops[2].in_language("fr").title == "Le retour"
    assert [each for each in translation_advice(loaded.exhibit) if each.file == f"people/{FILE}.fr.md"] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((STOP, "en"), "is no language to translate into"),
        ((STOP, "../x"), "is no language to translate into"),
        (("rizzi/triest-1852", "fr"), f"write {STOP}"),
        (("../../exhibit", "fr"), "is no stop of this exhibit"),
        (("brandt/vienna-1838", "de"), "is there already"),
    ],
)
def test_a_translation_that_cannot_be_written_is_refused(
    small: Path, arguments: tuple[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert translate(small, *arguments) == 1
    assert message in capsys.readouterr().err
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


SAME = (
    'id "bergen" is used already (row 5); use the id bergen if it is the same place; for another one choose '
    "an id with --id."
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], SAME),
        (["--country", "NO"], SAME),
        (["--latitude", "60.4", "--longitude", "5.3"], SAME),
        (
            ["--country", "NL"],
            'id "bergen" is used already (row 5), for another place of this name; add --id bergen-nl.',
        ),
        (
            ["--country", "NO", "--latitude", "68.1", "--longitude", "15.9"],
            "(row 5), for another place of this name; choose an id that says which it is, with --id.",
        ),
        (
            ["--latitude", "52.67", "--longitude", "4.7"],
            "(row 5), for another place of this name; choose an id that says which it is, with --id.",
        ),
    ],
)
def test_a_second_place_of_a_name_is_told_to_be_the_same_or_another(
    arguments: list[str], message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_place(small, *BERGEN) == 0
    table = (small / "places.csv").read_bytes()
    assert add_place(small, "Bergen", *arguments) == 1
    assert message in capsys.readouterr().err
    assert (small / "places.csv").read_bytes() == table


def test_the_id_of_a_place_of_another_name_is_not_reused(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_place(small, "Wiener Neustadt", "--country", "AT", "--id", "vienna") == 1
    assert 'id "vienna" is used already (row 2); choose another id with --id.' in capsys.readouterr().err


def test_a_place_is_known_by_its_name_in_another_language(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_place(small, "Wien", "--country", "AT") == 1
    message = '"Wien" is a place already (row 2); use its id, vienna; for another place of this name choose'
    assert message in capsys.readouterr().err
    assert add_place(small, "Wien", "--country", "DE") == 0
    assert add_place(small, "Triest", "--country", "IT", "--id", "triest-station") == 0


def test_the_proposed_id_is_free(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add_place(small, *BERGEN) == 0
    assert add_place(small, "Bergen", "--country", "NL", "--id", "bergen-nl") == 0
    assert add_place(small, "Bergen", "--country", "NL") == 1
    assert "add --id bergen-nl" not in capsys.readouterr().err


def test_a_translation_shows_the_words_and_the_legend_to_be_translated(
    small: Path, replace_text: ReplaceText
) -> None:
    said = "quotation: {words: I was free., speaker: Rizzi, source: LOGBOOK}\n"
    tale = "legend_or_fact:\n  told: He swam.\n  known: He sailed.\n"
    replace_text(f"people/{FILE}.md", "sources: [LOGBOOK]\n", f"sources: [LOGBOOK]\n{said}{tale}")
    text = new_translation(small, STOP, "fr").read_text(encoding="utf-8")
    assert "# quotation: “I was free.” (Rizzi)\n#\n# legend_or_fact, told: He swam.\n" in text
