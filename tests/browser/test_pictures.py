"""Pictures in the story panel: of any shape and name, they leave the story in view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from data import load
from tests.browser.conftest import StartServer
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
MEASURE = """() => {
  const article = [...document.querySelectorAll("[data-story]")].find((each) => each.checkVisibility());
  const panel = article.closest("[data-part]").getBoundingClientRect();
  const image = article.querySelector("img"), box = image.getBoundingClientRect();
  const text = document.createRange();
  text.selectNodeContents(article.querySelector(".story__text p"));
  const fade = parseFloat(getComputedStyle(article.closest("[data-part]"), "::after").height);
  return {
    decoded: image.naturalWidth, width: box.width, height: box.height, panel: panel.height,
    beside: box.left < panel.left || box.right > panel.right,
    lines: new Set([...text.getClientRects()].map((line) => Math.round(line.bottom))
      .filter((bottom) => bottom < panel.bottom - fade)).size,
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


@pytest.fixture(scope="module", params=SCREENS)
def measured(
    request: pytest.FixtureRequest, browser: Browser, shown: tuple[str, dict[str, str]]
) -> Iterator[dict[str, dict[str, float]]]:
    """What is measured of each picture, by its file's name."""
    context = browser.new_context(viewport=SCREENS[request.param], has_touch=True, reduced_motion="reduce")
    visit = VisitPage(context.new_page()).enter(shown[0])
    found = {}
    for name, stop in shown[1].items():
        visit.tap("[data-list]")
        visit.tap(f'[data-stop-link="{stop}"]')
        visit.until_shown(stop)
        image = f'article[data-story="{stop}"] img'
        visit.page.wait_for_function("(selector) => document.querySelector(selector).complete", arg=image)
        found[name] = visit.page.evaluate(MEASURE)
    yield found
    context.close()


def test_a_picture_of_any_name_and_format_is_shown(measured: dict[str, dict[str, float]]) -> None:
    assert {name: each["decoded"] for name, each in measured.items()} == {
        name: width for name, (width, _) in {**SHAPES, CUT: (900, 1200)}.items()
    }


def test_no_picture_pushes_the_first_lines_of_the_story_out_of_view(
    measured: dict[str, dict[str, float]],
) -> None:
    assert {name: each["lines"] for name, each in measured.items() if each["lines"] < 3} == {}


def test_a_picture_is_shown_whole_and_not_enlarged_until_it_blurs(
    measured: dict[str, dict[str, float]],
) -> None:
    for name, (width, height) in SHAPES.items():
        each = measured[name]
        assert each["width"] / each["height"] == pytest.approx(width / height, rel=0.02), name
        assert each["width"] <= 1.51 * width, name
        assert not each["beside"], name


def test_a_picture_with_a_focus_is_cut_where_it_stands_above_the_title(
    measured: dict[str, dict[str, float]],
) -> None:
    cut, whole = measured[CUT], measured["upright ü.jpg"]
    assert cut["width"] >= whole["width"]
    assert cut["height"] <= 0.56 * cut["panel"]
