"""The curator's guide (`data/README.md`) is true: each of its commands does what the guide says.

They are run in their order, on files as a curator has them and on a copy of the shipped exhibit.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from components.command_line.commands import OpeningArguments, run_command
from components.command_line.parameters import EXHIBIT, EXHIBIT_OPTION
from data import Exhibit, load, parse_date
from data.advice import places
from data.geocoding import town_index
from data.reading.towns import read_towns
from tests.curators_files import my_map, photograph
from tests.data.interchange.workbook_files import xlsx_of
from tests.exhibit_folders import ROOT, SHIPPED

GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"uv run app\.py[^`\n]*", GUIDE)
EXHIBITS = Path("exhibits")
COPY = Path("data") / "exhibit"
STORY = (
    "Six men crossed the ice from east to west. Nobody had done it. They went where there were no people "
    "towards a coast where there were some, so that nobody could turn back."
)
ENDS, ASKED = "sorge/berlin-1933 kropotkin/finland-1871", "Both asked what the ice had left."
SEEN = "A wooden farm house under birches, seen from the gate."
HEAD = ("Title", "Date", "Place", "Country", "Text", "Source")
ROWS = (
    ("Born at Store Frøen", "1861-10-10", "Oslo", "NO", STORY, "Farthest North, 1897"),
    ("Across Greenland", "1888", "Nuuk", "GL", STORY, "Farthest North, 1897"),
)
LETTERS = (("A letter home", "1890", "Bergen", "NO", STORY, "Letters, 1961"),)
PINS = (("Store Frøen", STORY, 59.9427, 10.7066), ("Nuuk", STORY, 64.1835, -51.7216))
ARCHIVE_COLUMNS = "--column title=Signatur --column text=Regest --column =Intern"
ARCHIVE = "Signatur;Regest;Intern;Ort;Breite;Länge\nA 1;{story};secret;Wien;48,2082;16,3738\n"
ARCHIVE = ARCHIVE.format(story=STORY)


def shown(folder: Path) -> Exhibit:
    """An exhibit that has no problem."""
    loaded = load(folder)
    assert [str(each) for each in loaded.problems] == []
    assert loaded.exhibit is not None
    return loaded.exhibit


def titles(folder: Path) -> list[str]:
    return [stop.title for stop in shown(folder).stops]


def drafts() -> str:
    return " ".join(str(each) for each in load(COPY).drafts)


def located(folder: Path, place: str) -> None:
    assert abs(shown(folder).places[place].latitude) > 1


def check(*facts: object) -> None:
    assert all(facts), facts


def my_map_is_imported(printed: str) -> None:
    assert titles(EXHIBITS / "my-map") == ["Store Frøen", "Nuuk"]


def my_life_lacks_positions(printed: str) -> None:
    assert "my-life.xlsx" in printed
    problems = load(EXHIBITS / "my-life").problems
    assert {each.file for each in problems} == {"places.csv"}


def my_life_has_positions(printed: str) -> None:
    assert titles(EXHIBITS / "my-life") == ["Born at Store Frøen", "Across Greenland"]
    located(EXHIBITS / "my-life", "oslo")


def photograph_is_shown(printed: str) -> None:
    folder = EXHIBITS / "my-map"
    story, _ = shown(folder).stops
    assert story.picture is not None
    assert story.picture.alternatives == {"en": SEEN}
    assert story.picture.height > story.picture.width, "it is upright"
    assert (folder / "pictures" / story.picture.file).is_file()
    assert (folder / "originals" / "IMG_2041.jpg").is_file()


def letters_are_imported(printed: str) -> None:
    assert "1 stop of 1 life" in printed
    assert list((EXHIBITS / "letters" / "people").glob("*/*.md"))


def archive_is_imported(printed: str) -> None:
    (stop,) = shown(EXHIBITS / "archive").stops
    assert (stop.title, stop.story, round(stop.place_on_map.latitude)) == ("A 1", STORY, 48)
    assert "secret" not in printed


def proof_of_all(printed: str) -> None:
    (file,) = Path().glob("proof-exhibit-*.html")
    assert "He lands in Japan with one question" in file.read_text(encoding="utf-8")


def proof_of_sorge(printed: str) -> None:
    html = Path("sorge.html").read_text(encoding="utf-8")
    assert "He lands in Japan with one question" in html
    assert "Not in Russian yet" in html
    assert "people/kropotkin/" not in html


def trondheim_is_a_place(printed: str) -> None:
    assert "\ntrondheim,Trondheim," in (COPY / "places.csv").read_text(encoding="utf-8-sig")


def trondheim_follows_frankfurt(printed: str) -> None:
    assert [path.name for path in sorted((COPY / "people" / "sorge").glob("*.md"))][7:9] == [
        *("08-frankfurt-1922.md", "09-trondheim-1925.md")
    ]
    assert "No id has changed." in printed


def trondheim_is_nidaros(printed: str) -> None:
    story = COPY / "people" / "sorge" / "09-trondheim-1925.md"
    assert "\nplace: nidaros\n" in story.read_text(encoding="utf-8")
    located(COPY, "nidaros")


def lives_touch(printed: str) -> None:
    encounter = shown(COPY).encounters[-1]
    assert (encounter.title, encounter.text) == ("Two maps of the North", ASKED)


Result = Callable[[str], None]
RESULTS: Mapping[str, tuple[int, Result]] = {
    "import my-map.kml --to exhibits/my-map": (0, my_map_is_imported),
    "exhibits/my-map --preview": (0, my_map_is_imported),
    "import my-life.xlsx --to exhibits/my-life": (1, my_life_lacks_positions),
    "locate exhibits/my-life": (0, my_life_has_positions),
    "exhibits/my-life --preview": (0, my_life_has_positions),
    "new picture IMG_2041.jpg --stop imported/store-froen --exhibit exhibits/my-map": (
        0,
        photograph_is_shown,
    ),
    "check exhibits/my-map": (0, lambda printed: check("No problem" in printed)),
    "--preview": (0, lambda printed: check(shown(COPY))),
    "check": (0, lambda printed: check("No problem" in printed)),
    "check --upgrade": (0, lambda printed: check("No problem" in printed)),
    'new place "Trondheim" --country NO': (0, trondheim_is_a_place),
    "locate": (0, lambda printed: located(COPY, "trondheim")),
    'new stop sorge "A night in Trondheim" --place trondheim --date 1925-06 --after moscow-1924': (
        0,
        lambda printed: check("A night in Trondheim" in drafts()),
    ),
    "move sorge/trondheim-1925 --after sorge/frankfurt-1922": (0, trondheim_follows_frankfurt),
    "rename place trondheim nidaros": (0, trondheim_is_nidaros),
    'new source "Fridtjof Nansen, Farthest North, 1897" --kind book': (
        0,
        lambda printed: check(shown(COPY).sources["nansen-1897"].kind == "book"),
    ),
    f'new encounter {ENDS} "Two maps of the North" --place berlin --text "{ASKED}"': (0, lives_touch),
    "new language ru": (0, lambda printed: check("ru" in shown(COPY).languages)),
    'new person "Ida Pfeiffer"': (0, lambda printed: check("Ida Pfeiffer" in drafts())),
    "new translation sorge/yokohama-1933 ru": (
        0,
        lambda printed: check(list(COPY.glob("people/sorge/*yokohama-1933.ru.md"))),
    ),
    "import my-life.xlsx --sheet Letters --to exhibits/letters": (1, letters_are_imported),
    f"import archive.csv {ARCHIVE_COLUMNS} --to exhibits/archive": (1, archive_is_imported),
    "proof": (0, proof_of_all),
    "proof --person sorge --language ru --to sorge.html": (0, proof_of_sorge),
}
"""What is typed after `uv run app.py` → its exit code, and what is true afterwards. Exit code 1 of an import:
it has told what is left to be filled in."""
ANSWERS = {
    "locate exhibits/my-life": ("1", "1"),
    "locate": ("1",),
    "new picture IMG_2041.jpg --stop imported/store-froen --exhibit exhibits/my-map": (
        *(SEEN, "Anna Berg", "2024", "CC-BY-4.0", "own photograph", ""),
    ),
}
"""What is typed when a command asks."""


@pytest.fixture
def shipped_exhibit_beside_my_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sojourn's folder, as a curator has it: the shipped exhibit, and files of their own beside `app.py`."""
    shutil.copytree(SHIPPED, tmp_path / COPY, ignore=shutil.ignore_patterns("*.pmtiles"))
    (tmp_path / "my-map.kml").write_bytes(my_map("Fridtjof Nansen", PINS))
    (tmp_path / "my-life.xlsx").write_bytes(xlsx_of({"Life": (HEAD, *ROWS), "Letters": (HEAD, *LETTERS)}))
    (tmp_path / "archive.csv").write_text(ARCHIVE, encoding="utf-8-sig")
    (tmp_path / "IMG_2041.jpg").write_bytes(photograph())
    towns = cache(read_towns)  # the table of all towns is read once, not by each command
    for module in (places, town_index):
        monkeypatch.setattr(module, "read_towns", lambda names=None: towns())
    for parameter in (EXHIBIT, EXHIBIT_OPTION):
        monkeypatch.setattr(parameter, "default", COPY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_guide_has_commands_and_each_has_a_result_to_be_tested() -> None:
    assert len(COMMANDS) >= 12
    assert [each for each in COMMANDS if typed(each) not in RESULTS] == []
    assert [each for each in RESULTS if each not in map(typed, COMMANDS)] == []


@pytest.mark.content
@pytest.mark.usefixtures("shipped_exhibit_beside_my_files")
def test_every_command_of_the_guide_does_what_the_guide_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in dict.fromkeys(map(typed, COMMANDS)):
        code, result = RESULTS[line]
        with monkeypatch.context() as terminal:
            if line in ANSWERS:
                type_lines(terminal, *ANSWERS[line])
            ended = run_command(shlex.split(line))
        printed = capsys.readouterr()
        is_opening = isinstance(ended, OpeningArguments)
        assert is_opening or ended == code, f"{line}: {ended}\n{printed.out}{printed.err}"
        result(printed.out)


def type_lines(terminal: pytest.MonkeyPatch, *lines: str) -> None:
    """Make the standard input a terminal where these lines are typed."""
    keyboard = io.StringIO("".join(f"{line}\n" for line in lines))
    terminal.setattr(keyboard, "isatty", lambda: True, raising=False)
    terminal.setattr(sys, "stdin", keyboard)
    terminal.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    terminal.setenv("FORCE_COLOR", "1")  # rich then takes the output for a terminal


def typed(line: str) -> str:
    """What is typed after `uv run app.py`."""
    return line.removeprefix("uv run app.py").strip()


def test_every_date_of_the_guide_is_valid() -> None:
    dates = re.findall(r"`date: ([^`]+)`", GUIDE)
    assert len(dates) >= 7
    assert [str(parse_date(date)) for date in dates] == dates


def test_the_table_of_the_guide_has_the_columns_that_are_tested() -> None:
    assert f"| {' | '.join(HEAD)} |" in GUIDE


def test_every_section_that_the_guide_points_to_is_there() -> None:
    headings = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) == anchors
