"""Symbolic links to plans and answers: which are followed, and what is said about the others.

A pull request can replace a plan by a link, and the lines of the linked file are printed with their faults. So a link
is followed to a plan only, and never to a hidden file, which may have a password, or to a file of the system. A link
instead of an answer could lead to a file that another program obeys.
"""

# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH115, PTH118, PTH120, PTH122, PTH206 - pathlib would cost 3 ms to import
from __future__ import annotations

import os

from actionplan.cli.errors import FileError

ENDINGS = (".yaml", ".yml")
_NO_ENDING = "\0"
"""The ending of a name that has none. No name ends with it."""


def follow_links(path: str) -> str:
    """Return the path that a path leads to through all its links. A link that cannot be followed stays as it is."""
    try:
        return os.path.realpath(path)
    except OSError:  # realpath raises it for the folder of another user's process
        return os.path.abspath(path)


def describe_stray_link(path: str, folder: str) -> str:
    """Describe a link that leads to nothing, out of a folder or to a hidden file. Return "" for any other file."""
    if not os.path.islink(path):
        return ""
    real, root = follow_links(path), follow_links(folder)
    if os.path.islink(real):  # one that nobody can follow
        real = os.path.normpath(os.path.join(os.path.dirname(real), os.readlink(real)))
    if not real.startswith(os.path.join(root, "")):
        return f"{path} is a link to {real}, which is outside the folder {folder}"
    if not os.path.exists(real):
        return f"{path} is a link to nothing"
    is_hidden = any(part.startswith(".") for part in real[len(root) :].split(os.sep))
    return f"{path} is a link to {real}, which is hidden" if is_hidden else ""


def refuse_stray_link(path: str) -> None:
    """Refuse a path that was given and is a link to something other than a plan or a folder."""
    if path == "-" or path.startswith(("/dev/", "/proc/")):  # written so on purpose, as in `-p <(git show …)`
        return
    real = follow_links(path)
    endings = (*ENDINGS, os.path.splitext(path)[1].lower() or _NO_ENDING)
    if os.path.exists(real) and _is_astray(path, real, endings):
        raise FileError(f"{path} is a link to {real}, which does not have the name of a plan. It was not read.")


def refuse_stray_answer(path: str) -> None:
    """Refuse an answer's path that is a link to a hidden file, or to one with another ending."""
    real, ending = follow_links(path), os.path.splitext(path)[1].lower()
    if _is_astray(path, real, (ending or _NO_ENDING,)):
        raise FileError(
            f"{path} is a link to {real}, which is hidden or has another ending. Nothing was written. "
            "Give the name of the file itself after -o."
        )


def _is_astray(path: str, real: str, endings: tuple[str, ...]) -> bool:
    """Return True if a path leads by links to a hidden file or folder, or is a link to a file of another ending."""
    given = os.path.abspath(path)
    if given == real:
        return False
    added = set(real.split(os.sep)) - set(given.split(os.sep))
    is_other = os.path.islink(path) and not os.path.isdir(real) and not real.lower().endswith(endings)
    return is_other or any(part.startswith(".") for part in added)
