"""The command `locate`: its exit codes, what it refuses, and its online service."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.geocoding import nominatim
from tests.commands import command
from tests.data.conftest import ReplaceText
from tests.data.geocoding.conftest import VIENNA
from tests.data.geocoding.recorded_nominatim import RecordedNominatim, record, running

main = command("locate")

pytestmark = pytest.mark.usefixtures("few_towns")


@pytest.mark.parametrize(
    ("content", "message"), [(None, "cannot be opened"), (b"id\n", "has no column"), (b"\xff\xfa", "UTF-8")]
)
def test_a_table_that_cannot_be_read_ends_with_exit_code_2(
    small: Path, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "places.csv").unlink()
    if content is not None:
        (small / "places.csv").write_bytes(content)
    assert main([str(small)]) == 2
    assert message in capsys.readouterr().err


def test_untrusted_rows_are_shown_in_one_line_and_change_nothing(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "places.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        file.write('=cmd|x,"=HYPERLINK(""http://x"")",,,,,,,DE,,,town,,,,,\n')
        file.write(f"long,{'x' * 50_000},,,,,,,DE,,,town,,,,,\n")
        file.write(",\x1b[31m[red]evil[/red],,,,,,,DE,,,town,,,,,\n,,,,,,,,DE\n")
    before = table.read_bytes()
    assert main([str(small), "--accept-sure"]) == 1
    output = capsys.readouterr().out
    assert "\x1b" not in output
    assert "[red]evil[/red]" in output
    assert max(map(len, output.splitlines())) < 200
    assert table.read_bytes() == before


def test_a_row_with_an_open_quotation_mark_is_reported_and_left_as_it_is(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with places.open("a", encoding="utf-8", newline="") as file:
        file.write('open,"Open,,,,,,,DE,,,town,,,,,\n')
    assert main([str(places.parent), "--accept-sure"]) == 0
    assert main([str(places.parent), "--accept-sure"]) == 1
    output = capsys.readouterr().out
    assert "places.csv, row 5 cannot be read (a quotation mark is left open) and is left as it is." in output
    assert f"Every other place of {places.parent} has its coordinates." in output
    assert places.read_bytes().endswith(b'\nopen,"Open,,,,,,,DE,,,town,,,,,\n')


def test_a_letter_that_the_encoding_of_the_table_lacks_is_reported_and_nothing_is_written(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.geocoding.locate_session.ACCEPTED_AS_SURE", "確か")
    header = "id;toponym_en;toponym_fr;country;latitude;longitude;precision;certainty;note"
    table = f"{header}\nvienna;Vienna;Vienne près d’Évreux;AT;;;town;certain;\n".encode("cp1252")
    (small / "places.csv").write_bytes(table)
    assert main([str(small), "--accept-sure"]) == 2
    assert "is saved as Windows-1252, which has no letter “確”" in capsys.readouterr().err
    assert (small / "places.csv").read_bytes() == table


class TestOnline:
    """`--online`, with a Nominatim server on this machine."""

    @pytest.fixture
    def recorded(self, monkeypatch: pytest.MonkeyPatch) -> RecordedNominatim:
        monkeypatch.setattr(nominatim, "SECONDS_BETWEEN_REQUESTS", 0.0)
        return RecordedNominatim({"Atlantis": [record("Atlantis", "48.5", "15.2", importance=0.6)]})

    def run(self, recorded: RecordedNominatim, small: Path, tmp_path: Path, *more: str) -> int:
        with running(recorded):
            online = ["--online", "--server", recorded.address, "--cache", str(tmp_path / "cache")]
            return main([str(small), *online, *more])

    @pytest.fixture
    def unlocated(self, small: Path, replace_text: ReplaceText) -> Path:
        replace_text("places.csv", VIENNA, "AT,,,town")
        with (small / "places.csv").open("a", encoding="utf-8", newline="") as file:
            file.write("atlantis,Atlantis,,,,,,,DE,,,,,,,,\n")
        return small

    def test_only_what_is_not_sure_is_asked_and_the_note_credits_openstreetmap(
        self, recorded: RecordedNominatim, unlocated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(recorded, unlocated, tmp_path, "--accept-sure") == 0
        assert [each["q"] for each in recorded.queries] == ["Atlantis"]
        assert "© OpenStreetMap contributors, ODbL" in capsys.readouterr().out
        row = (unlocated / "places.csv").read_text(encoding="utf-8").splitlines()[-1]
        assert row.startswith("atlantis,Atlantis,,,,,,,DE,48.5,15.2,town,certain,,,OSM,")
        assert "from OpenStreetMap" in row
        assert "© OpenStreetMap contributors, ODbL" in row

    @pytest.mark.parametrize("status", [403, 429, 503])
    def test_when_the_server_refuses_the_offline_candidates_are_used(
        self,
        recorded: RecordedNominatim,
        unlocated: Path,
        tmp_path: Path,
        status: int,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        recorded.status = status
        assert self.run(recorded, unlocated, tmp_path, "--accept-sure") == 1
        assert "The answers from this machine stand." in capsys.readouterr().out
        assert "AT,48.20849" in (unlocated / "places.csv").read_text(encoding="utf-8")

    def test_without_the_option_nothing_is_sent(self, recorded: RecordedNominatim, unlocated: Path) -> None:
        assert main([str(unlocated), "--server", "http://127.0.0.1:9"]) == 1
        assert recorded.queries == []

    def test_an_invalid_server_address_ends_with_exit_code_2(
        self, unlocated: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(unlocated), "--online", "--server", "ftp://x"]) == 2
        assert "no address of a server" in capsys.readouterr().err


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Example:\n  uv run app.py locate" in capsys.readouterr().out
