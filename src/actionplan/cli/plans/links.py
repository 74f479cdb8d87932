"""Symbolic links among plans: which are followed, and what to say of the others.

A pull request can put a link in the place of a plan, and what a link leads to is printed beside its faults. So a link
is followed to a plan only, never to a hidden file, like one with a password, or to the system's own.
"""

# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH118, PTH122, PTH206 - pathlib would cost 3 ms to import
from __future__ import annotations

import os

from actionplan.cli.errors import FileError

ENDINGS = (".yaml", ".yml")


def follow_links(path: str) -> str:
    """Return the path that a path leads to by all its links; one that the system does not let us follow, as it is."""
    try:
        return os.path.realpath(path)
    except OSError:  # Python looks into no process of another user
        return os.path.abspath(path)


def describe_stray_link(path: str, folder: str) -> str:
    """Describe a link that leads to nothing, out of a folder or to a hidden file; empty for any other file."""
    if not os.path.islink(path):
        return ""
    real, root = follow_links(path), follow_links(folder)
    if os.path.islink(real):  # one that nobody can follow
        real = os.path.normpath(os.path.join(os.path.dirname(real), os.readlink(real)))
    if not real.startswith(os.path.join(root, "")):
        return f"{path} is a link to {real}, which is outside of the folder {folder}"
    if not os.path.exists(real):
        return f"{path} is a link to nothing"
    is_hidden = any(part.startswith(".") for part in real[len(root) :].split(os.sep))
    return f"{path} is a link to {real}, which is hidden" if is_hidden else ""


def refuse_stray_link(path: str) -> None:
    """Refuse a path given by name that is a link to something other than a plan or a folder."""
    if path == "-" or path.startswith(("/dev/", "/proc/")):  # written so on purpose, as in `-p <(git show …)`
        return
    given, real = os.path.abspath(path), follow_links(path)
    if given == real or not os.path.exists(real):
        return
    added = set(real.split(os.sep)) - set(given.split(os.sep))
    endings = (*ENDINGS, os.path.splitext(given)[1].lower() or "\0")
    is_other = os.path.islink(path) and not os.path.isdir(real) and not real.lower().endswith(endings)
    if is_other or any(part.startswith(".") for part in added):
        raise FileError(f"{path} is a link to {real}, which is no plan by its name. It was not read.")
