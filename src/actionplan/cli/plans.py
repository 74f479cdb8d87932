"""The plans that a command is to look at: files, folders and standard input, each once."""

# ruff: noqa: PTH100, PTH112, PTH113, PTH118, PTH119, PTH122 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from actionplan.cli.errors import FileFault
from actionplan.cli.files import NAME, find
from actionplan.model.plan import fold

if TYPE_CHECKING:
    from actionplan.model.plan import Plan

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


def unlike(read: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """A name for each plan, by its path and the name in its file, and the sentences on those that are called otherwise.

    A plan has the name that it gives itself, or else, where none gives itself that, the name of its file. One whose
    name is that of another before it has a name made from both.
    """
    wanted = [said or stem(path) for path, said in read]
    names: dict[int, str] = {}
    taken: dict[str, int] = {}
    for n in sorted(range(len(read)), key=lambda n: not read[n][1]):
        if taken.setdefault(fold(wanted[n]), n) == n:
            names[n] = wanted[n]
    sentences = []
    for n, (path, _) in enumerate(read):
        if n not in names:
            names[n] = next(each for each in _candidates(wanted[n], stem(path)) if fold(each) not in taken)
            taken[fold(names[n])] = n
            first = taken[fold(wanted[n])]
            sentences.append(f'{path} is called "{names[n]}" here: "{wanted[first]}" is the name of {read[first][0]}.')
    return [names[n] for n in range(len(read))], sentences


def known_as(plan: Plan, path: str) -> tuple[str, ...]:
    """The name of its file, for a plan that gives itself none."""
    return () if plan.name else (stem(path),)


def _candidates(wanted: str, stem: str) -> Iterator[str]:
    yield wanted
    yield stem
    yield from (f"{wanted}-{n}" for n in count(2))


def stem(path: str) -> str:
    """The name of a file without its ending, and of the plan.yaml of a folder that of the folder."""
    if path == "-":
        return "plan"
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.basename(folder) or "plan" if name == NAME else os.path.splitext(name)[0]


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
