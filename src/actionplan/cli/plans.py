"""The plans that a command is to look at: files, folders and standard input, each once."""

# ruff: noqa: PTH112, PTH113, PTH118 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from actionplan.cli.errors import FileFault
from actionplan.cli.files import NAME, find

ENDINGS = (".yaml", ".yml")


def each_of(given: Iterable[str]) -> dict[str, FileFault | None]:
    """The path of every plan that is meant (of the usual one, where none is given), and why there is none at it."""
    found: dict[str, FileFault | None] = {}
    files: set[str] = set()
    for one in (*given,) or (None,):
        try:
            for path in _meant(one) if one else [find(None)]:
                file = os.path.realpath(path) if path != "-" else path
                if file not in files:
                    files.add(file)
                    found[path] = None
        except FileFault as fault:
            found[one or NAME] = fault
    return found


def _meant(path: str) -> Iterator[str]:
    """A file is itself. A folder is its plan.yaml; where it has none, every YAML file in it and below it."""
    if not os.path.isdir(path) or os.path.isfile(os.path.join(path, NAME)):
        yield find(path)
        return
    found = list(_below(path))
    if not found:
        raise FileFault(f"There is no plan in the folder {path}: no file in it ends in .yaml or .yml.")
    yield from found


def _below(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield os.path.join(where, name)
