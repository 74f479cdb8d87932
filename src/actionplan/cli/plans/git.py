"""The git repository of a plan, and its commits.

The repository is that of the plan's folder, not of the current one.
"""

# ruff: noqa: PTH118 - pathlib would cost 3 ms to import
import os
import re
import stat
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.cli.errors import FileError
from actionplan.cli.plans.git_program import NotInGitError, find_program, get_last_line, run_git
from actionplan.cli.plans.root_path import find_root
from actionplan.dates import format_day

_ID = re.compile(r"[0-9a-f]{40,64}")
_COMMIT_LINE = re.compile(r"([0-9a-f]{40,64}) ([0-9a-f]+) ?(.*)")
_DAY = re.compile(r"(?!1970-01-01)\d{4}-\d{2}-\d{2}")
"""A day as git prints it. For a date that is too large, git prints the first day of 1970."""

_UNREADABLE = re.compile(rb"error: (?!.*is ambiguous)")
"""What git prints if an object is missing or cannot be read. It is not an error that a name is unknown."""

_MISTRUSTED = re.compile(rb"git config --global --add safe\.directory .+")
"""What git advises if a folder belongs to another user."""

_YEAR = re.compile(r"\d{4}")
_YEARS = range(1970, 2100)
"""The years whose dates git can compare with those of its commits."""

_ZONES = ("-1200", "+1400")
"""The time zones in which a day ends last, and starts first.

Commits between the two are compared by their own clock.
"""


class GitRepository(NamedTuple):
    """The git program, the folder that has `.git`, the folder of the plan, and the plan's name in it."""

    program: str
    root: str
    folder: str
    name: str

    @property
    def path(self) -> str:
        """The plan's path from the root of the repository, as git writes it."""
        return os.path.relpath(os.path.join(self.folder, self.name), self.root).replace(os.sep, "/")


class GitCommit(NamedTuple):
    """A commit: its full id, its short id, and the day it was made on the clock of whoever made it."""

    id: str
    short: str
    day: date

    @property
    def words(self) -> str:
        """The commit in words: "commit 1a2b3c4 of 12 June 2017"."""
        return f"commit {self.short} of {format_day(self.day)}"


def find_repository(path: str) -> GitRepository:
    """Find the repository of a plan. Raise `NotInGitError` if there is none, or git is not installed."""
    if path == "-":
        raise NotInGitError("A plan on standard input is not in a git repository.", "on standard input")
    program = find_program()
    if not program:
        raise NotInGitError("git is not installed here, or is not on the PATH.")
    folder, name = os.path.split(os.path.realpath(path))
    root = find_root(folder)
    if root is None:
        raise NotInGitError(f"{path} is not kept in a git repository.", "not kept in a git repository")
    _refuse_pipes(os.path.join(root, ".git"))
    result = run_git(program, root, "rev-parse", "--is-inside-work-tree")
    if result.returncode:
        raise _explain_refusal(root, result.stderr, path)
    if result.stdout.strip() != b"true":
        words = "not in a working copy of a git repository"
        raise NotInGitError(f"{path} is {words}.", words)
    return GitRepository(program, root, folder, name)


def find_revision(repository: GitRepository, name: str) -> GitCommit | None:
    """Find the commit that a branch, a tag, an id or an expression like HEAD~3 names, or return `None`.

    Four digits are a year, although one commit in some thousands has an id that starts with them. Raise `FileError` if
    the history cannot be read.
    """
    if name.startswith("-"):
        return None
    result = run_git(repository.program, repository.root, "rev-parse", "--verify", f"{name}^{{commit}}")
    if result.returncode and (_UNREADABLE.search(result.stderr) or _is_missing(repository, name)):
        raise _explain_unreadable(repository, result.stderr)
    full = result.stdout.decode("ascii", "replace").strip()
    if result.returncode or not _ID.fullmatch(full) or (_YEAR.fullmatch(name) and full.startswith(name)):
        return None
    return _find_commit(repository, full)


