"""The routes serve what the page needs, and no other file of the machine."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from components.page.language_content import language_addresses
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_page
from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.shown_picture import picture_address
from components.visitor.sound.player import sound_address
from components.visitor.templates import COMPONENTS
from data import GROUND_FILE, Edition, Exhibit, Loaded, Problem
from data.model.exhibit import Picture
from data.model.sound import Sound, SoundFile
from tests.components.exhibit_folder import render_folder
from tests.components.route_client import get
from tests.exhibit_folders import replace_in_file
from tests.ground_file import write_ground
from tests.town_tiles import town_tiles, write_town_mbtiles


@pytest.mark.parametrize("file", [path for path in COMPONENTS.rglob("*") if path.suffix in (".js", ".css")])
def test_every_script_and_style_sheet_is_served_and_may_be_cached_forever(
    rendered: RenderedEdition, file: Path
) -> None:
    answer = get(rendered, f"/parts/any/{file.relative_to(COMPONENTS).as_posix()}")
    assert answer.status == 200
    assert answer.body == file.read_bytes()
    assert answer.kind == {".js": "text/javascript", ".css": "text/css"}[file.suffix]
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "file", [path for path in COMPONENTS.rglob("*") if path.is_file() and path.suffix not in (".js", ".css")]
)
def test_no_other_file_of_the_parts_is_served(rendered: RenderedEdition, file: Path) -> None:
    assert get(rendered, f"/parts/any/{file.relative_to(COMPONENTS).as_posix()}").status == 404


def test_a_path_that_leaves_the_parts_is_not_served(rendered: RenderedEdition, tmp_path: Path) -> None:
    secret = tmp_path / "secret.js"
    secret.write_text("secret", encoding="utf-8")
    parents = "/".join([".."] * len(COMPONENTS.parts))
    assert get(rendered, f"/parts/v/{parents}{secret}").status == 404


def test_leaflet_and_the_pictures_in_its_style_sheet_are_served(rendered: RenderedEdition) -> None:
    assert get(rendered, "/leaflet/leaflet-src.esm.js").kind == "text/javascript"
    addresses = re.findall(r"url\((/leaflet/[^)]+)\)", leaflet_css())
    assert len(addresses) == 3
    for address in addresses:
        assert get(rendered, address).kind == "image/png"


@pytest.mark.parametrize("file", ["leaflet.css", "leaflet.js", "__init__.py", "leaflet-src.esm.js.map"])
def test_no_other_file_of_leaflet_is_served(rendered: RenderedEdition, file: str) -> None:
    assert get(rendered, f"/leaflet/{file}").status == 404


def test_the_map_is_served_at_the_address_in_the_page(rendered: RenderedEdition) -> None:
    addresses = [
        part.data["module"]
        for parts in rendered.content.parts.values()
        for part in parts
        if part.name == "atlas"
    ]
    assert addresses
    for address in addresses:
        answer = get(rendered, address)
        assert answer.kind == "text/javascript"
        assert b"export function draw()" in answer.body
    assert get(rendered, "/map/0000000000000000.js").status == 404


@pytest.fixture
def in_two_languages(folder: Path) -> OpenExhibit:
    (folder / "words" / "ru.yaml").write_text("next: Дальше\n", encoding="utf-8")
    replace_in_file(folder / "exhibit.yaml", "languages: [en]", "languages: [en, ru]")
    rendered = render_folder(folder)
    return OpenExhibit(folder, rendered, rendered.loaded)


def test_a_language_is_served_at_the_address_in_the_page_and_may_be_cached_forever(
    in_two_languages: OpenExhibit,
) -> None:
    (address,) = language_addresses(in_two_languages.rendered.content).values()
    answer = get(in_two_languages, address)
    assert (answer.status, answer.kind) == (200, "application/json")
    assert "Дальше" in json.loads(answer.body)["parts"]["prev_next"]["html"]
    assert "immutable" in answer.headers["cache-control"]
    in_two_languages.preview = True
    assert get(in_two_languages, address).headers["cache-control"] == "no-store"


def test_a_language_of_the_edition_before_is_served_and_of_no_other(in_two_languages: OpenExhibit) -> None:
    rendered = in_two_languages.rendered
    (address,) = language_addresses(rendered.content).values()
    in_two_languages.previous = rendered
    in_two_languages.rendered = replace(rendered, content=replace(rendered.content, title="New"))
    assert get(in_two_languages, address).status == 200
    for other in (address.replace("/ru", "/fr"), address.replace(rendered.content.version, "0" * 12)):
        assert get(in_two_languages, other).status == 404


def test_ground_tiles_are_served_as_webp_pictures(rendered: RenderedEdition) -> None:
    address = rendered.ground.address.format(z=1, x=1, y=0)
    answer = get(rendered, address)
    assert answer.kind == "image/webp"
    assert answer.body[:4] == b"RIFF"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("tile", ["1/2/0", "1/0/2", "40/0/0", "99999/1/1", "1/-1/0", "a/b/c", "1.5/0/0"])
def test_a_tile_that_does_not_exist_is_not_found(rendered: RenderedEdition, tile: str) -> None:
    assert get(rendered, f"/ground/v/{tile}.webp").status == 404


def test_where_a_ground_has_no_tile_the_answer_is_empty_and_no_error(folder: Path) -> None:
    write_ground(folder / GROUND_FILE, (9, 273, 182))
    region = render_folder(folder)
    assert get(region, region.ground.address.format(z=9, x=273, y=182)).status == 200
    for tile in ("9/1/1", "0/0/0", "10/1023/1023"):
        answer = get(region, f"/ground/v/{tile}.webp")
        assert (answer.status, answer.body) == (204, b"")


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_without_a_ground_there_is_no_tile_and_health_says_why(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / "basemap").mkdir()
        (folder / GROUND_FILE).write_bytes(content)
    plain = render_folder(folder)
    assert get(plain, "/ground/v/0/0/0.webp").status == 404
    health = json.loads(get(plain, "/health").body)
    assert health["ground"] is False
    assert health["no_ground"]["file"] == GROUND_FILE
    assert ("new ground" in health["no_ground"]["remedy"]) == (content is None)
    assert (health["no_ground"] in health["problems"]) == (content is not None)


def test_the_tiles_of_a_town_are_served_as_they_are(folder: Path) -> None:
    write_town_mbtiles(folder / "basemap/town.mbtiles")
    town = render_folder(folder)
    (tiles,) = town.local_tiles
    (place, picture), *_ = town_tiles()
    answer = get(town, tiles.address.format(z=place[0], x=place[1], y=place[2]))
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, picture, "image/png")
    assert get(town, tiles.address.format(z=place[0], x=0, y=0)).status == 204
    assert get(town, tiles.address.format(z=99, x=0, y=0)).status == 404
    assert get(town, f"/tiles/other/{place[0]}/{place[1]}/{place[2]}").status == 404
    assert json.loads(get(town, "/health").body)["ground"] is True


@pytest.fixture
def with_picture(tmp_path: Path, small: Exhibit) -> RenderedEdition:
    """An exhibit whose pictures.csv names one picture; two more files are in its folder."""
    (tmp_path / "pictures").mkdir()
    for name in ("named.svg", "secret.svg", "exhibit.yaml"):
        (tmp_path / "pictures" / name).write_text(
            "<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8"
        )
    picture = Picture("one", "named.svg", {"en": "A thing"}, "Me", "2026", "CC0-1.0", "drawn")
    exhibit = replace(small, pictures={"one": picture})
    ground = GroundTiles(tmp_path / "none.pmtiles")
    return RenderedEdition(Edition(tmp_path, Loaded(exhibit, ())), ground, render_page(exhibit, ground))


def test_a_picture_is_served_only_when_the_exhibit_names_it(with_picture: RenderedEdition) -> None:
    answer = get(with_picture, "/pictures/named.svg")
    assert answer.status == 200
    assert answer.kind == "image/svg+xml"
    for name in ("secret.svg", "exhibit.yaml", "other.svg", "NAMED.svg", "named.svg%00"):
        assert get(with_picture, f"/pictures/{name}").status == 404


NAMES = {
    "IMG_0123.JPG": "image/jpeg",
    "Löwe & Söhne.png": "image/png",
    unicodedata.normalize("NFD", "Jürgen.webp"): "image/webp",
    "東京.avif": "image/avif",
    "scan [1] (2).gif": "image/gif",
    "50% #1?a=b+c&d.jfif": "image/jpeg",
    "%2e%2e.svg": "image/svg+xml",
    "-'\"<b>.svg": "image/svg+xml",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_of_any_name_is_served_at_the_address_in_the_page(
    name: str, tmp_path: Path, small: Exhibit
) -> None:
    shown = with_picture_named(name, tmp_path, small)
    answer = get(shown, picture_address(name))
    assert (answer.status, answer.kind, answer.body) == (200, NAMES[name], b"<svg/>")


@pytest.mark.parametrize("name", ["..", "../secret.svg", "..\\secret.svg", "/etc/passwd", "a/../named.svg"])
def test_no_name_of_a_picture_leads_out_of_its_folder(name: str, tmp_path: Path, small: Exhibit) -> None:
    (tmp_path / "secret.svg").write_bytes(b"secret")
    shown = with_picture_named("named.svg", tmp_path, small)
    for address in (f"/pictures/{name}", picture_address(name), f"/pictures/{name.replace('.', '%2e')}"):
        assert get(shown, address).status == 404


def with_picture_named(name: str, folder: Path, small: Exhibit) -> RenderedEdition:
    (folder / "pictures").mkdir()
    (folder / "pictures" / name).write_bytes(b"<svg/>")
    picture = Picture("one", name, {"en": "A thing"}, "Me", "2026", "CC0-1.0", "drawn")
    exhibit = replace(small, pictures={"one": picture})
    ground = GroundTiles(folder / "none.pmtiles")
    return RenderedEdition(Edition(folder, Loaded(exhibit, ())), ground, render_page(exhibit, ground))


def test_a_picture_opened_by_its_address_runs_no_script(with_picture: RenderedEdition) -> None:
    assert "default-src 'none'" in get(with_picture, "/pictures/named.svg").headers["content-security-policy"]


def test_a_picture_is_revalidated_and_sent_again_only_when_it_changed(with_picture: RenderedEdition) -> None:
    answer = get(with_picture, "/pictures/named.svg")
    assert answer.headers["cache-control"] == "no-cache"
    known = [("if-none-match", answer.headers["etag"])]
    again = get(with_picture, "/pictures/named.svg", headers=known)
    assert (again.status, again.body) == (304, b"")
    (with_picture.folder / "pictures" / "named.svg").write_text("<svg/>", encoding="utf-8")
    assert get(with_picture, "/pictures/named.svg", headers=known).body == b"<svg/>"


def test_a_deleted_picture_is_not_found(with_picture: RenderedEdition) -> None:
    (with_picture.folder / "pictures" / "named.svg").unlink()
    assert get(with_picture, "/pictures/named.svg").status == 404


def test_a_picture_that_is_a_symlink_to_a_file_elsewhere_is_not_served(
    with_picture: RenderedEdition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.svg"
    secret.write_text("secret", encoding="utf-8")
    shown = with_picture.folder / "pictures" / "named.svg"
    shown.unlink()
    shown.symlink_to(secret)
    assert get(with_picture, "/pictures/named.svg").status == 404


@pytest.fixture
def with_sound(tmp_path: Path, small: Exhibit) -> RenderedEdition:
    """An exhibit whose audio.csv names two sounds; another file is in its folder."""
    (tmp_path / "audio").mkdir()
    for name in ("bell [1].wav", "glocke.opus", "secret.wav"):
        (tmp_path / "audio" / name).write_bytes(bytes(range(256)))
    (tmp_path / "secret.wav").write_bytes(b"secret")
    files = {"en": SoundFile("bell [1].wav"), "de": SoundFile("glocke.opus")}
    sound = Sound("bell", files, {"en": "A bell"}, "Me", "2026", "CC0-1.0", "made")
    ground = GroundTiles(tmp_path / "none.pmtiles")
    exhibit = replace(small, sounds={"bell": sound})
    return RenderedEdition(Edition(tmp_path, Loaded(exhibit, ())), ground, render_page(exhibit, ground))


def test_a_sound_is_served_only_when_the_exhibit_names_it(with_sound: RenderedEdition) -> None:
    answer = get(with_sound, sound_address("bell [1].wav"))
    assert (answer.status, answer.kind, len(answer.body)) == (200, "audio/wav", 256)
    assert get(with_sound, "/audio/glocke.opus").kind == "audio/ogg"
    for name in (
        "secret.wav",
        "other.wav",
        "GLOCKE.opus",
        "..",
        "../secret.wav",
        "%2e%2e%2fsecret.wav",
        "a%00",
    ):
        assert get(with_sound, f"/audio/{name}").status == 404
    assert get(with_sound, "/pictures/glocke.opus").status == 404


def test_a_part_of_a_sound_is_served_to_a_browser_that_seeks(with_sound: RenderedEdition) -> None:
    answer = get(with_sound, "/audio/glocke.opus", headers=[("range", "bytes=100-")])
    assert (answer.status, answer.body) == (206, bytes(range(100, 256)))
    assert answer.headers["content-range"] == "bytes 100-255/256"
    assert get(with_sound, "/audio/glocke.opus").headers["accept-ranges"] == "bytes"
    assert get(with_sound, "/audio/glocke.opus", headers=[("range", "bytes=999-")]).status == 416


def test_health_reports_what_is_shown(rendered: RenderedEdition, journeys: Exhibit) -> None:
    answer = get(rendered, "/health")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    health = json.loads(answer.body)
    assert health["status"] == "ok"
    assert health["exhibit"] == journeys.title
    assert health["people"] == len(journeys.people)
    assert health["stops"] == sum(len(person.stops) for person in journeys.people)
    assert health["problems"] == [problem.as_dict() for problem in rendered.loaded.problems]
    assert (health["ground"], health["no_ground"]) == (True, None)


def test_health_of_an_exhibit_that_cannot_be_shown_is_503_with_the_problems(tmp_path: Path) -> None:
    unavailable = render_folder(tmp_path / "nowhere")
    answer = get(unavailable, "/health")
    health = json.loads(answer.body)
    assert answer.status == 503
    assert health["status"] == "preparing"
    assert (health["people"], health["stops"]) == (0, 0)
    assert "no such folder" in str(health["problems"])


def test_health_reports_every_field_of_a_problem(rendered: RenderedEdition) -> None:
    problem = Problem(
        file="places.csv",
        where="row 7 (Dmitrov)",
        field="latitude",
        found="56,34",
        fault="is no number",
        remedy="write 56.34",
        consequence="…",
        order=7,
    )
    open_exhibit = OpenExhibit(rendered.folder, rendered, Loaded(rendered.loaded.exhibit, (problem,)))
    assert json.loads(get(open_exhibit, "/health").body)["problems"] == [problem.as_dict()]
