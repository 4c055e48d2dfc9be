"""`uv run app.py kiosk install`: makes this machine, or an image of one, a kiosk.

Exit codes: 0 when everything is installed, 1 when the packages could not be listed, 2 when nothing was done.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from components.kiosk.install.install_manifest import InstallManifest, ManifestError, read_manifest
from components.kiosk.install.install_options import PORT, PROJECT_FOLDER, SHIPPED, InstallOptions
from components.kiosk.install.install_plan import PlannedFile, plan
from components.kiosk.install.installed_files import install_files, is_foreign, is_installed
from components.kiosk.install.requirements import NoRequirementsError, requirements
from components.server.security.listen_options import add_allow_host

SHOWN_LINES = 12
"""How many lines of the requirements a dry run shows."""


def main(arguments: Sequence[str]) -> int:
    """Install, and print what to type next."""
    parsed = _parser().parse_args(arguments)
    root: Path = parsed.to.resolve()
    options = _options(parsed, root)
    if (refusal := _refusal(parsed, options, root)) is not None:
        print(refusal)
        return 2
    packages, problem = _requirements()
    planned = plan(options, packages)
    try:
        if parsed.dry_run:
            print(dry_run(root, planned))
        else:
            print("\n".join(_install(root, planned, options)))
    except (ManifestError, OSError) as error:
        print(f"{error}\nWhat is done stays listed; mend this and install again, or: kiosk uninstall.")
        return 2
    if problem:
        print(f"requirements.txt is not written: {problem}")
    return 1 if problem else 0


def dry_run(root: Path, planned: Sequence[PlannedFile]) -> str:
    """Every file that an installation would write, and what would become of a file in its place."""
    before = read_manifest(root) or InstallManifest()
    lines = ["Nothing is written. This would be put in place:"]
    for each in planned:
        path = root / each.path
        if is_installed(path, each):
            state = "is so already"
        elif is_foreign(root, each, before):
            state = "another file stands here; it would be kept as .before"
        else:
            state = "new" if not os.path.lexists(path) else "would be brought up to date"
        lines += ["", f"{path}  ({each.why}; {state})"]
        text = [f"-> {each.text}"] if each.is_link else each.text.splitlines()
        more = len(text) - SHOWN_LINES if path.name == "requirements.txt" else 0
        lines += [f"    {line}" for line in (text[:SHOWN_LINES] if more > 0 else text)]
        lines += [f"    … and {more} lines more"] if more > 0 else []
    return "\n".join(lines)


def _install(root: Path, planned: Sequence[PlannedFile], options: InstallOptions) -> list[str]:
    messages = install_files(root, planned, options.recorded())
    written = [f"  {root / each.path}  {each.why}" for each in planned]
    return ["Installed:", *written, *messages, *_next_steps(root, options)]


def _next_steps(root: Path, options: InstallOptions) -> list[str]:
    if root != Path("/"):
        return [f"A machine that starts with {root} as its disk is a kiosk."]
    steps = ["systemd-sysusers", "systemctl daemon-reload", "systemctl restart systemd-journald"]
    steps += ["systemctl start sojourn-nightly.timer"] if options.nightly_restart else []
    return ["Now type, or start the machine anew:", *(f"  sudo {step}" for step in steps), "  sudo reboot"]


def _requirements() -> tuple[str | None, str]:
    print("Listing the packages …", file=sys.stderr)
    try:
        return requirements(PROJECT_FOLDER), ""
    except NoRequirementsError as error:
        return None, str(error)


def _options(arguments: argparse.Namespace, root: Path) -> InstallOptions:
    def on_the_machine(path: Path) -> Path:
        """A path within the image, as the machine that starts from it will see it."""
        inside = root != Path("/") and path.is_relative_to(root)
        return Path("/") / path.relative_to(root) if inside else path

    return InstallOptions(
        user=arguments.user,
        exhibit=on_the_machine(arguments.exhibit.resolve()),
        display=arguments.display,
        port=arguments.port,
        may_restart_machine=arguments.may_restart_machine,
        nightly_restart=arguments.nightly_restart,
        hosts=tuple(dict.fromkeys(arguments.allow_host)),
        project=on_the_machine(PROJECT_FOLDER),
        python=on_the_machine(Path(sys.executable)),
        python_home=on_the_machine(Path(sys.base_prefix)),
    )


def _refusal(arguments: argparse.Namespace, options: InstallOptions, root: Path) -> str | None:
    """Why it cannot be installed, and what to type instead; None where it can."""
    if not arguments.exhibit.is_dir():
        return f"{arguments.exhibit}: there is no such folder; name the folder that holds exhibit.yaml."
    if not root.is_dir():
        return f"{arguments.to}: there is no such folder; name the root of the machine, or of its image."
    if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,30}", options.user) or options.user == "root":
        return f"“{options.user}” cannot be the kiosk's user; write small letters, such as kiosk."
    if options.nightly_restart and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", options.nightly_restart):
        return f"“{options.nightly_restart}” is not a time of day; write it with four digits, such as 04:00."
    if not 1024 <= options.port <= 65535:
        return f"“{options.port}” cannot be the exhibit's port; write a number from 1024 to 65535."
    if any(
        not character.isprintable() for path in (options.exhibit, options.project) for character in str(path)
    ):
        return "The path holds a character that cannot be printed; rename the folder."
    if not arguments.dry_run and not os.access(root, os.W_OK):
        return (
            f"Only root may write to {root}. "
            f"Type: sudo {sys.executable} {PROJECT_FOLDER / 'app.py'} kiosk install …\n"
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
