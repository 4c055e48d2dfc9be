"""The proof sheet holds every text of the exhibit, marks what is not finished, and needs nothing else."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date as Day
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from components.curator.proof import embedded_pictures
from components.curator.proof.content import ProofSheet
from components.curator.proof.embedded_pictures import LONGEST_EDGE, embedded
from components.curator.proof.proof import proof_html
from components.curator.proof.sheet_language import sheet_languages
from data import Exhibit, Loaded, as_read, load
from tests.commands import command
from tests.components.html_tree import Element, tree
from tests.components.partly_german import languages_of
from tests.endurance.xss_exhibit import XssExhibit
from tests.exhibit_folders import EXHIBITS, SHIPPED, SMALL, add_tables, copy_small, replace_in_file
from tests.exhibit_in_language import NAME, STORY, write_exhibit
from tests.random_seeds import few_by_default

DAY = Day(2026, 11, 29)
MARKDOWN = {"story", "doubt", "text"}
NOT_SHOWN = {
    "id",
    "person",
    "focus",
    "original",
    "colour",
    "line",
    "marker",
    "certainty",
    "leg",
    "travel",
    "precision",
}
"""Fields that hold no text of their own; certainty and travel are said in the visitor's words."""
STOP = "people/rizzi/03-trieste-1852.md"


def sheet_of(folder: Path, *languages: str, people: tuple[str, ...] = ()) -> ProofSheet:
    loaded = load(folder, drafts=True)
    exhibit = loaded.exhibit
    assert exhibit is not None
    shown = [each for each in exhibit.people if not people or each.id in people]
    return ProofSheet(exhibit, shown, folder, sheet_languages(exhibit, languages), loaded)


def html_of(folder: Path, *languages: str, people: tuple[str, ...] = ()) -> str:
    return proof_html(sheet_of(folder, *languages, people=people), DAY)


def page(html: str) -> Element:
    return tree(html.removeprefix("<!doctype html>"))


def words(text: str) -> str:
    return " ".join(text.split())


def texts(value: Any, languages: tuple[str, ...]) -> Iterator[str]:
    """Every text in the model below a value, in these languages, as it is read."""
    if isinstance(value, Mapping):
        by_language = any(key in languages for key in value)
        for key, each in value.items():
            if not by_language or key in languages:
                yield from texts(each, languages)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, languages)
    elif is_dataclass(value):
        for field in fields(value):
            each = getattr(value, field.name)
            if field.name in NOT_SHOWN or field.name in ("words", "words_given", "languages", "language"):
                continue
            if isinstance(each, str):
                yield as_read(each) if field.name in MARKDOWN else each
            elif not type(each).__module__.startswith("data.model.edtf"):
                yield from texts(each, languages)


def all_texts(exhibit: Exhibit, *languages: str) -> set[str]:
    found = {words(each) for part in _parts(exhibit) for each in texts(part, languages)}
    return found | {words(each) for language in languages for each in exhibit.words[language].values()}


def _parts(exhibit: Exhibit) -> tuple[Any, ...]:
    whole = (exhibit.title, exhibit.subtitle, exhibit.welcome, exhibit.translations)
    tables = (exhibit.places, exhibit.sources, exhibit.pictures, exhibit.sounds, exhibit.lettering)
    plans = tuple(each["properties"].get("names", {}) for plan in exhibit.plans for each in plan["features"])
    optional = (exhibit.world, exhibit.glossary, exhibit.whos_who)
    return (*whole, exhibit.people, exhibit.encounters, *optional, *tables, plans)


def missing_texts(folder: Path, *languages: str) -> list[str]:
    sheet = sheet_of(folder, *languages)
    written = words(page(proof_html(sheet, DAY)).text)
    wanted = all_texts(sheet.exhibit, *languages)
    assert len(wanted) > 100
    return sorted(text for text in wanted if text not in written)


def test_every_text_of_the_exhibit_is_on_the_sheet_in_each_of_its_languages() -> None:
    assert missing_texts(SMALL, "en", "de") == []


