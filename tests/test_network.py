"""Only `locate` and its folder use the network, through geopy. Nothing that a visitor runs imports them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_walls import NETWORK, ROOT, breaches, imports, knows, pythons

LOCATE = Path("data/geocoding/locate.py")
GEOCODING = "data/geocoding"


def test_only_the_command_locate_imports_geocoding() -> None:
    modules = [*pythons("data"), *pythons("components"), Path("app.py")]
    others = [path for path in modules if path != LOCATE and not path.is_relative_to(GEOCODING)]
    assert breaches(others, {"data.geocoding.locate", "data.geocoding"}) == {}
    assert knows(LOCATE, {"data.geocoding"})


def test_geocoding_uses_the_network_through_geopy_alone() -> None:
    """It has no sockets and no HTTP client of its own; one module uses geopy's client."""
    modules = [LOCATE, *pythons(GEOCODING)]
    assert breaches(modules, NETWORK - {"geopy.geocoders"}) == {}
    assert [path.name for path in modules if "geopy.geocoders" in set(imports(path))] == ["nominatim.py"]


@pytest.mark.parametrize("module", ["data", "data.advice.check", "components.command_line.commands"])
def test_what_a_visitor_runs_does_not_import_geocoding(module: str) -> None:
    """Geopy imports its clients with its distances; that is allowed, as no client is created."""
    code = (
        f"import sys, {module}; names = ('data.geocoding', 'data.geocoding.locate'); "
        "print([each for each in sys.modules if each.startswith(names)])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
