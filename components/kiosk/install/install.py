"""`uv run app.py kiosk install`: makes this machine, or an image of one, a kiosk.

Exit codes: 0 when everything is installed, 1 when the packages could not be listed, 2 when nothing was done.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from components.kiosk.install.install_manifest import InstallManifest, ManifestError, read_manifest
from components.kiosk.install.install_options import PROJECT_FOLDER, InstallOptions
from components.kiosk.install.install_plan import PlannedFile, plan
from components.kiosk.install.installed_files import install_files, is_foreign, is_installed
from components.kiosk.install.requirements import NoRequirementsError, requirements

SHOWN_LINES = 12
"""How many lines of the requirements a dry run shows."""


def run_install(*, to: Path, exhibit: Path, allow_host: Sequence[str], dry_run: bool, **options: Any) -> int:
    """Install below the root `to`, and print what to type next. `options`: fields of InstallOptions."""
    root = to.resolve()
    chosen = _options(root, exhibit=exhibit, hosts=allow_host, **options)
    if (refusal := _refusal(chosen, root, to, exhibit, dry_run=dry_run)) is not None:
        print(refusal, file=sys.stderr)
        return 2
    packages, problem = _requirements()
    planned = plan(chosen, packages)
    try:
        if dry_run:
            print(what_would_be_written(root, planned))
        else:
            print("\n".join(_install(root, planned, chosen)))
    except (ManifestError, OSError) as error:
        remedy = "What is done stays listed; mend this and install again, or: kiosk uninstall."
        print(f"{error}\n{remedy}", file=sys.stderr)
        return 2
    if problem:
        print(f"requirements.txt is not written: {problem}", file=sys.stderr)
    return 1 if problem else 0


def what_would_be_written(root: Path, planned: Sequence[PlannedFile]) -> str:
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


def _options(root: Path, *, exhibit: Path, hosts: Sequence[str], **options: Any) -> InstallOptions:
    def on_the_machine(path: Path) -> Path:
        """A path within the image, as the machine that starts from it will see it."""
        inside = root != Path("/") and path.is_relative_to(root)
        return Path("/") / path.relative_to(root) if inside else path

    return InstallOptions(
        exhibit=on_the_machine(exhibit.resolve()),
        hosts=tuple(dict.fromkeys(hosts)),
        project=on_the_machine(PROJECT_FOLDER),
        python=on_the_machine(Path(sys.executable)),
        python_home=on_the_machine(Path(sys.base_prefix)),
        **options,
    )


def _refusal(options: InstallOptions, root: Path, to: Path, exhibit: Path, *, dry_run: bool) -> str | None:
    """Why it cannot be installed, and what to type instead; None where it can. `to` and `exhibit`: as they
    were typed."""
    if not exhibit.is_dir():
        return f"{exhibit}: there is no such folder; name the folder that holds exhibit.yaml."
    if not root.is_dir():
        return f"{to}: there is no such folder; name the root of the machine, or of its image."
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
    if not dry_run and not os.access(root, os.W_OK):
        return (
            f"Only root may write to {root}. "
            f"Type: sudo {sys.executable} {PROJECT_FOLDER / 'app.py'} kiosk install …\n"
            "To see first what would be written: uv run app.py kiosk install --dry-run"
        )
    return None