def test_events_terms_people_and_questions_are_on_the_sheet(tmp_path: Path) -> None:
    small = copy_small(tmp_path)
    add_tables(small)
    assert missing_texts(small, "en", "de") == []
    root = page(html_of(small, "de"))
    sections = [each.attributes["id"] for each in root.having("id") if each.tag == "section"]
    begin = sections.index("encounters")
    assert sections[begin : begin + 5] == ["encounters", "world", "glossary", "whos-who", "sources"]
    (portrait,) = root.of_class("list__portrait")
    assert portrait.attributes["src"].startswith("data:image/svg+xml;base64,")
    assert "The Suez Canal opens" in root.having("id", "source-LOGBOOK")[0].text


def test_a_portrait_of_a_life_is_told_with_the_life(tmp_path: Path) -> None:
    small = copy_small(tmp_path)
    replace_in_file(
        small / "people/rizzi/person.yaml", "\nchapters:", "\nportraits: {old: {wide: pier}}\nchapters:"
    )
    for lives in ((), ("rizzi",)):
        rows = [each for each in page(html_of(small, people=lives)).all() if each.tag == "tr"]
        (row,) = [each for each in rows if "pier.svg" in each.text]
        assert "Matteo Rizzi" in row.text
    (portraits,) = page(html_of(small)).of_class("life__portraits")
    assert "src" in portraits.children[0].attributes


def test_a_sheet_of_one_life_has_the_terms_of_its_stories_alone(tmp_path: Path) -> None:
    small = copy_small(tmp_path)
    add_tables(small)
    html = html_of(small, people=("rizzi",))
    assert "A wall of furniture and stones across a street." in html
    assert "He paid a boy for chalk." in html
    assert "A book of maps bound in one volume." not in html
    assert "The Suez Canal opens" not in html


def test_names_on_maps_and_plans_are_on_the_sheet(journeys_folder: Path) -> None:
    assert missing_texts(journeys_folder, "en") == []


@pytest.mark.content
def test_every_text_of_the_shipped_exhibit_is_on_its_sheet_which_can_be_sent_by_e_mail(
    shipped: Exhibit,
) -> None:
    languages = sheet_languages(shipped, ["en"])
    sheet = ProofSheet(shipped, shipped.people, SHIPPED, languages, Loaded(shipped, ()))
    html = proof_html(sheet, DAY)
    written = words(page(html).text)
    assert sorted(text for text in all_texts(shipped, "en") if text not in written) == []
    assert len(html.encode()) < 10_000_000


def test_each_story_has_an_anchor_a_number_and_the_name_of_its_file() -> None:
    sheet = sheet_of(SMALL)
    root = page(proof_html(sheet, DAY))
    for life in sheet.lives:
        for story in life.stories:
            (article,) = root.having("id", story.stop.id)
            assert article.of_class("story__number")[0].text == str(story.number)
            assert story.file in article.text
            assert (SMALL / story.file).is_file()
    links = {each.attributes["href"][1:] for each in root.having("href")}
    assert links <= {each.attributes["id"] for each in root.having("id")}


def test_a_sheet_of_one_life_has_what_that_life_needs() -> None:
    html = html_of(SMALL, people=("rizzi",))
    assert "The corvette comes home" in html
    assert "a part of the exhibit" in html
    assert "people/brandt/01" not in html
    assert "One pier" in html, "an encounter of this life with another one"


def allowed_only(html: str) -> None:
    """Nothing runs, nothing is fetched, and each link stays in the file."""
    root = page(html)
    tags = {each.tag for each in root.all()}
    assert not tags & {
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "link",
        "base",
        "svg",
        "input",
        "button",
    }
    attributes = {name for each in root.all() for name in each.attributes}
    assert not {name for name in attributes if name.startswith("on")}
    assert {each.attributes["href"][:1] for each in root.having("href")} == {"#"}
    sources = [each.attributes["src"] for each in root.having("src")]
    assert [each for each in sources if not each.startswith("data:image/")] == []
    assert html.count("</style") == 1
    styles = html.partition("<style>")[2].partition("</style>")[0] + " ".join(
        each.attributes["style"] for each in root.having("style")
    )
    assert "//" not in styles.replace("*/", "")
    assert "url(" not in styles


