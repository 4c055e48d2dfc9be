"""The supervisor: one loop that watches server and browser, and acts when one of them falls silent."""

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

from components.kiosk.supervise import orphan_cleanup
from components.kiosk.supervise.browser_process import BrowserProcess
from components.kiosk.supervise.display import Display
from components.kiosk.supervise.fallback_cards import FallbackCards
from components.kiosk.supervise.machine_restart import restart as restart_machine
from components.kiosk.supervise.notify import notify
from components.kiosk.supervise.process import kill, terminate
from components.kiosk.supervise.screen_state import ScreenState
from components.kiosk.supervise.server_process import ServerProcess
from components.kiosk.supervise.watchdog_rules import Escalation, HeartbeatAges, Observations, Step, decide

LOOP_SECONDS = 0.25
ASK_SECONDS = 5.0
SPARE_AFTER = 20.0
SPARE_EVERY = 10.0
READY_AT_LATEST = 90.0
"""Seconds after which systemd is told that the kiosk is up, whatever the screen shows: systemd must not end
it because the exhibit is slow, or is paused after repeated failures."""

MACHINE_RESTARTS = "The machine restarts."
MACHINE_DOES_NOT_RESTART = (
    "The machine does not restart: it did within the last 6 hours, the time could not be saved, or systemctl"
    " refused."
)


@dataclass(frozen=True, slots=True)
class RunConfig:
    """What a kiosk runs. `server` is the server's command, `browser` the program; `folder` is the kiosk's
    own, with the browser's profile in it. `has_spare`: a second server stands by. `stop_timeout`: seconds
    that the children have to end."""

    exhibit: Path
    port: int
    server: Sequence[str]
    browser: str
    display: Display
    folder: Path
    may_restart_machine: bool = False
    has_spare: bool = True
    stop_timeout: float = 2.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


