"""The import graph of the program: `uv run python -m tests.import_graph [--root FOLDER] [--json]`.

Prints files, lines, levels and arrows. A level is one step of the longest chain of imports. An arrow between
two folders counts once, however many files import. Imports by name at run time (the tables of commands, the
parts) are not counted. `--root` names another checkout of the project, to compare with.
"""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from components.command_line.parameters import PATH
from tests.commands import JSON, measurement, start

ROOT = Path(__file__).parents[1]
PRODUCT = ("data", "components")
EXHIBIT = Path("data/exhibit")
SCRIPT_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^"'\n]*["'](\.{1,2}/[^"']+\.js)["']""", re.M)
LINES_OF = (".py", ".js", ".css", ".html")

FOLDERS = (
    *("data/model", "data/schema", "data/reading", "data/advice", "data/editing", "data/editions"),
    *("data/interchange", "data/geocoding", "data/visits", "data"),
    *("components/command_line", "components/visitor", "components/page", "components/server"),
    *("components/curator", "components/staff", "components/kiosk", "."),
)
"""The folders from low to high: a file imports from its own folder and from lower ones. `data` is the front
door, `.` is app.py. `data/audio` and `data/basemap` stand apart: nothing imports them."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The product's Python files by module name, and which of them each imports."""

    files: Mapping[str, Path]
    imports: Mapping[str, frozenset[str]]

    def folder(self, module: str) -> str:
        """The folder a module counts to: `data/reading`, `components/visitor`."""
        parent = self.files[module].parent
        return "/".join(parent.parts[:2]) or "."

    def arrows(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        """The imports between folders: (from, to) → (importing module, imported module)."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for module, imported in self.imports.items():
            for each in imported:
                if self.folder(module) != self.folder(each):
                    found[self.folder(module), self.folder(each)].add((module, each))
        return dict(found)

    def circles(self) -> list[list[str]]:
        """Groups of modules that import each other, directly or through others."""
        return [sorted(group) for group in _strongly_connected(self.imports) if len(group) > 1]

    def levels(self) -> int:
        """The modules of the longest chain of imports; modules of a circle count as one."""
        group_of = {
            module: number
            for number, group in enumerate(_strongly_connected(self.imports))
            for module in group
        }
        below: dict[int, set[int]] = defaultdict(set)
        for module, imported in self.imports.items():
            below[group_of[module]] |= {group_of[each] for each in imported} - {group_of[module]}
        depth: dict[int, int] = {}
        for number in sorted(set(group_of.values())):  # a group comes after all that it imports
            depth[number] = 1 + max((depth[each] for each in below[number]), default=0)
        return max(depth.values(), default=0)

    def upward(self) -> list[tuple[str, str]]:
        """Imports from a folder into a higher one, or into a folder that FOLDERS does not name."""
        rank = {folder: number for number, folder in enumerate(FOLDERS)}
        high = len(FOLDERS)
        return sorted(
            pair
            for (start, end), pairs in self.arrows().items()
            if rank.get(end, high) > rank.get(start, high)
            for pair in pairs
        )


def python_graph(root: Path = ROOT) -> Graph:
    """The graph of a checkout's product code."""
    files = {_module(path): path for path in product_files(root, ".py")}
    imports = {
        module: frozenset(_resolved(imported_names(root / path, path), files)) - {module}
        for module, path in files.items()
    }
    return Graph(files, imports)


def script_arrows(root: Path = ROOT) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """The static imports between the folders of ES modules, as `Graph.arrows` gives them for Python."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for path in product_files(root, ".js"):
        for target in SCRIPT_IMPORT.findall((root / path).read_text(encoding="utf-8")):
            end = ((root / path).parent / target).resolve().relative_to(root.resolve())
            folders = ("/".join(path.parts[:2]), "/".join(end.parts[:2]))
            if folders[0] != folders[1]:
                found[folders].add((path.as_posix(), end.as_posix()))
    return dict(found)


def product_files(root: Path, *endings: str) -> list[Path]:
    """The product's files with these endings, relative to the root; the exhibit's own are none of them."""
    found = [path.relative_to(root) for folder in PRODUCT for path in (root / folder).rglob("*")]
    found += [Path("app.py")] if (root / "app.py").is_file() else []
    return sorted(path for path in found if path.suffix in endings and not path.is_relative_to(EXHIBIT))


def imported_names(file: Path, path: Path) -> Iterator[str]:
    """Every name a Python file imports, in full: `from data import load` gives `data` and `data.load`.

    `path` is the file's place below the root, for relative imports.
    """
    package = path.parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            home = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*home, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def _resolved(names: Iterable[str], files: Mapping[str, Path]) -> Iterator[str]:
    """The modules that are imported. A package counts where nothing deeper of it is named."""
    known = [name for name in names if name in files]
    for name in known:
        is_package = files[name].name == "__init__.py"
        if not is_package or not any(other.startswith(f"{name}.") for other in known):
            yield name


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _strongly_connected(imports: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Tarjan's algorithm: groups that reach each other; each group comes after all that it imports."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for each in sorted(imports[module]):
            if each not in order:
                visit(each)
                low[module] = min(low[module], low[each])
            elif each in stack:
                low[module] = min(low[module], order[each])
        if low[module] == order[module]:
            at = stack.index(module)
            groups.append(stack[at:])
            del stack[at:]

    for module in sorted(imports):
        if module not in order:
            visit(module)
    return groups


def figures(root: Path = ROOT) -> dict[str, object]:
    """All that is printed, by name."""
    graph = python_graph(root)
    files = product_files(root, *LINES_OF)
    lines = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in files}
    python = [path for path in files if path.suffix == ".py"]
    folders: dict[str, list[int]] = defaultdict(list)
    for path, count in lines.items():
        folders["/".join(path.parent.parts[:2]) or "."].append(count)
    return {
        "files": len(files),
        "lines": sum(lines.values()),
        "python files": len(python),
        "python files under 50 lines": sum(
            lines[path] < 50 and path.name != "__init__.py" for path in python
        ),
        "levels": graph.levels(),
        "arrows between modules": sum(map(len, graph.imports.values())),
        "arrows between folders": len(graph.arrows()),
        "imports upward": len(graph.upward()),
        "circles": len(graph.circles()),
        "folders": {name: (len(counts), sum(counts)) for name, counts in sorted(folders.items())},
    }


@measurement("tests.import_graph", "--json")
@click.option("--root", type=PATH, default=ROOT, metavar="FOLDER", help="another checkout of the project")
@JSON
def main(root: Path, json_output: bool) -> None:
    """Print files, lines, levels and arrows of the import graph."""
    found = figures(root.resolve())
    if json_output:
        print(json.dumps(found, indent=2))
        return
    folders = found.pop("folders")
    assert isinstance(folders, dict)
    for name, figure in found.items():
        print(f"{name:30}{figure:>8,}")
    print()
    for name, (files, lines) in folders.items():
        print(f"{name:30}{files:>5} files{lines:>8,} lines")


if __name__ == "__main__":
    start(main)
