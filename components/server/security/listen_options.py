"""Who the server is open to: this machine alone, unless the curator says otherwise."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address

from components.server.security.hosts import ALLOW_VARIABLE, LOOPBACK, host_name

LISTEN_VARIABLE = "SOJOURN_LISTEN"
"""Environment variable: the address to listen on, as `--listen` says it."""
HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """`listen` is an IP address; `names` are what visitors may call this server, besides loopback's names."""

    listen: str = HERE
    names: tuple[str, ...] = ()

    @property
    def is_here_only(self) -> bool:
        return ip_address(self.listen).is_loopback

    @property
    def is_here_too(self) -> bool:
        """Whether this machine itself reaches it at 127.0.0.1, where alone the curator's desk stands."""
        return self.listen in (HERE, "0.0.0.0", "::")

    @property
    def calling(self) -> str:
        """What is typed into a browser: on this machine the address, elsewhere the curator's first name."""
        return host_name(self.listen) if self.is_here_only else self.names[0]

    def settings(self) -> dict[str, object]:
        """Streamlit's settings that go along: its own checks must come to the same answer as ours."""
        bare = [name.strip("[]") for name in (*LOOPBACK, *self.names)]
        return {
            "server.address": self.listen,
            "server.allowedHosts": bare,
            "browser.serverAddress": self.calling.strip("[]"),
        }

    def told(self, port: int) -> Iterator[str]:
        """What the terminal says of it; nothing where only this machine can ask."""
        if not self.is_here_only:
            yield f"Open to every machine that reaches {self.listen}; this server answers only to the names"
            yield f"{', '.join(self.names)}. Visitors type http://{self.calling}:{port}"
        elif self.names and self.calling not in self.names:
            yield f"Open to this machine, and to whom a proxy on it lets in, as {', '.join(self.names)}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--listen",
        metavar="ADDRESS",
        type=_address,
        default=os.environ.get(LISTEN_VARIABLE) or HERE,
        help="let other machines in by this address of this one; default 127.0.0.1, nobody",
    )
    add_allow_host(parser)


def add_allow_host(parser: argparse.ArgumentParser) -> None:
    """What visitors of other screens type: `asked.allow_host`, a list of names."""
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        action="append",
        type=_name,
        default=[],
        help="a name visitors call this server by, as in museum.local; may be given several times",
    )


def listen_options(asked: argparse.Namespace) -> ListenOptions:
    """What was typed, with what the environment says. Raises ValueError, in words, where it is not enough."""
    names = tuple(dict.fromkeys([*asked.allow_host, *map(host_name, _named())]))
    if ip_address(asked.listen).is_unspecified and not names:
        raise ValueError(
            f"{asked.listen} means every address of this machine; say too what visitors will type,"
            " as in: --allow-host 192.168.1.20"
        )
    if not names and host_name(asked.listen) not in LOOPBACK:
        names = (host_name(asked.listen),)
    return ListenOptions(asked.listen, names)


def export_to_server(opened: ListenOptions) -> None:
    """For this process and those it starts."""
    os.environ[ALLOW_VARIABLE] = " ".join(opened.names)


def _named() -> list[str]:
    return os.environ.get(ALLOW_VARIABLE, "").split()


def _address(typed: str) -> str:
    try:
        return ip_address(typed.removeprefix("[").removesuffix("]")).compressed
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{typed}” is no address of a machine; write it in numbers, as in 192.168.1.20,"
            " and its name with --allow-host"
        ) from None


def _name(typed: str) -> str:
    try:
        return host_name(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