def test_the_file_needs_no_other_file_and_no_network() -> None:
    html = html_of(SMALL, "de")
    allowed_only(html)
    assert "default-src 'none'" in html
    assert len(page(html).having("src")) >= 1


@pytest.mark.parametrize("shift", few_by_default(range(0, 48, 6)))
def test_a_payload_in_every_field_stays_text(tmp_path: Path, shift: int) -> None:
    folder = XssExhibit(tmp_path / "xss", shift).write().folder
    loaded = load(folder, drafts=True)
    assert loaded.exhibit is not None
    allowed_only(html_of(folder, "de"))


def test_a_hostile_title_does_not_end_the_header_of_the_printed_pages(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    hostile = '"; } </style><script>x</script> \\\\ url(//evil.example)'
    replace_in_file(folder / "exhibit.yaml", "Two roads to Trieste", f"'{hostile}'")
    allowed_only(html_of(folder))


def test_what_is_not_translated_and_what_is_stale_is_marked(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    german = folder / "people/brandt/01-vienna-1838.de.md"
    text = german.read_text(encoding="utf-8")
    german.write_text(re.sub(r"original: \S+", "original: 00000000", text), encoding="utf-8")
    root = page(html_of(folder, "de"))
    (stale,) = root.having("id", "brandt/vienna-1838")
    assert "The English text has changed since it was translated: compare." in stale.text
    (missing,) = root.having("id", "rizzi/trieste-1852")
    assert "Not in German yet. Visitors read the English text." in missing.text
    assert "people/rizzi/03-trieste-1852.de.md" in missing.text
    assert "18. April 1852" in missing.text, "dates are in words of the language all the same"


def test_a_draft_is_on_the_sheet_with_its_mark_and_what_is_left_to_do(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    replace_in_file(folder / STOP, "---\n", "---\ndraft: true\n")
    root = page(html_of(folder))
    (story,) = root.having("id", "rizzi/trieste-1852")
    assert [each.text for each in story.of_class("draft")] == ["Draft"]
    (left_to_do,) = root.having("id", "left-to-do")
    assert STOP in left_to_do.text


def test_problems_are_named_at_the_top() -> None:
    sheet = sheet_of(EXHIBITS / "broken")
    assert len(sheet.problems) > 20
    root = page(proof_html(sheet, DAY))
    (state,) = root.having("id", "problems")
    assert f"{len(sheet.problems)} problems in the files" in state.text
    for problem in sheet.problems:
        assert words(str(problem)) in words(state.text)


def test_each_text_says_its_language_and_its_direction(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "ar", "zh-Hant")
    root = page(html_of(folder, "zh-Hant"))
    assert languages_of(root, STORY["ar"]) == {"ar"}
    titled = [each for each in root.all() if each.tag == "h1"]
    assert titled[0].text == NAME["ar"]
    arabic = [each for each in root.having("lang", "ar") if STORY["ar"] in each.text]
    assert {each.attributes.get("dir") for each in arabic} == {"rtl"}
    english = [each for each in root.having("lang", "en") if "Not in Chinese" in each.text]
    assert english
    assert languages_of(root, "Not in Chinese") == {"en"}


def test_an_exhibit_without_pictures_is_a_sheet_too(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk")
    for story in folder.glob("people/*/*.md"):
        replace_in_file(story, "picture: house\n", "")
    (folder / "pictures.csv").unlink()
    html = html_of(folder)
    assert STORY["uk"] in html
    assert page(html).having("src") == []


def test_a_story_without_a_place_and_without_a_date_is_on_the_sheet(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    replace_in_file(folder / STOP, "place: trieste-quay\ndate: 1852-04-18\n", "")
    (story,) = page(html_of(folder, "de", people=("rizzi",))).having("id", "rizzi/trieste-1852")
    assert [words(each.text) for each in story.of_class("story__when")] == ["", ""]


def test_the_same_files_give_the_same_sheet_but_for_the_date() -> None:
    sheet, later = sheet_of(SMALL, "de"), Day(2027, 1, 2)
    first = proof_html(sheet, DAY)
    assert first == html_of(SMALL, "de")
    other = proof_html(sheet, later)
    assert other != first
    assert other.replace("2 January 2027", "29 November 2026") == first


def test_another_text_gives_another_fingerprint(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    before = fingerprint(html_of(folder))
    assert before == fingerprint(html_of(SMALL))
    replace_in_file(folder / STOP, "eleven months", "ten months")
    assert fingerprint(html_of(folder)) != before


def fingerprint(html: str) -> str:
    found = re.search(r"29 November 2026 · ([0-9a-f]{8})<", html)
    assert found
    return found[1]


def test_a_photograph_is_embedded_small_and_upright_and_without_its_metadata(tmp_path: Path) -> None:
    photograph = Image.effect_noise((3000, 2000), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "the address of the curator"  # turn to the right; description
    photograph.save(tmp_path / "a.jpg", exif=exif, quality=70)
    found = embedded(tmp_path, ["a.jpg"])["a.jpg"]
    content = b64decode(found.removeprefix("data:image/webp;base64,"))
    with Image.open(BytesIO(content)) as picture:
        assert (picture.width, picture.height) == (round(LONGEST_EDGE * 2 / 3), LONGEST_EDGE)
        assert not picture.getexif()


def test_many_photographs_become_smaller_until_there_is_room_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_pictures, "ROOM", 400_000)
    names = [f"{number}.png" for number in range(4)]
    for name in names:
        Image.effect_noise((800, 700), 90).save(tmp_path / name)
    found = embedded(tmp_path, names)
    assert list(found) == names
    assert 100_000 < sum(map(len, found.values())) < 1.5 * 400_000


def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    sheet = sheet_of(folder)
    (folder / "pictures" / "pier.svg").unlink()
    assert "pier.svg cannot be read" in proof_html(sheet, DAY)
    (folder / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nhalf")
    outside = folder / "pictures" / "b.png"
    outside.symlink_to("/dev/zero")
    assert embedded(folder / "pictures", ["a.png", "b.png", "../exhibit.yaml", "none.png"]) == {}


def test_the_command_writes_the_file_and_says_where_it_is_how_large_and_how_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("proof")([str(SMALL)]) == 0
    (file,) = tmp_path.iterdir()
    assert file.name == f"proof-small-{Day.today().isoformat()}.html"
    printed = capsys.readouterr().out
    assert f"{file}: 6 stories, 0.1 MB." in printed
    assert "Ctrl P" in printed
    assert command("proof")([str(SMALL)]) == 2
    assert "is there already; name another file with --to, or delete it." in capsys.readouterr().err


def test_a_faulty_exhibit_is_written_with_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("proof")([str(EXHIBITS / "broken"), "--to", str(tmp_path / "a.html")]) == 1
    assert "named at its top: uv run app.py check" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none"], "there is no such folder"),
        ([str(EXHIBITS / "empty")], "nothing can be shown"),
        ([str(SMALL), "--language", "zz"], "“zz” is not a language of the exhibit; write en or de or "),
        ([str(SMALL), "--person", "rizi"], "“rizi” is no life of the exhibit; did you mean rizzi?"),
        ([str(SMALL), "--person", "x"], "write brandt or rizzi."),
        ([str(SMALL), "--to", str(SMALL / "a.html")], "is within the exhibit"),
        ([str(SMALL), "--to", "none/a.html"], "there is no folder none"),
    ],
)
def test_nothing_is_written_where_it_cannot_be_what_was_asked_for(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("proof")(arguments) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
