"""What systemd, logind and the log are told: the texts in `units/`, with this machine's names put in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from string import Template

from components.kiosk.install.install_options import STATE, Wish

TEXTS = Path(__file__).parent / "units"


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
