"""Everything an installation puts on the machine, as a list; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from components.kiosk.install import unit_files as units
from components.kiosk.install.chromium_policy import policy_file
from components.kiosk.install.install_options import Wish

SYSTEMD = "etc/systemd/system"
REQUIREMENTS = "etc/sojourn/requirements.txt"


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
    yield Planned(
        "etc/sysusers.d/sojourn.conf", units.for_user("sysusers.conf", wish.user), "the user it runs as"
    )
    yield Planned(f"{SYSTEMD}/sojourn.service", units.service(wish), "starts and guards the exhibit")
    parts = f"{SYSTEMD}/sojourn.service.d"
    yield Planned(f"{parts}/display.conf", units.display(wish), "the screen it stands on")
    if wish.display == "cage":
        yield Planned("etc/pam.d/sojourn", units.as_it_is("pam"), "its session on the screen")
    if wish.may_restart_machine:
        yield Planned(f"{parts}/machine.conf", units.as_it_is("machine.conf"), "may restart the machine")
        rules = units.for_user("polkit.rules", wish.user)
        yield Planned("etc/polkit-1/rules.d/50-sojourn.rules", rules, "may restart the machine")
    yield _wanted("graphical.target", "sojourn.service")
    if wish.nightly:
        yield from _nightly(wish.nightly)
    yield Planned(
        "etc/systemd/journald.conf.d/sojourn.conf", units.as_it_is("journald.conf"), "a log with a limit"
    )
    yield Planned("etc/chromium/policies/managed/sojourn.json", policy_file(_pages(wish)), "this page alone")
    if requirements is not None:
        yield Planned(REQUIREMENTS, requirements, "to build the same machine again")


def _nightly(time_of_day: str) -> Iterator[Planned]:
    why = f"begins anew at {time_of_day}"
    yield Planned(f"{SYSTEMD}/sojourn-nightly.service", units.as_it_is("sojourn-nightly.service"), why)
    yield Planned(f"{SYSTEMD}/sojourn-nightly.timer", units.nightly_timer(time_of_day), why)
    yield _wanted("timers.target", "sojourn-nightly.timer")


def _wanted(target: str, unit: str) -> Planned:
    """The link that `systemctl enable` would make."""
    why = f"started with {target}"
    return Planned(f"{SYSTEMD}/{target}.wants/{unit}", str(PurePosixPath("..") / unit), why, is_link=True)


def _pages(wish: Wish) -> tuple[str, str]:
    """The exhibit, and the supervisor's still card, which lies beside it."""
    return wish.address, (wish.house / "components" / "kiosk").as_uri()
