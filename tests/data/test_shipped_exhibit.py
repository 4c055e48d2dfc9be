"""The shipped exhibit: its size, its style, and every claim of the two articles."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from data import Exhibit, GlossaryTerm, Person, Stop, WhosWhoEntry, legs, load
from tests.exhibit_folders import SHIPPED

pytestmark = pytest.mark.content

SORGE, KROPOTKIN = 0, 1
WORD_COUNT, LONGEST_SENTENCE, LONGEST_QUOTATION = range(30, 61), 25, 25
HIGHLIGHTS = 9
READ_SOURCES = ("book", "memoir", "archive", "article")
"""Kinds of sources that somebody answers for by name; press and websites are beside them."""
ACCOUNTED_FOR = ("confirmed", "corrected", "disputed", "shown as unproven", "not shown", "an opinion")
NAMED_IN_THE_ARTICLES = [
    *("Tokyo", "Moscow", "Berlin", "Khalkhin Gol", "Lake Khasan", "German Embassy", "Sugamo", "Baku"),
    *("Page Corps", "Winter Palace", "Irkutsk", "Chita", "Khabarovsk", "Vladivostok", "Blagoveshchensk"),
    *("Finland", "Zürich", "Neuchâtel", "Le Locle", "La Chaux-de-Fonds", "Sonvilier", "Saint-Imier"),
    *("Saint Petersburg", "Peter and Paul Fortress", "Lyon", "Clairvaux", "London", "Dmitrov"),
    *("Kropotkinskaya", "Kremlin"),
]


def claims() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for life in ("sorge", "kropotkin"):
        with (Path(__file__).parent / f"claims_{life}.csv").open(encoding="utf-8", newline="") as table:
            rows += [{**row, "life": life} for row in csv.DictReader(table)]
    return rows


def plain(markdown: str) -> str:
    """A story without Markdown: `[Le Révolté]{lang=fr}` is `Le Révolté`, `*emphasis*` is `emphasis`."""
    return re.sub(r"\[([^\]]*)\]\{lang=[\w-]+\}", r"\1", markdown).replace("*", "")


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])[”’\"')]*\s+", text)


def texts_of(stop: Stop) -> str:
    """All that a visitor reads of a stop: title, story, doubt, quotation, and what is told and known."""
    voice = [stop.quotation.words, stop.quotation.speaker] if stop.quotation else []
    legend = [stop.legend_or_fact.told, stop.legend_or_fact.known] if stop.legend_or_fact else []
    return " ".join([stop.title, plain(stop.story), stop.doubt, *voice, *legend])


@pytest.fixture
def stops(shipped: Exhibit) -> dict[str, Stop]:
    return {stop.id: stop for stop in shipped.stops}


def test_the_shipped_exhibit_has_no_problem() -> None:
    assert [str(problem) for problem in load(SHIPPED).problems] == []


def test_the_exhibit_has_two_people(shipped: Exhibit) -> None:
    assert [person.id for person in shipped.people] == ["sorge", "kropotkin"]


@pytest.mark.parametrize("index", [SORGE, KROPOTKIN])
def test_each_person_has_a_fixed_range_of_stops_highlights_and_chapters(index: int, shipped: Exhibit) -> None:
    person = shipped.people[index]
    assert 35 <= len(person.stops) <= 47
    assert sum(stop.highlight for stop in person.stops) == HIGHLIGHTS
    assert 5 <= len(person.chapters) <= 7


@pytest.mark.parametrize("index", [SORGE, KROPOTKIN])
def test_the_stops_of_a_chapter_stand_together_in_its_order(index: int, shipped: Exhibit) -> None:
    person = shipped.people[index]
    used = [stop.chapter.id for stop in person.stops]
    assert list(dict.fromkeys(used)) == [chapter.id for chapter in person.chapters]
    assert len([True for one, two in pairwise(used) if one != two]) == len(person.chapters) - 1


def test_titles_are_unique_and_short(shipped: Exhibit) -> None:
    titles = Counter(stop.title for stop in shipped.stops)
    assert [title for title, count in titles.items() if count > 1] == []
    assert [title for title in titles if len(title) > 45 or title.endswith(".")] == []


def test_every_story_has_30_to_60_words(shipped: Exhibit) -> None:
    lengths = {stop.id: len(plain(stop.story).split()) for stop in shipped.stops}
    assert {stop: length for stop, length in lengths.items() if length not in WORD_COUNT} == {}


def test_every_quotation_has_a_date_a_source_and_at_most_25_words(shipped: Exhibit) -> None:
    said = {stop.id: stop.quotation for stop in shipped.stops if stop.quotation}
    assert len(said) >= 24
    assert [stop for stop, each in said.items() if len(each.words.split()) > LONGEST_QUOTATION] == []
    assert [stop for stop, each in said.items() if each.date is None or each.source is None] == []


@pytest.mark.parametrize("index", [SORGE, KROPOTKIN])
def test_a_life_has_a_call_a_closing_question_and_a_question_for_each_chapter(
    index: int, shipped: Exhibit
) -> None:
    person = shipped.people[index]
    questions = [person.closing_question, *(chapter.question for chapter in person.chapters)]
    assert [each for each in questions if not each.endswith("?")] == []
    assert len(person.call.split()) <= 3
    assert len(person.portraits.all) == 4


def test_no_story_rests_on_general_knowledge_alone(shipped: Exhibit) -> None:
    assert [stop.id for stop in shipped.stops if {each.kind for each in stop.sources} <= {"general"}] == []


def test_what_is_certain_rests_on_more_than_one_source_or_on_a_book_a_memoir_or_an_archive(
    shipped: Exhibit,
) -> None:
    certain = [stop for stop in shipped.stops if stop.certainty == "certain"]
    weak = [
        stop.id for stop in certain if len(stop.sources) == 1 and stop.sources[0].kind not in READ_SOURCES
    ]
    assert weak == []


def texts(shipped: Exhibit) -> Iterator[tuple[str, str]]:
    yield "welcome", shipped.welcome
    yield from ((person.id, person.introduction) for person in shipped.people)
    yield from ((encounter.id, encounter.text) for encounter in shipped.encounters)
    yield from ((stop.id, plain(stop.story)) for stop in shipped.stops)
    yield from ((f"{stop.id}, doubt", stop.doubt) for stop in shipped.stops)
    for stop in shipped.stops:
        if stop.legend_or_fact:
            yield f"{stop.id}, told", stop.legend_or_fact.told
            yield f"{stop.id}, known", stop.legend_or_fact.known
    yield from ((event.id, event.text) for event in shipped.world)
    yield from ((term.id, term.sentence) for term in shipped.glossary)


def test_no_sentence_is_longer_than_25_words(shipped: Exhibit) -> None:
    long = {
        sentence: where
        for where, text in texts(shipped)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    }
    assert long == {}


def test_a_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences("He left. “Go!” she said? Yes.") == ["He left.", "“Go!", "she said?", "Yes."]


def test_no_story_holds_html_a_link_or_a_picture(shipped: Exhibit) -> None:
    marks = re.compile(r"<|\]\(|!\[|https?:|^#", re.MULTILINE)
    assert [stop.id for stop in shipped.stops if marks.search(stop.story)] == []


def test_all_53_claims_of_the_two_articles_are_listed_and_what_was_missing_of_them() -> None:
    """R01 and on are what the articles say beside their claims: the words, the images, the portrayals."""
    expected = [f"S{number:02}" for number in range(1, 28)] + [f"K{number:02}" for number in range(1, 27)]
    listed = [claim["claim"] for claim in claims()]
    assert [claim for claim in listed if not claim.startswith("R")] == expected
    assert len([claim for claim in listed if claim.startswith("R")]) == 15


EACH_CLAIM = pytest.mark.parametrize(
    "claim", [pytest.param(claim, id=f"{claim['claim']}-{claim['life']}") for claim in claims()]
)


@EACH_CLAIM
def test_each_claim_is_answered_in_a_text_that_visitors_read(
    claim: dict[str, str], stops: dict[str, Stop]
) -> None:
    answering = claim["stops"].split(";")
    assert [stop for stop in answering if stop not in stops] == []
    text = " ".join(texts_of(stops[stop]) for stop in answering)
    assert claim["words"].strip()
    assert [words for words in claim["words"].split("|") if words not in text] == []


@EACH_CLAIM
def test_each_claim_has_a_stop_of_its_person_and_an_answer(claim: dict[str, str]) -> None:
    assert all(stop.startswith(f"{claim['life']}/") for stop in claim["stops"].split(";"))
    assert claim["answer"].startswith(ACCOUNTED_FOR)
    assert claim["said"].strip()


@pytest.mark.parametrize("name", NAMED_IN_THE_ARTICLES)
def test_a_place_that_the_articles_name_is_on_the_map(name: str, shipped: Exhibit) -> None:
    shown = [place for stop in shipped.stops for place in (stop.place, *stop.via, *stop.mentions) if place]
    assert any(name in f"{place.name} {place.toponym_then}" for place in shown)


def test_14_encounters_have_a_stop_of_each_person_two_pictures_and_a_question(shipped: Exhibit) -> None:
    assert len(shipped.encounters) == 14
    people = {"sorge", "kropotkin"}
    assert [each.id for each in shipped.encounters if {s.person for s in each.stops} != people] == []
    assert [each.id for each in shipped.encounters if None in each.pictures] == []
    assert [each.id for each in shipped.encounters if not each.question.endswith("?")] == []


def test_an_encounter_is_two_sentences_of_25_to_45_words(shipped: Exhibit) -> None:
    lengths = {each.id: (len(sentences(each.text)), len(each.text.split())) for each in shipped.encounters}
    other = {key: each for key, each in lengths.items() if each[0] != 2 or not 25 <= each[1] <= 45}
    assert other == {}


def test_the_world_beside_the_lives_has_about_20_events_with_sources_in_order(shipped: Exhibit) -> None:
    assert 18 <= len(shipped.world) <= 24
    assert [event.id for event in shipped.world if event.source is None or len(event.text) > 60] == []
    dates = [event.date.first for event in shipped.world]
    assert dates == sorted(dates)


def test_every_term_of_the_glossary_and_everyone_in_whos_who_stands_in_a_story(shipped: Exhibit) -> None:
    read = " ".join(texts_of(stop) for stop in shipped.stops)
    entries: list[GlossaryTerm | WhosWhoEntry] = [*shipped.glossary, *shipped.whos_who]
    assert len(shipped.whos_who) >= 15
    assert [each.id for each in entries if not any(form in read for form in each.forms("en"))] == []


def test_everyone_in_whos_who_has_a_portrait(shipped: Exhibit) -> None:
    assert [each.id for each in shipped.whos_who if each.portrait is None] == []


def crossings(person: Person) -> list[str]:
    """The stops at the end of a leg that crosses the 180th meridian."""
    return [
        leg.end.id
        for leg in legs(person)
        if any(abs(one[1] - two[1]) > 180 for one, two in pairwise(leg.path))
    ]


def test_a_leg_crosses_the_180th_meridian_where_sorge_crossed_the_pacific(shipped: Exhibit) -> None:
    assert crossings(shipped.people[SORGE]) == ["sorge/yokohama-1933", "sorge/moscow-1935"]
    assert crossings(shipped.people[KROPOTKIN]) == []
    (leg,) = [leg for leg in legs(shipped.people[SORGE]) if leg.end.id == "sorge/yokohama-1933"]
    assert leg.kilometres == pytest.approx(17_800, rel=0.05)


def test_every_place_is_used(shipped: Exhibit) -> None:
    used = {place.id for stop in shipped.stops for place in (stop.place_on_map, *stop.via, *stop.mentions)}
    used |= {encounter.place.id for encounter in shipped.encounters}
    used |= {shipped.places[place].within for place in used}
    assert shipped.places.keys() - used == set()


def test_every_picture_is_used_and_has_an_alternative_text(shipped: Exhibit) -> None:
    used = {stop.picture.id for stop in shipped.stops if stop.picture is not None}
    used |= {each.id for person in shipped.people for each in person.portraits.all}
    used |= {each.portrait.id for each in shipped.whos_who if each.portrait}
    used |= {each.id for encounter in shipped.encounters for each in encounter.pictures if each}
    assert shipped.pictures.keys() - used == set()
    assert [
        each.id for each in shipped.pictures.values() if not 10 <= len(each.alternative("en").text) <= 120
    ] == []


def test_every_highlight_has_a_picture_and_so_have_60_stories(shipped: Exhibit) -> None:
    assert [stop.id for stop in shipped.stops if stop.highlight and stop.picture is None] == []
    assert len({stop.picture.id for stop in shipped.stops if stop.picture}) >= 60


def test_a_story_has_a_picture_of_its_own(shipped: Exhibit) -> None:
    shown = Counter(stop.picture.id for stop in shipped.stops if stop.picture)
    assert [picture for picture, count in shown.items() if count > 1] == []


def test_a_storys_picture_is_28_by_10_and_has_a_point_that_survives_a_square(shipped: Exhibit) -> None:
    pictures = [stop.picture for stop in shipped.stops if stop.picture]
    assert [each.id for each in pictures if abs(each.width / each.height - 2.8) > 0.03] == []
    assert [each.id for each in pictures if not each.focus] == []


def test_no_picture_is_larger_than_40_kilobytes(shipped: Exhibit) -> None:
    sizes = {each.id: (SHIPPED / "pictures" / each.file).stat().st_size for each in shipped.pictures.values()}
    assert {key: size for key, size in sizes.items() if size > 40 * 1024} == {}


def test_every_stop_has_a_source(shipped: Exhibit) -> None:
    assert [stop.id for stop in shipped.stops if not stop.sources] == []


@pytest.mark.parametrize("index", [SORGE, KROPOTKIN])
def test_nobody_is_present_before_birth_or_after_death(index: int, shipped: Exhibit) -> None:
    person = shipped.people[index]
    assert person.born
    assert person.died
    late = [stop.id for stop, date in person.dated_stops if stop.present and date.first > person.died.last]
    early = [stop.id for stop, date in person.dated_stops if date.last < person.born.first]
    assert late + early == []


def test_the_stops_of_a_person_are_in_chronological_order(shipped: Exhibit) -> None:
    back = [
        (one.id, two.id)
        for person in shipped.people
        for (one, date), (two, next_date) in pairwise(person.dated_stops)
        if next_date.first < date.first - 1
    ]
    assert back == []
