"""The browser's process, its temporary profile, and the two pipes of Chromium's DevTools protocol."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from logging import Logger
from pathlib import Path
from tempfile import mkdtemp

from components.kiosk.supervise.browser_flags import browser_flags
from components.kiosk.supervise.cdp_client import Message, MessageDecoder, encode
from components.kiosk.supervise.display import Display, command_prefix
from components.kiosk.supervise.managed_process import ManagedProcess
from components.kiosk.supervise.process import start_process

PROFILE_PREFIX = "profile-"
KEPT_OUTPUT = 400
"""Bytes of the browser's output that are kept, for the log."""
COMMAND_DESCRIPTOR, MESSAGE_DESCRIPTOR = 3, 4
"""The file descriptors that Chromium reads commands from and writes messages to."""


class BrowserProcess(ManagedProcess):
    """The browser's process. `message_pipe` is the descriptor to read its messages from, `output_pipe` the
    one for its standard output and error; -1 while it does not run."""

    name = "browser"

    def __init__(
        self, program: str, display: Display, folder: Path, environment: Mapping[str, str], log: Logger
    ) -> None:
        super().__init__(log)
        self._program, self._display, self._folder = program, display, folder
        self._environment = environment
        self._profile: Path | None = None
        self._size: tuple[int, int] | None = None
        self._command_pipe = self.message_pipe = self.output_pipe = -1
        self._decoder, self._output = MessageDecoder(), b""

    def fit_screen(self, width: int, height: int) -> None:
        """Restart the browser with a window of this size, once, on X11: without a window manager nothing else
        makes the window fill the screen."""
        if self._display == "x11" and self._size is None:
            self._size = (width, height)
            self.stop(f"did not fill the screen of {width} by {height}")
            self.restart_now()

    def start(self) -> subprocess.Popen[bytes]:
        command_end, self._command_pipe = os.pipe()
        self.message_pipe, message_end = os.pipe()
        self.output_pipe, output_end = os.pipe()
        try:
            self._profile = Path(mkdtemp(prefix=PROFILE_PREFIX, dir=self._folder))
            for pipe in (self._command_pipe, self.message_pipe, self.output_pipe, output_end):
                os.set_blocking(pipe, False)
            descriptors = {COMMAND_DESCRIPTOR: command_end, MESSAGE_DESCRIPTOR: message_end}
            environment = {**self._environment, **_profile_variables(self._profile)}
            command = self._command(self._profile)
            process = start_process(command, environment, self._folder, descriptors, output_end)
        finally:
            for pipe in (command_end, message_end, output_end):
                os.close(pipe)
        self._decoder, self._output = MessageDecoder(), b""
        return process

    def _command(self, profile: Path) -> Sequence[str]:
        flags = browser_flags(profile, self._display, as_root=os.geteuid() == 0, size=self._size)
        return (*command_prefix(self._display), self._program, *flags)

    def clean_up(self) -> None:
        self.read_output()
        if self._output and not self.has_worked:
            self.log.warning("The end of its output: %s", self._output.decode("utf-8", "replace").strip())
        for pipe in (self._command_pipe, self.message_pipe, self.output_pipe):
            if pipe >= 0:
                with suppress(OSError):
                    os.close(pipe)
        self._command_pipe = self.message_pipe = self.output_pipe = -1
        self._output = b""
        if self._profile is not None:
            shutil.rmtree(self._profile, ignore_errors=True)

    def read_output(self) -> None:
        """Read what the browser prints. Most of it, about fonts and D-Bus, does not matter; the end of it is
        logged if the browser never worked."""
        if self.output_pipe < 0:
            return
        with suppress(BlockingIOError):
            piece = os.read(self.output_pipe, 65536)
            self._output = (self._output + piece)[-KEPT_OUTPUT:]
            if not piece:
                os.close(self.output_pipe)
                self.output_pipe = -1

    def send(self, message: Message) -> None:
        """Send a message. One that cannot be sent is lost: the watchdog notices the missing answer."""
        with suppress(OSError):
            os.write(self._command_pipe, encode(message))

    def read_messages(self, handle: Callable[[Message], None]) -> None:
        """Call `handle` with every message that has arrived."""
        try:
            piece = os.read(self.message_pipe, 1 << 20)
        except OSError:
            return
        if not piece:
            self.stop("closed its DevTools pipe")
        for message in self._decoder.feed(piece):
            handle(message)


def _profile_variables(profile: Path) -> Mapping[str, str]:
    """What the browser and its libraries would keep in a home folder goes into the profile."""
    return {"XDG_CONFIG_HOME": str(profile), "XDG_CACHE_HOME": str(profile), "XDG_DATA_HOME": str(profile)}
