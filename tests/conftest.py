"""Fixtures of all tests: Sojourn's state folder is a temporary one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.editions.state_folder import STATE_VARIABLE


@pytest.fixture(autouse=True, scope="session")
def _temporary_state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STATE_VARIABLE, str(tmp_path_factory.mktemp("state")))
        yield
