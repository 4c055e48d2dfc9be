"""What the map shows first, the right way up."""

from __future__ import annotations

from pathlib import Path

from data.model.map_settings import View
from data.model.problem import Problem
from data.reading.line_of import line_of
from data.schema.yaml_schema import ExhibitFields


def opening_view(sheet: ExhibitFields, folder: Path, problems: list[Problem]) -> View:
    """The view of exhibit.yaml; where south lies above north the two are told, and change places.

    A west that is greater than its east is no fault: such a view crosses 180 degrees.
    """
    view = View(**sheet.opening_view.model_dump())
    if view.south < view.north:
        return view
    line = line_of(folder / "exhibit.yaml", "opening_view", "south")
    fault = f"is not below north ({view.north:g})"
    remedy, effect = (
        (f"write south: {view.north:g} and north: {view.south:g}", "The two change places.")
        if view.south > view.north
        else ("write a smaller number", "The map opens on a line without height.")
    )
    problem = Problem(
        "exhibit.yaml", f"line {line}", "opening_view.south", f"{view.south:g}", fault, remedy, effect, line
    )
    problems.append(problem)
    return View(south=view.north, west=view.west, north=view.south, east=view.east)
