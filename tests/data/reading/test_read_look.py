"""`look` in exhibit.yaml: what is read, and what a curator is told of each fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import Problem, contrast, load
from data.model.look import SHIPPED_COLOURS, Look
from tests.exhibit_folders import copy_museum, replace_in_file

PAPER, INK, ACCENT = 'paper: "#ffffff"', 'ink: "#12263f"', 'accent: "#9a1f4d"'
FONTS = "fonts: {regular: Sans.woff2, italic: Sans-Italic.woff2}"


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    return copy_museum(tmp_path)


def edit(folder: Path, old: str, new: str) -> tuple[Look, list[Problem]]:
    """Change exhibit.yaml; returns the look that is shown, and the problems. The exhibit is always shown."""
    replace_in_file(folder / "exhibit.yaml", old, new)
    loaded = load(folder)
    assert loaded.exhibit is not None, "a fault of the look costs the exhibit"
    return loaded.exhibit.look, list(loaded.problems)


def told(problems: list[Problem]) -> list[str]:
    return [str(each) for each in problems]


def test_colours_fonts_and_logo_are_read(museum: Path) -> None:
    loaded = load(museum)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    look = loaded.exhibit.look
    assert look.colours.keys() == SHIPPED_COLOURS.keys()
    assert (look.colours["paper"], look.colours["ink"], look.colours["accent"]) == (
        *("#ffffff", "#12263f", "#9a1f4d"),
    )
    assert {(each.file, each.style, each.weights) for each in look.fonts} == {
        ("Sans.woff2", "normal", "200 900"),
        ("Sans-Italic.woff2", "italic", "200 900"),
    }
    assert look.logo is not None
    assert (look.logo.file, look.logo.width, look.logo.height) == ("logo.svg", 240, 100)
    assert look.files == {"Sans.woff2", "Sans-Italic.woff2", "logo.svg"}


def test_an_exhibit_without_a_look_has_that_which_ships(small: Path) -> None:
    loaded = load(small)
    assert loaded.exhibit is not None
    assert loaded.exhibit.look == Look()
    assert loaded.exhibit.look.files == frozenset()


def test_the_logo_speaks_the_visitors_language(museum: Path) -> None:
    (museum / "exhibit.de.yaml").write_text(
        "title: Zwei Lichter\nsubtitle: An der Küste\nwelcome: Willkommen\nlogo_alternative: Küstenmuseum\n",
        encoding="utf-8",
    )
    exhibit = load(museum).exhibit
    assert exhibit is not None
    assert exhibit.logo_alternative("de").text == "Küstenmuseum"
    assert exhibit.logo_alternative("fr").text == "Museum of the Coast"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            ACCENT,
            'accent: "9a1f4d"',
            'exhibit.yaml, line 14: look.colours.accent "9a1f4d" is no colour; write "#9a1f4d". '
            "The colour that ships is shown.",
        ),
        (ACCENT, "accent: navy", 'look.colours.accent "navy" is no colour; write "#000080".'),
        (ACCENT, 'accent: "our red"', "is no colour; write # and six digits or letters from a to f, in"),
        (
            ACCENT,
            "accent: #9a1f4d",
            "look.colours.accent is empty: what follows a # is a comment; write accent: "
            '"#9a1f4d". The colour that ships is shown.',
        ),
        (ACCENT, 'accnt: "#9a1f4d"', "is not a field of this file; write accent. It changes nothing."),
        (FONTS, "fonts: {regular: Sans.woff}", 'look.fonts.regular "Sans.woff" is not in look/'),
        (FONTS, "fonts: {regular: fonts/Sans.woff2}", "is a path, not the name of a file in look/"),
        (FONTS, "fonts: {regular: ../../secret.ttf}", "is a path, not the name of a file in look/"),
        (
            FONTS,
            "fonts: {regular: logo.svg}",
            "is no font but SVG; put the font itself there under this name.",
        ),
        (FONTS, "fonts: {thin: Sans.woff2}", "look.fonts.thin"),
        ("file: logo.svg", "file: logo.png", 'look.logo.file "logo.png" is not in look/'),
        ("file: logo.svg", "file: Sans.woff2", "look.logo.file"),
        (
            ", alternative: Museum of the Coast",
            "",
            "look.logo.alternative is missing; write it: what it says",
        ),
        ("logo: {file: logo.svg, alternative: Museum of the Coast}", "logo: logo.svg", "look.logo"),
    ],
)
def test_a_fault_costs_its_own_entry_alone(museum: Path, old: str, new: str, message: str) -> None:
    look, problems = edit(museum, old, new)
    assert len(problems) == 1, told(problems)
    assert message in str(problems[0])
    assert look.colours["paper"] == "#ffffff"
    assert bool(look.fonts) == (old != FONTS)
    assert bool(look.logo) == ("logo" not in old and "alternative" not in old)


def test_a_look_that_is_no_mapping_costs_the_look_alone(museum: Path) -> None:
    text = (museum / "exhibit.yaml").read_text(encoding="utf-8")
    (museum / "exhibit.yaml").write_text(text[: text.index("look:")] + "look: blue\n", encoding="utf-8")
    loaded = load(museum)
    assert loaded.exhibit is not None
    assert loaded.exhibit.look == Look()
    assert [each.field for each in loaded.problems] == ["look"]
    assert loaded.problems[0].consequence == "The look that ships is shown."


def test_a_fault_of_another_field_is_as_grave_as_before(museum: Path) -> None:
    replace_in_file(museum / "exhibit.yaml", ACCENT, 'accent: "red"')
    replace_in_file(museum / "exhibit.yaml", "idle_seconds: 60", "idle_seconds: 6")
    loaded = load(museum)
    assert loaded.exhibit is None
    assert {each.field: each.consequence for each in loaded.problems} == {
        "idle_seconds": "The exhibit cannot be shown.",
        "look.colours.accent": "The colour that ships is shown.",
    }


@pytest.mark.parametrize(
    ("old", "new", "field", "fault", "kept"),
    [
        (INK, 'ink: "#8a94a3"', "ink", "has a contrast of 3.06 to 1 with paper (#ffffff); text needs", {}),
        (
            ACCENT,
            'accent: "#ff8800"',
            "accent",
            "has a contrast of 2.",
            {"paper": "#ffffff", "ink": "#12263f"},
        ),
        (
            PAPER,
            f'{PAPER}\n    paper_deep: "#12263f"',
            "ink",
            "has a contrast of 1 to 1 with paper_deep (#12263f)",
            {"paper": "#ffffff"},
        ),
    ],
)
def test_a_colour_that_cannot_be_read_is_told_with_one_that_can(
    museum: Path, old: str, new: str, field: str, fault: str, kept: dict[str, str]
) -> None:
    look, problems = edit(museum, old, new)
    (problem,) = (each for each in problems if each.field == f"look.colours.{field}")
    assert problem.fault.startswith(fault)
    assert look.colours.items() >= kept.items()
    assert contrast(look.colours["ink"], look.colours["paper"]) >= 4.5 if look.colours else True
    proposed = re.fullmatch(rf'write {field}: "(#[0-9a-f]{{6}})", which has ([\d.]+) to 1', problem.remedy)
    if field == "ink" and "paper_deep" in new:
        assert proposed is None, "none is proposed where none can be read on both papers"
        return
    assert proposed is not None, problem.remedy
    assert float(proposed[2]) >= 4.5
    look, problems = edit(museum, problem.found, proposed[1])
    assert problems == [], "what is proposed is a remedy"
    assert look.colours[field] == proposed[1]


def test_paper_and_ink_that_cannot_be_read_together_are_one_fault(museum: Path) -> None:
    replace_in_file(museum / "exhibit.yaml", PAPER, 'paper: "#101c28"')
    look, problems = edit(museum, INK, 'ink: "#38506a"')
    assert [each.field for each in problems if each.field.endswith("ink")] == ["look.colours.ink"]
    assert problems[0].consequence == "The paper and the ink that ship are shown."
    assert look.colours["paper"] == SHIPPED_COLOURS["paper"]


def test_a_bold_font_of_its_own_is_used_for_bold(museum: Path) -> None:
    look, problems = edit(museum, "{regular: Sans.woff2,", "{regular: Sans.woff2, bold: Sans-Italic.woff2,")
    assert problems == []
    assert {(each.file, each.style, each.weights) for each in look.fonts} == {
        ("Sans-Italic.woff2", "normal", "700"),
        ("Sans.woff2", "normal", "400"),
        ("Sans-Italic.woff2", "italic", "200 900"),
    }


def test_nothing_outside_the_exhibit_is_shown(museum: Path, tmp_path: Path) -> None:
    (museum / "look/logo.svg").rename(tmp_path / "logo.svg")
    (museum / "look/logo.svg").symlink_to(tmp_path / "logo.svg")
    loaded = load(museum)
    assert [each.fault for each in loaded.problems] == ["is a link to a file outside the exhibit"]
