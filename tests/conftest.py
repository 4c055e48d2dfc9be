"""The kinds of test, how many processes run them, and the fixtures of all tests.

A *program* test has no marker. A *content* test is about the shipped exhibit: it is marked, or uses a fixture
with "shipped" in its name. A *measurement* repeats a test with more seeds: it runs only if `-m` names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import Exhibit, load
from data.editions.state_folder import STATE_VARIABLE
from tests.exhibit_folders import SHIPPED, copy_journeys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Some images set it: then every server that the tests start compiles all modules again, 5 seconds each.

LONG_FILES = ("test_curators_guide.py",)
"""One file runs in one process, and files begin in their order. These take long and would begin last, while
the other processes have nothing more to do: they begin first."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core; none for single files, which are not divided: to start one takes a second."""
    paths = [Path(argument.partition("::")[0]) for argument in config.args]
    if all(path.is_file() for path in paths) and len(paths) < 3:
        return 0
    return int(os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS", "0")) or os.cpu_count() or 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if any("shipped" in name for name in getattr(item, "fixturenames", ())):
            item.add_marker("content")
    if "measurement" not in config.option.markexpr:
        measurements = [item for item in items if item.get_closest_marker("measurement")]
        config.hook.pytest_deselected(items=measurements)
        items[:] = [item for item in items if not item.get_closest_marker("measurement")]
    items.sort(key=lambda item: item.path.name not in LONG_FILES)


@pytest.fixture(autouse=True, scope="session")
def _temporary_state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STATE_VARIABLE, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def journeys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exhibit of the journeys, whole. No test may change it: see `exhibit_folders.copy_journeys`."""
    return copy_journeys(tmp_path_factory.mktemp("exhibits"))


@pytest.fixture(scope="session")
def journeys(journeys_folder: Path) -> Exhibit:
    exhibit = load(journeys_folder).exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture(scope="session")
def shipped() -> Exhibit:
    exhibit = load(SHIPPED).exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture(params=["journeys", pytest.param("shipped", marks=pytest.mark.content)])
def whole(request: pytest.FixtureRequest) -> Exhibit:
    """An exhibit as a museum shows it: for the program the journeys, for the content the shipped one."""
    exhibit = request.getfixturevalue(request.param)
    assert isinstance(exhibit, Exhibit)
    return exhibit
