"""The walls between folders: which imports are allowed, where files stand, and what no file may contain."""

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
from tests.import_graph import FOLDERS, imported_names, python_graph, script_arrows

ROOT = Path(__file__).parents[1]
CACHES = {"__pycache__", "node_modules", "build", "dist"}
TOP_LEVEL = {"README.md", "LICENSE", "pyproject.toml", "app.py", "data", "components", "tests"}
HIDDEN = {".ci", ".github", ".readme", ".streamlit", ".gitignore", ".gitattributes"}
NOT_LOOSE = ("__init__.py", "README.md", "FIELDS.md", "tsconfig.json")
"""What may stand in `data/` and `components/` themselves."""
SHOWN = (".py", ".js", ".css", ".html")
NETWORK = {
    *("urllib.request", "urllib3", "requests", "httpx", "http", "socket", "socketserver", "ssl", "ftplib"),
    *("smtplib", "aiohttp", "websockets", "asyncio", "xmlrpc", "webbrowser", "geopy.geocoders"),
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
REGISTRY = re.compile(
    r"(files\.pythonhosted|pypi|test\.pypi|registry\.npmjs|npmjs|registry\.yarnpkg|conda\.anaconda)\.(org|com)"
    r"|jsdelivr|unpkg\.com|cdnjs|/simple/\b|index-url|extra-index",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/}-])/(home|Users|root|work|tmp|mnt|opt|srv|private)/\w|\b[A-Z]:\\\\?Users"
)


def project_files() -> list[Path]:
    """Every file of the project, relative to the root: what git lists; without git, all but caches."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [Path(name) for name in names.split("\0") if name and (ROOT / name).is_file()]
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path for path in files if not any(_is_cache(part) for part in path.parts)]


def _is_cache(part: str) -> bool:
    return part in CACHES or part == "uv.lock" or (part.startswith(".") and part not in HIDDEN)


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, in full; `from data import load` gives `data` and `data.load`."""
    return imported_names(ROOT / path, path)


def knows(path: Path, modules: set[str]) -> set[str]:
    """Which of these modules a file imports, or parts of them."""
    found = set(imports(path))
    return {module for module in modules if any(f"{each}.".startswith(f"{module}.") for each in found)}


def pythons(folder: str) -> list[Path]:
    return [path for path in project_files() if path.suffix == ".py" and path.is_relative_to(folder)]


def breaches(paths: list[Path], modules: set[str]) -> dict[str, set[str]]:
    assert paths, "no file was read: the test checks nothing"
    return {str(path): found for path in paths if (found := knows(path, modules))}


def test_every_kind_of_import_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    lines = ["import folium.plugins as p", "from data import load", "def f():\n    from streamlit import x"]
    (tmp_path / "a.py").write_text("\n".join(lines), encoding="utf-8")
    assert knows(Path("a.py"), {"folium", "data.load", "streamlit", "fol", "data.loader"}) == {
        *("folium", "data.load", "streamlit")
    }


def test_data_imports_nothing_that_shows_a_page() -> None:
    page = {"streamlit", "folium", "branca", "starlette", "jinja2", "components", "app", "tests"}
    assert breaches(pythons("data"), page) == {}


def names_from_data(path: Path) -> set[str]:
    """The names a file imports from `data`; a deeper module stands there in full."""
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
    taken = {str(path): names_from_data(path) - set(data.__all__) for path in pythons("components")}
    assert {path: deep for path, deep in taken.items() if deep} == {}
    assert any(names_from_data(path) for path in pythons("components"))


