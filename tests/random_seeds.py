"""Long series of cases: a few in the default run, the others where `-m measurement` asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

FEW = 2


def few_by_default(values: Sequence[Any], few: int = FEW) -> list[Any]:
    """The values as parameters of a test; those after the first few are marked as measurement."""
    return [*values[:few], *map(_measurement, values[few:])]


def each_by_default(values: Iterable[Any], step: int) -> list[Any]:
    """The values as parameters of a test, in their order; all but the first of every `step` are marked as
    measurement. For a list of cases in which neighbours are alike."""
    return [each if number % step == 0 else _measurement(each) for number, each in enumerate(values)]


def _measurement(value: Any) -> Any:
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.measurement)
