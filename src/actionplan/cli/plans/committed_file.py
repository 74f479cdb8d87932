"""A plan's file in a commit: its bytes, or those of the file that it links to in that commit.

Nothing that the repository names is run. So a file that git keeps through a filter (git-crypt, LFS) is not read but
reported, because only the filter knows its content.
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
"""How files of well-known filters start in git, and the names of the filters."""


class _TreeEntry(NamedTuple):
    """What a commit has at a path: its mode, its kind, its id and its size in bytes."""

    mode: bytes
    kind: bytes
    id: str
    size: int


def read_committed(repository: GitRepository, commit: GitCommit) -> bytes | None:
    """Read the plan's file in a commit. Return `None` if the commit does not have it.

    Raise `FileError` if it is not a file there, or git cannot read it.
    """
    path = repository.path
    for _ in range(_MAX_LINKS):
        entry = _find_entry(repository, commit, path)
        if entry is None:
            if path == repository.path:
                return None
            raise FileError(f"{repository.name} in {commit.words} is a link to {path}, which is not in that commit.")
        if entry.kind != b"blob":
            raise FileError(f"{path} in {commit.words} is a folder, not a file.")
        data = _read_blob(repository, commit, path, entry)
        if entry.mode != _LINK:
            _refuse_filtered(repository, commit, path, data)
            return data
        path = _follow_link(repository, commit, path, data)
    raise FileError(f"{repository.name} in {commit.words} is a link to a link, and so on.")


def _find_entry(repository: GitRepository, commit: GitCommit, path: str) -> _TreeEntry | None:
    result = run_git(repository.program, repository.root, "ls-tree", "-z", "-l", commit.id, "--", path)
    if result.returncode:
        raise _explain_unreadable(repository, commit, result.stderr)
    if not result.stdout:
        return None
    mode, kind, name, size = result.stdout.partition(b"\t")[0].split()
    return _TreeEntry(mode, kind, name.decode(), int(size) if size.isdigit() else 0)


def _read_blob(repository: GitRepository, commit: GitCommit, path: str, entry: _TreeEntry) -> bytes:
    if entry.size > MAX_SIZE:
        raise FileError(
            f"{path} in {commit.words} has {format_size(entry.size)}, and a plan has at most {format_size(MAX_SIZE)}. "
            "It was not read."
        )
    result = run_git(repository.program, repository.root, "cat-file", "blob", entry.id)
    if result.returncode:
        raise _explain_unreadable(repository, commit, result.stderr)
    return result.stdout


def _follow_link(repository: GitRepository, commit: GitCommit, path: str, data: bytes) -> str:
    """Return the path that a link leads to, from the root of the repository."""
    to = data.decode("utf-8", "replace")
    if not to or "\0" in to or len(data) > _MAX_LINK_LENGTH:
        raise FileError(f"{repository.name} in {commit.words} is a link to something that cannot be a file name.")
    linked_path = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
    if linked_path == posixpath.curdir:
        raise FileError(f"{repository.name} in {commit.words} is a link to the folder of the repository.")
    if posixpath.isabs(to) or linked_path.split("/")[0] == posixpath.pardir:
        raise FileError(f"{repository.name} in {commit.words} is a link to {to}, which is outside the repository.")
    return linked_path


def _refuse_filtered(repository: GitRepository, commit: GitCommit, path: str, data: bytes) -> None:
    """Refuse a file whose content in git differs from that in the working copy."""
    name = next((name for start, name in _FILTERED_STARTS.items() if data.startswith(start)), "")
    name = name or _find_filter(repository, path)
    if name:
        raise FileError(
            f'git keeps {repository.name} through the filter "{name}", and no program that a repository names is run '
            f"here. Save the earlier plan with `git cat-file --filters {commit.short}:{path} > FILE` and give the file."
        )


def _find_filter(repository: GitRepository, path: str) -> str:
    """Return the name of the filter that the attributes give a file, or ""."""
    result = run_git(repository.program, repository.root, "check-attr", "-z", "filter", "--", path)
    value = result.stdout.split(b"\0")[2].decode("utf-8", "replace") if result.stdout.count(b"\0") >= 3 else ""
    return "" if value in ("unspecified", "unset", "set") else value


def _explain_unreadable(repository: GitRepository, commit: GitCommit, printed: bytes) -> FileError:
    words = f"{repository.name} in {commit.words} could not be read from git"
    if b"promisor" in printed or b"transport" in printed:
        return FileError(
            f"{words}: this copy of the repository does not have the contents of older files, and nothing is "
            f"fetched here. `git show {commit.short}:{repository.path} > FILE` fetches this one. Give the file."
        )
    return FileError(f"{words}: {get_last_line(printed)}.")
