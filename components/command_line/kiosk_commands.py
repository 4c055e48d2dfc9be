"""What a technician types: kiosk, and install, uninstall, doctor, pin below it."""

from __future__ import annotations

import sys
from typing import ClassVar

import click

from components.command_line.command import CANNOT_RUN, Command, Group
from components.command_line.parameters import (
    ALLOW_HOST,
    EXHIBIT,
    EXHIBIT_OPTION,
    JSON,
    MAY_RESTART_MACHINE,
    PATH,
    PORT,
    argument,
    flag,
    option,
)


class NotOnLinuxError(click.ClickException):
    exit_code: ClassVar[int] = CANNOT_RUN

    def __init__(self) -> None:
        super().__init__("The kiosk is for Linux; here, open the exhibit with: uv run app.py")


class KioskGroup(Group):
    """What stands after `--` is the server's. Outside Linux only the PIN can be set."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if sys.platform != "linux" and args[:1] != ["pin"]:
            raise NotOnLinuxError
        if args and args[0] in self.commands:
            return super().parse_args(ctx, args)
        end = args.index("--") if "--" in args else len(args)
        left = super().parse_args(ctx, args[:end])
        ctx.params["server_options"] = tuple(args[end + 1 :])
        return left


INSTALL = Command(
    "install",
    target="components.kiosk.install.install:run_install",
    short_help="Make this machine a kiosk.",
    help="Make this machine a kiosk: it starts the exhibit by itself, and shows nothing else.",
    examples=["uv run app.py kiosk install --dry-run"],
    params=[
        option("--to", type=PATH, default="/", metavar="ROOT", help="the root of an image"),
        option("--user", default="kiosk", metavar="NAME", help="who it runs as; default kiosk"),
        EXHIBIT_OPTION,
        option(
            "--display", type=click.Choice(["cage", "x11"]), default="cage", help="default cage (Wayland)"
        ),
        PORT,
        MAY_RESTART_MACHINE,
        option("--nightly-restart", metavar="HH:MM", help="restart each night at this time, such as 04:00"),
        ALLOW_HOST,
        flag("--dry-run", help="show everything, write nothing"),
    ],
)

UNINSTALL = Command(
    "uninstall",
    target="components.kiosk.install.uninstall:run_uninstall",
    help="Take away what kiosk install wrote, and only that.",
    examples=["uv run app.py kiosk uninstall"],
    params=[option("--from", "root", type=PATH, default="/", metavar="ROOT", help="the root of an image")],
)

DOCTOR = Command(
    "doctor",
    target="components.kiosk.doctor.doctor:run_doctor",
    short_help="Examine this machine.",
    help="Is this machine fit to stand alone in a room? ✓ fine, ! look at it, ✗ mend it.",
    examples=["uv run app.py kiosk doctor"],
    params=[
        argument("exhibit", type=PATH, required=False, help="the exhibit’s folder; else the installed one"),
        option("--port", type=int, help="else the installed one"),
        JSON,
    ],
)

PIN = Command(
    "pin",
    target="components.kiosk.pin:run_set_pin",
    short_help="Set the staff’s PIN.",
    help="Set the PIN of the staff card: that of the kiosk that is installed on this machine, whoever types "
    "it; else that of the exhibits that you open yourself.",
    examples=["uv run app.py kiosk pin"],
)

KIOSK = KioskGroup(
    "kiosk",
    target="components.kiosk.supervise.run:run_kiosk",
    short_help="Show the exhibit on this machine’s screen, and watch over it.",
    help="Show the exhibit on this machine’s screen, and watch over it: server and browser are begun again "
    "whenever they end or fall silent. Ctrl+C ends it. What stands after -- goes to the server.",
    examples=[
        "uv run app.py kiosk data/exhibit --display x11",
        "uv run app.py kiosk -- --allow-host exhibit.museum",
    ],
    subcommands=[INSTALL, UNINSTALL, DOCTOR, PIN],
    params=[
        EXHIBIT,
        PORT,
        option(
            "--display",
            "screen",
            type=click.Choice(["auto", "cage", "wayland", "x11", "headless"]),
            default="auto",
            help="default auto",
        ),
        option(
            "--log", "log_file", type=PATH, metavar="FILE", help="keep the log in a file too, at most 4 MB"
        ),
        MAY_RESTART_MACHINE,
        flag(
            "--no-spare",
            help="no second server stands by: saves 200 MB; one that ends is back in ten seconds, not in two",
        ),
    ],
)
