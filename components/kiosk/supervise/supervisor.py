"""The supervisor: two children, what they say, and what is done when they fall silent. One loop."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from logging import Logger
from pathlib import Path
from time import monotonic

from platformdirs import user_state_path

from components.kiosk.supervise import orphan_cleanup as leftovers
from components.kiosk.supervise.browser_process import Browser
from components.kiosk.supervise.display import Display
from components.kiosk.supervise.fallback_cards import CardBox
from components.kiosk.supervise.machine_restart import restart as restart_machine
from components.kiosk.supervise.notify import notify
from components.kiosk.supervise.orphan_cleanup import clear_children
from components.kiosk.supervise.process import ask_to_end, kill
from components.kiosk.supervise.screen_state import Picture
from components.kiosk.supervise.server_process import Server
from components.kiosk.supervise.watchdog_rules import Beats, Ladder, Rung, Sight, judge

TURN_SECONDS = 0.25
ASK_SECONDS = 5.0
SPARE_AFTER = 20.0
SPARE_EVERY = 10.0
READY_AT_LATEST = 90.0
"""Seconds after which systemd is told that the kiosk is up, whatever the screen shows: it must not be ended
for an exhibit that is slow, or resting."""


class Supervisor:
    """Watches over a plan's server and browser until `stop` is called."""

    def __init__(self, plan: Plan, log: Logger, environment: Mapping[str, str] = os.environ) -> None:
        marked = {**environment, leftovers.MARK: str(plan.folder)}
        self.plan, self.log, self.beats = plan, log, Beats()
        self.server = Server(plan.server, marked, log)
        self.browser = Browser(plan.browser, plan.display, plan.folder, marked, log)
        self.box = CardBox(plan.exhibit, state_file("kiosk-cards.json"), marked)
        self.picture = Picture(self.box, plan.address, self.browser, self.beats, log)
        self._ladder = Ladder(may_restart_machine=plan.may_restart_machine)
        self._stopping, self._told_ready, self._status = False, False, ""

    def stop(self) -> None:
        self._stopping = True

    def run(self) -> None:
        """Until `stop`; then nothing of it is left."""
        self.beats.hear("begun")
        if not self.box.is_filled:
            self.box.make()
        while not self._stopping:
            try:
                self._turn()
            except Exception as error:  # whatever it is, the exhibit must go on being watched over
                self.log.exception("The supervisor stumbled: %r. It goes on.", error)
                select.select([], [], [], TURN_SECONDS)
        notify("STOPPING=1")
        end_all(self._processes, self.plan.patience)
        for child in (self.server, self.browser):
            child.clear()
        self.server.drop_spare()

    @property
    def _processes(self) -> Sequence[subprocess.Popen[bytes]]:
        every = (self.server.process, self.server.spare, self.browser.process, self.box.maker)
        return [process for process in every if process is not None]

    def _turn(self) -> None:
        if self.server.look():
            self.beats.hear("server begun")
            self.beats.forget("ready", "script", "spare")
        if self.browser.look():
            self.beats.hear("browser begun")
            self.beats.forget("asked")
            self.picture.begin()
        self._listen()
        self._ask()
        self._see_to_it()
        if self.browser.process is not None:
            is_ready = self.server.process is not None and self.beats.age("ready") is not None
            self.picture.look(self.server.is_resting, is_ready)
        self._stand_by()
        leftovers.bury({process.pid for process in self._processes})
        self._tell_systemd()

    def _stand_by(self) -> None:
        """A spare server is begun when all has been well for a while: at first it would be in the way."""
        age, well = self.beats.age, self.server.is_well and self.server.process is not None
        if not self.plan.has_spare or not well or (age("server begun") or 0.0) < SPARE_AFTER:
            return
        if (tried := age("spare")) is None or tried > SPARE_EVERY:
            self.beats.hear("spare")
            self.server.keep_spare()

    def _listen(self) -> None:
        ends = [end for end in (self.server.line, self.browser.voice, self.browser.talk) if end >= 0]
        heard, _, _ = select.select(ends, [], [], TURN_SECONDS)
        if self.browser.voice in heard:
            self.browser.listen(self.picture.screen.hear)
        if self.browser.talk in heard:
            self.browser.overhear()
        for word in self.server.words() if self.server.line in heard else ():
            self._hear(word)

    def _hear(self, word: str) -> None:
        is_first = self.beats.age(word) is None
        if word in ("ready", "script", "page"):
            self.beats.hear(word)
        match word:
            case "restart":
                self.log.warning("Somebody of the staff wishes a new beginning.")
                self.server.drop_spare()
                for child in (self.server, self.browser):
                    child.end("is begun anew")
                    child.begin_again_now()
            case "ready" if is_first:
                took = self.beats.age("server begun") or 0.0
                self.log.info("The server listens, %.1f s after its start.", took)
            case "script":
                self.server.well()
            case "page":
                self._page_beats(is_first)

    def _page_beats(self, is_first: bool) -> None:
        if is_first:
            self.log.info("The page beats, %.1f s after it was opened.", self.beats.age("shown") or 0.0)
            self.box.make()  # the exhibit's title may be another than at the last start
        self._ladder.come_down()
        self.picture.well()
        self.browser.well()

    def _ask(self) -> None:
        """Ask the browser whether it hears, unless it still owes an answer."""
        if self.browser.process is None or self.beats.age("asked") is not None:
            return
        if (age := self.beats.age("answered")) is None or age > ASK_SECONDS:
            self.beats.hear("asked")
            self.picture.screen.ask("Browser.getVersion", lambda _: self._answered())

    def _answered(self) -> None:
        self.beats.forget("asked")
        self.beats.hear("answered")

    def _sight(self) -> Sight:
        age, runs = self.beats.age, self.server.process is not None
        return Sight(
            server_age=age("server begun") if runs else None,
            browser_age=age("browser begun") if self.browser.process is not None else None,
            exhibit_age=age("shown") if self.browser.process is not None else None,
            ready=age("ready") if runs else None,
            vain_starts=self.server.vain_starts,
            script=age("script"),
            page=age("page"),
            unanswered=age("asked"),
        )

    def _see_to_it(self) -> None:
        judgement = judge(self._sight())
        if judgement is None:
            return
        self.log.warning("%s", judgement.why)
        match judgement.deed:
            case "restart server":
                self._begin_anew(self.server)
            case "restart browser":
                self._begin_anew(self.browser)
            case "mend page":
                self._try(self._ladder.climb())

    def _try(self, rung: Rung) -> None:
        self.log.warning("The page is silent: %s.", rung)
        match rung:
            case "show it again":
                self.picture.again()
            case "restart browser":
                self._begin_anew(self.browser)
            case "restart server":
                self._begin_anew(self.server)
                self.picture.again()
            case "restart machine":
                done = restart_machine(state_file("kiosk-machine.json"))
                self.log.warning("The machine is restarted." if done else "The machine was left alone.")
                self.picture.again()

    def _begin_anew(self, child: Server | Browser) -> None:
        child.end("is begun anew")
        self.beats.forget(*(("ready", "script") if child is self.server else ("asked", "shown")))

    def _tell_systemd(self) -> None:
        is_up = self.beats.age("page") is not None or (self.beats.age("begun") or 0) > READY_AT_LATEST
        if is_up and not self._told_ready:
            self._told_ready = True
            notify("READY=1")
        status = f"{self.picture.shows}; the server {'runs' if self.server.process else 'does not run'}"
        if status != self._status:
            self._status = status
            notify(f"STATUS={status}")
        if (age := self.beats.age("watchdog")) is None or age > 1:
            self.beats.hear("watchdog")
            notify("WATCHDOG=1")


@dataclass(frozen=True, slots=True)
class Plan:
    """`server` is the command that starts the server, `browser` the program; `folder` is the kiosk's own,
    with the browser's profile in it. `has_spare`: a second server stands by.
    `patience`: seconds for the children to end."""

    exhibit: Path
    port: int
    server: Sequence[str]
    browser: str
    display: Display
    folder: Path
    may_restart_machine: bool = False
    has_spare: bool = True
    patience: float = 2.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def end_all(processes: Sequence[subprocess.Popen[bytes]], patience: float) -> None:
    """Ask, wait at most `patience` seconds for all together, then kill, orphans too. Never raises."""
    for process in processes:
        ask_to_end(process)
    until = monotonic() + patience
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - monotonic()))
    for process in processes:
        kill(process)
    clear_children()


def state_file(name: str) -> Path:
    """A file of the kiosk's own. Not asked of `data`, whose coming takes two seconds."""
    named = os.environ.get("SOJOURN_STATE")
    return (Path(named) if named else user_state_path("sojourn")) / name
