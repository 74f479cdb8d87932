"""Running the git program safely: it only reads, and it starts nothing that a repository names.

A pull request can contain a repository with its own settings. So git may not use any protocol to fetch, and runs no
hook, monitor, pager or filter. It takes no lock and asks no question. It is run in the folder that has `.git`, never
below, because a folder below can look like a repository.
"""

# ruff: noqa: PTH113, PTH117, PTH118 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
import subprocess
import sys

from actionplan.cli.errors import FileError

_READ_ONLY = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
)
_VARIABLES = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the list of protocols, which overrides every setting, even in a git of 2015
}
_HOOK_VARIABLES = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE"),
}
"""Variables that a hook sets. With them, git would read the repository of the hook and not that of the plan."""

_PATIENCE = 60
"""How many seconds to wait for one answer of git."""


class NotInGitError(FileError):
    """A plan without a history to read. The sentence says why. `short` says it in a few words about the plan."""

    def __init__(self, sentence: str, short: str = "") -> None:
        super().__init__(sentence)
        self.short = short or sentence.rstrip(".")


def find_program() -> str | None:
    """Find the git program in the folders of PATH only.

    Windows would first look beside the plan, where anybody can put one.
    """
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def run_git(program: str, root: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git on the repository of a folder, and return what it printed."""
    variables = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    try:
        return subprocess.run(  # noqa: S603 - a program from the PATH, and words that cannot be options
            [program, *_READ_ONLY, "-C", root, *words],
            env=variables | _VARIABLES,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open a window
        )
    except subprocess.TimeoutExpired:
        raise FileError(f"git gave no answer about {root} within {_PATIENCE} seconds.") from None
    except OSError as error:
        raise NotInGitError(f"git could not be started: {error.strerror or error}.") from None


def get_last_line(printed: bytes) -> str:
    """Return the last line that git printed, without "fatal: " and the full stop."""
    lines = printed.decode("utf-8", "replace").strip().splitlines() or ["it does not say why"]
    return lines[-1].removeprefix("fatal: ").rstrip(".")
