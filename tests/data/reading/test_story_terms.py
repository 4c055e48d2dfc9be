"""Which words of a story are marked, and how."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from data import StoryTerms, load, story_html
from tests.exhibit_folders import JOURNEYS, add_tables

TERMS = StoryTerms(
    {
        "person/ozaki": ("Ozaki Hotsumi", "Ozaki"),
        "term/serf": ("serf", "serfs"),
        "term/mir": ("mir",),
        "term/tokko": ("特高",),
        "term/st": ("St. Petersburg Soviet",),
    },
    unmarked=("Mir Sorge", "Sorge"),
)


def marked_words(story: str) -> list[str]:
    html = TERMS.marked(story).html
    return [each.partition(">")[2].partition("<")[0] for each in html.split('<span class="known"')[1:]]


@pytest.mark.parametrize(
    ("story", "marked"),
    [
        ("Ozaki met Ozaki Hotsumi.", ["Ozaki"]),
        ("Here Ozaki Hotsumi met Ozaki.", ["Ozaki Hotsumi"]),
        ("Ozaki\nHotsumi wrote.", ["Ozaki\nHotsumi"]),
        ("The *serf* and **Ozaki**.", ["serf", "Ozaki"]),
        ("Serfs were counted. A serf was sold.", ["Serfs"]),
        ("Smirnov and the emir, miracles, mirs.", []),
        ("ozaki is no name, SERF no word.", []),
        ("[serf mir]{lang=ru} and a serf.", ["serf"]),
        ("“A serf,” he said, “or *the mir*?” The mir.", ["mir"]),
        ("He said „serf“ and «mir» and ‘Ozaki’s mir’.", []),
        ("It was Ozaki’s mir.", ["Ozaki", "mir"]),
        ("Mir Sorge was there; so was a mir.", ["mir"]),
        ("One paragraph.\n\nA mir in another, a mir again.", ["mir"]),
        ("彼は特高に会った。", ["特高"]),
        ("The St. Petersburg Soviet; St, Petersburg Soviet.", ["St. Petersburg Soviet"]),
    ],
)
def test_whole_words_are_marked_once_the_longest_first(story: str, marked: list[str]) -> None:
    assert marked_words(story) == marked


def test_the_name_of_a_life_is_passed_over_where_a_word_has_its_letters() -> None:
    terms = StoryTerms({"term/prince": ("prince",)}, unmarked=("Prince",))
    assert terms.marked("Prince was a prince.").html.index("<span") > len("<p>Prince was")


def test_a_longer_form_comes_before_a_shorter_one_with_a_small_letter() -> None:
    forms = {"term/serf": ("serf",), "term/law": ("Serf Law",), "term/tokko": ("特", "特高 police")}
    terms = StoryTerms(forms)
    assert terms.keys_in("Serf Law. A serf. 特高 police.") == ("term/law", "term/serf", "term/tokko")


def test_many_forms_are_found_as_quickly_as_few() -> None:
    """Where each form was tried at each letter, this took 9 s."""
    words = [f"{chr(97 + number % 26)}{number:05}" for number in range(3000)]
    terms = StoryTerms({f"term/{word}": (word,) for word in words})
    story = " ".join(f"{word} {word}s" for word in words[::60])
    begin = process_time()
    for _ in range(200):
        assert len(terms.keys_in(story)) == 50
    assert process_time() - begin < 5


def test_the_keys_come_in_the_order_of_the_story() -> None:
    assert TERMS.keys_in("A mir, then Ozaki, then a serf of the mir.") == (
        "term/mir",
        "person/ozaki",
        "term/serf",
    )


def test_but_for_the_marks_the_story_is_what_it_was() -> None:
    for path in JOURNEYS.glob("people/*/*.md"):
        story = path.read_text(encoding="utf-8").split("---", 2)[2]
        marked = StoryTerms({"term/the": ("the", "of")}).marked(story)
        without = marked.html.replace('<span class="known" data-known="term/the">', "")
        assert marked.keys == ("term/the",)
        assert without.count("</span>") == story_html(story).count("</span>") + 1
        assert StoryTerms({}).marked(story).html == story_html(story)


def test_hostile_words_and_stories_stay_text() -> None:
    terms = StoryTerms({'term/"><script>': ("<b>a</b>",)})
    assert "<script" not in terms.marked("x <b>a</b> & <script>").html
    assert "<b>" not in terms.marked("x <b>a</b> & <script>").html


def test_the_name_of_the_life_is_not_marked_in_its_own_stories(small: Path) -> None:
    add_tables(small)
    with (small / "whos_who.csv").open("a", encoding="utf-8") as table:
        table.write("rizzi,Matteo Rizzi,Rizzi,1825,1890,He drew coasts.,,,,\n")
    exhibit = load(small).exhibit
    assert exhibit is not None
    brandt, rizzi = exhibit.people
    assert StoryTerms.of(exhibit, "en", rizzi).keys_in("Rizzi drew the captain.") == ("person/vento",)
    assert StoryTerms.of(exhibit, "en", brandt).keys_in("Rizzi drew.") == ("person/rizzi",)
    assert StoryTerms.of(exhibit, "de", brandt).keys_in("Ein Gärtner und ein Atlas.") == (
        "person/moos",
        "term/atlas",
    )
