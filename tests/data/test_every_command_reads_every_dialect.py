"""A table as any spreadsheet or editor saves it gives the same result in every command that reads tables.

The plain table is that of the small exhibit: commas, LF, UTF-8. Each dialect holds the same cells.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from data import load
from data.advice.check import check
from data.geocoding import locate
from data.interchange.formats import guessed_format
from tests.commands import command
from tests.data.geocoding.conftest import FEW_TOWNS
from tests.data.interchange.workbook_files import ods_of, xlsx_of
from tests.random_seeds import each_by_default

new = command("new")
export = command("export")
import_file = command("import")
run_locate = command("locate")

MARKS = {
    "utf-8": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""Encoding → the byte order mark that is written before the text."""
Rows = list[list[str]]


@dataclass(frozen=True)
class Dialect:
    """How a program saves a table. `declared`: with Excel's first line, `sep=;`."""

    separator: str = ","
    declared: bool = False
    decimal_comma: bool = False
    encoding: str = "utf-8"
    line_end: str = "\n"
    quoted: bool = False
    header: Callable[[str], str] = str
    last_line_end: bool = True

    def written(self, rows: Rows) -> bytes:
        """The bytes of a table; numbers have a decimal point in `rows`."""
        text = io.StringIO(newline="")
        writer = csv.writer(
            text,
            delimiter=self.separator,
            lineterminator="\n",
            quoting=csv.QUOTE_ALL if self.quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerow(map(self.header, rows[0]))
        writer.writerows([self.number(cell) for cell in row] for row in rows[1:])
        whole = (f"sep={self.separator}\n" if self.declared else "") + text.getvalue()
        whole = whole if self.last_line_end else whole.removesuffix("\n")
        return self.encoded(whole.replace("\n", self.line_end))

    def encoded(self, text: str) -> bytes:
        return MARKS.get(self.encoding, b"") + text.encode(self.encoding.removesuffix("-sig"))

    def number(self, cell: str) -> str:
        is_number = cell.replace(".", "", 1).isdecimal() and "." in cell
        return cell.replace(".", ",") if self.decimal_comma and is_number else cell


def capitals(column: str) -> str:
    """A column's name as people type it: ` Toponym EN `."""
    return f" {column.replace('_', ' ').title()} "


PLAIN = Dialect()
EXCEL = Dialect(";", decimal_comma=True, encoding="utf-8-sig", line_end="\r\n")
DIALECTS = {
    "commas": PLAIN,
    "semicolons": Dialect(";"),
    "tabs": Dialect("\t"),
    "sep line, commas": Dialect(",", declared=True),
    "sep line, semicolons": Dialect(";", declared=True),
    "sep line, tabs": Dialect("\t", declared=True),
    "decimal comma, semicolons": Dialect(";", decimal_comma=True),
    "decimal comma, tabs": Dialect("\t", decimal_comma=True),
    "byte order mark": Dialect(encoding="utf-8-sig"),
    "UTF-16 LE": Dialect(encoding="utf-16-le"),
    "UTF-16 BE": Dialect(encoding="utf-16-be"),
    "CRLF": Dialect(line_end="\r\n"),
    "CR": Dialect(line_end="\r"),
    "capitals and blanks": Dialect(header=capitals),
    "capitals": Dialect(header=str.upper),
    "every cell quoted": Dialect(quoted=True),
    "no last line end": Dialect(last_line_end=False),
    "Excel in Germany": EXCEL,
    "Excel, text with tabs": Dialect("\t", encoding="utf-16-le", line_end="\r\n", decimal_comma=True),
    "sep line and byte order mark": Dialect(";", declared=True, encoding="utf-8-sig", line_end="\r\n"),
    "sep line, UTF-16, decimal comma": Dialect(
        ";", declared=True, decimal_comma=True, encoding="utf-16-be", line_end="\r\n", last_line_end=False
    ),
    "everything": Dialect(
        ";",
        declared=True,
        decimal_comma=True,
        encoding="utf-16-le",
        line_end="\r\n",
        quoted=True,
        header=capitals,
        last_line_end=False,
    ),
    "tabs, capitals, CR, quoted": Dialect("\t", line_end="\r", quoted=True, header=str.upper),
}
every_dialect = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
some_dialects = pytest.mark.parametrize("dialect", each_by_default(DIALECTS.values(), 3), ids=DIALECTS)
"""All commands have one reader of tables; `check` reads every dialect in the default run too."""


@pytest.fixture
def rows(small: Path) -> Rows:
    """The small exhibit's places; one note has a line break, quotation marks and every separator."""
    with (small / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[3][-1] = 'The pier, "San Carlo";\nanother name\ttoday.'
    return rows


def with_places(exhibit: Path, content: bytes) -> Path:
    (exhibit / "places.csv").write_bytes(content)
    return exhibit


@every_dialect
def test_check_finds_no_problem_that_the_plain_table_has_not(
    dialect: Dialect, small: Path, rows: Rows
) -> None:
    plain = check(with_places(small, PLAIN.written(rows)))
    read = check(with_places(small, dialect.written(rows)))
    assert plain.problems == ()
    assert {each.fault for each in read.problems} <= {"is not quite the column’s name"}
    assert bool(read.problems) == (dialect.header is not str)
    assert read.exhibit is not None
    assert plain.exhibit is not None
    assert read.exhibit.places == plain.exhibit.places
    assert read.exhibit.places["trieste-quay"].note == rows[3][-1]
    assert {each.fault for each in read.advice} == {each.fault for each in plain.advice}


@some_dialects
def test_locate_fills_one_row_and_changes_no_other_byte(
    dialect: Dialect, small: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "read_town_index", lambda: FEW_TOWNS)
    column = {name: number for number, name in enumerate(rows[0])}
    vienna = rows[1]
    vienna[column["latitude"]] = vienna[column["longitude"]] = ""
    with_places(small, dialect.written(rows))
    assert run_locate([str(small), "--accept-sure"]) == 0
    vienna[column["latitude"]], vienna[column["longitude"]] = "48.20849", "16.37208"
    vienna[column["note"]] += f" Located {date.today().isoformat()} from GeoNames, taken by --accept-sure."
    assert (small / "places.csv").read_bytes() == dialect.written(rows)


@some_dialects
def test_new_place_adds_a_row_and_changes_no_other_byte(dialect: Dialect, small: Path, rows: Rows) -> None:
    before = dialect.written(rows)
    with_places(small, before)
    arguments = ["--country", "NO", "--latitude", "60.39", "--longitude", "5.32"]
    assert new(["place", "Bergen", *arguments, "--exhibit", str(small)]) == 0
    cells = {
        "id": "bergen",
        "toponym_en": "Bergen",
        "country": "NO",
        "latitude": "60.39",
        "longitude": "5.32",
    }
    cells |= {"precision": "town", "certainty": "less-certain"}
    row = dialect.separator.join(dialect.number(cells.get(column, "")) for column in rows[0])
    line_end = dialect.line_end
    added = f"{'' if dialect.last_line_end else line_end}{row}{line_end}"
    mark = MARKS[dialect.encoding]
    assert (small / "places.csv").read_bytes() == before + dialect.encoded(added).removeprefix(mark)
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.places["bergen"].point == (60.39, 5.32)
    assert new(["place", "Bergen", *arguments, "--exhibit", str(small)]) == 1, "its id is used already"


@some_dialects
def test_new_stop_writes_the_same_file(
    dialect: Dialect, small: Path, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    written, reports = list[bytes](), list[str]()
    for each in (PLAIN, dialect):
        with_places(small, each.written(rows))
        stop = ["stop", "brandt", "A hard winter", "--place", "trieste-quay", "--date", "1872"]
        assert new([*stop, "--exhibit", str(small)]) == 0
        file = small / "people/brandt/04-trieste-quay-1872.md"
        written.append(file.read_bytes())
        reports.append(capsys.readouterr().out)
        file.unlink()
    assert written[0] == written[1]
    assert reports[0] == reports[1]


@some_dialects
@pytest.mark.parametrize("name", ["tables", "geojson"])
def test_export_writes_the_same_file(name: str, dialect: Dialect, small: Path, rows: Rows) -> None:
    written = []
    for number, each in enumerate((PLAIN, dialect)):
        with_places(small, each.written(rows))
        file = small.parent / f"exported-{number}"
        expected = (
            0 if each.header is str else 1
        )  # a column in capitals is a problem, and is read all the same
        assert export([name, "--exhibit", str(small), "--to", str(file)]) == expected
        written.append(file.read_bytes())
    assert written[0] == written[1]


TABLES: dict[str, Rows] = {
    "simple-table": [
        ["title", "start_date", "end_date", "place", "latitude", "longitude", "description", "person"],
        [
            "A pier; a lamp",
            "1852-03-01",
            "1852-04",
            "Trieste",
            "45.6514",
            "13.7637",
            "One,\ntwo; three.",
            "Ada",
        ],
        ["Ива́н “X”", "1853", "", "Вена", "48.2082", "16.3738", 'She said "no".', "Ada"],
    ],
    "lp-tsv": [
        ["id", "title", "title_source", "start", "end", "lon", "lat", "description"],
        ["trieste", "Trieste, the port", "A map; Vienna", "1852", "1853", "13.7637", "45.6514", "One,\ntwo."],
        ["vienna", "Вена", "A map; Vienna", "1853", "1853", "16.3738", "48.2082", 'Called "Wien".'],
    ],
    "timelinejs-csv": [
        ["Year", "Month", "End Year", "Display Date", "Headline", "Text", "Media Credit", "Group"],
        ["1852", "3", "1853", "Spring", "A pier; a lamp", "One,\ntwo; three.", "", "Ada"],
        ["1853", "", "", "", "Вена", 'She said "no".', "", "Ada"],
    ],
}


def imported(folder: Path, content: bytes) -> tuple[int, dict[str, bytes]]:
    """The exit code of an import, and every file that it wrote."""
    file = folder / "table.csv"
    file.write_bytes(content)
    code = import_file([str(file), "--to", str(folder / "new"), "--no-ground"])
    written = sorted(path for path in (folder / "new").rglob("*") if path.is_file())
    return code, {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}


@some_dialects
@pytest.mark.parametrize("name", TABLES)
def test_import_writes_the_same_exhibit(
    name: str, dialect: Dialect, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results, reports = [], []
    for number, each in enumerate((PLAIN, dialect)):
        content = each.written(TABLES[name])
        assert guessed_format(content) == name
        (folder := tmp_path / str(number)).mkdir()
        results.append(imported(folder, content))
        reports.append(capsys.readouterr().out.replace(str(folder), ""))
    assert results[0] == results[1]
    assert reports[0] == reports[1]
    assert len(results[0][1]) > 5


@pytest.mark.parametrize("workbook_of", [xlsx_of, ods_of], ids=["xlsx", "ods"])
@pytest.mark.parametrize("name", TABLES)
def test_import_of_a_workbook_writes_the_same_exhibit(
    name: str,
    workbook_of: Callable[[dict[str, Rows]], bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    contents = (PLAIN.written(TABLES[name]), workbook_of({"Stops": TABLES[name]}))
    results, reports = [], []
    for number, content in enumerate(contents):
        assert guessed_format(content) == name
        (folder := tmp_path / str(number)).mkdir()
        results.append(imported(folder, content))
        reports.append(capsys.readouterr().out.replace(str(folder), ""))
    assert results[0] == results[1]
    assert reports[0] == reports[1]


@some_dialects
def test_import_of_exported_tables_writes_the_same_exhibit(
    dialect: Dialect, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(["tables", "--exhibit", str(small), "--to", str(tmp_path / "tables.zip")]) == 0
    results, reports = [], []
    for number, each in enumerate((PLAIN, dialect)):
        content = io.BytesIO()
        with ZipFile(tmp_path / "tables.zip") as exported, ZipFile(content, "w") as saved_again:
            for name in exported.namelist():
                text = io.StringIO(exported.read(name).decode("utf-8-sig"), newline="")
                saved_again.writestr(name, each.written(list(csv.reader(text))))
        (folder := tmp_path / str(number)).mkdir()
        capsys.readouterr()
        results.append(imported(folder, content.getvalue()))
        reports.append(capsys.readouterr().out.replace(str(folder), ""))
    assert results[0] == results[1]
    assert reports[0] == reports[1]
    assert len(results[0][1]) > 5


OLD_ENCODINGS = {"cp1251": "toponym_ru", "cp1252": "toponym_fr"}
"""An encoding without Unicode → the one column of names that it can hold."""


@pytest.fixture(params=OLD_ENCODINGS)
def old(request: pytest.FixtureRequest, rows: Rows) -> tuple[Dialect, Rows]:
    """A table that an old program saves for its own language."""
    rows[1][rows[0].index("toponym_fr")] = "Vienne, près d’Évreux"
    kept = OLD_ENCODINGS[request.param]
    others = [number for number, name in enumerate(rows[0]) if name.startswith("toponym_") and name != kept]
    english = rows[0].index("toponym_en")
    plain = [
        ["" if at in others and at != english else cell for at, cell in enumerate(row)] for row in rows[1:]
    ]
    return Dialect(";", decimal_comma=True, encoding=request.param, line_end="\r\n"), [rows[0], *plain]


def test_a_table_in_an_old_encoding_is_changed_in_it(
    old: tuple[Dialect, Rows], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "read_town_index", lambda: FEW_TOWNS)
    dialect, rows = old
    before = dialect.written(rows)
    with_places(small, before)
    assert new(["place", "Bergen", "--country", "NO", "--exhibit", str(small)]) == 0
    added = (small / "places.csv").read_bytes()
    assert added.startswith(before)
    with_places(small, added.replace(b"AT;48,2082;16,3738;", b"AT;;;"))
    assert run_locate([str(small), "--accept-sure"]) == 1, "Bergen is not in the table of towns"
    after = (small / "places.csv").read_bytes()
    assert b"AT;48,20849;16,37208;" in after
    assert after.split(b"\r\n")[2:] == added.split(b"\r\n")[2:]


def test_a_letter_that_an_old_encoding_lacks_is_refused(
    old: tuple[Dialect, Rows], small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = old[0].written(old[1])
    with_places(small, before)
    assert new(["place", "東京", "--id", "tokyo", "--exhibit", str(small)]) == 1
    output = capsys.readouterr().err
    assert "which has no letter “東”; save it again as UTF-8" in output
    assert "Nothing is written." in output
    assert (small / "places.csv").read_bytes() == before


@pytest.mark.parametrize("command", ["new", "locate"])
def test_a_table_whose_encoding_is_a_guess_is_not_changed(
    command: str, small: Path, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    for row in rows[1:]:
        row[2:7] = [""] * 5
        row[9] = ""
    rows[1][-1] = "5 €"
    with_places(small, before := Dialect(encoding="cp1252").written(rows))
    if command == "new":
        assert new(["place", "Bergen", "--exhibit", str(small)]) == 1
    else:
        assert run_locate([str(small), "--accept-sure"]) == 2
    assert (
        "that is a guess: “€” in line 2 may as well be “Ђ”; save it again as UTF-8" in capsys.readouterr().err
    )
    assert (small / "places.csv").read_bytes() == before
