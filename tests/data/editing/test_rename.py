"""rename: everything that names an entry follows, every other byte stays, and all files change or none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

import pytest

from data import Exhibit, load
from data.editing.file_changes import FileChanges
from data.editing.move_stop import move_stop, rename_files
from data.editing.new_files import new_stop
from data.editing.refusal import RefusedError
from data.editing.rename import rename
from data.model.atomic_write import ChangedMeanwhileError, atomic_write
from data.model.stop_ids import StopReferences
from tests.commands import command
from tests.data.conftest import ReplaceText
from tests.data.reading.sounds import wav_bytes
from tests.exhibit_folders import add_tables, copy_journeys

main = command("rename")


@pytest.fixture
def journeys(tmp_path: Path) -> Path:
    return copy_journeys(tmp_path)


def exhibit_of(folder: Path) -> Exhibit:
    loaded = load(folder)
    assert [str(each) for each in loaded.problems] == []
    assert loaded.exhibit is not None
    return loaded.exhibit


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_place_is_renamed_in_the_tables_and_in_every_story(small: Path) -> None:
    before = exhibit_of(small)
    renaming = rename(small, "place", "trieste", "triest")
    after = exhibit_of(small)
    assert after.places["trieste-quay"].within == "triest"
    new_ids = {"trieste": "triest"}
    for old, new in zip(before.stops, after.stops, strict=True):
        for field in ("via", "mentions"):
            ids = [new_ids.get(each.id, each.id) for each in getattr(old, field)]
            assert [each.id for each in getattr(new, field)] == ids
    assert renaming.renamed == {}


def test_a_picture_and_a_source_are_renamed_in_every_table_that_names_them(small: Path) -> None:
    add_tables(small)
    rename(small, "picture", "pier", "molo")
    renaming = rename(small, "source", "DIARY", "BRANDT1852")
    after = exhibit_of(small)
    (encounter,) = after.encounters
    assert encounter.picture_a is after.pictures["molo"]
    assert after.whos_who[0].portrait is after.pictures["molo"]
    assert [each.source.id for each in after.world] == ["LOGBOOK", "BRANDT1852"]
    assert "world.csv" in renaming.changed
    assert "whos_who.csv" not in renaming.changed


def test_a_stop_is_renamed_with_its_translations_and_its_encounters(small: Path) -> None:
    shutil.copy(small / "people/brandt/01-vienna-1838.de.md", small / "people/brandt/02-trieste-1852.de.md")
    (small / "people/brandt/01-vienna-1838.de.md").unlink()
    before = exhibit_of(small)
    renaming = rename(small, "stop", "brandt/02-trieste-1852", "the-pier-1852")
    after = exhibit_of(small)
    assert renaming.renamed == {
        "people/brandt/02-trieste-1852.de.md": "people/brandt/02-the-pier-1852.de.md",
        "people/brandt/02-trieste-1852.md": "people/brandt/02-the-pier-1852.md",
    }
    old, new = before.people[0].stops[1], after.people[0].stops[1]
    assert new == replace(old, id="brandt/the-pier-1852", formerly=("brandt/trieste-1852",))
    assert after.encounters[0].stop_a == new
    assert "brandt/the-pier-1852," in (small / "encounters.csv").read_text(encoding="utf-8")
    assert StopReferences(after.stops).get("brandt/02-trieste-1852") == new


def test_a_stop_may_get_its_old_name_again(small: Path) -> None:
    for old, new in (("trieste-1852", "pier"), ("pier", "trieste-1852"), ("trieste-1852", "pier")):
        rename(small, "stop", f"brandt/{old}", new)
    assert exhibit_of(small).people[0].stops[1].formerly == ("brandt/trieste-1852", "brandt/pier")


def test_stops_that_share_their_words_get_names_of_their_own(small: Path) -> None:
    folder = small / "people/rizzi"
    (folder / "01-trieste-1840.md").rename(folder / "01-trieste-1852.md")
    table = small / "encounters.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("rizzi/trieste-1852", "rizzi/03-trieste-1852"),
        encoding="utf-8",
    )
    last = exhibit_of(small).encounters[0].stop_b.title
    rename(small, "stop", "rizzi/03-trieste-1852", "home-1852")
    exhibit = exhibit_of(small)
    assert [stop.id for stop in exhibit.people[1].stops] == [
        "rizzi/trieste-1852",
        "rizzi/vienna-1848",
        "rizzi/home-1852",
    ]
    assert exhibit.encounters[0].stop_b.title == last
    found = StopReferences(exhibit.stops).get("rizzi/03-trieste-1852")
    assert found is not None
    assert found.title == last


def test_a_picture_is_renamed_with_its_file_where_that_has_its_name(small: Path) -> None:
    rename(small, "picture", "pier", "the-pier")
    assert [path.name for path in (small / "pictures").iterdir()] == ["the-pier.svg"]
    assert set(exhibit_of(small).pictures) == {"the-pier"}


def test_the_file_of_a_picture_keeps_a_name_of_its_own(small: Path, replace_text: ReplaceText) -> None:
    (small / "pictures/pier.svg").rename(small / "pictures/drawing.svg")
    replace_text("pictures.csv", "pier.svg", "drawing.svg")
    assert rename(small, "picture", "pier", "the-pier").renamed == {}
    assert exhibit_of(small).pictures["the-pier"].file == "drawing.svg"


def test_a_sound_is_renamed_with_its_file_in_its_story(small: Path, replace_text: ReplaceText) -> None:
    (small / "audio").mkdir()
    (small / "audio/bell.wav").write_bytes(wav_bytes())
    head, row = (
        "id,file,transcript,creator,year,licence,source",
        "bell,bell.wav,A bell,Sojourn,2026,CC0-1.0,made",
    )
    (small / "audio.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    replace_text("people/rizzi/03-trieste-1852.md", "\nplace:", "\naudio: bell\nplace:")
    rename(small, "sound", "bell", "ship-bell")
    exhibit = exhibit_of(small)
    assert [stop.audio.file("en").name for stop in exhibit.stops if stop.audio] == ["ship-bell.wav"]
    assert [path.name for path in (small / "audio").iterdir()] == ["ship-bell.wav"]


def test_a_source_is_renamed_in_every_story(small: Path) -> None:
    rename(small, "source", "DIARY", "brandt-diary")
    assert "brandt-diary" in exhibit_of(small).sources


def test_a_person_is_renamed_with_the_folder_and_the_encounters_and_old_ids_lead_there(small: Path) -> None:
    before = exhibit_of(small)
    rename(small, "person", "brandt", "clara-brandt")
    exhibit = exhibit_of(small)
    assert [person.id for person in exhibit.people] == ["clara-brandt", "rizzi"]
    assert exhibit.encounters[0].stop_a.id == "clara-brandt/trieste-1852"
    stops = StopReferences(exhibit.stops)
    assert [stops.id_of(stop.id) for stop in before.people[0].stops] == [
        stop.id for stop in exhibit.people[0].stops
    ]
    assert stops.id_of("brandt/02-trieste-1852") == "clara-brandt/trieste-1852"


def test_every_place_of_an_exhibit_can_be_renamed_and_every_way_leads_where_it_led(journeys: Path) -> None:
    before = exhibit_of(journeys)
    for place in before.places:
        rename(journeys, "place", place, f"{place}-x")
    after = exhibit_of(journeys)
    assert list(after.places) == [f"{place}-x" for place in before.places]
    for old, new in zip(before.stops, after.stops, strict=True):
        for name in ("via", "mentions"):
            assert [f"{each.id}-x" for each in getattr(old, name)] == [each.id for each in getattr(new, name)]
        assert (old.place and f"{old.place.id}-x") == (new.place and new.place.id)


def test_all_other_bytes_stay(small: Path) -> None:
    story = small / "people/brandt/02-trieste-1852.md"
    text = story.read_text(encoding="utf-8").replace(
        "place: trieste-quay", "place:   'trieste-quay'   # the pier"
    )
    text = text.replace("\n---\n", "\nvia:\n  - trieste   # town\n  - vienna\n---\n", 1)
    story.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    before = story.read_bytes()
    rename(small, "place", "trieste", "triest")
    expected = before.replace(b"- trieste   #", b"- triest   #").replace(b"[trieste]", b"[triest]")
    assert story.read_bytes() == expected
    rename(small, "place", "trieste-quay", "molo")
    assert story.read_bytes() == expected.replace(b"'trieste-quay'   #", b"molo   #")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("place", "triest", "x"), "write trieste"),
        (("place", "rome", "x"), "is not in places.csv"),
        (("place", "trieste", "vienna"), "is there already"),
        (("place", "trieste", "VIENNA"), "is there already"),
        (("place", "trieste", "a b"), "cannot be an id"),
        (
            ("place", "trieste", "2e3"),
            "is a number for a spreadsheet, which would change it; write another, such as 2e3-1",
        ),
        (("place", "trieste", "con"), "is a device’s name on Windows"),
        (("stop", "brandt/triest-1852", "x"), "write brandt/trieste-1852"),
        (("stop", "brandt/trieste-1852", "vienna-1838"), "is the name of another stop"),
        (("stop", "brandt/trieste-1852", "trieste-1852"), "is its name already"),
        (("stop", "brandt/trieste-1852", "07-pier"), "write the words alone: pier"),
        (("person", "brandt", "rizzi"), "is there already"),
        (("person", "brandt", "all"), "means everyone on the screen"),
        (("person", "brand", "x"), "write brandt"),
        (("picture", "pie", "x"), "write an id that is in pictures.csv"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_is_changed(
    arguments: tuple[str, ...], message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(small)
    assert main([*arguments, "--exhibit", str(small)]) == 1
    assert message in capsys.readouterr().err
    assert contents(small) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("people/rizzi/03-trieste-1852.md", "place: trieste-quay", "place: [trieste-quay"),
        ("encounters.csv", 'other."', "other."),
    ],
)
def test_a_file_that_may_name_it_and_cannot_be_read_keeps_all_files_as_they_are(
    file: str, old: str, new: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text(file, old, new)
    before = contents(small)
    with pytest.raises(RefusedError, match=file):
        rename(small, "place", "trieste-quay", "molo")
    assert contents(small) == before


def test_a_broken_file_that_does_not_name_it_is_no_hindrance(small: Path, replace_text: ReplaceText) -> None:
    replace_text("people/brandt/03-vienna-1871.md", "title:", "title: [")
    assert "places.csv" in rename(small, "place", "trieste-quay", "molo").changed


def test_words_of_a_story_are_not_renamed(small: Path, replace_text: ReplaceText) -> None:
    replace_text("people/brandt/03-vienna-1871.md", "\n---\n", "\n---\nA letter from vienna: vienna again. ")
    rename(small, "place", "vienna", "wien")
    assert "from vienna: vienna again" in (small / "people/brandt/03-vienna-1871.md").read_text(
        encoding="utf-8"
    )


def test_a_file_that_is_saved_meanwhile_undoes_everything(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(small)
    apply = FileChanges.apply
    story = "people/rizzi/03-trieste-1852.md"

    def save_first(changes: FileChanges) -> None:
        (small / story).write_bytes(before[story] + b"Saved meanwhile.\n")
        apply(changes)

    monkeypatch.setattr(FileChanges, "apply", save_first)
    with pytest.raises(ChangedMeanwhileError):
        rename(small, "place", "trieste-quay", "molo")
    after = contents(small)
    assert after.pop(story).endswith(b"Saved meanwhile.\n")
    assert after == {name: content for name, content in before.items() if name != story}


def test_the_command_says_what_it_has_changed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stop", "brandt/trieste-1852", "pier", "--exhibit", str(small)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "people/brandt/02-trieste-1852.de.md is now people/brandt/02-pier.de.md",
        "people/brandt/02-trieste-1852.md is now people/brandt/02-pier.md",
        "people/brandt/02-trieste-1852.md is changed",
        "encounters.csv is changed",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mentions: [trieste]", "mentions: [\n  vienna,\n  trieste\n]"),
        ("place: trieste-quay", "place: >-\n  trieste"),
    ],
)
def test_an_id_on_a_line_of_its_own_is_renamed(
    old: str, new: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text("people/brandt/02-trieste-1852.md", old, new)
    before = exhibit_of(small).people[0].stops[1]
    rename(small, "place", "trieste", "triest")
    after = exhibit_of(small).people[0].stops[1]
    ids = [each.id.replace("trieste", "triest") for each in before.mentions if each.id != "trieste-quay"]
    assert [each.id for each in after.mentions] == ids
    assert after.title == before.title


def test_an_encounter_that_names_a_stop_with_a_number_gets_the_new_id(
    small: Path, replace_text: ReplaceText
) -> None:
    rename(small, "stop", "brandt/trieste-1852", "quay")
    replace_text("encounters.csv", "brandt/quay", "brandt/07-quay")
    rename(small, "stop", "brandt/quay", "pier")
    assert "brandt/pier" in (small / "encounters.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["", "02-"])
def test_a_name_that_another_stop_had_before_takes_no_encounter_from_it(
    number: str, small: Path, replace_text: ReplaceText
) -> None:
    rename(small, "stop", "brandt/trieste-1852", "pier")
    replace_text("encounters.csv", "brandt/pier", f"brandt/{number}trieste-1852")
    rename(small, "stop", "brandt/vienna-1871", "trieste-1852")
    assert exhibit_of(small).encounters[0].stop_a.id == "brandt/pier"


def test_a_name_that_another_person_had_before_takes_no_encounter_from_them(
    small: Path, replace_text: ReplaceText
) -> None:
    (small / "people/rizzi/02-vienna-1848.md").rename(small / "people/rizzi/02-pier.md")
    rename(small, "stop", "brandt/trieste-1852", "pier")
    rename(small, "person", "brandt", "clara")
    replace_text("encounters.csv", "clara/pier", "brandt/pier")
    rename(small, "person", "rizzi", "brandt")
    assert exhibit_of(small).encounters[0].stop_a.id == "clara/pier"


def test_two_stops_exchange_their_names(small: Path) -> None:
    before = exhibit_of(small)
    for old, new in (("trieste-1852", "x"), ("vienna-1871", "trieste-1852"), ("x", "vienna-1871")):
        rename(small, "stop", f"brandt/{old}", new)
    after = exhibit_of(small)
    assert [stop.title for stop in after.stops] == [stop.title for stop in before.stops]
    assert after.encounters[0].stop_a.title == before.encounters[0].stop_a.title


def test_a_stop_is_found_by_the_name_that_it_had(small: Path) -> None:
    rename(small, "stop", "brandt/trieste-1852", "pier")
    rename(small, "person", "brandt", "clara")
    rename(small, "stop", "brandt/02-trieste-1852", "quay")
    assert exhibit_of(small).people[0].stops[1].id == "clara/quay"


def test_an_encounter_with_one_of_two_stops_that_share_their_words_is_kept_when_the_other_is_renamed(
    small: Path, replace_text: ReplaceText
) -> None:
    folder = small / "people/rizzi"
    (folder / "01-trieste-1840.md").rename(folder / "01-trieste-1852.md")
    replace_text("encounters.csv", "rizzi/trieste-1852", "rizzi/01-trieste-1852")
    meant = exhibit_of(small).encounters[0].stop_b
    rename(small, "stop", "rizzi/03-trieste-1852", "trieste-1852-2")
    move_stop(small, "rizzi/trieste-1852", "rizzi/vienna-1848")
    assert exhibit_of(small).encounters[0].stop_b.title == meant.title


def test_a_full_disk_undoes_everything(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, written = contents(small), list[Path]()

    def write(path: Path, content: bytes, *, read: bytes) -> None:
        if written:
            raise OSError(ENOSPC, "No space left on device", str(path))
        written.append(path)
        atomic_write(path, content, read=read)

    monkeypatch.setattr("data.editing.file_changes.atomic_write", write)
    with pytest.raises(OSError, match="No space left"):
        rename(small, "place", "trieste-quay", "molo")
    assert written
    assert contents(small) == before


def test_a_note_that_is_no_story_is_no_hindrance(small: Path) -> None:
    note = small / "people/brandt/_notes.md"
    note.write_text("To do\n- vienna: ask the archive\n", encoding="utf-8")
    rename(small, "place", "vienna", "wien")
    assert note.read_text(encoding="utf-8").endswith("- vienna: ask the archive\n")
    assert "wien" in exhibit_of(small).places


def test_a_name_that_differs_in_capitals_alone_is_not_in_its_own_way(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = small / "people/brandt"
    # As where capitals make no difference: both names are one file.
    (life / "02-TRIESTE-1852.md").hardlink_to(life / "02-trieste-1852.md")
    monkeypatch.setattr("data.editing.move_stop.matching_entries", lambda *_: [life / "02-trieste-1852.md"])
    renamed = rename_files(life, {"02-trieste-1852": "02-TRIESTE-1852"}, FileChanges())
    assert renamed == {"02-trieste-1852.md": "02-TRIESTE-1852.md"}


def test_two_translations_into_one_language_are_named(small: Path) -> None:
    life = small / "people/brandt"
    shutil.copy(life / "02-trieste-1852.de.md", life / "03-trieste-1852.de.md")
    before = contents(small)
    with pytest.raises(RefusedError, match="03-trieste-1852.de.md and 02-|02-.* and 03-trieste-1852.de.md"):
        rename(small, "stop", "brandt/trieste-1852", "pier")
    assert contents(small) == before


def test_a_translation_that_has_the_name_already_keeps_it(small: Path) -> None:
    life = small / "people/brandt"
    (life / "02-trieste-1852.de.md").rename(life / "01-trieste-1852.de.md")
    renamed = move_stop(small, "brandt/trieste-1852", None)
    assert "people/brandt/01-trieste-1852.de.md" not in renamed
    assert "de" in exhibit_of(small).people[0].stops[0].translations


def test_a_list_of_former_names_may_be_empty(small: Path, replace_text: ReplaceText) -> None:
    replace_text("people/brandt/02-trieste-1852.md", "\n---\n", "\nformerly:  # none yet\n---\n")
    rename(small, "stop", "brandt/trieste-1852", "pier")
    story = (small / "people/brandt/02-pier.md").read_text(encoding="utf-8")
    assert "formerly: [trieste-1852]  # none yet\n" in story


def test_a_new_stop_takes_no_name_that_another_had_before(small: Path) -> None:
    rename(small, "stop", "brandt/trieste-1852", "pier")
    assert new_stop(small, "brandt", "A storm", "trieste", "1852", None).name == "04-trieste-1852-2.md"


def test_a_new_stop_says_which_way_leads_from_it_now(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("new", "stop")(["brandt", "A storm", "--after", "01", "--exhibit", str(small)]) == 0
    told = "people/brandt/03-trieste-1852.md: leg and travel describe the way there, and it comes from"
    assert f"{told} brandt/a-storm now: check that." in capsys.readouterr().out


def test_a_source_is_renamed_within_a_quotation_too(small: Path, replace_text: ReplaceText) -> None:
    said = "quotation: {words: Alone., speaker: Clara, source: LOGBOOK} # kept\n"
    replace_text("people/brandt/01-vienna-1838.md", "highlight: true\n", f"highlight: true\n{said}")
    rename(small, "source", "LOGBOOK", "JOURNAL")
    (first, *_) = exhibit_of(small).stops
    assert first.quotation is not None
    assert first.quotation.source is not None
    assert first.quotation.source.id == "JOURNAL"
    assert "# kept" in (small / "people/brandt/01-vienna-1838.md").read_text(encoding="utf-8")


def test_a_picture_is_renamed_among_the_portraits_too(small: Path, replace_text: ReplaceText) -> None:
    portraits = "portraits:\n  young: {wide: pier}\n  old:\n    upright: pier\n"
    replace_text("people/brandt/person.yaml", "colour:", f"{portraits}colour:")
    rename(small, "picture", "pier", "quay")
    portraits_after = exhibit_of(small).people[0].portraits
    assert [each.id for each in portraits_after.all] == ["quay", "quay"]
