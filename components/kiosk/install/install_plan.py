"""Everything an installation puts on the machine, as a list; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from string import Template

from components.kiosk.install.chromium_policy import policy_file
from components.kiosk.install.install_options import STATE, Wish

SYSTEMD = "etc/systemd/system"
REQUIREMENTS = "etc/sojourn/requirements.txt"
TEXTS = Path(__file__).parent / "units"


@dataclass(frozen=True, slots=True)
class Planned:
    """One file, or one link, by its path under the root. `why` is for the technician who reads the list."""

    path: str
    text: str
    why: str
    is_link: bool = False

    @property
    def fingerprint(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def plan(wish: Wish, requirements: str | None) -> tuple[Planned, ...]:
    """What is put where. `requirements` is left out where it could not be made."""
    return tuple(_plan(wish, requirements))


def _plan(wish: Wish, requirements: str | None) -> Iterator[Planned]:
    yield Planned("etc/sysusers.d/sojourn.conf", for_user("sysusers.conf", wish.user), "the user it runs as")
    yield Planned(f"{SYSTEMD}/sojourn.service", service(wish), "starts and guards the exhibit")
    parts = f"{SYSTEMD}/sojourn.service.d"
    yield Planned(f"{parts}/display.conf", display(wish), "the screen it stands on")
    if wish.display == "cage":
        yield Planned("etc/pam.d/sojourn", as_it_is("pam"), "its session on the screen")
    if wish.may_restart_machine:
        yield Planned(f"{parts}/machine.conf", as_it_is("machine.conf"), "may restart the machine")
        rules = for_user("polkit.rules", wish.user)
        yield Planned("etc/polkit-1/rules.d/50-sojourn.rules", rules, "may restart the machine")
    yield _wanted("graphical.target", "sojourn.service")
    if wish.nightly:
        yield from _nightly(wish.nightly)
    yield Planned("etc/systemd/journald.conf.d/sojourn.conf", as_it_is("journald.conf"), "a log with a limit")
    yield Planned("etc/chromium/policies/managed/sojourn.json", policy_file(_pages(wish)), "this page alone")
    if requirements is not None:
        yield Planned(REQUIREMENTS, requirements, "to build the same machine again")


def _nightly(time_of_day: str) -> Iterator[Planned]:
    why = f"begins anew at {time_of_day}"
    yield Planned(f"{SYSTEMD}/sojourn-nightly.service", as_it_is("sojourn-nightly.service"), why)
    yield Planned(f"{SYSTEMD}/sojourn-nightly.timer", nightly_timer(time_of_day), why)
    yield _wanted("timers.target", "sojourn-nightly.timer")


def _wanted(target: str, unit: str) -> Planned:
    """The link that `systemctl enable` would make."""
    why = f"started with {target}"
    return Planned(f"{SYSTEMD}/{target}.wants/{unit}", str(PurePosixPath("..") / unit), why, is_link=True)


def _pages(wish: Wish) -> tuple[str, str]:
    """The exhibit, and the supervisor's still card, which lies beside it."""
    return wish.address, (wish.house / "components" / "kiosk").as_uri()


def service(wish: Wish) -> str:
    """The supervisor's unit."""
    return _text(
        "sojourn.service",
        user=wish.user,
        guide=_specified(wish.house / "components" / "kiosk" / "README.md"),
        directory=_specified(wish.house),
        command=" ".join(map(word, command(wish))),
        environment=_quoted(f"SOJOURN_STATE={STATE}") + " HOME=%S/sojourn",
        readable=" ".join(word(path) for path in _readable(wish)),
    )


def command(wish: Wish) -> list[str]:
    """What the unit starts, word for word. `env` comes first: the session must not name another folder."""
    allowed = ["--may-restart-machine"] if wish.may_restart_machine else []
    names = [part for name in wish.names for part in ("--allow-host", name)]
    return [
        *("/usr/bin/env", "XDG_RUNTIME_DIR=/run/sojourn", str(wish.python), str(wish.house / "app.py")),
        *("kiosk", str(wish.exhibit), "--port", str(wish.port), "--display", wish.display, *allowed),
        *(["--", *names] if names else []),
    ]


def display(wish: Wish) -> str:
    return _text(f"display-{wish.display}.conf")


def nightly_timer(time_of_day: str) -> str:
    return _text("sojourn-nightly.timer", nightly=time_of_day)


def as_it_is(name: str) -> str:
    """A text that names nothing of this machine."""
    return _text(name)


def for_user(name: str, user: str) -> str:
    return _text(name, user=user)


def word(part: str | Path) -> str:
    """One word of a unit's line: in quotes, and `%`, `$` and `\\` mean themselves."""
    return _quoted(str(part).replace("$", "$$"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_specified(escaped)}"'


def _specified(text: str | Path) -> str:
    return str(text).replace("%", "%%")


def _readable(wish: Wish) -> Iterable[Path]:
    """What the exhibit is made of, each once; a folder within another of them needs no naming."""
    python = {wish.python.parent.parent, wish.python_home, wish.python_home.resolve()}
    parts = sorted({wish.house, wish.exhibit, *python} - {Path("/usr")})  # the system's Python hides nowhere
    return [part for part in parts if not any(part.is_relative_to(other) for other in parts if other != part)]


@lru_cache
def _template(name: str) -> Template:
    return Template((TEXTS / name).read_text(encoding="utf-8"))


def _text(name: str, **values: str) -> str:
    return _template(name).substitute(values)
