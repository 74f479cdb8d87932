"""A plan's file as a commit has it: its bytes, of a link those of the file that it names in that commit.

Nothing in the repository is run for it. So a file that git keeps through a filter (git-crypt, LFS) is not read but
named, because only the filter knows what it says.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from actionplan.cli.errors import FileError
from actionplan.cli.io.files import MAX_SIZE, format_size
from actionplan.cli.plans.git import GitCommit, GitRepository
from actionplan.cli.plans.git_program import get_last_line, run_git

_LINK = b"120000"
_MAX_LINKS = 5
_MAX_LINK_LENGTH = 4096
"""How long a link may be. No system has longer ones."""

_FILTERED_STARTS = {b"version https://git-lfs.github.com/": "LFS", b"\0GITCRYPT\0": "git-crypt"}
"""How the files of well-known filters begin in git, and what the filters are called."""


class _TreeEntry(NamedTuple):
    """What a commit has at a path: its kind, its id and how many bytes it has."""

    mode: bytes
    kind: bytes
    id: str
    size: int


def read_committed(repository: GitRepository, commit: GitCommit) -> bytes | None:
    """Read the plan's file as it was in a commit; `None` where it was not there.

    Raises `FileError` where something else stands there, or git cannot give it.
    """
    path = repository.path
    for _ in range(_MAX_LINKS):
        entry = _find_entry(repository, commit, path)
        if entry is None:
            if path == repository.path:
                return None
            raise FileError(f"{repository.name} in {commit.words} is a link to {path}, which is not in that commit.")
        if entry.kind != b"blob":
            raise FileError(f"{path} in {commit.words} is a folder and no file.")
        data = _read_blob(repository, commit, path, entry)
        if entry.mode != _LINK:
            _refuse_filtered(repository, commit, path, data)
            return data
        path = _follow_link(repository, commit, path, data)
    raise FileError(f"{repository.name} in {commit.words} is a link to a link, and so on.")


def _find_entry(repository: GitRepository, commit: GitCommit, path: str) -> _TreeEntry | None:
    done = run_git(repository.program, repository.root, "ls-tree", "-z", "-l", commit.id, "--", path)
    if done.returncode:
        raise _explain_unreadable(repository, commit, done.stderr)
    if not done.stdout:
        return None
    mode, kind, name, size = done.stdout.partition(b"\t")[0].split()
    return _TreeEntry(mode, kind, name.decode(), int(size) if size.isdigit() else 0)


def _read_blob(repository: GitRepository, commit: GitCommit, path: str, entry: _TreeEntry) -> bytes:
    if entry.size > MAX_SIZE:
        raise FileError(
            f"{path} in {commit.words} has {format_size(entry.size)}, and a plan has at most {format_size(MAX_SIZE)}. "
            "It was not read."
        )
    done = run_git(repository.program, repository.root, "cat-file", "blob", entry.id)
    if done.returncode:
        raise _explain_unreadable(repository, commit, done.stderr)
    return done.stdout


def _follow_link(repository: GitRepository, commit: GitCommit, path: str, data: bytes) -> str:
    """Return the path that a link means, from the root of the repository."""
    to = data.decode("utf-8", "replace")
    if not to or "\0" in to or len(data) > _MAX_LINK_LENGTH:
        raise FileError(f"{repository.name} in {commit.words} is a link to something that is no name of a file.")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
    if there == posixpath.curdir:
        raise FileError(f"{repository.name} in {commit.words} is a link to the folder of the repository.")
    if posixpath.isabs(to) or there.split("/")[0] == posixpath.pardir:
        raise FileError(f"{repository.name} in {commit.words} is a link to {to}, which is outside of the repository.")
    return there


def _refuse_filtered(repository: GitRepository, commit: GitCommit, path: str, data: bytes) -> None:
    """Refuse a file that git keeps in another form than the working copy shows."""
    name = next((name for start, name in _FILTERED_STARTS.items() if data.startswith(start)), "")
    name = name or _find_filter(repository, path)
    if name:
        raise FileError(
            f'{repository.name} is kept in git through the filter "{name}", and no program that a repository names is '
            f"run here. Write the earlier plan out with `git cat-file --filters {commit.short}:{path} > FILE` and give "
            "the file."
        )


def _find_filter(repository: GitRepository, path: str) -> str:
    """Find the name of the filter that the attributes of a file give it; empty where it has none."""
    done = run_git(repository.program, repository.root, "check-attr", "-z", "filter", "--", path)
    value = done.stdout.split(b"\0")[2].decode("utf-8", "replace") if done.stdout.count(b"\0") >= 3 else ""
    return "" if value in ("unspecified", "unset", "set") else value


def _explain_unreadable(repository: GitRepository, commit: GitCommit, printed: bytes) -> FileError:
    words = f"{repository.name} in {commit.words} could not be read out of git"
    if b"promisor" in printed or b"transport" in printed:
        return FileError(
            f"{words}: this copy of the repository was made without the contents of older files, and nothing is "
            f"fetched here. `git show {commit.short}:{repository.path} > FILE` fetches this one. Give the file."
        )
    return FileError(f"{words}: {get_last_line(printed)}.")
