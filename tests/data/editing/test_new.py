"""The new command: what it writes, what it refuses, and what it prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from components.command_line.curator_commands import NEW
from data import GROUND_FILE, load
from data.editing import shipped_ground
from data.reading.source_file import FRONT_MATTER
from data.schema.yaml_schema import StopFields
from tests.commands import command
from tests.data.editor import faults
from tests.ground_file import write_ground

main = command("new")

Captured = pytest.CaptureFixture[str]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def new(exhibit: Path, *arguments: str) -> int:
    return main([*arguments, "--exhibit", str(exhibit)])


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new exhibit without the shipped map."""
    assert main(["exhibit", str(tmp_path / "fresh"), "--no-ground"]) == 0
    return tmp_path / "fresh"


def test_a_new_exhibit_is_complete_and_can_be_shown(fresh: Path) -> None:
    loaded = load(fresh)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.exhibit is not None
    assert len(loaded.exhibit.people) == len(list(loaded.exhibit.stops)) == len(loaded.exhibit.places) == 1
    assert not (fresh / "basemap").exists()


def test_a_new_exhibit_prints_the_two_next_commands(tmp_path: Path, capsys: Captured) -> None:
    main(["exhibit", str(tmp_path / "Fridtjof’s life"), "--no-ground"])
    output = capsys.readouterr().out.splitlines()
    assert output[-2:] == [
        f"  uv run app.py '{tmp_path / 'Fridtjof’s life'}'",
        f"  uv run app.py new person 'Your Person' --exhibit '{tmp_path / 'Fridtjof’s life'}'",
    ]


def test_a_new_exhibit_gets_a_copy_of_the_shipped_map(tmp_path: Path) -> None:
    assert main(["exhibit", str(tmp_path / "galleries" / "one")]) == 0
    assert (tmp_path / "galleries/one/basemap/ground.pmtiles").stat().st_size > 1_000_000
    assert load(tmp_path / "galleries/one").problems == ()
    assert [path.name for path in (tmp_path / "galleries").iterdir()] == ["one"]


def test_a_new_exhibit_may_be_written_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["exhibit", str(tmp_path / "empty"), "--no-ground"]) == 0
    assert (tmp_path / "empty/exhibit.yaml").is_file()


def test_a_new_exhibit_never_overwrites_another(small: Path, capsys: Captured) -> None:
    before = files(small)
    assert main(["exhibit", str(small)]) == 1
    assert files(small) == before
    assert "is there already; name a folder that is not there yet" in capsys.readouterr().err
    assert main(["exhibit", str(small / "exhibit.yaml")]) == 1


def test_every_yaml_of_a_new_exhibit_is_valid_and_names_its_schema(fresh: Path) -> None:
    for path in fresh.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        target = text.split("\n", 1)[0].removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).is_file(), path
        assert faults(Path(target).stem, text) == []


def test_a_completed_person_and_stop_are_shown(fresh: Path) -> None:
    assert new(fresh, "person", "Пётр Семёнов") == 0
    life = fresh / "people/petr-semenov"
    text = (life / "person.yaml").read_text(encoding="utf-8")
    for field, value in (
        ("epithet", "The mountain man"),
        *(("born", "1827-01-14"), ("died", "1914-03-11"), ("introduction", "He went up.")),
    ):
        assert f"\n{field}:\n" in text
        text = text.replace(f"\n{field}:\n", f"\n{field}: {value}\n")
    (life / "person.yaml").write_text(text.replace("\ndraft: true\n", "\n"), encoding="utf-8")
    assert new(fresh, "stop", "petr-semenov", "Above the lake", "--place", "greenwich", "--date", "1857") == 0
    stop = life / "01-greenwich-1857.md"
    head = stop.read_text(encoding="utf-8").replace("\nsources:\n", "\nsources: [EXAMPLE]\n")
    stop.write_text(f"{head}He saw it first.\n".replace("\ndraft: true\n", "\n"), encoding="utf-8")
    loaded = load(fresh)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert [stop.title for stop in loaded.exhibit.people[1].stops] == ["Above the lake"]
    assert loaded.exhibit.people[1].name == "Пётр Семёнов"


