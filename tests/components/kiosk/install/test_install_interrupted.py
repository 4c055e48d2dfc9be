"""Power goes when it likes: an installation cut short is finished or undone, to the byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.components.kiosk.install.tree import tree
from tests.components.kiosk.typing_verbs import EVERYTHING, put, take

POLICY = "etc/chromium/policies/managed/sojourn.json"


class PowerCut(BaseException):
    """Nothing runs after this, no matter who would tidy up."""


def cut_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """The power goes at the n-th time that anything is moved or taken away."""
    left = [step]

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def one(*args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise PowerCut
            return real(*args, **named)

        return one

    patch.setattr(os, "replace", dying(os.replace))
    patch.setattr(Path, "unlink", dying(Path.unlink))
    patch.setattr(Path, "rmdir", dying(Path.rmdir))


@pytest.mark.parametrize("step", [0, 1, 2, 3, 5, 8, 13, 21, 27])
def test_cut_short_at_any_step_it_is_finished_or_undone(root: Path, step: int) -> None:
    before = tree(root)
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            put(root, *EVERYTHING)
    assert take(root) == 0  # undone
    assert tree(root) == before
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            put(root, *EVERYTHING)
    assert put(root, *EVERYTHING) == 0  # finished
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            take(root)
    assert take(root) == 0
    assert tree(root) == before
