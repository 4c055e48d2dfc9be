"""`uv run app.py import`."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from data import load
from tests.commands import command

main = command("import")
export = command("export")


@pytest.fixture
def points(tmp_path: Path) -> Path:
    """A file as another program writes it: one point with a date, one without."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [13.77, 45.65]},
            "properties": {"name": "Pier", "date": "1852", "description": "Stones."},
        },
        {"type": "Feature", "geometry": None, "properties": {"name": "Somewhere"}},
    ]
    file = tmp_path / "points.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["linked-places", "geojson", "kml"])
def test_an_exported_file_is_recognised_and_imported(name: str, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "no suffix"
    assert export([name, "--exhibit", str(small), "--to", str(file)]) == 0
    assert main([str(file), "--to", str(tmp_path / "new")]) == 0
    exhibit = load(tmp_path / "new").exhibit
    assert exhibit is not None
    assert [stop.id for stop in exhibit.stops] == [stop.id for stop in load(small).exhibit.stops]  # type: ignore[union-attr]


def test_a_file_with_missing_values_ends_with_1(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(points), "--to", str(tmp_path / "new")]) == 1
    report = capsys.readouterr().out
    assert "GeoJSON (RFC 7946), 2 stops of 1 life." in report
    assert "- A place has no coordinates; “locate” proposes some (1): Somewhere." in report
    assert "uv run app.py check" in report
    assert f"\nNext: uv run app.py locate {tmp_path / 'new'}\n" in report


def test_the_language_option_sets_the_language_of_the_exhibit(points: Path, tmp_path: Path) -> None:
    main([str(points), "--to", str(tmp_path / "new"), "--language", "de"])
    exhibit = load(tmp_path / "new").exhibit
    assert exhibit is not None
    assert exhibit.languages == ("de",)


