"""The list to build a machine by again: exact, with hashes, silent on where packages come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from components.kiosk.install.requirements import NoRequirementsError, requirements, tidy
from tests.components.kiosk.conftest import PACKAGES

HASH = "--hash=sha256:" + "0" * 64


def test_options_notes_and_hosts_are_left_out_and_hashes_stay() -> None:
    told = tidy(PACKAGES)
    assert "example" not in told
    assert "#" not in told
    assert told.count("--hash=sha256:") == 3
    needs = [
        Requirement(re.split(r"\s+--hash", need)[0])
        for need in re.split(r"\n(?=\w)", told.replace("\\\n", ""))
    ]
    assert [(need.name, str(need.specifier)) for need in needs] == [
        ("kettle", "==1.2.3"),
        ("teapot", "==4.5"),
    ]
    assert tidy(told) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("kettle==1.2.3", "“kettle==1.2.3” has no exact version with a hash"),
        (f"kettle>=1 {HASH}", "has no exact version with a hash"),
        (f"kettle @ https://host.example/k.whl {HASH}", "comes from an address"),
        (f"git+ssh://git@host.example/k.git {HASH}", "comes from an address"),
        ("", "uv named no package"),
        ("# nothing\n--find-links there", "uv named no package"),
    ],
)
def test_what_could_not_be_built_the_same_is_refused(line: str, told: str) -> None:
    with pytest.raises(NoRequirementsError, match=re.escape(told)):
        tidy(line)


def test_the_lock_is_taken_as_it_stands_and_made_only_where_there_is_none() -> None:
    asked: list[bool] = []

    def no_lock(command: Sequence[str], _: Path) -> str:
        asked.append("--frozen" in command)
        if "--frozen" in command:
            raise NoRequirementsError("no lock")
        return PACKAGES

    assert requirements(Path(), no_lock) == tidy(PACKAGES)
    assert asked == [True, False]
