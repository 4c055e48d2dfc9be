"""Run app.py as on a system without POSIX: `python -m tests.without_posix check exhibits/mine`.

Code of this project finds neither the names of `os` and `signal` nor the modules that Windows does not have,
and `sys.platform` is "win32" to it. Python's own library and the packages see the real system: what they do
on Windows is theirs.
"""

from __future__ import annotations

import builtins
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
OURS = tuple(str(ROOT / each) for each in ("app.py", "data", "components"))
NO_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
NO_OS_NAMES = {
    *("chown", "chroot", "confstr", "copy_file_range", "ctermid", "eventfd", "fchdir", "fchmod", "fchown"),
    *("fdatasync", "fork", "forkpty", "fpathconf", "fstatvfs", "get_blocking", "getegid", "geteuid"),
    *("getgid", "getgrouplist", "getgroups", "getloadavg", "getpgid", "getpgrp", "getpriority", "getresgid"),
    *("getresuid", "getsid", "getuid", "getxattr", "initgroups", "killpg", "lchown", "listxattr", "lockf"),
    *("major", "makedev", "memfd_create", "minor", "mkfifo", "mknod", "nice", "openpty", "pathconf"),
    *("pidfd_open", "pipe2", "posix_fadvise", "posix_fallocate", "posix_spawn", "posix_spawnp", "pread"),
    *("preadv", "pwrite", "pwritev", "readv", "register_at_fork", "removexattr", "sched_getaffinity"),
    *("sched_setaffinity", "sched_setscheduler", "sched_yield", "sendfile", "set_blocking", "setegid"),
    *("seteuid", "setgid", "setgroups", "setpgid", "setpriority", "setregid", "setresgid", "setresuid"),
    *("setreuid", "setsid", "setuid", "setxattr", "splice", "statvfs", "sync", "sysconf", "tcgetpgrp"),
    *("tcsetpgrp", "ttyname", "uname", "wait", "wait3", "wait4", "waitid", "writev"),
    *("O_ACCMODE", "O_ASYNC", "O_CLOEXEC", "O_DIRECT", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOATIME"),
    *("O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_PATH", "O_RSYNC", "O_SYNC", "O_TMPFILE"),
    *("WNOHANG", "WUNTRACED", "WCONTINUED", "WIFEXITED", "WIFSIGNALED", "WTERMSIG", "WEXITSTATUS"),
}
SIGNAL_NAMES = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"}
"""All that Windows has (Python's documentation, `signal.signal`), but for its own SIGBREAK."""
NO_SIGNAL_NAMES = {
    *(name for name in dir(signal) if name.startswith("SIG") and name[3].isalpha()),
    *("alarm", "getitimer", "pause", "pthread_kill", "pthread_sigmask", "setitimer", "siginterrupt"),
    *("sigpending", "sigtimedwait", "sigwait", "sigwaitinfo", "ITIMER_REAL"),
} - SIGNAL_NAMES
WINDOWS = {"os": {"name": "nt"}, "sys": {"platform": "win32"}}
"""Values that differ there."""


def main(arguments: Sequence[str]) -> None:
    """Run `app.py` with these arguments; its exit code is that of the process."""
    simulate()
    sys.path.insert(0, str(ROOT))
    sys.argv = [str(ROOT / "app.py"), *arguments]
    runpy.run_path(sys.argv[0], run_name="__main__")


def simulate() -> None:
    """Hide from this project's code what Windows does not have, for the rest of this process."""
    hide(os, NO_OS_NAMES, WINDOWS["os"])
    hide(signal, NO_SIGNAL_NAMES)
    hide(sys, set(), WINDOWS["sys"])
    hide_modules()


def hide(module: ModuleType, names: set[str], values: Mapping[str, object] | None = None) -> None:
    """Let this project's code find none of these names in a module, and these values."""
    changed = values or {}

    class OnWindows(ModuleType):
        def __getattribute__(self, name: str) -> Any:
            if (name in names or name in changed) and _is_ours(sys._getframe(1).f_code.co_filename):
                if name in changed:
                    return changed[name]
                raise AttributeError(f"module '{module.__name__}' has no attribute '{name}' on Windows")
            return super().__getattribute__(name)

    module.__class__ = OnWindows


def hide_modules() -> None:
    """Let this project's code import none of NO_MODULES."""
    real_import = builtins.__import__

    def import_on_windows(
        name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:
        if name.partition(".")[0] in NO_MODULES and _is_ours(str((globals or {}).get("__file__", ""))):
            raise ModuleNotFoundError(f"No module named '{name}' on Windows", name=name)
        return real_import(name, globals, locals, fromlist, level)

    builtins.__import__ = import_on_windows


def _is_ours(file: str) -> bool:
    return file.startswith(OURS)


if __name__ == "__main__":
    main(sys.argv[1:])