def test_a_folder_in_use_ends_with_2_and_is_not_changed(
    points: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(small.rglob("*"))
    assert main([str(points), "--to", str(small)]) == 2
    assert "is there already; name a folder that is not there yet" in capsys.readouterr().err
    assert sorted(small.rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"Dear diary", "of no format that is known; name it with --format"),
        (b'{"a": 1}', "JSON with the fields a"),
        (b"{", "line 1: the JSON breaks off"),
        (b"<html></html>", "this is a web page, which import does not read; download the file itself"),
        (b"PK\x03\x04", "the zip is damaged"),
        (b"\xff\xff", "save the file again as UTF-8"),
        (b'{"type": "FeatureCollection", "features": []}', "no stop was found in it"),
    ],
)
def test_an_unreadable_file_is_reported_and_nothing_is_written(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(content)
    assert main([str(tmp_path / "file"), "--to", str(tmp_path / "new")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_missing_file_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "gone.kml"), "--to", str(tmp_path / "new")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_the_file_that_the_system_refuses_is_the_one_that_is_named(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(points), "--to", str(tmp_path / "new")]
    assert main([*arguments, "--columns", str(tmp_path / "none.yaml")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'none.yaml'}: No such file or directory\n"
    below_a_file = points / "new"
    assert main([str(points), "--to", str(below_a_file)]) == 2
    assert capsys.readouterr().err.startswith(str(below_a_file))


def test_the_command_that_follows_can_be_typed_as_it_stands(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my new map"
    main([str(points), "--to", str(folder), "--no-ground"])
    assert f"uv run app.py check '{folder}'\n" in capsys.readouterr().out


def test_a_folder_instead_of_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--to", str(tmp_path / "new")]) == 2
    assert "pack it as a zip" in capsys.readouterr().err


def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "huge.kml").open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert main([str(tmp_path / "huge.kml"), "--to", str(tmp_path / "new")]) == 2
    assert "100 MB; at most 50 MB are read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--format", "kmk"], "write kml"), (["--language", "English"], "such as en, pt-BR")],
)
def test_a_mistyped_option_is_reported(
    arguments: list[str], message: str, points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(points), "--to", str(tmp_path / "new"), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_the_new_exhibit_has_the_ground_that_ships(points: Path, tmp_path: Path) -> None:
    main([str(points), "--to", str(tmp_path / "new")])
    exhibit = load(tmp_path / "new").exhibit
    assert exhibit is not None
    assert exhibit.ground is not None
    assert exhibit.ground.is_shipped


def test_without_ground_none_is_copied(points: Path, tmp_path: Path) -> None:
    main([str(points), "--to", str(tmp_path / "new"), "--no-ground"])
    assert not (tmp_path / "new/basemap").exists()


def test_a_ground_that_cannot_be_copied_is_reported_and_the_exhibit_stays(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("data.editing.shipped_ground.shutil.copyfile", full_disk)
    assert main([str(points), "--to", str(tmp_path / "new")]) == 1
    assert "The map has no ground: [Errno 28] No space left on device" in capsys.readouterr().err
    assert load(tmp_path / "new").exhibit is not None


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with more faults than the terminal names, and a column that no field of a stop can hold."""
    rows = [f"Pier {number},the {number}th moon,{'oak ' * 100}" for number in range(1, 8)]
    file = tmp_path / "piers.csv"
    file.write_text("\n".join(["title,date,timber", *rows]), encoding="utf-8")
    return file


def test_the_report_has_every_note_in_full(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    assert main([str(table), "--to", str(tmp_path / "new"), "--report", str(report)]) == 1
    shown, text = capsys.readouterr().out, report.read_text(encoding="utf-8")
    assert shown.splitlines()[-1] == f"All of this in full: {report}"
    assert "; and 4 more." in shown
    assert "more." not in text
    assert all(f"the {number}th moon" in text for number in range(1, 8))
    assert "7 stops of 1 life" in text
    assert "## What was read" in text
    assert "- “title” as titles" in text
    assert "columns\n\n- “timber” (7)" in text
    assert "Left for you to fill in" in text
    assert all(str(problem) in text for problem in load(tmp_path / "new").problems)


def test_shortened_notes_end_with_how_to_have_them_in_full(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(table), "--to", str(tmp_path / "new")])
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Some of these notes are shortened; import again with --report FILE to have all in full."
    )


def test_notes_in_full_are_not_called_shortened(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(points), "--to", str(tmp_path / "new")])
    assert "shortened" not in capsys.readouterr().out


def test_a_file_of_which_nothing_is_lost_is_said_to_be_so(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(["geojson", "--exhibit", str(small), "--to", str(tmp_path / "a.geojson")])
    assert main([str(tmp_path / "a.geojson"), "--to", str(tmp_path / "new")]) == 0
    assert "Nothing of the file was left out." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ("points.geojson", "is there already; name a report that is not there yet."),
        ("new/report.txt", "is within the new exhibit; name a report outside"),
        ("nowhere/report.txt", "there is no folder"),
    ],
)
def test_a_report_is_written_over_no_file_and_into_no_exhibit(
    report: str, message: str, points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = points.read_bytes()
    assert main([str(points), "--to", str(tmp_path / "new"), "--report", str(tmp_path / report)]) == 2
    assert message in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["points.geojson"]
    assert points.read_bytes() == before


def test_a_file_without_a_stop_has_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "lines.geojson").write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}
                ]
                * 9,
            }
        ),
        encoding="utf-8",
    )
    report = tmp_path / "report.txt"
    assert (
        main([str(tmp_path / "lines.geojson"), "--to", str(tmp_path / "new"), "--report", str(report)]) == 2
    )
    text = report.read_text(encoding="utf-8")
    assert "Nothing was written." in text
    assert "feature 9" in text


def test_a_terminal_shows_how_far_an_import_is_and_a_pipe_does_not(
    points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main([str(points), "--to", str(tmp_path / "piped")])
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes any stream for a terminal then
    main([str(points), "--to", str(tmp_path / "new")])
    shown = capsys.readouterr().err
    for task in ("Reading the file", "Writing the exhibit", "Checking the exhibit"):
        assert task in shown
    assert shown.count("2/2") >= 3


def test_an_import_of_too_many_stops_says_at_once_that_they_are_not_shown_unless_that_is_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Farm {number},52.5,13.4,1900\n" for number in range(3))
    (tmp_path / "many.csv").write_text(f"title,latitude,longitude,date\n{rows}", encoding="utf-8")
    monkeypatch.setattr("data.reading.load.MOST_STOPS", 2)
    assert main([str(tmp_path / "many.csv"), "--to", str(tmp_path / "new"), "--no-ground"]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "It cannot be shown yet.",
        "- exhibit.yaml, line 1: the exhibit has 3 stops, more than 2; take stops out; or, if so many are "
        "meant, write most_stops: 3 and try on the gallery’s machine how long it takes to open and to "
        "answer. "
        "The exhibit cannot be shown.",
    ]
    with (tmp_path / "new/exhibit.yaml").open("a", encoding="utf-8") as file:
        file.write("most_stops: 3\n")
    assert load(tmp_path / "new").problems == ()
