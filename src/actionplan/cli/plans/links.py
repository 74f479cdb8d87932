"""Symbolic links to plans: which are followed, and what is said about the others.

A pull request can replace a plan by a link, and the lines of the linked file are printed with their faults. So a link
is followed to a plan only, and never to a hidden file, which may have a password, or to a file of the system.
"""

# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH118, PTH122, PTH206 - pathlib would cost 3 ms to import
from __future__ import annotations

import os

from actionplan.cli.errors import FileError

ENDINGS = (".yaml", ".yml")


def describe_stray_link(path: str, folder: str) -> str:
    """Describe a link that leads to nothing, out of a folder or to a hidden file. Return "" for any other file."""
    if not os.path.islink(path):
        return ""
    real, root = os.path.realpath(path), os.path.realpath(folder)
    if not os.path.exists(real):
        return f"{path} is a link to nothing"
    if not real.startswith(os.path.join(root, "")):
        return f"{path} is a link to {real}, which is outside the folder {folder}"
    is_hidden = any(part.startswith(".") for part in real[len(root) :].split(os.sep))
    return f"{path} is a link to {real}, which is hidden" if is_hidden else ""


def refuse_stray_link(path: str) -> None:
    """Refuse a path that was given and is a link to something other than a plan or a folder."""
    if path == "-" or path.startswith(("/dev/", "/proc/")):  # written so on purpose, as in `-p <(git show …)`
        return
    absolute, real = os.path.abspath(path), os.path.realpath(path)
    if absolute == real or not os.path.exists(real):
        return
    added = set(real.split(os.sep)) - set(absolute.split(os.sep))
    endings = (*ENDINGS, os.path.splitext(absolute)[1].lower() or "\0")
    is_other = os.path.islink(path) and not os.path.isdir(real) and not real.lower().endswith(endings)
    if is_other or any(part.startswith(".") for part in added):
        raise FileError(f"{path} is a link to {real}, which does not have the name of a plan. It was not read.")
