"""Random tests: a few seeds in the default run, the others where `-m measurement` asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

FEW = 2


def few_by_default(values: Sequence[Any], few: int = FEW) -> list[Any]:
    """The values as parameters of a test; those after the first few are marked as measurement."""
    return [
        *values[:few],
        *(
            pytest.param(*(each if isinstance(each, tuple) else (each,)), marks=pytest.mark.measurement)
            for each in values[few:]
        ),
    ]
