"""Symbolic links among plans and answers: which are followed, and what to say of the others.

A pull request can put a link in the place of a plan, and what a link leads to is printed beside its faults. So a link
is followed to a plan only, never to a hidden file, like one with a password, or to the system's own. A link in the
place of an answer could lead to a file that another program obeys.
"""

# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH115, PTH118, PTH120, PTH122, PTH206 - pathlib would cost 3 ms to import
from __future__ import annotations

import os

from actionplan.cli.errors import FileError

ENDINGS = (".yaml", ".yml")
_NO_ENDING = "\0"
"""Stands for the ending of a name that has none: no name ends so."""


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
    real = follow_links(path)
    endings = (*ENDINGS, os.path.splitext(path)[1].lower() or _NO_ENDING)
    if os.path.exists(real) and _is_astray(path, real, endings):
        raise FileError(f"{path} is a link to {real}, which is no plan by its name. It was not read.")


def refuse_stray_answer(path: str) -> None:
    """Refuse the name of an answer that is a link to a hidden file, or to one with another ending."""
    real, ending = follow_links(path), os.path.splitext(path)[1].lower()
    if _is_astray(path, real, (ending or _NO_ENDING,)):
        raise FileError(
            f"{path} is a link to {real}, which is hidden or has another ending. No answer is written there. "
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
