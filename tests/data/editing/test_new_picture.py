"""A new picture: its version for the screen, its original, its row, the story that shows it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from data import load
from data.editing import file_changes
from data.editing.new_picture import add_picture, asked, plan_picture, with_picture
from data.editing.refusal import RefusedError
from data.editions.edition import first_edition, next_edition
from data.editions.snapshot import copy_exhibit, signature
from data.reading.stop_files import stop_files
from tests.commands import command
from tests.data.reading.pictures import gradient, picture_bytes
from tests.exhibit_folders import replace_in_file

main = command("new")
Captured = pytest.CaptureFixture[str]
TEXTS = {
    "alt": "A quay with one lamp and three boats, seen from the sea",
    "creator": "Unknown photographer",
    "year": "1880",
    "licence": "public domain",
    "source": "Archive of the port, 12/3",
}
OPTIONS = [part for name, text in TEXTS.items() for part in (f"--{name}", text)]
HIDDEN = b"a secret place"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph outside the exhibit, whose metadata nobody should see."""
    path = tmp_path / "Ferien Ü" / "IMG 0123.JPG"
    path.parent.mkdir()
    path.write_bytes(picture_bytes("JPEG", gradient(900, 1200), comment=HIDDEN))
    return path


def new(exhibit: Path, *arguments: str | Path) -> int:
    return main(["picture", *map(str, arguments), "--exhibit", str(exhibit)])


def stop_ids(exhibit: Path) -> list[str]:
    """Stops of the small exhibit without a picture, as the command names them."""
    text = {each.id: (exhibit / each.file).read_text(encoding="utf-8") for each in stop_files(exhibit)}
    return [stop for stop, story in text.items() if "\npicture:" not in story]


def test_a_new_picture_is_shown_by_its_story_and_passes_the_check(small: Path, photograph: Path) -> None:
    stop = stop_ids(small)[0]
    assert new(small, photograph, *OPTIONS, "--stop", stop, "--focus", "top") == 0
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    (picture,) = [each.picture for each in loaded.exhibit.stops if each.id == stop]
    assert picture is not None
    assert (picture.id, picture.file, picture.focus) == ("img-0123", "img-0123.webp", "50% 0%")
    assert (picture.width, picture.height) == (900, 1200)
    assert picture.alternative("en").text == TEXTS["alt"]


def test_nothing_but_the_row_and_the_line_of_the_story_is_changed(small: Path, photograph: Path) -> None:
    before, stop = files(small), stop_ids(small)[0]
    new(small, photograph, *OPTIONS, "--stop", stop)
    after = files(small)
    added = after.keys() - before.keys()
    assert added == {"pictures/img-0123.webp", "originals/IMG 0123.JPG"}
    changed = {name: after[name] for name in before if after[name] != before[name]}
    (story,) = changed.keys() - {"pictures.csv"}
    row = f"img-0123,img-0123.webp,{TEXTS['alt']},".replace(TEXTS["alt"], f'"{TEXTS["alt"]}"').encode()
    assert changed["pictures.csv"].startswith(before["pictures.csv"] + row)
    assert changed[story].replace(b"picture: img-0123\n", b"") == before[story]


def test_the_original_is_kept_and_neither_served_nor_watched_nor_copied(
    small: Path, photograph: Path, tmp_path: Path
) -> None:
    new(small, photograph, *OPTIONS)
    assert (small / "originals/IMG 0123.JPG").read_bytes() == photograph.read_bytes()
    assert not any("originals" in name for name, *_ in signature(small))
    copy_exhibit(small, tmp_path / "copy")
    assert not (tmp_path / "copy/originals").exists()
    assert not [name for name, content in files(tmp_path / "copy").items() if HIDDEN in content]


def test_a_second_run_with_the_same_file_writes_nothing_and_says_where_it_is(
    small: Path, photograph: Path, capsys: Captured
) -> None:
    new(small, photograph, *OPTIONS)
    before = files(small)
    assert new(small, photograph.rename(photograph.with_name("other name.jpg")), *OPTIONS) == 1
    assert files(small) == before
    assert "is in the exhibit already: img-0123, row 3 of pictures.csv" in capsys.readouterr().err


def test_another_file_of_the_same_name_gets_an_id_and_an_original_of_its_own(
    small: Path, photograph: Path
) -> None:
    new(small, photograph, *OPTIONS)
    photograph.write_bytes(picture_bytes("JPEG", gradient(600, 400)))
    new(small, photograph, *OPTIONS)
    assert {"pictures/img-0123-2.webp", "originals/IMG 0123-2.JPG"} <= files(small).keys()
    assert load(small).problems == ()


def test_a_file_in_pictures_that_cannot_be_shown_is_replaced_in_its_row(small: Path) -> None:
    (small / "pictures/pier.svg").unlink()
    (small / "pictures/der Pier.tif").write_bytes(picture_bytes("TIFF", gradient(900, 600)))
    replace_in_file(small / "pictures.csv", "pier.svg", "der Pier.tif")
    (problem,) = load(small).problems
    assert (
        problem.remedy
        == 'make the screen’s version of it: uv run app.py new picture "der Pier.tif" --exhibit FOLDER'
    )
    assert new(small, "der Pier.tif") == 0
    assert {"pictures/pier.webp", "originals/der Pier.tif"} <= files(small).keys()
    assert "pictures/der Pier.tif" not in files(small)
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.pictures["pier"].file == "pier.webp"
    assert loaded.exhibit.pictures["pier"].creator == "Sojourn"


