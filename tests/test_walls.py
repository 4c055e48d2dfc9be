"""The walls of the house: who may know whom, what a room may be called, how large a file may grow."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import data

ROOT = Path(__file__).parents[1]
CACHES = {"__pycache__", "node_modules", "build", "dist"}
AS_DRAWN = {"README.md", "LICENSE", "pyproject.toml", "app.py", "data", "components", "tests"}
AS_DRAWN_AND_HIDDEN = {".ci", ".readme", ".streamlit", ".gitignore", ".gitattributes"}
NETWORK = {
    *("urllib.request", "urllib3", "requests", "httpx", "http", "socket", "socketserver", "ssl", "ftplib"),
    *("smtplib", "aiohttp", "websockets", "asyncio", "xmlrpc", "webbrowser", "geopy.geocoders"),
}
STORE_ROOMS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
LONGEST = 220
"""Lines of a file. Most are near 90."""
REGISTRY = re.compile(
    r"(files\.pythonhosted|pypi|test\.pypi|registry\.npmjs|npmjs|registry\.yarnpkg|conda\.anaconda)\.(org|com)"
    r"|jsdelivr|unpkg\.com|cdnjs|/simple/\b|index-url|extra-index",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/}-])/(home|Users|root|work|tmp|mnt|opt|srv|private)/\w|\b[A-Z]:\\\\?Users"
)


def kept() -> list[Path]:
    """Every file of the project, from the root: what git knows; without git, all that is no cache."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [Path(name) for name in names.split("\0") if name and (ROOT / name).is_file()]
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path for path in files if not any(_is_cache(part) for part in path.parts)]


def _is_cache(part: str) -> bool:
    return part in CACHES or part == "uv.lock" or (part.startswith(".") and part not in AS_DRAWN_AND_HIDDEN)


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, in full; `from data import load` gives `data` and `data.load`."""
    package = path.parent.parts
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            home = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*home, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def knows(path: Path, modules: set[str]) -> set[str]:
    """Which of these modules a file imports, or parts of them."""
    found = set(imports(path))
    return {module for module in modules if any(f"{each}.".startswith(f"{module}.") for each in found)}


def pythons(room: str) -> list[Path]:
    return [path for path in kept() if path.suffix == ".py" and path.is_relative_to(room)]


def breaches(paths: list[Path], modules: set[str]) -> dict[str, set[str]]:
    assert paths, "the room is empty: the wall guards nothing"
    return {str(path): found for path in paths if (found := knows(path, modules))}


def test_the_walls_see_every_kind_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    lines = ["import folium.plugins as p", "from data import load", "def f():\n    from streamlit import x"]
    (tmp_path / "a.py").write_text("\n".join(lines), encoding="utf-8")
    assert knows(Path("a.py"), {"folium", "data.load", "streamlit", "fol", "data.loader"}) == {
        *("folium", "data.load", "streamlit")
    }


def test_data_knows_no_screen() -> None:
    screen = {"streamlit", "folium", "branca", "starlette", "jinja2", "components", "app", "tests"}
    assert breaches(pythons("data"), screen) == {}


def through_the_door(path: Path) -> set[str]:
    """The names a file takes from `data`; what it reaches deeper stands there in full."""
    taken: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        names = [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
        if isinstance(node, ast.ImportFrom) and node.module == "data":
            taken |= set(names)
        elif isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("data."):
            taken.add(str(node.module))
        elif isinstance(node, ast.Import):
            taken |= {name for name in names if f"{name}.".startswith("data.")}
    return taken


def test_components_reach_data_by_its_front_door() -> None:
    taken = {str(path): through_the_door(path) - set(data.__all__) for path in pythons("components")}
    assert {path: deep for path, deep in taken.items() if deep} == {}
    assert any(through_the_door(path) for path in pythons("components"))


def test_the_front_door_holds_no_code_and_names_all_it_gives() -> None:
    body = ast.parse((ROOT / "data/__init__.py").read_text(encoding="utf-8")).body
    assert {type(node) for node in body} == {ast.Expr, ast.ImportFrom, ast.Assign}
    given = {
        alias.asname or alias.name
        for node in body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert given == set(data.__all__)


def test_only_the_atlas_knows_folium() -> None:
    others = [path for path in [*pythons("components"), Path("app.py")] if "atlas" not in path.parts]
    assert breaches(others, {"folium", "branca"}) == {}
    assert any(knows(path, {"folium"}) for path in pythons("components/visitor/atlas"))


def test_nothing_a_visitor_runs_opens_the_network() -> None:
    """But for one errand, `locate`: its walls are in `test_the_way_out.py`. And one room speaks to systemd,
    by a socket of this machine: `tests/components/kiosk/supervise/test_notify.py` holds it to that kind."""
    apart = ("data/basemap", "data/geocoding")
    allowed = {Path("components/kiosk/supervise/notify.py")}
    runs = [path for path in [*pythons("data"), *pythons("components")] if path not in allowed]
    kept_in = [path for path in runs if not any(path.is_relative_to(room) for room in apart)]
    assert breaches([*kept_in, Path("app.py")], NETWORK) == {}


def test_the_grounds_builder_is_imported_by_nothing_else() -> None:
    builder = Path("data/basemap")
    others = [path for path in [*pythons("data"), *pythons("components")] if not path.is_relative_to(builder)]
    assert breaches([*others, Path("app.py")], {"data.basemap"}) == {}


def test_no_script_or_style_reaches_off_this_machine() -> None:
    shown = [
        path for path in kept() if path.parts[0] == "components" and path.suffix in (".js", ".css", ".html")
    ]
    assert shown
    calls = re.compile(r"https?://(?!www\.w3\.org/)|@import|sendBeacon|new WebSocket|XMLHttpRequest")
    assert [str(path) for path in shown if calls.search((ROOT / path).read_text(encoding="utf-8"))] == []


def test_no_file_is_a_store_room() -> None:
    named = [str(path) for path in kept() if {path.stem, *path.parent.parts} & STORE_ROOMS]
    assert named == []


def test_the_top_level_is_as_drawn() -> None:
    top = {path.parts[0] for path in kept()}
    assert top - AS_DRAWN_AND_HIDDEN == AS_DRAWN
    assert {".ci", ".streamlit"} <= top


def test_no_file_is_too_long_to_read_at_once() -> None:
    rooms = ("data", "components", "tests")
    read = [path for path in kept() if path.parts[0] in rooms and path.suffix in (".py", ".js", ".css")]
    lines = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in read}
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}


def test_app_py_is_a_door_not_a_house() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 60


def texts() -> Iterator[tuple[str, str]]:
    for path in kept():
        if (ROOT / path).resolve() == Path(__file__).resolve():
            continue
        try:
            yield str(path), (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_host_of_a_package_registry_is_named() -> None:
    assert [name for name, text in texts() if REGISTRY.search(text)] == []


def test_no_path_of_one_machine_is_named() -> None:
    assert {name: match[0] for name, text in texts() if (match := MACHINE_PATH.search(text))} == {}


def test_no_lock_file_is_kept() -> None:
    assert [path for path in kept() if path.name in ("uv.lock", "package-lock.json", "poetry.lock")] == []


@pytest.mark.parametrize("line", ["see /home/anna/x", "'/srv/museum'", "C:\\\\Users\\\\anna", " /tmp/x"])
def test_a_path_of_one_machine_is_recognised(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["data/tmp/x", "https://host.org/home/x", "../work/x", "{root}/tmp/x"])
def test_a_path_within_the_house_is_none(line: str) -> None:
    assert not MACHINE_PATH.search(line)
