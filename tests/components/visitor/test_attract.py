"""The attract screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.page.language_content import script_data
from components.visitor.attract.part import SLIDE_SECONDS, attract, highlights
from components.visitor.localization import Localization
from components.visitor.still_there.part import COUNTDOWN_SECONDS, still_there
from data import Exhibit, Person, Picture, parse_date
from data.model.exhibit import Portraits
from tests.components.html_tree import tree
from tests.components.partly_german import GERMAN, GERMAN_STRINGS, languages_of, partly_german
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop


def with_highlights(life: str, *numbers: int) -> Exhibit:
    """An exhibit of one life with three stops; those with these numbers are highlights."""
    places = enumerate((MOSCOW, CHITA, TOKYO), 1)
    return exhibit(person(life, *(stop(life.lower(), n, at, highlight=n in numbers) for n, at in places)))


def test_a_title_slide_precedes_the_highlights_of_each_life(english: Localization) -> None:
    both = replace(
        with_highlights("Ada"),
        people=(with_highlights("Ada", 1, 3).people[0], with_highlights("Ben", 2).people[0]),
    )
    slides = tree(attract(both, english).html).having("data-slide")
    assert [slide.attributes["data-slide"] for slide in slides] == [
        *("", "ada/01-moscow", "ada/03-tokyo", "", "ben/02-chita")
    ]
    assert ["hidden" in slide.attributes for slide in slides] == [False, True, True, True, True]


@pytest.mark.parametrize(("numbers", "shown"), [((), [1]), ((2,), [2]), ((1, 2, 3), [1, 2, 3])])
def test_a_life_without_highlights_is_shown_by_its_first_stop(
    numbers: tuple[int, ...], shown: list[int]
) -> None:
    (life,) = with_highlights("Ada", *numbers).people
    assert highlights(life) == [life.stops[number - 1] for number in shown]


def test_a_life_without_stops_has_no_slides(english: Localization) -> None:
    slides = tree(attract(exhibit(person("Ada")), english).html).having("data-slide")
    assert [slide.attributes["data-slide"] for slide in slides] == [""]


def test_a_slide_shows_person_title_place_and_years(english: Localization) -> None:
    long = stop("ada", 1, TOKYO, date=parse_date("1933-09-06/1941"), highlight=True)
    (_, slide) = tree(attract(exhibit(person("Ada", long)), english).html).having("data-slide")
    text = " ".join(slide.text.split())
    for words in ("Ada Someone", "ada 1 at Tokyo", "Tokyo 1933–1941"):
        assert words in text
    assert "#123456" in slide.attributes["style"]


def test_the_title_slide_shows_title_and_subtitle(small: Exhibit, english: Localization) -> None:
    slide = tree(attract(small, english).html).having("data-slide")[0]
    for words in (small.title, small.subtitle):
        assert words in slide.text


def test_one_invitation_stands_over_every_slide(small: Exhibit, english: Localization) -> None:
    root = tree(attract(small, english).html)
    assert [each.text for each in root.all() if each.tag == "button"] == ["Touch to begin"]
    assert not [each for slide in root.having("data-slide") for each in slide.all() if each.tag == "button"]


def picture(name: str, width: int = 640, height: int = 240) -> Picture:
    return Picture(name, f"{name}.svg", {"en": f"A drawing of {name}"}, "", "", "", "", "", width, height)


def with_faces(name: str, **faces: Picture) -> Person:
    return person(name, stop(name.lower(), 1, MOSCOW), portraits=Portraits(**faces))


def faces_of(shown: Exhibit, english: Localization) -> list[list[str]]:
    """The pictures of each title slide."""
    slides = tree(attract(shown, english).html).having("data-slide", "")
    return [[each.attributes["src"] for each in slide.having("src")] for slide in slides]


def test_the_title_slides_show_the_faces_of_all_lives_in_turn_old_and_young(english: Localization) -> None:
    two = exhibit(
        with_faces("Ada", young_upright=picture("girl"), old_upright=picture("woman")),
        with_faces("Ben", old_upright=picture("man")),
    )
    old, young = faces_of(two, english)
    assert old == ["/pictures/woman.svg", "/pictures/man.svg"]
    assert young == ["/pictures/girl.svg", "/pictures/man.svg"], "his only portrait stands for both"


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, 1), (4, 4), (5, 0)])
def test_of_more_than_four_lives_no_faces_are_shown(number: int, shown: int, english: Localization) -> None:
    lives = [with_faces(f"Life{each}", old_upright=picture("face")) for each in range(number)]
    found = faces_of(exhibit(*lives, with_faces("Faceless")), english)
    assert {len(faces) for faces in found} == {shown}


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [(None, "plain"), (picture("pier"), "picture"), (picture("pier", 300, 400), "picture")],
)
def test_a_slide_says_whether_it_has_a_picture_to_open(
    drawing: Picture | None, kind: str, english: Localization
) -> None:
    shown = exhibit(person("Ada", stop("ada", 1, MOSCOW, picture=drawing)))
    (slide,) = tree(attract(shown, english).html).having("data-slide", "ada/01-moscow")
    assert slide.attributes["data-poster"] == kind
    assert [each.attributes["alt"] for each in slide.having("alt")] == ["A drawing of pier"] * bool(drawing)
    is_high = bool(drawing and drawing.width < drawing.height)
    assert len(slide.of_class("poster__print--high")) == is_high, "a high picture is shown whole"


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Two lives", "short"),
        ("A title of thirty letters now", ""),
        ("x" * 40, "long"),
        ("二つの人生、一枚の地図", ""),
    ],
)
def test_the_title_is_larger_the_shorter_it_is(title: str, size: str, english: Localization) -> None:
    root = tree(attract(exhibit(person("Ada", stop("ada", 1, MOSCOW)), title=title), english).html)
    classes = root.of_class("poster__title")[0].attributes["class"].split()
    assert classes[1:] == [f"poster__title--{size}"] * bool(size)


def test_a_slide_is_in_the_pages_language_and_other_languages_are_marked() -> None:
    root = tree(attract(partly_german(), GERMAN).html)
    assert languages_of(root, "Deutsch: ada 1 at Moscow") == {"de"}
    assert languages_of(root, "ben 4 at Chita") == {"en"}
    assert languages_of(root, GERMAN_STRINGS["touch_to_begin"]) == {"de"}


def test_html_in_titles_and_names_is_escaped(english: Localization) -> None:
    html = "<script>alert(1)</script>"
    life = person("Ada", stop("ada", 1, MOSCOW, title=html), name=html)
    root = tree(attract(exhibit(life, title=html, subtitle=html), english).html)
    assert root.text.count(html) == 5
    assert not [each for each in root.all() if each.tag == "script"]


@pytest.mark.parametrize("render", [attract, still_there])
def test_a_page_becomes_idle_after_the_configured_time_and_never_in_a_preview(
    render: object, small: Exhibit, english: Localization
) -> None:
    assert callable(render)
    part = render(replace(small, idle_seconds=90), english)
    assert script_data(part, attended=False)["idle"] == 90
    assert script_data(part, attended=True) == {**part.data, "idle": 0}
    assert part.data["seconds"] in (SLIDE_SECONDS, COUNTDOWN_SECONDS)


def test_a_part_without_an_idle_time_is_the_same_in_a_preview(small: Exhibit, english: Localization) -> None:
    part = replace(attract(small, english), data={"stops": []})
    assert script_data(part, attended=True) == {"stops": []}


def test_the_slide_of_a_stop_without_a_date_has_no_years(english: Localization) -> None:
    undated = exhibit(person("Ada", stop("ada", 1, MOSCOW, date=None)))
    (slide,) = tree(attract(undated, english).html).having("data-slide", "ada/01-moscow")
    assert slide.of_class("poster__years") == []
    assert slide.of_class("poster__where")[0].text == "Moscow"