def test_a_drawing_is_taken_as_it_is(small: Path, tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 3"></svg>'
    (tmp_path / "Lamp.svg").write_bytes(drawing)
    assert new(small, tmp_path / "Lamp.svg", *OPTIONS) == 0
    assert (small / "pictures/lamp.svg").read_bytes() == drawing
    assert not (small / "originals").exists()
    assert load(small).problems == ()


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        ("id;file;alt_en;creator;year;licence;source\r\npier;pier.svg;A pier;S;1;CC0-1.0;x\r\n", "utf-8-sig"),
        ("id,file,alt_en,creator,year,licence,source,focus\npier,pier.svg,A pier,S,1,CC0-1.0,x", "utf-8"),
        (
            "source\tid\tfile\talt_en\tcreator\tyear\tlicence\nx\tpier\tpier.svg\tA pier\tS\t1\tCC0\n",
            "utf-8",
        ),
    ],
)
def test_a_table_keeps_its_own_form(table: str, encoding: str, small: Path, photograph: Path) -> None:
    content = table.encode(encoding)
    (small / "pictures.csv").write_bytes(content)
    assert new(small, photograph, *OPTIONS, "--focus", "30% 40%") == 0
    written = (small / "pictures.csv").read_bytes()
    header, *rows = content.splitlines(keepends=True)
    assert written.startswith(header.rstrip(b"\r\n"))
    assert b"".join(row.rstrip(b"\r\n") for row in rows) in written
    assert written.count(b"\r\n") == (3 if b"\r\n" in content else 0)
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.pictures["img-0123"].focus == "30% 40%"


def test_an_exhibit_without_the_table_gets_it(small: Path, photograph: Path) -> None:
    (small / "pictures.csv").unlink()
    for story in small.glob("people/*/*.md"):
        story.write_text(story.read_text(encoding="utf-8").replace("\npicture: pier", ""), encoding="utf-8")
    assert new(small, photograph, *OPTIONS) == 0
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert list(loaded.exhibit.pictures) == ["img-0123"]


def test_without_a_terminal_what_is_not_given_is_left_to_do_and_keeps_no_other_edit_back(
    small: Path, photograph: Path, capsys: Captured
) -> None:
    shown = first_edition(small).edition
    assert new(small, photograph, "--alt", TEXTS["alt"], "--stop", stop_ids(small)[0]) == 0
    output = capsys.readouterr().out
    assert [f"{name} is missing" in output for name in TEXTS] == [False, True, True, True, True]
    where = f"in the head of {stop_ids(small)[0]}."
    assert f"fill in what is left to write, then write picture: img-0123 {where}" in output
    assert next_edition(small, shown).outcome == "new"


def answers(*lines: str) -> Iterator[str]:
    yield from lines
    raise EOFError


def test_in_a_terminal_what_is_not_given_is_asked_for(small: Path, photograph: Path) -> None:
    planned, prompts = plan_picture(small, photograph), list[str]()
    lines = answers("A quay", "", "1880", "CC0-1.0", "her face", "top")

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(lines)

    assert asked(planned, {"source": "an archive"}, ask) == {
        "alt": "A quay",
        "year": "1880",
        "licence": "CC0-1.0",
        "focus": "top",
    }
    assert [prompt.split()[0] for prompt in prompts] == ["What", "Who", "When?", "Under", "What", "Two"]