def test_the_front_door_of_data_holds_no_code_and_lists_its_names() -> None:
    body = ast.parse((ROOT / "data/__init__.py").read_text(encoding="utf-8")).body
    assert {type(node) for node in body} == {ast.Expr, ast.ImportFrom, ast.Assign}
    given = {
        alias.asname or alias.name
        for node in body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert given == set(data.__all__)


def test_no_import_runs_back_up_between_folders() -> None:
    graph = python_graph()
    assert {graph.folder(module) for module in graph.files} - set(FOLDERS) == {
        *("data/audio", "data/basemap", "components")
    }
    assert graph.upward() == []
    assert len(graph.arrows()) > 20, "the graph is nearly empty: the test checks nothing"


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert python_graph().circles() == []


def test_no_script_imports_from_a_higher_folder() -> None:
    rank = {folder: number for number, folder in enumerate(FOLDERS)}
    arrows = script_arrows()
    assert arrows
    assert {pair: files for pair, files in arrows.items() if rank[pair[1]] > rank[pair[0]]} == {}


def test_data_and_components_hold_folders_and_no_loose_modules() -> None:
    loose = {str(path) for path in project_files() if path.parent in (Path("data"), Path("components"))}
    assert loose <= {f"{folder}/{name}" for folder in ("data", "components") for name in NOT_LOOSE}


def test_a_folders_init_holds_one_docstring_and_no_code() -> None:
    for path in [*pythons("data"), *pythons("components")]:
        if path.name == "__init__.py" and path != Path("data/__init__.py"):
            (only,) = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
            assert isinstance(only, ast.Expr), path


def test_the_tests_mirror_the_folders_of_the_product() -> None:
    product = {path.parent for path in [*pythons("data"), *pythons("components")]}
    mirrored = {path.parent for path in [*pythons("tests/data"), *pythons("tests/components")]}
    assert {folder for folder in mirrored if folder.relative_to("tests") not in product} == set()


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = {}
    for path in [*pythons("data"), *pythons("components"), *pythons("tests")]:
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(str(path))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_only_page_depends_on_streamlits_internals() -> None:
    """Its test ids, addresses, chunk names, dialog and libraries: `components/page/UPGRADE.md` lists them."""
    internals = re.compile(r"data-testid|_stcore|BidiComponent|baseweb|transitionrun|\bst(App|Main|Dialog)\b")
    files = [path for path in project_files() if path.parts[0] == "components" and path.suffix in SHOWN]
    using = {
        path
        for path in [*files, Path("app.py")]
        if internals.search((ROOT / path).read_text(encoding="utf-8"))
    }
    assert {str(path) for path in using if not path.is_relative_to("components/page")} == set()
    assert len(using) >= 4


def test_streamlit_is_imported_where_it_is_started_and_by_page_alone() -> None:
    starts = {Path("app.py"), Path("components/server/serve.py")}
    others = [path for path in pythons("components") if path.parts[1] != "page" and path not in starts]
    assert breaches(others, {"streamlit"}) == {}


def test_only_the_atlas_imports_folium() -> None:
    others = [path for path in [*pythons("components"), Path("app.py")] if "atlas" not in path.parts]
    assert breaches(others, {"folium", "branca"}) == {}
    assert any(knows(path, {"folium"}) for path in pythons("components/visitor/atlas"))


def test_nothing_a_visitor_runs_opens_the_network() -> None:
    """Except the `locate` command: `test_network.py` has its walls. The kiosk notifies systemd through
    a local socket: `tests/components/kiosk/supervise/test_notify.py` checks that it is a Unix socket.
    `tcp_no_delay.py` sets an option of the socket that the server listens on."""
    apart = ("data/basemap", "data/geocoding")
    allowed = {Path("components/kiosk/supervise/notify.py"), Path("components/page/tcp_no_delay.py")}
    runs = [path for path in [*pythons("data"), *pythons("components")] if path not in allowed]
    checked = [path for path in runs if not any(path.is_relative_to(folder) for folder in apart)]
    assert breaches([*checked, Path("app.py")], NETWORK) == {}


def test_nothing_imports_the_builder_of_the_ground() -> None:
    builder = Path("data/basemap")
    others = [path for path in [*pythons("data"), *pythons("components")] if not path.is_relative_to(builder)]
    assert breaches([*others, Path("app.py")], {"data.basemap"}) == {}


def test_no_script_or_style_reaches_off_this_machine() -> None:
    shown = [
        path
        for path in project_files()
        if path.parts[0] == "components" and path.suffix in (".js", ".css", ".html")
    ]
    assert shown
    calls = re.compile(r"https?://(?!www\.w3\.org/)|@import|sendBeacon|new WebSocket|XMLHttpRequest")
    assert [str(path) for path in shown if calls.search((ROOT / path).read_text(encoding="utf-8"))] == []


def test_no_file_or_folder_has_a_vague_name() -> None:
    named = [str(path) for path in project_files() if {path.stem, *path.parent.parts} & VAGUE_NAMES]
    assert named == []


def test_the_top_level_holds_only_what_it_should() -> None:
    top = {path.parts[0] for path in project_files()}
    assert top - HIDDEN == TOP_LEVEL
    assert {".ci", ".streamlit"} <= top


def texts() -> Iterator[tuple[str, str]]:
    for path in project_files():
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
    assert [
        path for path in project_files() if path.name in ("uv.lock", "package-lock.json", "poetry.lock")
    ] == []


@pytest.mark.parametrize("line", ["see /home/anna/x", "'/srv/museum'", "C:\\\\Users\\\\anna", " /tmp/x"])
def test_a_path_of_one_machine_is_recognised(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["data/tmp/x", "https://host.org/home/x", "../work/x", "{root}/tmp/x"])
def test_a_path_within_the_project_is_not_one_machines(line: str) -> None:
    assert not MACHINE_PATH.search(line)
