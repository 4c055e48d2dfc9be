"""The museum's look on the page: the tokens that it changes, its fonts, its logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.visitor.localization import Localization
from components.visitor.look.logo import shown_logo
from components.visitor.look.part import look
from components.visitor.look.style import TOKENS, look_style
from components.visitor.parts import PartContext
from components.visitor.templates import COMPONENTS, fill
from data import SHIPPED_COLOURS, TEXT_CONTRAST, Exhibit, Font, Look, least_contrast, load
from data.advice.look import WHITE
from data.model.look import completed_colours
from tests.exhibit_folders import copy_museum, replace_in_file


@pytest.fixture
def museum(tmp_path: Path) -> Exhibit:
    return shown(copy_museum(tmp_path))


def shown(folder: Path) -> Exhibit:
    loaded = load(folder)
    assert loaded.exhibit is not None
    assert loaded.problems == ()
    return loaded.exhibit


def declared(style: str, selector: str) -> dict[str, str]:
    """The custom properties of a rule."""
    found = re.search(re.escape(selector) + r" \{(.*?)\}", style)
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", found[1])) if found else {}


def test_the_colours_that_ship_are_those_of_the_style_sheet() -> None:
    sheet = (COMPONENTS / "visitor/browser/tokens.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", sheet))
    assert {name: tokens[token] for name, token in TOKENS.items()} == SHIPPED_COLOURS


def test_without_a_look_no_style_is_written(small: Exhibit) -> None:
    assert look(small).html == ""


def test_the_tokens_of_the_root_are_the_museums(museum: Exhibit) -> None:
    tokens = declared(look_style(museum.look), ":root")
    assert tokens.keys() == {*TOKENS.values(), "--text-font"}
    assert (tokens["--paper"], tokens["--ink"], tokens["--gold"]) == ("#ffffff", "#12263f", "#9a1f4d")
    assert '"Source Serif"' in (COMPONENTS / "visitor/browser/tokens.css").read_text(encoding="utf-8")


def test_text_on_ink_and_on_the_colour_of_a_life_follows_the_look() -> None:
    """Ink and paper are checked with each other; the colour of a life with white."""
    follows = {"--ink": "var(--paper)", "--life": "var(--on-life)"}
    found = []
    for sheet in (*COMPONENTS.glob("visitor/*/*.css"), *COMPONENTS.glob("staff/*.css")):
        for rule in re.findall(r"{([^{}]*)}", sheet.read_text(encoding="utf-8")):
            declared_in_rule = dict(re.findall(r"(?:^|[;\s])(background|color): ([^;]+)", rule))
            on = re.fullmatch(r"var\((--ink|--life)\)", declared_in_rule.get("background", ""))
            if on and "color" in declared_in_rule:
                found.append((sheet.name, on[1], declared_in_rule["color"]))
    assert len(found) >= 6
    assert [each for each in found if each[2] != follows[each[1]]] == []
    sheet_of_tokens = (COMPONENTS / "visitor/browser/tokens.css").read_text(encoding="utf-8")
    assert f"--on-life: {WHITE};" in sheet_of_tokens


def test_the_map_keeps_its_ink_where_the_museums_cannot_be_read_on_the_ground(tmp_path: Path) -> None:
    folder = copy_museum(tmp_path)
    assert '[data-part="atlas"]' not in look_style(shown(folder).look), "navy can be read"
    replace_in_file(folder / "exhibit.yaml", 'paper: "#ffffff"', 'paper: "#101c28"')
    replace_in_file(folder / "exhibit.yaml", 'ink: "#12263f"', 'ink: "#f4ecd8"')
    replace_in_file(folder / "exhibit.yaml", 'accent: "#9a1f4d"', 'accent: "#e8b04a"')
    style = look_style(shown(folder).look)
    assert declared(style, ":root")["--ink"] == "#f4ecd8"
    assert declared(style, '[data-part="atlas"]')["--ink"] == SHIPPED_COLOURS["ink"]


def test_texts_in_the_colour_of_a_life_are_lighter_on_dark_paper_and_as_they_are_where_they_can_be_read() -> (
    None
):
    red, pale = "#9e2b25", "#e0b0a0"
    assert look_style(Look(), [red]) == ""
    dark = completed_colours({"paper": "#101c28", "ink": "#f4ecd8", "accent": "#e8b04a"})
    style = look_style(Look(colours=dark), [red, pale])
    text = declared(style, f'[style*="--life: {red}"]')["--life-text"]
    assert least_contrast(text, (dark["paper"], dark["paper_deep"])) >= TEXT_CONTRAST
    assert declared(style, f'[style*="--life: {pale}"]')["--life-text"] == pale
    assert declared(style, '[data-part="atlas"] [style*="--life"]')["--life-text"] == "var(--life)"


def test_every_text_in_the_colour_of_a_life_takes_the_one_that_can_be_read() -> None:
    rules = [
        rule
        for sheet in COMPONENTS.glob("visitor/*/*.css")
        for rule in re.findall(r"(?:^|[;{\s])color: (var\(--life[^;]*);", sheet.read_text(encoding="utf-8"))
    ]
    assert len(rules) >= 10
    assert set(rules) == {"var(--life-text, var(--life))", "var(--life-text, var(--life, var(--ink)))"}


def test_capitals_are_as_high_as_those_of_the_font_that_ships() -> None:
    def adjustment(capital: float) -> str:
        style = look_style(Look(fonts=(Font("a b.ttf", "italic", "400", capital, "1a2b3c4d"),)))
        assert 'url("/look/a%20b.ttf?1a2b3c4d") format("truetype")' in style
        assert "font-style: italic;" in style
        return "".join(re.findall(r"size-adjust: ([\d.]+)%", style))

    assert adjustment(0.67) == "100.0"
    assert adjustment(0.6) == "111.7"
    assert adjustment(0.2) == "125.0", "a font without usual capitals is not blown up"
    assert adjustment(0) == "", "nor one without any"


def test_a_new_content_of_a_font_has_a_new_address(tmp_path: Path) -> None:
    folder = copy_museum(tmp_path)
    before = look(shown(folder))
    (folder / "look/Sans.woff2").write_bytes((folder / "look/Sans-Italic.woff2").read_bytes())
    assert look(shown(folder)).version != before.version


def test_the_logo_stands_where_a_part_includes_its_template(museum: Exhibit, small: Exhibit) -> None:
    html = fill("visitor/look/logo.html", logo=shown_logo(museum, "en"), page="en")
    version = museum.look.logo.version if museum.look.logo else ""
    assert f'src="/look/logo.svg?{version}" alt="Museum of the Coast" width="240" height="100"' in html
    assert fill("visitor/look/logo.html", logo=shown_logo(small, "en"), page="en") == ""


def test_the_text_of_a_logo_is_escaped(tmp_path: Path) -> None:
    folder = copy_museum(tmp_path)
    replace_in_file(folder / "exhibit.yaml", "Museum of the Coast", "'\"Coast\" & sea'")
    html = fill("visitor/look/logo.html", logo=shown_logo(shown(folder), "en"), page="en")
    assert 'alt="&#34;Coast&#34; &amp; sea"' in html


def test_every_part_can_place_the_logo(museum: Exhibit, english: Localization) -> None:
    assert PartContext(english, "", museum).logo == shown_logo(museum, "en")
    assert PartContext(english, "", None).logo is None
