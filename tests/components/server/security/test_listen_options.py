"""`--listen` and `--allow-host`: what they set, what the terminal reports, and which values are refused."""

from __future__ import annotations

import pytest

from components.command_line.parameters import LISTEN_VARIABLE
from components.server.security.hosts import ALLOW_VARIABLE, LOOPBACK, host_name
from components.server.security.listen_options import (
    ListenOptions,
    listen_options,
)
from tests.commands import command, parse


def parsed(*arguments: str) -> ListenOptions:
    """What these arguments of `uv run app.py` set."""
    given = parse(arguments).params
    return listen_options(given["listen"], given["allow_host"])


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOW_VARIABLE, raising=False)
    monkeypatch.delenv(LISTEN_VARIABLE, raising=False)


def test_by_default_only_this_machine_reaches_the_server() -> None:
    options = parsed()
    assert options == ListenOptions("127.0.0.1", ())
    assert options.settings()["server.address"] == "127.0.0.1"
    assert {f"{name}" for name in LOOPBACK} == {"127.0.0.1", "localhost", "[::1]"}
    assert list(options.startup_lines(8501)) == []


def test_the_listen_address_is_an_allowed_host_and_in_the_url() -> None:
    options = parsed("--listen", "192.168.1.20")
    assert options.names == ("192.168.1.20",)
    assert "visitors type http://192.168.1.20:8501" in " ".join(options.startup_lines(8501)).replace("V", "v")
    assert options.settings()["browser.serverAddress"] == "192.168.1.20"


def test_an_ipv6_address_is_in_brackets_in_the_url_only() -> None:
    options = parsed("--listen", "[FD00::0005]")
    assert (options.listen, options.url_host) == ("fd00::5", "[fd00::5]")
    assert "fd00::5" in str(options.settings()["server.allowedHosts"])


@pytest.mark.parametrize("unspecified", ["0.0.0.0", "::"])
def test_listening_on_every_address_requires_a_host_name(unspecified: str) -> None:
    with pytest.raises(ValueError, match="--allow-host"):
        parsed("--listen", unspecified)
    assert parsed("--listen", unspecified, "--allow-host", "museum.local").url_host == "museum.local"


def test_behind_a_proxy_it_listens_on_loopback_and_accepts_the_allowed_names() -> None:
    options = parsed("--allow-host", "Museum.Local", "--allow-host", "10.0.0.7")
    assert (options.listen, options.names) == ("127.0.0.1", ("museum.local", "10.0.0.7"))
    assert options.url_host == "127.0.0.1"
    assert "museum.local, 10.0.0.7" in " ".join(options.startup_lines(8501))


def test_the_environment_sets_the_same_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LISTEN_VARIABLE, "192.168.1.20")
    monkeypatch.setenv(ALLOW_VARIABLE, "museum.local 10.0.0.7")
    assert parsed("--allow-host", "b.local") == ListenOptions(
        "192.168.1.20", ("b.local", "museum.local", "10.0.0.7")
    )


INVALID_NAMES = [
    "http://museum.local",
    "museum.local:8501",
    "museum.local/",
    "*",
    "*.local",
    "-a",
    "a b",
    "",
    "a..b",
]


@pytest.mark.parametrize("name", INVALID_NAMES)
def test_an_invalid_name_is_refused_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="museum.local"):
        host_name(name)
    assert command()([f"--allow-host={name}"]) == 2
    assert "is no name of a machine" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["museum.local", "192.168.1", "192.168.1.20:80", "http://10.0.0.1", "x"])
def test_an_invalid_address_is_refused_with_an_example(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command()(["--listen", address]) == 2
    assert "192.168.1.20" in capsys.readouterr().err
