"""The exhibit as it plays by itself, and the question to a quiet visitor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.page.streamlit_mount import _script_data
from components.visitor.attract.part import SLIDE_SECONDS, attract, highlights
from components.visitor.localization import Localization
from components.visitor.still_there.part import COUNTDOWN_SECONDS, still_there
from data import Exhibit, parse_date
from tests.components.html_tree import tree
from tests.components.partly_german import GERMAN, UI, languages_of, partly_german
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop


def marked(life: str, *numbers: int) -> Exhibit:
    """A life of three stops, some of them highlights."""
    places = enumerate((MOSCOW, CHITA, TOKYO), 1)
    return exhibit(person(life, *(stop(life.lower(), n, at, highlight=n in numbers) for n, at in places)))


def test_each_lifes_highlights_come_in_turn_after_the_exhibits_own_slide(english: Localization) -> None:
    both = replace(marked("Ada"), people=(marked("Ada", 1, 3).people[0], marked("Ben", 2).people[0]))
    slides = tree(attract(both, english).html).having("data-slide")
    assert [slide.attributes["data-slide"] for slide in slides] == [
        *("", "ada/01-moscow", "ada/03-tokyo", "", "ben/02-chita")
    ]
    assert ["hidden" in slide.attributes for slide in slides] == [False, True, True, True, True]


@pytest.mark.parametrize(("numbers", "shown"), [((), [1]), ((2,), [2]), ((1, 2, 3), [1, 2, 3])])
def test_a_life_without_highlights_is_shown_by_its_first_stop(
    numbers: tuple[int, ...], shown: list[int]
) -> None:
    (life,) = marked("Ada", *numbers).people
    assert highlights(life) == [life.stops[number - 1] for number in shown]


def test_a_life_without_stops_has_no_slides(english: Localization) -> None:
    slides = tree(attract(exhibit(person("Ada")), english).html).having("data-slide")
    assert [slide.attributes["data-slide"] for slide in slides] == [""]


def test_a_slide_says_whose_life_what_where_and_when(english: Localization) -> None:
    long = stop("ada", 1, TOKYO, date=parse_date("1933-09-06/1941"), highlight=True)
    (_, slide) = tree(attract(exhibit(person("Ada", long)), english).html).having("data-slide")
    said = " ".join(slide.text.split())
    for words in ("Ada Someone", "ada 1 at Tokyo", "Tokyo 1933–1941", english.words["touch_to_read"]):
        assert words in said
    assert "#123456" in slide.attributes["style"]


def test_the_exhibits_own_slide_invites_to_begin(small: Exhibit, english: Localization) -> None:
    slide = tree(attract(small, english).html).having("data-slide")[0]
    for words in (small.title, small.subtitle, "Touch to begin"):
        assert words in slide.text


def test_a_slide_speaks_the_language_and_marks_what_does_not() -> None:
    root = tree(attract(partly_german(), GERMAN).html)
    assert languages_of(root, "Deutsch: ada 1 at Moscow") == {"de"}
    assert languages_of(root, "ben 4 at Chita") == {"en"}
    assert languages_of(root, UI["touch_to_read"]) == {"de"}


def test_hostile_titles_and_names_stay_text(english: Localization) -> None:
    bad = "<script>alert(1)</script>"
    life = person("Ada", stop("ada", 1, MOSCOW, title=bad), name=bad)
    root = tree(attract(exhibit(life, title=bad, subtitle=bad), english).html)
    assert root.text.count(bad) == 4
    assert not [each for each in root.all() if each.tag == "script"]


def test_the_question_is_a_dialog_with_a_name_two_answers_and_a_countdown(
    small: Exhibit, english: Localization
) -> None:
    root = tree(still_there(small, english).html)
    (card,) = root.having("role", "alertdialog")
    assert "hidden" in card.attributes
    for label in ("aria-labelledby", "aria-describedby"):
        assert root.having("id", card.attributes[label])
    assert [button.text for button in card.all() if button.tag == "button"] == [
        *("I’m still here", "Begin again")
    ]
    assert root.having("aria-live", "assertive")
    (count,) = root.having("data-left")
    assert count.text == str(COUNTDOWN_SECONDS) == "20"


@pytest.mark.parametrize("make", [attract, still_there])
def test_a_page_asks_after_the_curators_time_and_never_in_a_preview(
    make: object, small: Exhibit, english: Localization
) -> None:
    assert callable(make)
    part = make(replace(small, idle_seconds=90), english)
    assert _script_data(part, attended=False)["idle"] == 90
    assert _script_data(part, attended=True) == {**part.data, "idle": 0}
    assert part.data["seconds"] in (SLIDE_SECONDS, COUNTDOWN_SECONDS)


def test_a_part_without_a_time_is_the_same_in_a_preview(small: Exhibit, english: Localization) -> None:
    part = replace(attract(small, english), data={"stops": []})
    assert _script_data(part, attended=True) == {"stops": []}
