"""`--listen` and `--allow-host`: which machines reach the server. By default this machine alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from components.server.security.hosts import ALLOW_VARIABLE, LOOPBACK, host_name

LOCALHOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """`listen` is the IP address to bind to; `names` are the accepted host names, besides loopback's."""

    listen: str = LOCALHOST
    names: tuple[str, ...] = ()

    @property
    def is_local_only(self) -> bool:
        return ip_address(self.listen).is_loopback

    @property
    def includes_localhost(self) -> bool:
        """Whether this address is answered at 127.0.0.1 too; if not, `loopback_server` does it."""
        return self.listen in (LOCALHOST, "0.0.0.0", "::")

    @property
    def url_host(self) -> str:
        """The host in the URL to type: where it is local only the address, else the first of `names`."""
        return host_name(self.listen) if self.is_local_only else self.names[0]

    def settings(self) -> dict[str, object]:
        """Streamlit's settings that match: its own host check must decide as ours does."""
        bare = [name.strip("[]") for name in (*LOOPBACK, *self.names)]
        return {
            "server.address": self.listen,
            "server.allowedHosts": bare,
            "browser.serverAddress": self.url_host.strip("[]"),
        }

    def startup_lines(self, port: int) -> Iterator[str]:
        """Lines for the terminal; none where the server is local only and has no further names."""
        if not self.is_local_only:
            yield f"Open to every machine that reaches {self.listen}; this server answers only to the names"
            yield f"{', '.join(self.names)}. Visitors type http://{self.url_host}:{port}"
        elif self.names and self.url_host not in self.names:
            yield f"Open to this machine, and to whom a proxy on it lets in, as {', '.join(self.names)}"


def listen_options(listen: str, allow_host: Sequence[str]) -> ListenOptions:
    """The options `--listen` and `--allow-host` together with the environment. Raises ValueError, with a
    message for curators, where every address is listened on and no host name is known."""
    names_in_environment = os.environ.get(ALLOW_VARIABLE, "").split()
    names = tuple(dict.fromkeys([*allow_host, *map(host_name, names_in_environment)]))
    if ip_address(listen).is_unspecified and not names:
        raise ValueError(
            f"{listen} means every address of this machine; say too what visitors will type,"
            " as in: --allow-host 192.168.1.20"
        )
    if not names and host_name(listen) not in LOOPBACK:
        names = (host_name(listen),)
    return ListenOptions(listen, names)


def export_to_environment(options: ListenOptions) -> None:
    """Set the environment variable that the request check reads, for this process and its child processes."""
    os.environ[ALLOW_VARIABLE] = " ".join(options.names)


def checked_address(text: str) -> str:
    """An IP address in its shortest form. Raises ValueError with a message for curators."""
    try:
        return ip_address(text.removeprefix("[").removesuffix("]")).compressed
    except ValueError:
        raise ValueError(
            f"“{text}” is no address of a machine; write it in numbers, as in 192.168.1.20,"
            " and its name with --allow-host"
        ) from None
