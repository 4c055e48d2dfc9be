"""The requirements file: exact versions with hashes, and no package hosts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from components.kiosk.install.requirements import NoRequirementsError, requirements, tidy
from tests.components.kiosk.conftest import PACKAGES

HASH = "--hash=sha256:" + "0" * 64


def test_options_comments_and_hosts_are_removed_and_hashes_stay() -> None:
    tidied = tidy(PACKAGES)
    assert "example" not in tidied
    assert "#" not in tidied
    assert tidied.count("--hash=sha256:") == 3
    required = [
        Requirement(re.split(r"\s+--hash", each)[0])
        for each in re.split(r"\n(?=\w)", tidied.replace("\\\n", ""))
    ]
    assert [(each.name, str(each.specifier)) for each in required] == [
        ("kettle", "==1.2.3"),
        ("teapot", "==4.5"),
    ]
    assert tidy(tidied) == tidied


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("kettle==1.2.3", "“kettle==1.2.3” has no exact version with a hash"),
        (f"kettle>=1 {HASH}", "has no exact version with a hash"),
        (f"kettle @ https://host.example/k.whl {HASH}", "comes from an address"),
        (f"git+ssh://git@host.example/k.git {HASH}", "comes from an address"),
        ("", "uv named no package"),
        ("# nothing\n--find-links there", "uv named no package"),
    ],
)
def test_a_package_that_could_not_be_installed_the_same_is_refused(line: str, message: str) -> None:
    with pytest.raises(NoRequirementsError, match=re.escape(message)):
        tidy(line)


def test_the_lock_file_is_used_as_it_is_and_made_only_where_there_is_none() -> None:
    frozen: list[bool] = []

    def no_lock(command: Sequence[str], _: Path) -> str:
        frozen.append("--frozen" in command)
        if "--frozen" in command:
            raise NoRequirementsError("no lock")
        return PACKAGES

    assert requirements(Path(), no_lock) == tidy(PACKAGES)
    assert frozen == [True, False]
