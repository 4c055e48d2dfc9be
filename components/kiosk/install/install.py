"""`uv run app.py kiosk install`: makes this machine, or an image of one, a kiosk.

Ends with 0 when everything is in its place, 1 when the list of packages could not be made, 2 when nothing was
done.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from components.kiosk.install.install_manifest import Ledger, LedgerError, read_ledger
from components.kiosk.install.install_options import HOUSE, PORT, SHIPPED, Wish
from components.kiosk.install.install_plan import Planned, plan
from components.kiosk.install.installed_files import is_foreign, put_in_place, stands
from components.kiosk.install.requirements import NoRequirementsError, requirements
from components.server.security.listen_options import add_allow_host

SHOWN = 12
"""Lines of a long file that a dry run shows."""


def main(arguments: Sequence[str]) -> int:
    """Install what was asked for, and say what to type next."""
    asked = _parser().parse_args(arguments)
    root: Path = asked.to.resolve()
    wish = _wish(asked, root)
    if (refusal := _refusal(asked, wish, root)) is not None:
        print(refusal)
        return 2
    packages, trouble = _packages()
    planned = plan(wish, packages)
    try:
        if asked.dry_run:
            print(dry_run(root, planned))
        else:
            print("\n".join(_put(root, planned, wish)))
    except (LedgerError, OSError) as error:
        print(f"{error}\nWhat is done stays listed; mend this and install again, or: kiosk uninstall.")
        return 2
    if trouble:
        print(f"requirements.txt is not written: {trouble}")
    return 1 if trouble else 0


def dry_run(root: Path, planned: Sequence[Planned]) -> str:
    """Every file an installation would write, and what would be kept of what stands there."""
    before = read_ledger(root) or Ledger()
    lines = ["Nothing is written. This would be put in place:"]
    for each in planned:
        path = root / each.path
        if stands(path, each):
            state = "is so already"
        elif is_foreign(root, each, before):
            state = "another file stands here; it would be kept as .before"
        else:
            state = "new" if not os.path.lexists(path) else "would be brought up to date"
        lines += ["", f"{path}  ({each.why}; {state})"]
        text = [f"-> {each.text}"] if each.is_link else each.text.splitlines()
        more = len(text) - SHOWN if path.name == "requirements.txt" else 0
        lines += [f"    {line}" for line in (text[:SHOWN] if more > 0 else text)]
        lines += [f"    … and {more} lines more"] if more > 0 else []
    return "\n".join(lines)


def _put(root: Path, planned: Sequence[Planned], wish: Wish) -> list[str]:
    said = {name: str(value) for name, value in asdict(wish).items() if value is not None}
    told = put_in_place(root, planned, said)
    written = [f"  {root / each.path}  {each.why}" for each in planned]
    return ["Installed:", *written, *told, *_next(root, wish)]


def _next(root: Path, wish: Wish) -> list[str]:
    if root != Path("/"):
        return [f"A machine that starts with {root} as its disk is a kiosk."]
    steps = ["systemd-sysusers", "systemctl daemon-reload", "systemctl restart systemd-journald"]
    steps += ["systemctl start sojourn-nightly.timer"] if wish.nightly else []
    return ["Now type, or start the machine anew:", *(f"  sudo {step}" for step in steps), "  sudo reboot"]


def _packages() -> tuple[str | None, str]:
    print("Listing the packages …", file=sys.stderr)
    try:
        return requirements(HOUSE), ""
    except NoRequirementsError as error:
        return None, str(error)


def _wish(asked: argparse.Namespace, root: Path) -> Wish:
    def on_the_machine(path: Path) -> Path:
        """What lies within the image is, on the machine that starts from it, at the root."""
        inside = root != Path("/") and path.is_relative_to(root)
        return Path("/") / path.relative_to(root) if inside else path

    return Wish(
        user=asked.user,
        exhibit=on_the_machine(asked.exhibit.resolve()),
        display=asked.display,
        port=asked.port,
        may_restart_machine=asked.may_restart_machine,
        nightly=asked.nightly_restart,
        names=tuple(dict.fromkeys(asked.allow_host)),
        house=on_the_machine(HOUSE),
        python=on_the_machine(Path(sys.executable)),
        python_home=on_the_machine(Path(sys.base_prefix)),
    )


def _refusal(asked: argparse.Namespace, wish: Wish, root: Path) -> str | None:
    """Why nothing can be done, and what to type instead; None where it can."""
    if not asked.exhibit.is_dir():
        return f"{asked.exhibit}: there is no such folder; name the folder that holds exhibit.yaml."
    if not root.is_dir():
        return f"{asked.to}: there is no such folder; name the root of the machine, or of its image."
    if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,30}", wish.user) or wish.user == "root":
        return f"“{wish.user}” cannot be the kiosk's user; write small letters, such as kiosk."
    if wish.nightly and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", wish.nightly):
        return f"“{wish.nightly}” is not a time of day; write it with four digits, such as 04:00."
    if not 1024 <= wish.port <= 65535:
        return f"“{wish.port}” cannot be the exhibit's port; write a number from 1024 to 65535."
    if any(not character.isprintable() for path in (wish.exhibit, wish.house) for character in str(path)):
        return "The path holds a character that cannot be printed; rename the folder."
    if not asked.dry_run and not os.access(root, os.W_OK):
        return (
            f"Only root may write to {root}. Type: sudo {sys.executable} {HOUSE / 'app.py'} kiosk install …\n"
            "To see first what would be written: uv run app.py kiosk install --dry-run"
        )
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py kiosk install",
        description="Make this machine a kiosk: it starts the exhibit by itself, and shows nothing else.",
        epilog="Example: uv run app.py kiosk install --dry-run",
    )
    parser.add_argument("--to", type=Path, default=Path("/"), metavar="ROOT", help="the root of an image")
    parser.add_argument("--user", default="kiosk", help="who it runs as; default kiosk")
    parser.add_argument("--exhibit", type=Path, default=SHIPPED, metavar="FOLDER", help="what is shown")
    parser.add_argument("--display", choices=("cage", "x11"), default="cage", help="default cage (Wayland)")
    parser.add_argument("--port", type=int, default=PORT, help=f"default {PORT}")
    parser.add_argument("--may-restart-machine", action="store_true", help="the last resort, if allowed")
    parser.add_argument("--nightly-restart", metavar="HH:MM", help="begin anew each night, such as 04:00")
    add_allow_host(parser)
    parser.add_argument("--dry-run", action="store_true", help="show everything, write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
