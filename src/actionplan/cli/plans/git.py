"""Reading an earlier version of a plan from its own git repository, with the git program.

git only reads: it runs no hook, pager or fetch, takes no lock and asks for nothing. The repository is that of the
plan's own folder, wherever the command is run.
"""

# ruff: noqa: PTH113, PTH117, PTH118 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from typing import NamedTuple

from actionplan.cli.errors import FileError
from actionplan.dates import format_day

_READ_ONLY = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks, and ask for a password
)
_HOOK_VARIABLES = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE"),
}
"""Variables that a hook sets: with them git would look into the repository of the hook, not of the plan."""

_ID = re.compile(r"[0-9a-f]{40,64}")
_MISTRUSTED = re.compile(rb"git config --global --add safe\.directory .+")
"""What git advises where a folder belongs to another user."""

_YEAR = re.compile(r"\d{4}")
_YEARS = range(1970, 2100)
"""The years that git can compare with those of its commits."""

_ZONES = ("-1200", "+1400")
"""Where a day ends last on earth, and where first: what was made between the two is told apart by its own clock."""


class NotInGitError(FileError):
    """A plan without a history to look into. The sentence says why; `short` says it in a few words about the plan."""

    def __init__(self, sentence: str, short: str = "") -> None:
        super().__init__(sentence)
        self.short = short or sentence.rstrip(".")


class GitRepository(NamedTuple):
    """The git program, the folder that the plan is in, and the plan's name there."""

    program: str
    folder: str
    name: str


class GitCommit(NamedTuple):
    """A commit: its whole id and its short one, and the day it was made, as the clock stood there."""

    id: str
    short: str
    day: date

    @property
    def words(self) -> str:
        """The commit in words: "commit 1a2b3c4 of 12 June 2017"."""
        return f"commit {self.short} of {format_day(self.day)}"


def find_repository(path: str) -> GitRepository:
    """Find the repository that a plan is in. Raises `NotInGitError` where there is none, or no git to ask."""
    if path == "-":
        raise NotInGitError("A plan on standard input is in no git repository.", "on standard input")
    program = _find_program()
    if not program:
        raise NotInGitError("git is not installed here, or is not on the PATH.")
    folder, name = os.path.split(os.path.realpath(path))
    found = GitRepository(program, folder, name)
    done = _run_git(found, "rev-parse", "--is-inside-work-tree")
    if done.returncode:
        raise _explain_refusal(found, done.stderr, path)
    if done.stdout.strip() != b"true":
        words = "in no working copy of a git repository"
        raise NotInGitError(f"{path} is {words}.", words)
    return found


def find_revision(found: GitRepository, name: str) -> GitCommit | None:
    """Find the commit that a branch, a tag, an id or an expression like HEAD~3 names; `None` where it names none.

    Four digits are a year, though one commit in some thousands has an id that begins with them.
    """
    if name.startswith("-"):
        return None
    done = _run_git(found, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    full = done.stdout.decode("ascii", "replace").strip()
    if done.returncode or not _ID.fullmatch(full) or (_YEAR.fullmatch(name) and full.startswith(name)):
        return None
    return _find_commit(found, full)


def find_last_commit(found: GitRepository, day: date) -> GitCommit | None:
    """Find the last commit made by the end of a day, of those that this working copy stood at.

    Its day is the one that it carries, as the clock stood where it was made: the same commit on every machine. git goes
    back from the present, along the first parent of each merge, and stops at the first that is old enough.
    """
    if day.year not in _YEARS:
        return None
    over, begun = (f"{day.isoformat()} 23:59:59 {zone}" for zone in _ZONES)
    somewhere = _list_commits(found, "--first-parent", f"--before={over}", f"--since={begun}", "HEAD")
    made = next((commit for commit in somewhere if commit.day <= day), None)
    return made or _find_commit(found, "--first-parent", f"--before={begun}", "HEAD")


def read_contents(found: GitRepository, commit: GitCommit) -> bytes | None:
    """Read the plan's file as it was in a commit; `None` where it was not there."""
    file = f"{commit.id}:./{found.name}"
    done = _run_git(found, "cat-file", "blob", file)
    if not done.returncode:
        return done.stdout
    if _run_git(found, "rev-parse", "--verify", "--quiet", file).returncode:
        return None
    raise FileError(f"{found.name} in {commit.words} could not be read out of git: {_get_last_line(done.stderr)}.")


def is_shallow(found: GitRepository) -> bool:
    """Say whether this copy of the repository was made without its older commits."""
    return _run_git(found, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _find_commit(found: GitRepository, *which: str) -> GitCommit | None:
    return next(iter(_list_commits(found, "--max-count=1", *which)), None)


def _list_commits(found: GitRepository, *which: str) -> list[GitCommit]:
    done = _run_git(found, "rev-list", "--date=short", "--format=%H %h %cd", *which, "--")
    lines = [] if done.returncode else done.stdout.decode("ascii", "replace").splitlines()
    said = (line.split() for line in lines[1::2])  # each after a line of its own, which names the commit
    return [GitCommit(full, short, date.fromisoformat(day)) for full, short, day in said]


def _run_git(found: GitRepository, *words: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    try:
        return subprocess.run(  # noqa: S603 - a program from the PATH, and words that cannot be options
            [found.program, *_READ_ONLY, "-C", found.folder, *words],
            env=kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open one
        )
    except OSError as error:
        raise NotInGitError(f"git could not be started: {error.strerror or error}.") from None


def _find_program() -> str | None:
    """Find the git program, on the PATH alone: Windows would look beside the plan first, where anybody may put one."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def _explain_refusal(found: GitRepository, said: bytes, path: str) -> FileError:
    """Explain why git does not look into a folder."""
    if b"not a git repository" in said:
        return NotInGitError(f"{path} is not kept in a git repository.", "not kept in a git repository")
    if mistrusted := _MISTRUSTED.search(said):
        return FileError(
            f"git does not look into {found.folder}, because it belongs to another user. If you trust it, type "
            f"`{mistrusted[0].decode('utf-8', 'replace').strip()}` and try again."
        )
    return FileError(f"git could not look into {found.folder}: {_get_last_line(said)}.")


def _get_last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines() or ["it does not say why"]
    return lines[-1].removeprefix("fatal: ").rstrip(".")
