"""Discovery: which plans a command is about, in files, folders and standard input, each once.

Somebody unknown may have written a folder. So only files in it are read, and no link that leads out of it is followed.
What is passed over is reported. What cannot be read is an error, whatever else there is.
"""

# ruff: noqa: PTH100, PTH112, PTH113, PTH118, PTH119, PTH122 - pathlib would cost 3 ms to import
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from actionplan.cli.errors import CliError, FileError, get_reason, say
from actionplan.cli.io.links import ENDINGS, describe_stray_link, follow_links
from actionplan.cli.plans.plan_file import PLAN_NAME, find_plan, report_plan_above, require_plan
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.text.folding import fold

_OTHER_FOLDERS = frozenset({"node_modules"})
"""Folders that other programs fill with YAML files of their own."""

_Found = tuple[str, FileError | None]
"""The path of a plan, or of something that cannot be read, and why."""


def find_plans(given: Iterable[str]) -> dict[str, FileError | None]:
    """Find the path of every plan that was given, or of the usual one. The value says why no plan can be read there."""
    plans: dict[str, FileError | None] = {}
    files: set[str] = set()
    for one in (*given,) or (None,):
        try:
            for path, why in _iter_paths(one) if one else [(_find_usual_plan(), None)]:
                file = follow_links(path) if path != "-" else path
                if file not in files:
                    files.add(file)
                    plans[path] = why
        except FileError as fault:
            plans[one or PLAN_NAME] = fault
    return plans


def _find_usual_plan() -> str:
    path = find_plan(None)
    report_plan_above(path)
    return path


def choose_one_plan(paths: Sequence[str] | None) -> str | None:
    """Return the one plan that was given, or `None`. Refuse several."""
    if paths and len(paths) > 1:
        raise CliError("This command works on one plan. Use -p once.")
    return paths[0] if paths else None


class NamedFile(NamedTuple):
    """The path of a plan, and the name and period in its file."""

    path: str
    name: str
    period: str = ""


def name_plans(files: Sequence[NamedFile]) -> tuple[list[str], list[str]]:
    """Give each plan a name, and write a sentence for each whose name is not the one in its file.

    A plan has the name that it gives itself, or else the name of its file, if no other plan gives itself that. Plans of
    several years that share a name are told apart by their periods. If a plan still has the name of another before it,
    its name is made from both.
    """
    dated, sentences = _add_periods(files)
    names, others = _number_equal_names(dated)
    return names, [*sentences, *others]


def _add_periods(files: Sequence[NamedFile]) -> tuple[list[NamedFile], list[str]]:
    """Add the period to the name of each plan that shares its name with a plan of another period."""
    periods: dict[str, set[str]] = {}
    for file in files:
        periods.setdefault(fold(file.name), set()).add(file.period)
    dated, sentences = [], []
    for file in files:
        name = file.name
        if name and file.period and len(periods[fold(name)]) > 1:
            name = "-".join([name, *file.period.split()])
            sentences.append(f'{file.path} is called "{name}" here, because several plans have the name "{file.name}".')
        dated.append(file._replace(name=name))
    return dated, sentences


def _number_equal_names(files: Sequence[NamedFile]) -> tuple[list[str], list[str]]:
    """Give each plan a unique name, and write a sentence for each whose name is not the one in its file."""
    preferred_names = [file.name or get_stem(file.path) for file in files]
    names: dict[int, str] = {}
    taken: dict[str, int] = {}
    for n in sorted(range(len(files)), key=lambda n: not files[n].name):
        if taken.setdefault(fold(preferred_names[n]), n) == n:
            names[n] = preferred_names[n]
    sentences = []
    for n, (path, *_) in enumerate(files):
        if n not in names:
            names[n] = next(
                candidate
                for candidate in _iter_candidates(preferred_names[n], get_stem(path))
                if fold(candidate) not in taken
            )
            taken[fold(names[n])] = n
            first = taken[fold(preferred_names[n])]
            sentences.append(
                f'{path} is called "{names[n]}" here: "{preferred_names[first]}" is the name of {files[first].path}.'
            )
    return [names[n] for n in range(len(files))], sentences


def require_named_plan(source: Source) -> Plan:
    """Return the plan of a file, with the names that others may call it by. Raise `FileError` if it has none."""
    plan = require_plan(source)
    return plan._replace(aliases=get_known_names(plan, source.path))


def get_known_names(plan: Plan, path: str) -> tuple[str, ...]:
    """Return the name of its file, for a plan that gives itself none."""
    return () if plan.name else (get_stem(path),)


def _iter_candidates(preferred_name: str, stem: str) -> Iterator[str]:
    yield preferred_name
    yield stem
    yield from (f"{preferred_name}-{n}" for n in count(2))


def get_stem(path: str) -> str:
    """Return the name of a file without its ending, or the name of the folder for a plan.yaml."""
    if path == "-":
        return "plan"
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.basename(folder) or "plan" if name == PLAN_NAME else os.path.splitext(name)[0]


def _iter_paths(path: str) -> Iterator[_Found]:
    """List the plans at a path: a file, the plan.yaml of a folder, or every YAML file in it and below."""
    if not os.path.isdir(path) or os.path.isfile(os.path.join(path, PLAN_NAME)):
        yield find_plan(path), None
        return
    plan_paths = list(_iter_below(path))
    if not plan_paths:
        raise FileError(f"There is no plan in the folder {path}: a plan is a file that ends in .yaml or .yml.")
    yield from plan_paths


def _iter_below(folder: str) -> Iterator[_Found]:
    """List the YAML files in a folder, then those in its folders, at any depth."""
    waiting = [folder]
    while waiting:
        where = waiting.pop()
        try:
            entries = sorted(os.scandir(where), key=lambda entry: entry.name)
        except OSError as error:
            yield where, _explain_closed_folder(where, error)
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".") and entry.name not in _OTHER_FOLDERS]
        yield from ((entry.path, None) for entry in entries if _is_plan(entry, folder))
        waiting += [entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]


def _is_plan(entry: os.DirEntry[str], folder: str) -> bool:
    """Return True for a YAML file.

    Report a link that leaves the folder, and anything that is not a file, like a pipe.
    """
    is_yaml = entry.name.lower().endswith(ENDINGS)
    if entry.is_dir(follow_symlinks=False) or not (is_yaml or entry.is_symlink()):
        return False
    stray = describe_stray_link(entry.path, folder)
    if stray or (is_yaml and not os.path.isfile(entry.path)):
        if is_yaml or os.path.isdir(entry.path):
            say(f"actionplan: {stray or f'{entry.path} is not a file'}, so it was not read.")
        return False
    return is_yaml


def _explain_closed_folder(folder: str, error: OSError) -> FileError:
    if isinstance(error, PermissionError):
        return FileError(f"You do not have permission to read the folder {folder}. Ask its owner, or leave it out.")
    return FileError(f"The folder {folder} could not be read: {get_reason(error)}.")
