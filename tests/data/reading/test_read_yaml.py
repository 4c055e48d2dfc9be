from collections.abc import Callable
from pathlib import Path

import pytest

from data import Problem
from data.reading.read_yaml import read_front_matter, read_yaml, read_yaml_strings
from data.schema.yaml_schema import ExhibitFields, StopFields

HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"
EXHIBIT = (
    "title: T\nsubtitle: S\nwelcome: W\nlanguages: [en]\npeople: [a]\n"
    "opening_view: {south: 1, west: 2, north: 3, east: 4}\n"
)
Tell = Callable[[str], list[str]]


@pytest.fixture
def story(tmp_path: Path) -> Tell:
    """What is told of a stop's file with this text."""

    def tell(text: str) -> list[str]:
        problems: list[Problem] = []
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        read = read_front_matter(tmp_path / "a.md", "a.md", StopFields, "The stop is not shown.", problems)
        assert (read is None) == bool(problems), "a stop is lost exactly when something is told"
        return [str(problem) for problem in problems]

    return tell


@pytest.fixture
def sheet(tmp_path: Path) -> Tell:
    """What is told of an exhibit.yaml with this text."""

    def tell(text: str) -> list[str]:
        problems: list[Problem] = []
        (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
        read = read_yaml(tmp_path / "e.yaml", "e.yaml", ExhibitFields, "Nothing is shown.", problems)
        assert (read is None) == bool(problems), "a sheet is lost exactly when something is told"
        return [str(problem) for problem in problems]

    return tell


def test_a_head_and_a_story_are_parted(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "a.md").write_text(f"---\n{HEAD}---\n\nOne.\n\n---\n\nTwo.\n", encoding="utf-8")
    read = read_front_matter(tmp_path / "a.md", "a.md", StopFields, "", problems)
    assert read is not None
    head, text = read
    assert (head.title, head.date, head.present, head.via) == ("Lands", "1933-09-06", True, [])
    assert text == "One.\n\n---\n\nTwo."


FAULTY_HEADS = [
    (
        "date: 1933-09-06",
        "date: c. 1890",
        4,
        'date "c. 1890" is not a date the exhibit can read; write 1890~',
    ),
    ("date: 1933-09-06", "date: 1933-13-06", 4, 'date "1933-13-06" is not a date the exhibit can read'),
    ("date: 1933-09-06", "date: 1933-02-30 10:00:00", 4, "is not a date the exhibit can read"),
    ("title: Lands", "title: Lands: twice", 2, "cannot be read"),
    ("place: pier", "place:\tpier", 3, "cannot be read"),
    ("place: pier", "place: pier\nplace: quay", 4, 'duplicate key "place"'),
    ("place: pier", "place: pier\nplcae: quay", 4, "plcae"),
    ("place: pier", "place: [pier]", 3, "place"),
    ("[MATTHEWS2019]", "MATTHEWS2019", 6, 'sources "MATTHEWS2019" is not a list; write [MATTHEWS2019]'),
    ("[MATTHEWS2019]", "[]", 6, "sources"),
    ("[MATTHEWS2019]", "[[a]]", 6, "sources.0"),
    ("[MATTHEWS2019]", "\n  - good\n  - bad id", 8, 'sources.1 "bad id"'),
    ("title: Lands", f"title: {'a' * 81}", 2, "is longer than 80 characters; shorten it"),
    ("title: Lands", "title: '  '", 2, "is empty"),
    ("title: Lands", "title: *lands", 2, "cannot be read"),
    (
        "chapter: tokyo",
        "chapter: tokyo\nhighlight: maybe",
        6,
        "is neither true nor false; write true or false",
    ),
    ("chapter: tokyo", "chapter: tokyo\nleg: unsure", 6, "is not one of certain, presumed, none"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), FAULTY_HEADS)
def test_a_fault_in_a_head_names_its_line(old: str, new: str, line: int, said: str, story: Tell) -> None:
    told = story(f"---\n{HEAD.replace(old, new)}---\nA story.\n")
    assert len(told) == 1
    assert f"line {line}" in told[0]
    assert said in told[0]
    assert told[0].endswith("The stop is not shown.")


@pytest.mark.parametrize("text", ["", "A story.", f"{HEAD}---\nA story.", f"---\n{HEAD}A story.", "--\n--\n"])
def test_a_head_that_is_not_marked_off_is_told(text: str, story: Tell) -> None:
    (told,) = story(text)
    assert told.startswith("a.md, line 1: the head is not marked off; write --- alone on a line")


def test_a_stop_without_a_story_is_told_at_its_end(story: Tell) -> None:
    assert story(f"---\n{HEAD}---\n\n") == [
        "a.md, line 9: the story is missing; write 30 to 70 words below the head. The stop is not shown."
    ]


@pytest.mark.parametrize("title", ["1984", "true", "1933-09-06", "3.10", "0x1F", "12:30"])
def test_a_title_that_yaml_takes_for_something_else_is_kept_or_told_as_it_was_typed(
    title: str, story: Tell
) -> None:
    told = story(f"---\n{HEAD.replace('title: Lands', f'title: {title}')}---\nA story.\n")
    assert not told or f'"{title}"' in told[0].split(";")[1]


FAULTY_SHEETS = [
    ("people: [a]", "people: sorge", 5, 'people "sorge" is not a list; write [sorge, kropotkin]'),
    ("people: [a]", "people:", 5, "people is missing"),
    ("south: 1", "south: '45,5'", 6, 'opening_view.south "45,5" is not a number; write 45.5'),
    ("south: 1", "south: 145", 6, 'opening_view.south "145" is out of range; write a number'),
    ("south: 1, ", "south: 1, zoom: 2, ", 6, "opening_view.zoom"),
    ("subtitle: S", "subtitle: S\nidle_seconds: 10", 3, "is out of range; write a number of 45 or more"),
    (
        "subtitle: S",
        "subtitle: S\nidle_seconds: soon",
        3,
        "is not a whole number; write a whole number such as 60",
    ),
    ("subtitle: S", "subtitle: S\n2: two", 3, "2"),
    ("subtitle: S", "subtitle: S\n[a, b]: two", None, "a"),
    ("subtitle: S", "subtitle: S\n? [a, {b: c}]\n: two", None, ""),
    ("subtitle: S", "subtitle: S\n<<: 3", 3, "cannot be read"),
    ("subtitle: S", "subtitle: S\x07", 2, "cannot be read"),
    ("title: T", 'title: "T\\ud83d"', 1, ""),
    ("title: T", "title: !!int T\nsubtitel: T", 2, "write subtitle"),
    ("title: T", f"title: {'[' * 5000}", None, ""),
    ("title: T", f"title: {'{a: ' * 500}{'}' * 500}", None, ""),
    ("title: T", "%YAML 9.9\n---\ntitle: T", None, "cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), FAULTY_SHEETS)
def test_a_fault_in_a_sheet_is_one_problem_anyone_can_print(
    old: str, new: str, line: int | None, said: str, sheet: Tell
) -> None:
    (told,) = sheet(EXHIBIT.replace(old, new, 1))
    assert f"line {line}" in told if line else "line " in told
    assert said in told
    assert told.encode()


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "a text", "null", "|\n a text"])
def test_a_sheet_without_fields_says_how_to_begin(text: str, sheet: Tell) -> None:
    assert sheet(text) == [
        "e.yaml, line 1: no fields were found; write a line such as title: …. Nothing is shown."
    ]


def test_the_remedy_of_an_inner_field_names_a_field_of_its_own_sheet(sheet: Tell) -> None:
    told = sheet(EXHIBIT.replace("south: 1", "sout: 1"))
    assert any("opening_view.sout" in each and "write south." in each for each in told)


def test_a_mapping_gives_each_text_its_line(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "w.yaml").write_text(
        "# words\nclose: Close\nnext: '{a}'\nempty:\nlist: [a]\n", encoding="utf-8"
    )
    assert read_yaml_strings(tmp_path / "w.yaml", "w.yaml", "", problems) == {
        "close": ("Close", 2),
        "next": ("{a}", 3),
    }
