"""Pictures in the story panel: of any shape and name, they leave the story in view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from data import load
from tests.browser.conftest import StartServer
from tests.browser.map_view import begin
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.data.reading.pictures import gradient
from tests.exhibit_folders import copy_journeys

SHAPES = {
    "upright ü.jpg": (900, 1200),
    "IMG #2 50%.JPG": (1080, 1920),
    "panorama [1].webp": (2400, 600),
    "小さい.png": (200, 200),
    "square+1.avif": (1000, 1000),
    "a & b.gif": (600, 400),
}
"""File names, and pixels: width and height."""
CUT = "cut.jpg"
"""Upright, with a point that must stay visible."""
SCREENS: dict[str, ViewportSize] = {
    "1920x1080": FULL_HD,
    "1080x1920": {"width": 1080, "height": 1920},
    "1280x800": {"width": 1280, "height": 800},
}
Measured = dict[str, Any]
MEASURE = """() => {
  const article = [...document.querySelectorAll("[data-story]")].find((each) => each.checkVisibility());
  const panel = article.closest("[data-part]").getBoundingClientRect();
  const image = article.querySelector("img"), box = image.getBoundingClientRect();
  const style = getComputedStyle(image), frame = image.parentElement.getBoundingClientRect();
  const scales = [box.width / image.naturalWidth, box.height / image.naturalHeight];
  const scale = style.objectFit === "cover" ? Math.max(...scales) : Math.min(...scales);
  const drawn = [scale * image.naturalWidth, scale * image.naturalHeight];
  const text = document.createRange();
  text.selectNodeContents(article.querySelector(".story__text p"));
  const foot = document.querySelector("[data-part=prev_next]").getBoundingClientRect().top;
  return {
    decoded: image.naturalWidth, scale, panel: panel.height, height: frame.height,
    whole: Math.min(box.width / drawn[0], frame.height / drawn[1], box.height / drawn[1]),
    fills: Math.min(1, drawn[0] / frame.width, drawn[1] / frame.height),
    beside: box.left < panel.left || box.right > panel.right, focus: style.objectPosition,
    lines: new Set([...text.getClientRects()].map((line) => Math.round(line.bottom))
      .filter((bottom) => bottom <= foot)).size,
  };
}"""


@pytest.fixture(scope="module")
def shown(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The address of the journeys, and the stop that shows each picture."""
    folder = copy_journeys(tmp_path_factory.mktemp("pictures"))
    for story in folder.glob("people/*/*.md"):
        write_picture(story, "")
    stories = sorted((folder / "people/holm").glob("*.md"))[1:]  # above the first is the life's introduction
    rows = ["id,file,alt_en,creator,year,licence,source,focus"]
    for number, (name, size) in enumerate({**SHAPES, CUT: (900, 1200)}.items()):
        gradient(*size).save(folder / "pictures" / name)
        focus = "50% 20%" if name == CUT else ""
        rows.append(f'p{number},"{name}",A gradient with a red corner,Sojourn,2026,CC0-1.0,drawn,{focus}')
        write_picture(stories[number], f"p{number}")
    (folder / "pictures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return serve(folder).wait().url, {each.picture.file: each.id for each in exhibit.stops if each.picture}


def write_picture(story: Path, picture: str) -> None:
    """Write the id of a story's picture, or none, into its head."""
    text = re.sub(r"(?m)^picture: .*\n", "", story.read_text(encoding="utf-8"))
    line = f"picture: {picture}\n" if picture else ""
    story.write_text(text.replace("\nplace:", f"\n{line}place:", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def visit(browser: Browser, shown: tuple[str, dict[str, str]]) -> Iterator[VisitPage]:
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    yield VisitPage(context.new_page()).enter(shown[0])
    context.close()


@pytest.fixture(scope="module", params=SCREENS)
def measured(
    request: pytest.FixtureRequest, visit: VisitPage, shown: tuple[str, dict[str, str]]
) -> dict[str, Measured]:
    """What is measured of each picture, by its file's name."""
    size = SCREENS[request.param]
    visit.page.set_viewport_size(size)
    visit.until(lambda: visit.page.evaluate("innerWidth") == size["width"], "the page has the size")
    found = {}
    for name, stop in shown[1].items():
        begin(visit, "openStop", stop)
        visit.until_shown(stop)
        image = f'article[data-story="{stop}"] img'
        visit.page.wait_for_function("(selector) => document.querySelector(selector).complete", arg=image)
        found[name] = visit.page.evaluate(MEASURE)
    return found


def test_a_picture_of_any_name_and_format_is_shown(measured: dict[str, Measured]) -> None:
    assert {name: each["decoded"] for name, each in measured.items()} == {
        name: width for name, (width, _) in {**SHAPES, CUT: (900, 1200)}.items()
    }


def test_no_picture_pushes_the_first_lines_of_the_story_out_of_view(
    measured: dict[str, Measured],
) -> None:
    assert {name: each["lines"] for name, each in measured.items() if each["lines"] < 3} == {}


def test_a_picture_is_shown_whole_and_not_enlarged_until_it_blurs(
    measured: dict[str, Measured],
) -> None:
    for name in SHAPES:
        each = measured[name]
        assert each["whole"] >= 0.99, name
        assert each["scale"] <= 1.51, name
        assert not each["beside"], name
    assert measured["panorama [1].webp"]["fills"] >= 0.99, "a wide one goes to the card's edges"


def test_a_picture_with_a_focus_is_cut_around_it_and_fills_the_width_of_the_card(
    measured: dict[str, Measured],
) -> None:
    cut = measured[CUT]
    assert cut["whole"] < 0.9
    assert cut["fills"] >= 0.99
    assert cut["focus"] == "50% 20%"
    assert cut["scale"] <= 1.51
    assert cut["height"] <= 0.56 * cut["panel"]
