"""The browser, its profile that is thrown away, and the two pipes on which it is spoken to."""

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
from components.kiosk.supervise.cdp_client import Frames, Message, frame
from components.kiosk.supervise.display import Display, around
from components.kiosk.supervise.managed_process import Child
from components.kiosk.supervise.process import start

PROFILE = "profile-"
LAST_WORDS = 400
IN, OUT = 3, 4
"""The numbers Chromium reads from and writes to."""


class Browser(Child):
    """The browser's process. `voice` is the end of the pipe to read its messages from, `talk` of the one for
    what it prints; -1 while it does not run."""

    name = "browser"

    def __init__(
        self, program: str, display: Display, folder: Path, environment: Mapping[str, str], log: Logger
    ) -> None:
        super().__init__(log)
        self._program, self._display, self._folder = program, display, folder
        self._environment = environment
        self._profile: Path | None = None
        self._size: tuple[int, int] | None = None
        self._ear = self.voice = self.talk = -1
        self._frames, self._said = Frames(), b""

    def fit(self, wide: int, high: int) -> None:
        """The window does not fill the screen, which is so large: on a bare X display, without a window
        manager, nobody makes it. Once the browser is begun again with that size."""
        if self._display == "x11" and self._size is None:
            self._size = (wide, high)
            self.end(f"did not fill the screen of {wide} by {high}")
            self.begin_again_now()

    def begin(self) -> subprocess.Popen[bytes]:
        theirs_in, self._ear = os.pipe()
        self.voice, theirs_out = os.pipe()
        self.talk, theirs_talk = os.pipe()
        try:
            self._profile = Path(mkdtemp(prefix=PROFILE, dir=self._folder))
            for end in (self._ear, self.voice, self.talk, theirs_talk):
                os.set_blocking(end, False)
            ends = {IN: theirs_in, OUT: theirs_out}
            environment = {**self._environment, **_within(self._profile)}
            process = start(self._command(self._profile), environment, self._folder, ends, theirs_talk)
        finally:
            for end in (theirs_in, theirs_out, theirs_talk):
                os.close(end)
        self._frames, self._said = Frames(), b""
        return process

    def _command(self, profile: Path) -> Sequence[str]:
        flags = browser_flags(profile, self._display, as_root=os.geteuid() == 0, size=self._size)
        return (*around(self._display), self._program, *flags)

    def clear(self) -> None:
        self.overhear()
        if self._said and not self.is_well:
            self.log.warning("Its last words: %s", self._said.decode("utf-8", "replace").strip())
        for end in (self._ear, self.voice, self.talk):
            if end >= 0:
                with suppress(OSError):
                    os.close(end)
        self._ear = self.voice = self.talk = -1
        self._said = b""
        if self._profile is not None:
            shutil.rmtree(self._profile, ignore_errors=True)

    def overhear(self) -> None:
        """Take up what it prints. It is of fonts and buses, and no matter; but where the browser never did
        what it should the last of it is told."""
        if self.talk < 0:
            return
        with suppress(BlockingIOError):
            piece = os.read(self.talk, 65536)
            self._said = (self._said + piece)[-LAST_WORDS:]
            if not piece:
                os.close(self.talk)
                self.talk = -1

    def say(self, message: Message) -> None:
        """Say something to the browser; what it cannot take is lost, and its silence will be noticed."""
        with suppress(OSError):
            os.write(self._ear, frame(message))

    def listen(self, hear: Callable[[Message], None]) -> None:
        """Pass on every message that has come."""
        try:
            piece = os.read(self.voice, 1 << 20)
        except OSError:
            return
        if not piece:
            self.end("let go of its pipe")
        for message in self._frames.feed(piece):
            hear(message)


def _within(profile: Path) -> Mapping[str, str]:
    """Whatever the browser and its libraries would keep in somebody's home goes with the profile."""
    return {"XDG_CONFIG_HOME": str(profile), "XDG_CACHE_HOME": str(profile), "XDG_DATA_HOME": str(profile)}
