"""`uv run app.py export`."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from data import load
from data.interchange.exhibit_tables import write_exhibit
from data.interchange.formats import format_named, written_names
from tests.commands import command
from tests.data.conftest import ReplaceText
from tests.exhibit_folders import add_tables, copy_museum

main = command("export")


def test_a_file_is_written_and_the_report_says_what_it_holds(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lives.geojson"
    assert main(["geojson", "--exhibit", str(small), "--to", str(file)]) == 0
    assert len(json.loads(file.read_bytes())["features"]) == 9
    assert "6 stops of 2 lives as GeoJSON" in capsys.readouterr().out


def test_the_report_counts_what_the_format_cannot_hold(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lp-tsv", "--exhibit", str(small), "--to", str(tmp_path / "a.tsv")]) == 0
    report = capsys.readouterr().out
    assert "LP-TSV 0.5 cannot hold:" in report
    for part in ("doubts (1 stop)", "stories (6 stops)", "pictures (2 stops)", "told from afar (1 stop)"):
        assert part in report


def test_the_report_names_what_no_format_holds(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["kml", "--exhibit", str(small), "--to", str(tmp_path / "a.kml")])
    assert (
        "No format but tables holds: 1 encounter; 1 place passed on the way (via); 1 mention"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize("name", ["linked-places", "lp-tsv", "geojson", "kml"])
def test_without_a_name_the_file_is_named_after_the_exhibit(
    name: str, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([name, "--exhibit", str(small)]) == 0
    (file,) = tmp_path.glob("small.*")
    assert file.stat().st_size > 0


def test_an_existing_file_is_not_overwritten(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.kml").write_text("mine", encoding="utf-8")
    assert main(["kml", "--exhibit", str(small), "--to", str(tmp_path / "mine.kml")]) == 2
    assert (tmp_path / "mine.kml").read_text(encoding="utf-8") == "mine"
    assert "is there already; name another" in capsys.readouterr().err


def test_an_exhibit_with_problems_is_exported_without_the_faulty_parts(
    small: Path, tmp_path: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("people/rizzi/02-vienna-1848.md", "place: vienna", "place: nowhere")
    assert main(["kml", "--exhibit", str(small), "--to", str(tmp_path / "a.kml")]) == 1
    report = capsys.readouterr().out
    assert "5 stops" in report
    assert "The exhibit has 1 problem" in report


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["jeojson"], "write geojson"),
        (["xyz"], "write one of linked-places"),
        ([], "write one of linked-places"),
        (["gpx"], "This format is only read; write one of linked-places"),
        (["kml", "--language", "xx"], "write en."),
        (["kml", "--exhibit", "nowhere"], "no such folder"),
        (["kml", "--to", "no/such/folder/a.kml"], "cannot be written"),
    ],
)
def test_a_refused_export_reports_what_to_type(
    arguments: list[str], message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--exhibit", str(small), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_an_exhibit_without_stops_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kml", "--exhibit", str(tmp_path), "--to", str(tmp_path / "a.kml")]) == 2
    assert "nothing can be shown" in capsys.readouterr().err
    assert not (tmp_path / "a.kml").exists()


def test_the_list_names_every_format_that_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(written_names())


def test_tables_hold_what_belongs_to_no_single_stop(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tables", "--exhibit", str(small), "--to", str(tmp_path / "t.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "t.zip") as held:
        assert len(held.read("encounters.csv").decode().splitlines()) == 2
        assert len(held.read("places.csv").decode().splitlines()) == 4
        assert "rizzi" in held.read("people.csv").decode()
    report = capsys.readouterr().out
    assert "These tables do not hold" in report
    assert "encounter" not in report.split("These tables do not hold")[1]


def test_tables_in_a_language_hold_its_texts_of_every_table(small: Path) -> None:
    add_tables(small)
    exhibit = load(small).exhibit
    assert exhibit is not None
    with zipfile.ZipFile(BytesIO(write_exhibit(exhibit, "de"))) as held:
        read = {name: held.read(f"{name}.csv").decode() for name in ("encounters", "world", "glossary")}
    assert "Trafen sie sich?" in read["encounters"]
    assert exhibit.encounters[0].in_language("de").title in read["encounters"]
    assert "Aufstand in Wien" in read["world"]
    assert "Ein Buch voller Karten." in read["glossary"]


@pytest.mark.parametrize("format", sorted(set(written_names()) - {"timelinejs", "timelinejs-csv"}))
def test_a_stop_without_a_date_is_written_without_one(
    format: str, small: Path, tmp_path: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("people/rizzi/02-vienna-1848.md", "date: 1848-03-13?\n", "")
    replace_text("people/rizzi/person.yaml", "born: 1825\n", "")
    assert main([format, "--exhibit", str(small), "--to", str(tmp_path / "lives")]) == 0
    assert "6 stops of 2 lives" in capsys.readouterr().out
    records = format_named(format).read((tmp_path / "lives").read_bytes()).records
    assert any(record.title == "Maps for a ministry" for record in records) or format == "lp-tsv"
    assert all(not record.date for record in records if record.title == "Maps for a ministry")


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv"])
def test_a_timeline_says_which_stops_without_a_date_it_leaves_out(
    format: str, small: Path, tmp_path: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lives"
    assert main([format, "--exhibit", str(small), "--to", str(file)]) == 0
    assert "without a date" not in capsys.readouterr().out
    file.unlink()
    replace_text("people/rizzi/02-vienna-1848.md", "date: 1848-03-13?\n", "")
    assert main([format, "--exhibit", str(small), "--to", str(file)]) == 0
    report = capsys.readouterr().out
    assert "5 stops of 2 lives" in report
    assert "has no place for a stop without a date: Maps for a ministry." in report


def test_drafts_are_left_out_and_counted(
    small: Path, tmp_path: Path, replace_text: ReplaceText, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_text("people/rizzi/02-vienna-1848.md", "---\ntitle", "---\ndraft: true\ntitle")
    file = tmp_path / "lives.geojson"
    assert main(["geojson", "--exhibit", str(small), "--to", str(file)]) == 0
    report = capsys.readouterr().out
    assert "5 stops of 2 lives as GeoJSON" in report
    assert "1 draft is left out." in report
    assert "Maps for a ministry" not in file.read_text(encoding="utf-8")


def test_quotations_legends_and_questions_are_told_of_as_left_out(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], replace_text: ReplaceText
) -> None:
    said = "quotation: {words: Alone., speaker: Clara, source: DIARY}\n"
    said += "legend_or_fact: {told: A., known: B.}\n"
    replace_text("people/brandt/01-vienna-1838.md", "highlight: true\n", f"highlight: true\n{said}")
    replace_text("people/brandt/person.yaml", "colour:", "closing_question: Whose flower?\ncolour:")
    main(["tables", "--exhibit", str(small), "--to", str(tmp_path / "out.zip")])
    told = capsys.readouterr().out
    assert "1 quotation; 1 legend beside a fact; 1 question to visitors" in told


def test_the_report_names_the_look_of_the_museum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    museum = copy_museum(tmp_path)
    for name in ("tables", "geojson"):
        assert main([name, "--exhibit", str(museum), "--to", str(tmp_path / name)]) == 0
        assert "1 look of the museum" in capsys.readouterr().out
