"""Who the server is open to follows from what the curator typed, and is told."""

from __future__ import annotations

import argparse

import pytest

from components.server.security.hosts import ALLOW_VARIABLE, LOOPBACK, host_name
from components.server.security.listen_options import (
    LISTEN_VARIABLE,
    ListenOptions,
    add_arguments,
    listen_options,
)


def typed(*words: str) -> ListenOptions:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return listen_options(parser.parse_args(words))


@pytest.fixture(autouse=True)
def _nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOW_VARIABLE, raising=False)
    monkeypatch.delenv(LISTEN_VARIABLE, raising=False)


def test_by_default_it_is_this_machine_alone() -> None:
    opened = typed()
    assert opened == ListenOptions("127.0.0.1", ())
    assert opened.settings()["server.address"] == "127.0.0.1"
    assert {f"{name}" for name in LOOPBACK} == {"127.0.0.1", "localhost", "[::1]"}
    assert list(opened.told(8501)) == []


def test_an_address_that_is_listened_on_is_the_name_visitors_type() -> None:
    opened = typed("--listen", "192.168.1.20")
    assert opened.names == ("192.168.1.20",)
    assert "visitors type http://192.168.1.20:8501" in " ".join(opened.told(8501)).replace("V", "v")
    assert opened.settings()["browser.serverAddress"] == "192.168.1.20"


def test_an_address_of_ipv6_is_written_in_brackets_where_a_browser_wants_them() -> None:
    opened = typed("--listen", "[FD00::0005]")
    assert (opened.listen, opened.calling) == ("fd00::5", "[fd00::5]")
    assert "fd00::5" in str(opened.settings()["server.allowedHosts"])


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_every_address_at_once_asks_for_a_name(everywhere: str) -> None:
    with pytest.raises(ValueError, match="--allow-host"):
        typed("--listen", everywhere)
    assert typed("--listen", everywhere, "--allow-host", "museum.local").calling == "museum.local"


def test_behind_a_proxy_it_listens_to_this_machine_and_answers_to_the_proxys_names() -> None:
    opened = typed("--allow-host", "Museum.Local", "--allow-host", "10.0.0.7")
    assert (opened.listen, opened.names) == ("127.0.0.1", ("museum.local", "10.0.0.7"))
    assert opened.calling == "127.0.0.1"
    assert "museum.local, 10.0.0.7" in " ".join(opened.told(8501))


def test_the_environment_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LISTEN_VARIABLE, "192.168.1.20")
    monkeypatch.setenv(ALLOW_VARIABLE, "museum.local 10.0.0.7")
    assert typed("--allow-host", "b.local") == ListenOptions(
        "192.168.1.20", ("b.local", "museum.local", "10.0.0.7")
    )


WRONG = ["http://museum.local", "museum.local:8501", "museum.local/", "*", "*.local", "-a", "a b", "", "a..b"]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_name_is_told_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="museum.local"):
        host_name(name)
    with pytest.raises(SystemExit) as stopped:
        typed(f"--allow-host={name}")
    assert stopped.value.code == 2
    assert "is no name of a machine" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["museum.local", "192.168.1", "192.168.1.20:80", "http://10.0.0.1", "x"])
def test_what_is_no_address_is_told_with_an_example(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        typed("--listen", address)
    assert stopped.value.code == 2
    assert "192.168.1.20" in capsys.readouterr().err
