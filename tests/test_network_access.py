"""The one way out of the house: `locate`, its room, and geopy. Nothing a visitor runs leads there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_walls import NETWORK, ROOT, breaches, imports, knows, pythons

LOCATE = Path("data/geocoding/locate.py")
ROOM = "data/geocoding"


def test_the_room_is_entered_by_its_errand_alone() -> None:
    everything = [*pythons("data"), *pythons("components"), Path("app.py")]
    others = [path for path in everything if path != LOCATE and not path.is_relative_to(ROOM)]
    assert breaches(others, {"data.geocoding.locate", "data.geocoding"}) == {}
    assert knows(LOCATE, {"data.geocoding"})


def test_the_errand_goes_out_through_geopy_alone() -> None:
    """No socket and no client of its own; and one file holds geopy's client."""
    room = [LOCATE, *pythons(ROOM)]
    assert breaches(room, NETWORK - {"geopy.geocoders"}) == {}
    assert [path.name for path in room if "geopy.geocoders" in set(imports(path))] == ["nominatim.py"]


@pytest.mark.parametrize("module", ["data", "data.advice.check", "components.server.commands"])
def test_what_a_visitor_runs_has_not_even_loaded_it(module: str) -> None:
    """Geopy's own package loads its clients whenever a distance is asked for; none is ever made."""
    asks = (
        f"import sys, {module}; out = ('data.geocoding', 'data.geocoding.locate'); "
        "print([each for each in sys.modules if each.startswith(out)])"
    )
    found = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
