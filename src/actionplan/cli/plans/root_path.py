"""The path of a plan from the root of its repository, which GitHub and code scanning services need to mark lines."""

# ruff: noqa: PTH113, PTH118, PTH119, PTH120 - pathlib would cost 3 ms to import
from __future__ import annotations

import os

_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab name the folder of the repository."""


def find_root_path(path: str) -> str:
    """Find the path of a file from the root of a job's workspace, of the git repository, or of the current folder.

    It has forward slashes and no `./`. A file outside all of them has its full path. Standard input has none.
    """
    if path == "-":
        return ""
    folder = os.path.realpath(os.path.dirname(path))
    file = os.path.join(folder, os.path.basename(path))
    workspaces = [os.path.realpath(os.environ[name]) for name in _WORKSPACES if os.environ.get(name)]
    for root in (*workspaces, find_root(folder), os.path.realpath("")):
        if root and file.startswith(os.path.join(root, "")):
            return file[len(os.path.join(root, "")) :].replace(os.sep, "/")
    return file


def find_root(folder: str) -> str | None:
    """Find the nearest folder above that has `.git`, or return `None`."""
    while True:
        inside = os.path.join(folder, ".git")
        if os.path.isfile(inside) or os.path.lexists(os.path.join(inside, "HEAD")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
