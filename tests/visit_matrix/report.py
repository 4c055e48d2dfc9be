"""The findings of the matrix, as one table and a list of misses by name."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.visit_matrix.figures import Miss
from tests.visit_matrix.matrix import Findings, Place

FIGURES = ("A1", "A2", "A3", "A5", "A7", "A8", "A10", "A11")
PLACES_NAMED = 6


def report(findings: Findings) -> str:
    lines = [*_table(findings), ""]
    lines += _misses(findings)
    if findings.unreached:
        lines += ["", f"NOT REACHED, so not measured: {len(findings.unreached)}"]
        reasons: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place, reason in findings.unreached:
            reasons[place.state, reason].append(place)
        for (state, reason), places in reasons.items():
            lines.append(f"  {state}: {reason} ({len(places)}: {_named([str(each) for each in places])})")
    total = len(findings.missed)
    lines += [
        "",
        f"{len(findings.measured)} screens measured, {total} misses, {len(findings.unreached)} not reached",
    ]
    return "\n".join(lines)


def _table(findings: Findings) -> list[str]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    screens: Counter[tuple[str, str]] = Counter()
    for place in findings.measured:
        counts.setdefault((place.profile, place.variant), Counter())
        screens[place.profile, place.variant] += 1
    for place, miss in findings.missed:
        counts[place.profile, place.variant][miss.figure] += 1
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
        places: dict[str, list[tuple[Place, Miss]]] = defaultdict(list)
        for place, miss in findings.missed:
            if miss.figure == figure:
                places[miss.what].append((place, miss))
        if places:
            lines.append(f"{figure}: {len(places)} different")
        for what, found in sorted(places.items(), key=lambda item: -len(item[1])):
            measured = next((miss.measured for _, miss in found if miss.measured), "")
            lines.append(f"  {len(found):4} x {what}{f' [{measured}]' if measured else ''}")
            lines.append(f"         {_named([str(place) for place, _ in found])}")
    return lines


def _named(places: list[str]) -> str:
    names = list(dict.fromkeys(places))
    more = f"; and {len(names) - PLACES_NAMED} more" if len(names) > PLACES_NAMED else ""
    return "; ".join(names[:PLACES_NAMED]) + more
