"""Power cuts: an interrupted installation can be finished or undone, to the byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.components.kiosk.machine_image import EVERY_OPTION, read_tree, run_install, run_uninstall

POLICY = "etc/chromium/policies/managed/sojourn.json"


class PowerCut(BaseException):
    """A BaseException: no handler of the code under test catches it."""


def cut_power_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """Cut the power before the n-th rename or removal (counted from 0)."""
    left = [step]

    def counting(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise PowerCut
            return real(*args, **named)

        return call

    patch.setattr(os, "replace", counting(os.replace))
    patch.setattr(Path, "unlink", counting(Path.unlink))
    patch.setattr(Path, "rmdir", counting(Path.rmdir))


@pytest.mark.parametrize("step", [0, 1, 2, 3, 5, 8, 13, 21, 27])
def test_an_installation_interrupted_at_any_step_can_be_finished_or_undone(root: Path, step: int) -> None:
    before = read_tree(root)
    with pytest.MonkeyPatch.context() as patch:
        cut_power_at(step, patch)
        with pytest.raises(PowerCut):
            run_install(root, *EVERY_OPTION)
    assert run_uninstall(root) == 0  # undone
    assert read_tree(root) == before
    with pytest.MonkeyPatch.context() as patch:
        cut_power_at(step, patch)
        with pytest.raises(PowerCut):
            run_install(root, *EVERY_OPTION)
    assert run_install(root, *EVERY_OPTION) == 0  # finished
    with pytest.MonkeyPatch.context() as patch:
        cut_power_at(step, patch)
        with pytest.raises(PowerCut):
            run_uninstall(root)
    assert run_uninstall(root) == 0
    assert read_tree(root) == before
