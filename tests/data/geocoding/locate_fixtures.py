"""Few towns, a table with two places that have lost their points, and somebody who types."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data.geocoding import locate
from tests.data.conftest import Spoil
from tests.data.geocoding.conftest import small_towns, town

TOWNS = small_towns(
    town("Vienna", "AT", (48.20849, 16.37208), 1_691_468, "Wien"),
    town("Trieste", "IT", (45.64325, 13.7903), 204_338),
    town("Neustadt", "DE", (54.1, 10.8), 15_000),
    town("Neustadt", "DE", (48.8, 11.8), 15_000),
)
VIENNA, TRIESTE = "AT,48.2082,16.3738,town", "IT,45.6495,13.7768,town"
Types = Callable[..., None]


@pytest.fixture(autouse=True)
def _few_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "read_towns", lambda: TOWNS)


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Types:
    """Let somebody sit at the terminal and type these lines; then the keyboard is silent."""

    def type_lines(*lines: str) -> None:
        keyboard = io.StringIO("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr(keyboard, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes the output for a terminal

    return type_lines


@pytest.fixture
def places(small: Path, spoil: Spoil) -> Path:
    """The small exhibit's table with two towns that have lost their points."""
    spoil("places.csv", VIENNA, "AT,,,town")
    spoil("places.csv", TRIESTE, "IT,,,town")
    return small / "places.csv"