class Supervisor:
    """Keeps server and browser of a kiosk running until `stop` is called."""

    def __init__(self, config: RunConfig, log: Logger, environment: Mapping[str, str] = os.environ) -> None:
        marked = {**environment, orphan_cleanup.MARK: str(config.folder)}
        self.config, self.log, self.ages = config, log, HeartbeatAges()
        self.server = ServerProcess(config.server, marked, log)
        self.browser = BrowserProcess(config.browser, config.display, config.folder, marked, log)
        self.cards = FallbackCards(config.exhibit, state_file("kiosk-cards.json"), marked)
        self.screen = ScreenState(self.cards, config.address, self.browser, self.ages, log)
        self._escalation = Escalation(may_restart_machine=config.may_restart_machine)
        self._is_stopping, self._has_notified_ready, self._status = False, False, ""

    def stop(self) -> None:
        self._is_stopping = True

    def run(self) -> None:
        """Loop until `stop` is called; then end every child process."""
        self.ages.record("kiosk started")
        if not self.cards.are_made:
            self.cards.make()
        while not self._is_stopping:
            try:
                self._step()
            except Exception as error:  # whatever it is, the exhibit must stay supervised
                self.log.exception("An error in the supervisor: %r; it continues.", error)
                select.select([], [], [], LOOP_SECONDS)
        notify("STOPPING=1")
        end_all(self._processes, self.config.stop_timeout)
        for child in (self.server, self.browser):
            child.clean_up()
        self.server.stop_spare()

    @property
    def _processes(self) -> Sequence[subprocess.Popen[bytes]]:
        every = (self.server.process, self.server.spare, self.browser.process, self.cards.maker)
        return [process for process in every if process is not None]

    def _step(self) -> None:
        if self.server.poll():
            self.ages.record("server started")
            self.ages.forget("ready", "script", "spare started")
        if self.browser.poll():
            self.ages.record("browser started")
            self.ages.forget("browser asked")
            self.screen.browser_started()
        self._read_pipes()
        self._ask_browser()
        self._apply_rules()
        if self.browser.process is not None:
            is_ready = self.server.process is not None and self.ages.age("ready") is not None
            self.screen.update(self.server.is_paused, is_ready)
        self._keep_spare()
        orphan_cleanup.reap_orphans({process.pid for process in self._processes})
        self._notify_systemd()

    def _keep_spare(self) -> None:
        """Start a spare server, once all has been well for a while: it would slow the first start down."""
        age, is_well = self.ages.age, self.server.has_worked and self.server.process is not None
        if not self.config.has_spare or not is_well or (age("server started") or 0.0) < SPARE_AFTER:
            return
        if (since := age("spare started")) is None or since > SPARE_EVERY:
            self.ages.record("spare started")
            self.server.ensure_spare()

    def _read_pipes(self) -> None:
        pipes = (self.server.pipe, self.browser.message_pipe, self.browser.output_pipe)
        readable, _, _ = select.select([pipe for pipe in pipes if pipe >= 0], [], [], LOOP_SECONDS)
        if self.browser.message_pipe in readable:
            self.browser.read_messages(self.screen.client.handle)
        if self.browser.output_pipe in readable:
            self.browser.read_output()
        for message in self.server.read_messages() if self.server.pipe in readable else ():
            self._handle(message)

    def _handle(self, message: str) -> None:
        """Handle a message of the server."""
        is_first = self.ages.age(message) is None
        if message in ("ready", "script", "page"):
            self.ages.record(message)
        match message:
            case "restart":
                self.log.warning("The staff card asks for a restart of server and browser.")
                self.server.stop_spare()
                for child in (self.server, self.browser):
                    child.stop("was stopped")
                    child.restart_now()
            case "ready" if is_first:
                seconds = self.ages.age("server started") or 0.0
                self.log.info("The server listens, %.1f s after its start.", seconds)
            case "script":
                self.server.report_working()
            case "page":
                self._page_works(is_first)

    def _page_works(self, is_first: bool) -> None:
        if is_first:
            seconds = self.ages.age("exhibit opened") or 0.0
            self.log.info("The page reports, %.1f s after it was opened.", seconds)
            self.cards.make()  # the exhibit's title may have changed since the last start
        self._escalation.reset()
        self.screen.page_works()
        self.browser.report_working()

    def _ask_browser(self) -> None:
        """Ask the browser for its version, to see whether it answers; not while an answer is due."""
        if self.browser.process is None or self.ages.age("browser asked") is not None:
            return
        if (age := self.ages.age("browser answered")) is None or age > ASK_SECONDS:
            self.ages.record("browser asked")
            self.screen.client.ask("Browser.getVersion", lambda _: self._browser_answered())

    def _browser_answered(self) -> None:
        self.ages.forget("browser asked")
        self.ages.record("browser answered")

    def _observations(self) -> Observations:
        age, server_runs = self.ages.age, self.server.process is not None
        browser_runs = self.browser.process is not None
        return Observations(
            server_age=age("server started") if server_runs else None,
            browser_age=age("browser started") if browser_runs else None,
            exhibit_age=age("exhibit opened") if browser_runs else None,
            ready=age("ready") if server_runs else None,
            failed_starts=self.server.failed_starts,
            script=age("script"),
            page=age("page"),
            unanswered=age("browser asked"),
        )

    def _apply_rules(self) -> None:
        decision = decide(self._observations())
        if decision is None:
            return
        self.log.warning("%s", decision.reason)
        match decision.action:
            case "restart server":
                self._restart(self.server)
            case "restart browser":
                self._restart(self.browser)
            case "recover page":
                self._recover_page(self._escalation.next_step())

    def _recover_page(self, step: Step) -> None:
        self.log.warning("Next step: %s.", step)
        match step:
            case "reload page":
                self.screen.reopen()
            case "restart browser":
                self._restart(self.browser)
            case "restart server":
                self._restart(self.server)
                self.screen.reopen()
            case "restart machine":
                is_done = restart_machine(state_file("kiosk-machine.json"))
                self.log.warning("%s", MACHINE_RESTARTS if is_done else MACHINE_DOES_NOT_RESTART)
                self.screen.reopen()

    def _restart(self, child: ServerProcess | BrowserProcess) -> None:
        child.stop("was stopped")
        outdated = ("ready", "script") if child is self.server else ("browser asked", "exhibit opened")
        self.ages.forget(*outdated)

    def _notify_systemd(self) -> None:
        has_page = self.ages.age("page") is not None
        is_up = has_page or (self.ages.age("kiosk started") or 0) > READY_AT_LATEST
        if is_up and not self._has_notified_ready:
            self._has_notified_ready = True
            notify("READY=1")
        status = f"{self.screen.shown}; the server {'runs' if self.server.process else 'does not run'}"
        if status != self._status:
            self._status = status
            notify(f"STATUS={status}")
        if (age := self.ages.age("watchdog")) is None or age > 1:
            self.ages.record("watchdog")
            notify("WATCHDOG=1")


def end_all(processes: Sequence[subprocess.Popen[bytes]], timeout: float) -> None:
    """Ask all to end, wait at most `timeout` seconds for all, then kill, orphans too. Never raises."""
    for process in processes:
        terminate(process)
    until = monotonic() + timeout
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - monotonic()))
    for process in processes:
        kill(process)
    orphan_cleanup.kill_descendants()


def state_file(name: str) -> Path:
    """A file of the kiosk in Sojourn's state folder. Not from `data`, whose import takes two seconds."""
    folder = os.environ.get("SOJOURN_STATE")
    return (Path(folder) if folder else user_state_path("sojourn")) / name
