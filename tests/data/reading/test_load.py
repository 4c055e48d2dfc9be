"""A whole exhibit's folder is loaded: what is shown, what is reported, what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import ENGLISH, Exhibit, View, load
from data.schema.interface_strings import STRINGS
from tests.data.conftest import ReplaceText
from tests.exhibit_folders import EXHIBITS


def messages(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder).problems]


def shown(folder: Path) -> Exhibit:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return exhibit


def test_the_small_exhibit_is_loaded_completely(small: Path) -> None:
    exhibit = shown(small)
    assert messages(small) == []
    assert [person.id for person in exhibit.people] == ["brandt", "rizzi"]
    assert [stop.person for stop in exhibit.stops] == ["brandt"] * 3 + ["rizzi"] * 3
    assert (exhibit.title, exhibit.languages, exhibit.idle_seconds) == ("Two roads to Trieste", ("en",), 60)
    assert (exhibit.opening_view.south, exhibit.opening_view.east) == (45, 17)
    assert (len(exhibit.places), len(exhibit.pictures), exhibit.screen.pixel_pitch) == (3, 1, 0.248)
    assert exhibit.words["en"] == dict(ENGLISH)


def test_an_encounter_has_a_stop_of_each_person(small: Path) -> None:
    exhibit = shown(small)
    (encounter,) = exhibit.encounters
    assert [stop.id for stop in encounter.stops] == ["brandt/trieste-1852", "rizzi/trieste-1852"]
    assert encounter.stop_a is exhibit.people[0].stops[1]
    assert exhibit.encounters_of(encounter.stop_b) == (encounter,)
    assert exhibit.encounters_of(exhibit.people[0].stops[0]) == ()


def test_an_empty_folder_gives_no_exhibit_and_a_problem() -> None:
    loaded = load(EXHIBITS / "empty")
    assert loaded.exhibit is None
    assert "exhibit.yaml: the file is missing" in str(loaded.problems[0]) + str(loaded.problems[1])


@pytest.mark.parametrize("name", ["nowhere", "small/exhibit.yaml"])
def test_a_path_that_is_no_folder_gives_no_exhibit_and_a_problem(name: str, small: Path) -> None:
    loaded = load(small.parent / name)
    assert loaded.exhibit is None
    assert ["there is no such folder" in str(problem) for problem in loaded.problems] == [True]


def test_a_faulty_row_costs_one_place_and_its_stops_only(small: Path, replace_text: ReplaceText) -> None:
    replace_text("places.csv", "13.7637", '"13,7637"')
    assert [stop.id for stop in shown(small).stops] == [
        *("brandt/vienna-1838", "brandt/vienna-1871"),
        *("rizzi/trieste-1840", "rizzi/vienna-1848"),
    ]


def test_a_person_who_cannot_be_read_is_left_out(small: Path, replace_text: ReplaceText) -> None:
    replace_text("people/brandt/person.yaml", "born: 1819-05-02", "born: [1819")
    assert [person.id for person in shown(small).people] == ["rizzi"]


def test_every_file_is_checked_even_if_exhibit_yaml_is_faulty(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "idle_seconds: 60", "idle_seconds: soon")
    replace_text("people/rizzi/person.yaml", "line: double", "line: dotted")
    replace_text("sources.csv", "memoir", "diary")
    replace_text("encounters.csv", ",trieste-quay,", ",triest-quay,")
    replace_text("words/en.yaml", "close: Close", "close: '{'")
    files = {problem.file for problem in load(small).problems}
    assert files >= {
        "exhibit.yaml",
        "people/rizzi/person.yaml",
        "sources.csv",
        "encounters.csv",
        "words/en.yaml",
    }


def test_a_duplicate_title_is_reported_with_both_files(small: Path, replace_text: ReplaceText) -> None:
    replace_text(
        "people/rizzi/03-trieste-1852.md", "title: The corvette comes home", "title: Maps for a ministry"
    )
    assert messages(small) == [
        'people/rizzi/03-trieste-1852.md, line 2: title "Maps for a ministry" is also the title of '
        "people/rizzi/02-vienna-1848.md; write a title of its own. Two markers have the same name."
    ]


def test_a_person_named_twice_is_shown_once(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "[brandt, rizzi]", "[brandt, rizzi, brandt]")
    assert [person.id for person in shown(small).people] == ["brandt", "rizzi"]
    assert ["exhibit.yaml" in each and '"brandt"' in each for each in messages(small)] == [True]


def test_a_second_encounter_of_the_same_id_is_reported(small: Path) -> None:
    table = small / "encounters.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    assert len(shown(small).encounters) == 1
    assert ["encounters.csv, row 3" in each and '"one-pier"' in each for each in messages(small)] == [True]


@pytest.mark.parametrize(
    ("old", "new", "field", "remedy"),
    [
        ("brandt/trieste-1852", "brandt/triest-1852", "stop_a", "write brandt/trieste-1852"),
        ("rizzi/trieste-1852", "rizzi", "stop_b", "write the person’s folder, a slash,"),
        (",trieste-quay,", ",triest-quay,", "place", "write trieste-quay"),
    ],
)
def test_a_faulty_encounter_is_reported_and_left_out(
    old: str, new: str, field: str, remedy: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text("encounters.csv", old, new)
    assert shown(small).encounters == ()
    (problem,) = load(small).problems
    assert (problem.where, problem.field) == ("row 2 (One pier)", field)
    assert problem.remedy.startswith(remedy)


def test_the_names_on_the_map_are_optional(small: Path) -> None:
    assert shown(small).lettering == ()
    (small / "basemap").mkdir()
    header = "id,name_en,name_de,latitude,longitude,kind,from_zoom,to_zoom,tilt\n"
    (small / "basemap/lettering.csv").write_text(
        header + "adria,Adriatic,Adria,44,14,sea,3,6,-30\nalps,Alps,,47,11,mountain,3,6,0\n", encoding="utf-8"
    )
    (adriatic,) = shown(small).lettering
    assert (adriatic.name("de").text, adriatic.name("fr").text, adriatic.tilt) == ("Adria", "Adriatic", -30)
    assert [each.split(":")[0] for each in messages(small)] == ["basemap/lettering.csv, row 3 (Alps)"]


def test_plans_are_read_in_the_order_of_their_files(small: Path) -> None:
    (small / "plans").mkdir()
    for name in ("b", "a"):
        (small / f"plans/{name}.geojson").write_text(
            '{"type": "FeatureCollection", "features": []}', encoding="utf-8"
        )
    assert [plan["name"] for plan in shown(small).plans] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "{",
            "[]",
            "3",
            "null",
            '"plan"',
            "{}",
            '{"features": {}}',
            "[" * 100_000,
            "1" * 5000,
            "{'a': 1}",
        ),
        *('{"features": [3]}', '{"features": [{}]}', '{"features": [{"properties": {"kind": "sheet"}}]}'),
        '{"features": [{"properties": {"kind": "x"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}',
        '{"features": [{"properties": {"kind": "rail"}, "geometry": {"type": "LineString"}}]}',
        '{"features": [{"properties": {"kind": "label", "name_en": "A"}, '
        '"geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}',
    ],
)
def test_a_plan_that_cannot_be_drawn_is_reported(text: str, small: Path) -> None:
    (small / "plans").mkdir()
    (small / "plans/town.geojson").write_text(text, encoding="utf-8")
    assert all(plan["features"] == [] for plan in shown(small).plans)
    (message,) = messages(small)
    assert message.startswith("plans/town.geojson, ")


def test_a_loaded_exhibit_is_frozen(small: Path) -> None:
    with pytest.raises(AttributeError):
        shown(small).title = "Another"  # type: ignore[misc]


def test_an_unfinished_language_that_is_not_shown_is_read_without_a_problem(
    small: Path, replace_text: ReplaceText
) -> None:
    exhibit = shown(small)
    assert list(exhibit.words) == ["en", "de"], "the one that is begun too"
    assert exhibit.words_given["en"] == set(STRINGS)
    assert exhibit.words_given["de"] == {"language_name", "locale", "everyone", "next", "previous", "touch"}
    replace_text("exhibit.yaml", "languages: [en]", "languages: [de, en]")
    german = shown(small).words["de"]
    assert (german["next"], german["close"]) == ("Weiter", "Close")
    assert load(small).problems == ()


VIEW = "{south: 45, west: 13, north: 49, east: 17}"


def test_a_view_with_south_above_north_is_reported_and_swapped(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", VIEW, "{south: 49, west: 13, north: 45, east: 17}")
    loaded = load(small)
    assert [str(problem) for problem in loaded.problems] == [
        'exhibit.yaml, line 7: opening_view.south "49" is not below north (45); '
        "write south: 45 and north: 49. The two change places."
    ]
    assert loaded.exhibit is not None
    assert loaded.exhibit.opening_view == View(south=45, west=13, north=49, east=17)


def test_a_view_without_height_is_reported(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", VIEW, "{south: 49, west: 13, north: 49, east: 17}")
    assert [problem.remedy for problem in load(small).problems] == ["write a smaller number"]


@pytest.mark.parametrize("view", [VIEW, "{south: -10, west: 170, north: 10, east: -170}"])
def test_a_view_may_cross_180_degrees(view: str, small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", VIEW, view)
    assert load(small).problems == ()


def test_a_view_of_several_lines_is_reported_at_the_line_of_its_south(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", VIEW, "\n  west: 13\n  south: 49\n  north: 45\n  east: 17")
    assert [problem.where for problem in load(small).problems] == ["line 9"]


def test_a_language_named_twice_is_reported_and_offered_once(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, en]")
    loaded = load(small)
    assert [(each.field, each.found, each.fault) for each in loaded.problems] == [
        ("languages", "en", "is named twice")
    ]
    assert loaded.exhibit is not None
    assert loaded.exhibit.languages == ("en",)


BRANDT = "people/brandt/person.yaml"
VIENNA, TRIESTE = "people/brandt/01-vienna-1838.md", "people/brandt/02-trieste-1852.md"
LINES_OF_VALUES = {
    "the same unknown place twice": (
        TRIESTE,
        "[trieste]",
        "\n  - nowhere\n  - trieste\n  - nowhere",
        [10, 12],
    ),
    "a value that another one holds": (
        TRIESTE,
        "[trieste]",
        "[\n  nowhere-2, trieste,\n  nowhere]",
        [10, 11],
    ),
    "a list in one line": (TRIESTE, "[DIARY, LOGBOOK]", "[NOTHING, DIARY, LOGBOOK, NONE]", [10, 10]),
    "a name in quotation marks": (TRIESTE, "picture: pier", '"picture": nothing', [6]),
    "a value that stands in a text too": (
        VIENNA,
        "date: 1838",
        'picture: "\\\n  nowhere"\ndoubt: "A pier:\n  picture: nowhere, that is."\ndate: 1838',
        [4],
    ),
    "a text of several lines": (TRIESTE, "Ninety boxes on the pier", '"A teacher\n  at nineteen"', [2]),
    "a person named again": ("exhibit.yaml", "[brandt, rizzi]", "\n  - brandt\n  - rizzi\n  - brandt", [9]),
    "the id of an earlier chapter": (BRANDT, "id: road", "id: road\n    title: R\n  - id: school", [15]),
    "a name that a remark holds": (
        "exhibit.yaml",
        "{south: 45, west: 13, north: 49, east: 17}",
        "\n  # from south to north\n  west: 13\n  north: 45\n  south: 49\n  east: 17",
        [11],
    ),
}


@pytest.mark.parametrize("case", LINES_OF_VALUES)
def test_a_problem_names_the_line_of_the_very_value(
    case: str, small: Path, replace_text: ReplaceText
) -> None:
    file, old, new, lines = LINES_OF_VALUES[case]
    replace_text(file, old, new)
    problems = [each for each in load(small).problems if each.file == file and "chapter" not in each.fault]
    assert [(each.where, each.order) for each in problems] == [(f"line {line}", line) for line in lines]


def test_a_long_story_is_reported_at_its_first_line(small: Path, replace_text: ReplaceText) -> None:
    replace_text(VIENNA, "Clara Brandt taught", f"Vienna\n{'word ' * 101}\nClara Brandt taught")
    replace_text(VIENNA, "title: A teacher", "title: Vienna, a teacher")
    assert [(each.where, each.fault[:13]) for each in load(small).problems] == [("line 9", "the story has")]


def test_more_stops_than_are_allowed_keep_the_exhibit_off_the_screen(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "languages:", "most_stops: 5\nlanguages:")
    assert load(small).exhibit is None
    (message,) = messages(small)
    assert message.startswith("exhibit.yaml, line ")
    assert "the exhibit has 6 stops, more than 5; take stops out" in message
    assert "write most_stops: 6 " in message
    replace_text("exhibit.yaml", "most_stops: 5", "most_stops: 6")
    assert (len(list(shown(small).stops)), messages(small)) == (6, [])


def test_a_draft_is_not_counted_among_the_stops_that_are_allowed(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "languages:", "most_stops: 5\nlanguages:")
    replace_text("people/brandt/03-vienna-1871.md", "---\n", "---\ndraft: true\n")
    assert len(list(shown(small).stops)) == 5
    assert load(small, drafts=True).exhibit is not None
