"""The findings of the matrix, as one table and a list of misses by name."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.visit_matrix.figures import Miss
from tests.visit_matrix.matrix import Cell, Findings

FIGURES = ("A1", "A2", "A3", "A5", "A7", "A8", "A10", "A11")
CELLS_NAMED = 6


def report(findings: Findings) -> str:
    lines = [*_table(findings), ""]
    lines += _misses(findings)
    if findings.unreached:
        lines += ["", f"NOT REACHED, so not measured: {len(findings.unreached)}"]
        reasons: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for cell, reason in findings.unreached:
            reasons[cell.state, reason].append(cell)
        for (state, reason), cells in reasons.items():
            lines.append(f"  {state}: {reason} ({len(cells)}: {_named([str(each) for each in cells])})")
    total = len(findings.missed)
    lines += [
        "",
        f"{len(findings.measured)} screens measured, {total} misses, {len(findings.unreached)} not reached",
    ]
    return "\n".join(lines)


def _table(findings: Findings) -> list[str]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    screens: Counter[tuple[str, str]] = Counter()
    for cell in findings.measured:
        counts.setdefault((cell.profile, cell.variant), Counter())
        screens[cell.profile, cell.variant] += 1
    for cell, miss in findings.missed:
        counts[cell.profile, cell.variant][miss.figure] += 1
    head = f"{'misses':38} {'screens':>7} {'stories':>7} " + " ".join(f"{each:>5}" for each in FIGURES)
    rows = []
    for key, count in counts.items():
        stories = sum(number for at, number in findings.stories.items() if at[:2] == key)
        cells = " ".join(f"{count[figure] or '-':>5}" for figure in FIGURES)
        rows.append(f"{', '.join(filter(None, key)):38} {screens[key]:>7} {stories or '-':>7} {cells}")
    return [head, "-" * len(head), *rows]


def _misses(findings: Findings) -> list[str]:
    lines: list[str] = []
    for figure in FIGURES:
        cells: dict[str, list[tuple[Cell, Miss]]] = defaultdict(list)
        for cell, miss in findings.missed:
            if miss.figure == figure:
                cells[miss.what].append((cell, miss))
        if cells:
            lines.append(f"{figure}: {len(cells)} different")
        for what, found in sorted(cells.items(), key=lambda item: -len(item[1])):
            measured = next((miss.measured for _, miss in found if miss.measured), "")
            lines.append(f"  {len(found):4} x {what}{f' [{measured}]' if measured else ''}")
            lines.append(f"         {_named([str(cell) for cell, _ in found])}")
    return lines


def _named(cells: list[str]) -> str:
    names = list(dict.fromkeys(cells))
    more = f"; and {len(names) - CELLS_NAMED} more" if len(names) > CELLS_NAMED else ""
    return "; ".join(names[:CELLS_NAMED]) + more