def test_the_name_that_a_camera_wrote_is_proposed_and_a_wide_picture_is_not_asked_for_its_focus(
    small: Path, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada"
    (tmp_path / "x.jpg").write_bytes(picture_bytes("JPEG", gradient(900, 300), exif=exif))
    planned, prompts = plan_picture(small, tmp_path / "x.jpg"), list[str]()

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return ""

    assert asked(planned, {}, ask) == {"creator": "Ada"}
    assert len(prompts) == 5


def test_where_the_input_ends_nothing_is_written(small: Path, photograph: Path) -> None:
    lines = answers("A quay")
    with pytest.raises(RefusedError):
        asked(plan_picture(small, photograph), {}, lambda _: next(lines))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--id", "pier"], '--id: "pier" is used already (row 2); choose another id'),
        (["--id", "Ein Bild"], '--id: "Ein Bild" cannot be an id'),
        (["--stop", "nobody/nowhere"], '--stop: "nobody/nowhere" is no stop of this exhibit'),
        (["--focus", "her face"], '--focus: "her face" is no point of a picture'),
        (["--focus", "120% 20%"], '--focus: "120% 20%" is no point of a picture'),
    ],
)
def test_an_argument_that_cannot_be_used_writes_nothing(
    arguments: list[str], said: str, small: Path, photograph: Path, capsys: Captured
) -> None:
    before = files(small)
    assert new(small, photograph, *OPTIONS, *arguments) == 1
    assert files(small) == before
    assert not (small / "originals").exists()
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("x.jpg", b"<!doctype html>", "is a web page, not a picture"),
        ("x.jpg", b"", "is an empty file"),
        ("x.jpg", picture_bytes("JPEG")[:300], "cannot be read to its end"),
        ("x.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isom", "is a film, which cannot be read"),
        ("nowhere.jpg", None, "is not there"),
    ],
)
def test_a_file_that_is_no_picture_writes_nothing(
    name: str, content: bytes | None, fault: str, small: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = files(small)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert new(small, tmp_path / name, *OPTIONS) == 1
    assert files(small) == before
    assert fault in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "named"),
    [("img_0123.heic", "“IMG_0123.HEIC”"), ("IMG_0123.jpg", "“IMG_0123.HEIC” and “IMG_0123.MOV”")],
)
def test_of_a_file_that_is_not_there_those_that_are_nearly_called_so_are_named(
    written: str, named: str, small: Path, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    for name in ("IMG_0123.HEIC", "IMG_0123.MOV", "IMG_0124.HEIC"):
        (folder / name).touch()
    if (folder / written).exists():
        pytest.skip("this disk does not distinguish capitals")
    assert new(small, folder / written, *OPTIONS) == 1
    assert f"is not there; there is {named}." in capsys.readouterr().err


def test_a_story_with_another_picture_writes_nothing(small: Path, photograph: Path, capsys: Captured) -> None:
    before, free = files(small), stop_ids(small)
    (taken, *_) = [each.id for each in stop_files(small) if each.id not in free]
    assert new(small, photograph, *OPTIONS, "--stop", taken) == 1
    assert files(small) == before
    assert 'picture "pier" is the story’s picture already' in capsys.readouterr().err


@pytest.mark.parametrize("step", range(4))
def test_a_disk_that_fails_at_any_step_leaves_all_as_it_was(
    step: int, small: Path, photograph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, done = files(small), list[Path]()

    def failing(write: object) -> object:
        def fail_or_write(path: Path, content: bytes, **options: object) -> None:
            assert callable(write)
            if len(done) == step:
                done.append(path)
                raise OSError(28, "No space left on device", str(path))
            done.append(path)
            write(path, content, **options)

        return fail_or_write

    for name in ("create_file", "atomic_write"):
        monkeypatch.setattr(file_changes, name, failing(getattr(file_changes, name)))
    planned, texts = plan_picture(small, photograph), {**TEXTS, "focus": ""}
    with pytest.raises(OSError, match="No space"):
        add_picture(planned, None, texts, stop_ids(small)[0])
    assert files(small) == before
    assert not (small / "originals").exists()


def test_a_table_that_is_saved_meanwhile_is_not_overwritten(small: Path, photograph: Path) -> None:
    planned = plan_picture(small, photograph)
    replace_in_file(small / "pictures.csv", "Sojourn", "Somebody else")
    add_picture(planned, None, TEXTS, None)
    assert "Somebody else" in (small / "pictures.csv").read_text(encoding="utf-8")
    assert load(small).problems == ()


STORY = "---\ntitle: A\nplace: vienna\n---\nIt snowed.\n"
CHANGED = STORY.replace("vienna\n", "vienna\npicture: quay\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STORY, CHANGED),
        (STORY.replace("\n", "\r\n"), CHANGED.replace("\n", "\r\n")),
        (f"\ufeff{STORY}", f"\ufeff{CHANGED}"),
        ("---\npicture:   # none yet\ntitle: A\n---\nx", "---\npicture: quay   # none yet\ntitle: A\n---\nx"),
        (
            "---\ntitle: A\n# picture: pier\nleg: none\n---\n",
            "---\ntitle: A\npicture: quay\nleg: none\n---\n",
        ),
        ("---\npicture: quay\n---\nx", "---\npicture: quay\n---\nx"),
        ("---\ndoubt: |\n  picture:\n---\nx", "---\ndoubt: |\n  picture:\npicture: quay\n---\nx"),
    ],
)
def test_a_story_gets_its_line_and_keeps_every_other_byte(before: str, after: str) -> None:
    assert with_picture(before, "quay", "a.md") == after


@pytest.mark.parametrize("text", ["no head", "---\ntitle: [\n---\nx", "---\npicture: pier\n---\nx"])
def test_a_story_that_cannot_get_the_line_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        with_picture(text, "quay", "a.md")


def test_what_is_written_for_the_screen_can_be_opened(small: Path, photograph: Path) -> None:
    new(small, photograph, *OPTIONS)
    with Image.open(io.BytesIO((small / "pictures/img-0123.webp").read_bytes())) as image:
        assert (image.format, image.size) == ("WEBP", (900, 1200))


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_written(
    small: Path, photograph: Path, capsys: Captured
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    (small / "pictures").chmod(0o500)
    before: Mapping[str, bytes] = files(small)
    assert new(small, photograph, *OPTIONS) == 2
    assert files(small) == before
    assert "cannot be read or written" in capsys.readouterr().err