def find_last_commit(repository: GitRepository, day: date) -> GitCommit | None:
    """Find the last commit by the end of a day, among those that this working copy had checked out.

    The day of a commit is the one on the clock of whoever made it, so it is the same on every machine. git goes back
    from the present along the first parent of each merge, and stops at the first commit that is old enough. Raise
    `FileError` if the history cannot be read.
    """
    if day.year not in _YEARS:
        return None
    latest_end, earliest_end = (f"{day.isoformat()} 23:59:59 {zone}" for zone in _ZONES)
    candidates = _iter_commits(
        repository, "--first-parent", f"--before={latest_end}", f"--since={earliest_end}", "HEAD"
    )
    last = next((commit for commit in candidates if commit.day <= day), None)
    return last or _find_commit(repository, "--first-parent", f"--before={earliest_end}", "HEAD")


def is_shallow(repository: GitRepository) -> bool:
    """Return True if this copy of the repository was made without its older commits."""
    result = run_git(repository.program, repository.root, "rev-parse", "--is-shallow-repository")
    return result.stdout.strip() == b"true"


def _find_commit(repository: GitRepository, *which: str) -> GitCommit | None:
    return next(_iter_commits(repository, "--max-count=1", *which), None)


def _iter_commits(repository: GitRepository, *which: str) -> Iterator[GitCommit]:
    result = run_git(
        repository.program, repository.root, "rev-list", "--date=short", "--format=%H %h %cd", *which, "--"
    )
    if result.returncode and _has_commits(repository):
        raise _explain_unreadable(repository, result.stderr)
    for line in result.stdout.decode("ascii", "replace").splitlines():
        if match := _COMMIT_LINE.fullmatch(line):  # not the line in which git names the commit
            yield _make_commit(*match.groups())


def _make_commit(full: str, short: str, words: str) -> GitCommit:
    """Build a commit from what git prints. A commit can have a date that no calendar has."""
    try:
        day = date.fromisoformat(words) if _DAY.fullmatch(words) else None
    except ValueError:
        day = None
    if day is None:
        shown = f' ("{words}")' if words else ""
        raise FileError(
            f"The date of commit {short} cannot be read{shown}, so it is not known "
            f"which day its plan is about. Save that plan with `git show {short}:NAME > FILE` and give the file."
        )
    return GitCommit(full, short, day)


def _is_missing(repository: GitRepository, name: str) -> bool:
    """Return True if a name means an object that is missing from this copy of the repository."""
    result = run_git(repository.program, repository.root, "rev-parse", "--verify", "--quiet", name)
    full = result.stdout.decode("ascii", "replace").strip()
    if result.returncode or not _ID.fullmatch(full) or full.startswith(name):  # git takes any full id for a known one
        return False
    return bool(run_git(repository.program, repository.root, "cat-file", "-e", full).returncode)


def _has_commits(repository: GitRepository) -> bool:
    """Return True if the current branch has a commit. It is not an error that a new repository has none."""
    return not run_git(repository.program, repository.root, "rev-parse", "--verify", "--quiet", "HEAD").returncode


def _refuse_pipes(inside: str) -> None:
    """Refuse a repository that has a pipe or a device instead of a file. git would wait for it or read it for ever.

    Only the folders with few files are searched. For the others git has a minute.
    """
    for folder in ("", "info", os.path.join("objects", "info")):
        try:
            with os.scandir(os.path.join(inside, folder)) as found:
                entries = [*found]
        except OSError:
            continue
        for entry in entries:
            if _is_endless(entry):
                raise FileError(f"{entry.path} is a pipe or a device, not a file, so git was not run.")


def _is_endless(entry: os.DirEntry[str]) -> bool:
    """Return True for a pipe or a device, and for a link to one. A socket is fine: git's own monitor makes one."""
    try:
        mode = entry.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _explain_unreadable(repository: GitRepository, printed: bytes) -> FileError:
    words = get_last_line(printed)
    why = "part of it is missing" if words == "Needed a single revision" else words
    return FileError(f"git could not read the history in {repository.root}: {why}.")


def _explain_refusal(root: str, printed: bytes, path: str) -> FileError:
    """Explain why git refuses to read a folder."""
    if b"not a git repository" in printed:
        return NotInGitError(f"{path} is not kept in a git repository.", "not kept in a git repository")
    if mistrusted := _MISTRUSTED.search(printed):
        return FileError(
            f"git does not look into {root}, because it belongs to another user. If you trust it, type "
            f"`{mistrusted[0].decode('utf-8', 'replace').strip()}` and try again."
        )
    return FileError(f"git could not look into {root}: {get_last_line(printed)}.")
