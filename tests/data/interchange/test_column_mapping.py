"""A curator says which column of a table is which field; it is kept beside the exhibit, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.interchange.cell_table import TableOptions
from data.interchange.column_mapping import MappingError, column_fields, mapping_text
from data.interchange.field_names import FIELD_LABELS
from data.interchange.file_content import UnreadableError
from data.interchange.simple_table import read
from tests.commands import command

run_import = command("import")
TABLE = "Object,When made,Where,Shelf\nA pier,1933,Trieste,7\nA lamp,1934,Wien,\n"


def test_named_columns_are_read_and_one_is_left_out_on_purpose() -> None:
    said = column_fields(["title=Object", "date=when made", "place=Where", "=Shelf"], None)
    found = read(TABLE.encode(), TableOptions(columns=said))
    assert [(each.title, each.date, each.place_name) for each in found.records] == [
        ("A pier", "1933", "Trieste"),
        ("A lamp", "1934", "Wien"),
    ]
    assert list(found.notes) == ["Left out, as you asked: columns “Shelf” (1)."]


def test_a_named_column_takes_the_place_of_a_guessed_one() -> None:
    table = b"title,name,date\nNo. 7,A pier,1933\n"
    found = read(table, TableOptions(columns={"name": "title"}))
    assert [each.title for each in found.records] == ["A pier"]
    assert "columns “title” (1)" in " ".join(found.notes)


def test_without_titles_the_columns_and_the_way_to_name_them_are_said() -> None:
    with pytest.raises(UnreadableError) as raised:
        read(TABLE.encode())
    words = str(raised.value)
    assert "“object” (not known)" in words
    assert "--column title=COLUMN" in words
    assert f"place_name ({FIELD_LABELS['place_name']})" in words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["titel_x=Object"], "--column titel_x=Object: “titel_x” is no field"),
        (["title"], "--column title: write it as FIELD=COLUMN"),
        (["title="], "--column title=: no column is named"),
        (["title=Object", "text=Object"], "the column “Object” is given to two fields"),
    ],
)
def test_what_cannot_be_understood_is_answered(typed: list[str], words: str) -> None:
    with pytest.raises(MappingError, match=words.replace("(", r"\(")):
        column_fields(typed, None)


def test_every_fault_is_told_at_once_with_the_fields_there_are() -> None:
    with pytest.raises(MappingError) as raised:
        column_fields(["qq=a", "rr=b"], None)
    first, second, fields = str(raised.value).splitlines()
    assert first.startswith("--column qq=a: “qq” is no field")
    assert second.startswith("--column rr=b: “rr” is no field")
    assert "longitude (longitudes)" in fields


def test_a_column_that_the_table_lacks_is_answered_with_a_near_one() -> None:
    with pytest.raises(UnreadableError, match="no column is called “Objct”; write object. The columns are"):
        read(TABLE.encode(), TableOptions(columns={"Objct": "title"}))


def test_what_was_said_is_kept_in_a_file_and_read_again(tmp_path: Path) -> None:
    said = {"Object: name": "title", "a": "sources", "№ 1": "sources", "Shelf": ""}
    (tmp_path / "x.columns.yaml").write_text(mapping_text(said), "utf-8")
    assert column_fields([], tmp_path / "x.columns.yaml") == said
    typed = column_fields(["title=Other"], tmp_path / "x.columns.yaml")
    assert typed == {"a": "sources", "№ 1": "sources", "Shelf": "", "Other": "title"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("titles: Object\n", "line 1: “titles” is no field; write title"),
        ("title: [Object\n", "x.yaml, line"),
        ("title:\n", "line 1: write the name of a column, or a list"),
        ("title: {a: b}\n", "line 1: write the name of a column, or a list"),
        ("", "no fields were found"),
    ],
)
def test_a_file_of_columns_is_checked(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    with pytest.raises(MappingError, match=words):
        column_fields([], tmp_path / "x.yaml")


def test_the_command_keeps_the_columns_beside_the_exhibit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    arguments = [str(tmp_path / "t.csv"), "--no-ground", "--to"]
    assert run_import([*arguments, str(tmp_path / "a")]) == 2
    assert "--column title=COLUMN" in capsys.readouterr().err
    run_import([*arguments, str(tmp_path / "a"), "--column", "title=Object", "--column", "=Shelf"])
    kept = tmp_path / "a.columns.yaml"
    assert kept.read_text("utf-8").endswith("title: Object\nleft_out: Shelf\n")
    assert str(kept) in capsys.readouterr().out
    run_import([*arguments, str(tmp_path / "b"), "--columns", str(kept)])
    assert "Left out, as you asked: columns “Shelf” (1)." in capsys.readouterr().out
    assert not (tmp_path / "b.columns.yaml").exists()


def test_columns_are_refused_for_a_format_that_is_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.json").write_text('{"events": []}', "utf-8")
    arguments = [str(tmp_path / "t.json"), "--to", str(tmp_path / "new"), "--column", "title=x"]
    assert run_import(arguments) == 2
    assert "--sheet, --encoding and --column are for tables" in capsys.readouterr().err
