"""Drafts: what counts as one, what the preview and the gallery hold, and what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Draft, Exhibit, load
from data.model.leg import legs
from tests.data.conftest import ReplaceText, to_do

PERSON = "people/rizzi"
SECOND = f"{PERSON}/02-vienna-1848"
NEW = f"{PERSON}/04-vienna-1860"


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")


def make_draft(folder: Path, file: str) -> None:
    """Write `draft: true` as the first field of a file."""
    text = (folder / file).read_text(encoding="utf-8")
    head = "---\n" if text.startswith("---\n") else ""
    write(folder, file, f"{head}draft: true\n{text.removeprefix(head)}")


def gallery(folder: Path) -> Exhibit:
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def preview(folder: Path) -> Exhibit:
    loaded = load(folder, drafts=True)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def only_draft(folder: Path) -> Draft:
    (draft,) = load(folder).drafts
    return draft


def stops(exhibit: Exhibit, person: int = 1) -> list[str]:
    return [stop.id.rpartition("/")[2] for stop in exhibit.people[person].stops]


def test_an_exhibit_without_drafts_is_the_same_in_the_gallery_and_in_the_preview(small: Path) -> None:
    assert gallery(small) == preview(small)
    assert load(small).drafts == ()


def test_a_draft_is_in_the_preview_and_not_in_the_gallery(small: Path) -> None:
    make_draft(small, f"{SECOND}.md")
    assert stops(gallery(small)) == ["trieste-1840", "trieste-1852"]
    assert stops(preview(small)) == ["trieste-1840", "vienna-1848", "trieste-1852"]
    assert [stop.draft for stop in preview(small).people[1].stops] == [False, True, False]
    assert str(only_draft(small)).endswith(": says draft: true.")


def test_the_way_leads_past_a_draft(small: Path) -> None:
    make_draft(small, f"{SECOND}.md")
    ways = [(leg.start.id, leg.end.id) for leg in legs(gallery(small).people[1])]
    assert all(f"{PERSON[7:]}/02-vienna-1848" not in way for way in ways)


@pytest.mark.parametrize("typed", ["true", "True", "yes", "'true'", "true # until May"])
def test_a_draft_may_be_typed_in_any_usual_way(typed: str, small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{SECOND}.md", "---\ntitle", f"---\ndraft: {typed}\ntitle")
    assert "vienna-1848" not in stops(gallery(small))


def test_draft_false_publishes(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{SECOND}.md", "---\ntitle", "---\ndraft: false\ntitle")
    assert "vienna-1848" in stops(gallery(small))
    assert load(small).drafts == ()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("date: ", "date: soon ", "date"),
        ("title: ", 'title: "', ""),
        ("place: ", "place: at", "place"),
        ("sources: ", "sorces: ", "sources"),
    ],
)
def test_a_fault_within_a_draft_is_left_to_do_and_no_problem(
    old: str, new: str, field: str, small: Path, replace_text: ReplaceText
) -> None:
    make_draft(small, f"{SECOND}.md")
    replace_text(f"{SECOND}.md", old, new)
    assert stops(gallery(small)) == stops(preview(small)) == ["trieste-1840", "trieste-1852"]
    assert field in {problem.field for problem in only_draft(small).left_to_do}


@pytest.mark.parametrize(
    "text",
    ["", "\n \n", "---\n", "---\ntitle: A secon", "---\ntitle:\nplace:\ndate:\n---\n", "---\n# A\npla"],
)
def test_a_file_without_a_story_is_a_draft_by_itself(text: str, small: Path) -> None:
    write(small, f"{NEW}.md", text)
    assert len(stops(gallery(small))) == len(stops(preview(small))) == 3
    assert only_draft(small).reason == "has no story yet"
    assert only_draft(small).left_to_do


def test_a_story_whose_head_has_lost_its_end_is_no_draft(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{SECOND}.md", "\n---\n", "\n")
    loaded = load(small)
    assert loaded.drafts == ()
    assert [problem.file for problem in loaded.problems] == [f"{SECOND}.md"]


def test_a_title_that_a_draft_shares_is_left_to_do_in_the_draft(
    small: Path, replace_text: ReplaceText
) -> None:
    make_draft(small, f"{PERSON}/01-trieste-1840.md")
    title = next(stop.title for stop in gallery(small).stops if stop.id.endswith("rizzi/vienna-1848"))
    own = preview(small).people[1].stops[0].title
    replace_text(f"{PERSON}/01-trieste-1840.md", f"title: {own}", f"title: {title}")
    assert load(small).problems == ()
    (todo,) = only_draft(small).left_to_do
    assert (todo.file, todo.field) == (f"{PERSON}/01-trieste-1840.md", "title")


def test_an_encounter_waits_for_a_draft_without_a_problem(small: Path) -> None:
    (encounter,) = gallery(small).encounters
    make_draft(small, encounter.stop_a.file)
    assert gallery(small).encounters == ()
    assert len(preview(small).encounters) == 1
    row = next(each for each in load(small).drafts if each.file == "encounters.csv")
    assert (row.where, row.reason) == (
        f"row 2 ({encounter.title})",
        f"waits for {encounter.stop_a.file}",
    )


def test_an_encounter_waits_for_a_draft_that_cannot_be_shown_yet(small: Path) -> None:
    (encounter,) = gallery(small).encounters
    write(small, encounter.stop_b.file, "")
    assert gallery(small).encounters == preview(small).encounters == ()


def test_a_life_that_is_a_draft_is_left_out_with_its_encounters(small: Path) -> None:
    make_draft(small, f"{PERSON}/person.yaml")
    assert [person.id for person in gallery(small).people] == ["brandt"]
    assert gallery(small).encounters == ()
    assert [person.id for person in preview(small).people] == ["brandt", "rizzi"]
    assert [draft.file for draft in load(small).drafts] == ["encounters.csv", f"{PERSON}/person.yaml"]


def test_what_is_left_to_do_in_a_life_that_is_a_draft_is_listed_under_it(
    small: Path, replace_text: ReplaceText
) -> None:
    make_draft(small, f"{PERSON}/person.yaml")
    replace_text(f"{SECOND}.md", "date: ", "date: soon ")
    replace_text(f"{PERSON}/03-trieste-1852.md", "date: ", "date: soon ")
    life = next(each for each in load(small).drafts if each.file == f"{PERSON}/person.yaml")
    assert [todo.file for todo in life.left_to_do] == [f"{SECOND}.md", f"{PERSON}/03-trieste-1852.md"]
    assert load(small).problems == ()


def test_a_life_of_which_every_stop_is_a_draft_is_left_out(small: Path) -> None:
    for path in (small / PERSON).glob("*.md"):
        make_draft(small, f"{PERSON}/{path.name}")
    assert [person.id for person in gallery(small).people] == ["brandt"]
    assert len(preview(small).people) == 2


def test_a_new_life_without_stops_is_a_draft(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "rizzi]", "rizzi, moser]")
    (small / "people/moser").mkdir()
    write(small, "people/moser/person.yaml", "")
    assert len(gallery(small).people) == 2
    assert only_draft(small).reason == "has no stop yet"


def test_an_exhibit_of_drafts_alone_is_told_so(small: Path) -> None:
    for person in ("brandt", "rizzi"):
        make_draft(small, f"people/{person}/person.yaml")
    loaded = load(small)
    assert loaded.exhibit is None
    assert [str(problem) for problem in loaded.problems] == [
        "exhibit.yaml, line 6: people names only lives that are drafts; finish a life and one of its stops, "
        "and delete the line draft: true in both. The gallery shows nothing."
    ]
    assert load(small, drafts=True).exhibit is not None


def test_a_translation_that_is_a_draft_is_read_in_the_preview_alone(small: Path) -> None:
    make_draft(small, "people/brandt/01-vienna-1838.de.md")
    make_draft(small, "people/brandt/person.de.yaml")
    make_draft(small, "exhibit.de.yaml")
    for exhibit, language in ((gallery(small), "en"), (preview(small), "de")):
        person = exhibit.people[0]
        assert exhibit.in_language("de").language == language
        assert person.in_language("de").language == language
        assert person.stops[0].in_language("de").language == language
        assert person.chapters[0].in_language("de").language == language
        assert person.stops[0].chapter.in_language("de").language == language
    assert person.stops[0].in_language("de").draft
    assert len(load(small).drafts) == 3


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("people/brandt/03-vienna-1871.de.md", "---\ntitle:\n---\nEin Enzian.\n"),
        ("people/brandt/03-vienna-1871.de.md", "---\ntitle: Ein Enzian\n---\n"),
        ("people/brandt/03-vienna-1871.de.md", ""),
        ("people/rizzi/person.de.yaml", "name: Rizzi\n"),
        ("exhibit.fr.yaml", ""),
    ],
)
def test_a_translation_that_is_begun_is_a_draft_and_no_problem(file: str, text: str, small: Path) -> None:
    write(small, file, text)
    assert gallery(small) == preview(small)
    assert (only_draft(small).file, only_draft(small).reason) == (file, "is not finished")


def test_words_without_a_text_are_no_problem_in_a_translation(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "[en]", "[en, de]")
    write(small, "words/de.yaml", "next:\nprevious: Zurück\nclose:\n")
    words = gallery(small).words["de"]
    assert (words["previous"], words["next"]) == ("Zurück", "Next")


def test_a_new_language_column_with_empty_cells_is_no_problem(small: Path) -> None:
    table = (small / "places.csv").read_text(encoding="utf-8").splitlines()
    write(small, "places.csv", "\n".join([f"{table[0]},toponym_it", *(f"{row}," for row in table[1:]), ""]))
    assert len(gallery(small).places) == 3
    assert to_do(load(small)) == []