def test_missing_fields_are_reported_line_by_line(fresh: Path, capsys: Captured) -> None:
    new(fresh, "person", "Ida Pfeiffer")
    output = capsys.readouterr().out
    for field in ("epithet", "introduction"):
        assert f": {field} is missing; write " in output
    new(fresh, "stop", "ida-pfeiffer", "Leaves Vienna")
    output = capsys.readouterr().out
    assert "people/ida-pfeiffer/01-leaves-vienna.md, line" in output
    assert ": sources is missing; write " in output
    assert "the story is missing" in output
    assert load(fresh).exhibit is not None  # the example person is still shown


def test_an_unfinished_stop_is_not_shown(small: Path) -> None:
    before = load(small).exhibit
    assert new(small, "stop", "brandt", "Later", "--place", "vienna", "--date", "1872") == 0
    after = load(small).exhibit
    assert before is not None
    assert after is not None
    assert [stop.id for stop in after.stops] == [stop.id for stop in before.stops]


def test_a_person_is_added_to_exhibit_yaml_and_nothing_else_changes(small: Path) -> None:
    before = files(small)
    assert new(small, "person", "Ida Pfeiffer") == 0
    after = files(small)
    assert after.pop("people/ida-pfeiffer/person.yaml")
    old, new_text = before.pop("exhibit.yaml"), after.pop("exhibit.yaml")
    assert new_text == old.replace(b"[brandt, rizzi]", b"[brandt, rizzi, ida-pfeiffer]")
    assert after == before


def test_the_line_to_write_is_printed_where_the_list_cannot_be_changed_safely(
    small: Path, capsys: Captured
) -> None:
    text = (small / "exhibit.yaml").read_text(encoding="utf-8").replace("people: [brandt, rizzi]\n", "")
    aliased = text.replace("languages: [en]", "languages: &all [brandt, rizzi]\npeople: *all")
    (small / "exhibit.yaml").write_text(aliased, encoding="utf-8")
    assert new(small, "person", "Ida Pfeiffer") == 1
    assert "write ida-pfeiffer in people:, behind the others" in capsys.readouterr().out
    assert (small / "exhibit.yaml").read_text(encoding="utf-8") == aliased
    assert (small / "people/ida-pfeiffer/person.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["person", "🙂"], "add --id and a short name"),
        (["person", "  "], "name: is empty"),
        (["person", "Clara", "--id", "brandt"], "people/brandt: is there already"),
        (["person", "Clara", "--id", "../clara"], "cannot be an id; write letters"),
        (["person", "Clara", "--id", ""], "cannot be an id; write letters"),
        (["person", "Clara", "--id", "Brandt"], "people/Brandt: is there already"),
        (["person", "Clara", "--id", "CON"], "is a device’s name on Windows; write another, such as con-1"),
        (["person", "All"], "means everyone on the screen"),
        (["person", "a\udcffb"], "cannot be shown"),
        (["stop", "brant", "Late"], "write brandt"),
        (["stop", "../small", "Late"], "is not there; write "),
        (["stop", "brandt", " "], "title: is empty"),
        (["stop", "brandt", "Late", "--date", "c. 1860"], "write 1860~ (about 1860)"),
        (["stop", "brandt", "Late", "--after", "09"], "is not one stop of this life"),
        (["stop", "brandt", "Late", "--after", "02-triest-1852"], "write brandt/trieste-1852"),
        (["place", "Vienna"], 'id "vienna" is used already'),
        (["place", "!"], "add --id and a short name"),
    ],
)
def test_a_refusal_says_what_to_do_and_nothing_is_written(
    arguments: list[str], message: str, small: Path, capsys: Captured
) -> None:
    before = files(small)
    assert new(small, *arguments) == 1
    output = capsys.readouterr().err
    assert message in output
    assert output.endswith("Nothing is written.\n")
    assert files(small) == before


