"""What stops the errand, or tries to: it is said, and nothing is spoilt."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from data.geocoding import locate, nominatim
from tests.data.conftest import Spoil
from tests.data.geocoding.locate_fixtures import VIENNA
from tests.data.geocoding.recorded_nominatim import Recorded, record, serve


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be opened"), (b"id\n", "has no column"), (b"\xff\xfa", "UTF-8")]
)
def test_it_ends_with_2_when_it_cannot_run(
    small: Path, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "places.csv").unlink()
    if content is not None:
        (small / "places.csv").write_bytes(content)
    assert locate.main([str(small)]) == 2
    assert said in capsys.readouterr().out


def test_hostile_rows_are_shown_in_one_line_and_spoil_nothing(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "places.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        file.write('=cmd|x,"=HYPERLINK(""http://x"")",,,,,,,DE,,,town,,,,,\n')
        file.write(f"long,{'x' * 50_000},,,,,,,DE,,,town,,,,,\n")
        file.write(",\x1b[31m[red]evil[/red],,,,,,,DE,,,town,,,,,\n,,,,,,,,DE\n")
    before = table.read_bytes()
    assert locate.main([str(small), "--accept-sure"]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "[red]evil[/red]" in told
    assert max(map(len, told.splitlines())) < 200
    assert table.read_bytes() == before


class TestOnline:
    """`--online`, with a recorded server on loopback."""

    @pytest.fixture
    def recorded(self, monkeypatch: pytest.MonkeyPatch) -> Recorded:
        monkeypatch.setattr(nominatim, "SECONDS_BETWEEN", 0.0)
        return Recorded({"Atlantis": [record("Atlantis", "48.5", "15.2", importance=0.6)]})

    def run(self, recorded: Recorded, small: Path, tmp_path: Path, *more: str) -> int:
        server = serve(recorded)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            online = ["--online", "--server", recorded.address, "--cache", str(tmp_path / "cache")]
            return locate.main([str(small), *online, *more])
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    @pytest.fixture
    def lost(self, small: Path, spoil: Spoil) -> Path:
        spoil("places.csv", VIENNA, "AT,,,town")
        with (small / "places.csv").open("a", encoding="utf-8", newline="") as file:
            file.write("atlantis,Atlantis,,,,,,,DE,,,,,,,,\n")
        return small

    def test_it_is_asked_only_for_what_is_not_sure_and_named_in_the_note(
        self, recorded: Recorded, lost: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(recorded, lost, tmp_path, "--accept-sure") == 0
        assert [each["q"] for each in recorded.asked] == ["Atlantis"]
        assert "© OpenStreetMap contributors, ODbL" in capsys.readouterr().out
        row = (lost / "places.csv").read_text(encoding="utf-8").splitlines()[-1]
        assert row.startswith("atlantis,Atlantis,,,,,,,DE,48.5,15.2,town,certain,,,OSM,")
        assert "from OpenStreetMap" in row
        assert "© OpenStreetMap contributors, ODbL" in row

    @pytest.mark.parametrize("status", [403, 429, 503])
    def test_when_it_refuses_the_answers_of_this_machine_stand(
        self, recorded: Recorded, lost: Path, tmp_path: Path, status: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        recorded.status = status
        assert self.run(recorded, lost, tmp_path, "--accept-sure") == 1
        assert "The answers from this machine stand." in capsys.readouterr().out
        assert "AT,48.20849" in (lost / "places.csv").read_text(encoding="utf-8")

    def test_without_it_nothing_is_asked(self, recorded: Recorded, lost: Path) -> None:
        assert locate.main([str(lost), "--server", "http://127.0.0.1:9"]) == 1
        assert recorded.asked == []

    def test_an_address_that_is_none_ends_with_2(
        self, lost: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert locate.main([str(lost), "--online", "--server", "ftp://x"]) == 2
        assert "no address of a server" in capsys.readouterr().out


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        locate.main(["--help"])
    assert ended.value.code == 0
    assert "Example: uv run app.py locate" in capsys.readouterr().out
