"""Every file that an installation writes, with its text: from the templates in `units/` and the options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from string import Template

from components.kiosk.install.chromium_policy import policy_file
from components.kiosk.install.install_options import InstallOptions
from data import KIOSK_STATE

SYSTEMD = "etc/systemd/system"
REQUIREMENTS = "etc/sojourn/requirements.txt"
UNITS = Path(__file__).parent / "units"
"""Templates of what systemd, logind, polkit and the journal read."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to write, or a link to `text`, by its path under the root. `why`: for the technician."""

    path: str
    text: str
    why: str
    is_link: bool = False

    @property
    def fingerprint(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def plan(options: InstallOptions, requirements: str | None) -> tuple[PlannedFile, ...]:
    """Every file, in the order they are written. `requirements`: None where they could not be listed."""
    return tuple(_plan(options, requirements))


def _plan(options: InstallOptions, requirements: str | None) -> Iterator[PlannedFile]:
    yield PlannedFile(
        "etc/sysusers.d/sojourn.conf", _text("sysusers.conf", user=options.user), "the user it runs as"
    )
    yield PlannedFile(f"{SYSTEMD}/sojourn.service", service(options), "starts and guards the exhibit")
    drop_ins = f"{SYSTEMD}/sojourn.service.d"
    yield PlannedFile(f"{drop_ins}/display.conf", display(options), "the screen it stands on")
    if options.display == "cage":
        yield PlannedFile("etc/pam.d/sojourn", _text("pam"), "its session on the screen")
    if options.may_restart_machine:
        yield PlannedFile(f"{drop_ins}/machine.conf", _text("machine.conf"), "may restart the machine")
        rules = _text("polkit.rules", user=options.user)
        yield PlannedFile("etc/polkit-1/rules.d/50-sojourn.rules", rules, "may restart the machine")
    yield _enabled("graphical.target", "sojourn.service")
    if options.nightly_restart:
        yield from _nightly_restart(options.nightly_restart)
    yield PlannedFile(
        "etc/systemd/journald.conf.d/sojourn.conf", _text("journald.conf"), "a log with a limit"
    )
    yield PlannedFile(
        "etc/chromium/policies/managed/sojourn.json", policy_file(_allowed_pages(options)), "this page alone"
    )
    if requirements is not None:
        yield PlannedFile(REQUIREMENTS, requirements, "to build the same machine again")


def _nightly_restart(time_of_day: str) -> Iterator[PlannedFile]:
    why = f"begins anew at {time_of_day}"
    yield PlannedFile(f"{SYSTEMD}/sojourn-nightly.service", _text("sojourn-nightly.service"), why)
    yield PlannedFile(
        f"{SYSTEMD}/sojourn-nightly.timer", _text("sojourn-nightly.timer", nightly=time_of_day), why
    )
    yield _enabled("timers.target", "sojourn-nightly.timer")


def _enabled(target: str, unit: str) -> PlannedFile:
    """The link that `systemctl enable` would make."""
    why = f"started with {target}"
    return PlannedFile(f"{SYSTEMD}/{target}.wants/{unit}", str(PurePosixPath("..") / unit), why, is_link=True)


def _allowed_pages(options: InstallOptions) -> tuple[str, str]:
    """The exhibit, and the folder of the supervisor's fallback card."""
    return options.address, (options.project / "components" / "kiosk").as_uri()


def service(options: InstallOptions) -> str:
    """The text of the supervisor's unit."""
    return _text(
        "sojourn.service",
        user=options.user,
        guide=_escape_specifiers(options.project / "components" / "kiosk" / "README.md"),
        directory=_escape_specifiers(options.project),
        command=" ".join(map(quote, command(options))),
        environment=_quoted(f"SOJOURN_STATE={KIOSK_STATE}") + " HOME=%S/sojourn",
        readable=" ".join(quote(path) for path in _readable(options)),
    )


def command(options: InstallOptions) -> list[str]:
    """The words of the unit's ExecStart=. `env` is first: the session must not set the run-time folder."""
    allowed = ["--may-restart-machine"] if options.may_restart_machine else []
    hosts = [part for host in options.hosts for part in ("--allow-host", host)]
    return [
        *("/usr/bin/env", "XDG_RUNTIME_DIR=/run/sojourn"),
        *(str(options.python), str(options.project / "app.py")),
        *("kiosk", str(options.exhibit), "--port", str(options.port), "--display", options.display, *allowed),
        *(["--", *hosts] if hosts else []),
    ]


def display(options: InstallOptions) -> str:
    """The drop-in for the display."""
    return _text(f"display-{options.display}.conf")


def quote(word: str | Path) -> str:
    """One word of a unit's line: in quotes, with `%`, `$` and `\\` escaped."""
    return _quoted(str(word).replace("$", "$$"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_escape_specifiers(escaped)}"'


def _escape_specifiers(text: str | Path) -> str:
    return str(text).replace("%", "%%")


def _readable(options: InstallOptions) -> Iterable[Path]:
    """The folders that the exhibit is run from; one within another of them is left out."""
    python = {options.python.parent.parent, options.python_home, options.python_home.resolve()}
    parts = sorted({options.project, options.exhibit, *python} - {Path("/usr")})  # /usr is readable anyway
    return [part for part in parts if not any(part.is_relative_to(other) for other in parts if other != part)]


def _text(name: str, **values: str) -> str:
    """A template of `units/`, filled."""
    return Template((UNITS / name).read_text(encoding="utf-8")).substitute(values)