@pytest.mark.parametrize("arguments", [["person", "A"], ["stop", "a", "B"], ["place", "C"]])
def test_a_folder_without_exhibit_yaml_is_refused(
    arguments: list[str], tmp_path: Path, capsys: Captured
) -> None:
    assert new(tmp_path, *arguments) == 2
    assert "name an exhibit’s folder with --exhibit" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_a_folder_is_reported_without_a_traceback(small: Path, capsys: Captured) -> None:
    shutil.rmtree(small / "people")
    (small / "people").write_text("no folder", encoding="utf-8")
    assert new(small, "person", "Ida Pfeiffer") == 2
    assert "check the folder’s rights" in capsys.readouterr().err


def test_an_exhibit_yaml_in_another_encoding_is_not_changed(small: Path, capsys: Captured) -> None:
    (small / "exhibit.yaml").write_bytes("title: Жизнь".encode("windows-1251"))
    assert new(small, "person", "Ida Pfeiffer") == 1
    assert "save it again as UTF-8" in capsys.readouterr().err
    assert not (small / "people/ida-pfeiffer").exists()


@pytest.mark.parametrize("subcommand", NEW.commands)
def test_help_shows_an_example(subcommand: str, capsys: Captured) -> None:
    assert main([subcommand, "--help"]) == 0
    assert f"Example:\n  uv run app.py new {subcommand} " in capsys.readouterr().out


def test_a_stop_template_has_every_field_in_its_front_matter(fresh: Path) -> None:
    text = (fresh / "people/example/01-greenwich-1870.md").read_text(encoding="utf-8")
    parts = FRONT_MATTER.match(text)
    assert parts is not None
    assert faults("stop", parts["head"]) == []
    plain = text.replace("\n# ", "\n")
    assert [field for field in StopFields.model_fields if f"\n{field}: " not in plain] == []


@pytest.fixture
def with_shipped_ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped exhibit with a ground of one tile, and its credits."""
    write_ground(tmp_path / "shipped" / GROUND_FILE, metadata={"name": "Sojourn ground"})
    (tmp_path / "shipped/basemap/CREDITS.md").write_text("By us", encoding="utf-8")
    (tmp_path / "shipped/basemap/lettering.csv").write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(shipped_ground, "SHIPPED", tmp_path / "shipped")
    return tmp_path / "shipped"


def test_the_shipped_ground_is_copied_and_each_file_named(
    fresh: Path, with_shipped_ground: Path, capsys: Captured
) -> None:
    capsys.readouterr()
    assert new(fresh, "ground") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"basemap/{name} is written." for name in ("CREDITS.md", "ground.pmtiles", "lettering.csv")
    ]
    assert files(fresh / "basemap") == files(with_shipped_ground / "basemap")
    assert load(fresh).exhibit.ground is not None  # type: ignore[union-attr]


@pytest.mark.usefixtures("with_shipped_ground")
def test_a_ground_and_a_lettering_that_are_there_stay(fresh: Path, capsys: Captured) -> None:
    (fresh / "basemap").mkdir()
    (fresh / "basemap/lettering.csv").write_text("mine", encoding="utf-8")
    assert new(fresh, "ground") == 0
    assert (fresh / "basemap/lettering.csv").read_text(encoding="utf-8") == "mine"
    (fresh / "basemap/ground.pmtiles").write_text("mine", encoding="utf-8")
    assert new(fresh, "ground") == 1
    assert "basemap/ground.pmtiles: is there already" in capsys.readouterr().err
    assert (fresh / "basemap/ground.pmtiles").read_text(encoding="utf-8") == "mine"


def test_without_a_shipped_ground_the_command_says_so(
    fresh: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped_ground, "SHIPPED", fresh)
    assert new(fresh, "ground") == 1
    assert "put it back from the download of Sojourn" in capsys.readouterr().err
    assert not (fresh / "basemap").exists()


def test_dates_that_are_not_known_yet_have_an_empty_field(fresh: Path) -> None:
    new(fresh, "person", "Ida Pfeiffer")
    new(fresh, "stop", "ida-pfeiffer", "Leaves Vienna")
    life = fresh / "people/ida-pfeiffer"
    assert "\ndate:\n" in (life / "01-leaves-vienna.md").read_text(encoding="utf-8")
    person = (life / "person.yaml").read_text(encoding="utf-8")
    assert "\nborn:\n" in person
    assert "\ndied:\n" in person
