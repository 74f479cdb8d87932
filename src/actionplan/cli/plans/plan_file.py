"""Finding and reading one plan. Everything that can go wrong with a file is reported in a sentence."""

# pathlib would cost every command 3 ms to import
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH113, PTH118, PTH120, PTH208
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

from actionplan.cli.errors import FileError, say, say_more
from actionplan.cli.io.files import read_file
from actionplan.cli.io.links import ENDINGS, describe_stray_link, refuse_stray_link
from actionplan.cli.io.progress_bar import show_progress
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.yaml_reader import has_plan_keys
from actionplan.renderers.findings.headlines import format_headline

PLAN_NAME = "plan.yaml"

_MAX_BESIDE = 100
"""How many files beside a plan are looked at."""


def find_plan(path: str | None) -> str:
    """Find the plan file to read: the one given, plan.yaml here, or one in a folder above."""
    if path:
        return _find_inside(path) if os.path.isdir(path) else path
    if os.path.isfile(PLAN_NAME):
        return PLAN_NAME
    return _find_above() or _find_inside("")


def has_plan() -> bool:
    """Return True if there is a plan to read although none was given."""
    return os.path.isfile(PLAN_NAME) or bool(_find_above())


def report_plan_above(path: str) -> None:
    """Tell the user which plan is read, if it is in a folder above."""
    if path.startswith(os.pardir) and path == _find_above():
        say(f"The plan is {path}.")


def _find_above() -> str:
    """Find the nearest plan.yaml in the folders above, up to the root of the repository if there is one, or ""."""
    folder, path = os.getcwd(), PLAN_NAME
    while not os.path.exists(os.path.join(folder, ".git")) and os.path.dirname(folder) != folder:
        folder, path = os.path.dirname(folder), os.path.join(os.pardir, path)
        if os.path.isfile(path):
            return path
    return ""


def load_plan_file(given: str | None) -> Source:
    """Read a plan file: its plan, if it has one, and its findings."""
    path = find_plan(given)
    say_more(f"The plan is read from {'standard input' if path == '-' else path}.")
    refuse_stray_link(path)
    data = read_file(path)
    with show_progress(f"Reading {path}"):
        return load(data, path)


def read_plans_beside(path: str) -> Iterator[tuple[str, bytes]]:
    """Yield the other plans in the folder of a file: the path of each, and its bytes. Leave out what cannot be read."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(ENDINGS))
    except OSError:
        return
    for other in [os.path.join(folder, name) for name in names[:_MAX_BESIDE]]:
        if os.path.isfile(other) and other != os.path.abspath(path) and not describe_stray_link(other, folder):
            with suppress(FileError):
                data = read_file(other)
                if has_plan_keys(data):
                    yield other, data


def encode_source(source: Source) -> bytes:
    """Return the bytes that a plan was read from."""
    return (source.byte_order_mark + source.text).encode()


def require_plan(source: Source) -> Plan:
    """Return the plan of a file that was read. Raise `FileError`, with the reason, if it has none."""
    if source.plan is not None:
        return source.plan
    first = next((finding for finding in source.findings if finding.severity == "error"), None)
    why = f"\n  {format_headline(first, source.path)}\n" if first else " "
    command = f"`actionplan validate{format_plan_option(source.path)}`"
    if source.readable_plan and source.readable_plan.themes:
        what = f"There is no answer from the rest of it, because a target could be missing. {command} checks the rest."
    else:
        what = f"{command} shows all that is wrong."
    raise FileError(f"{source.path} could not be read as a plan.{why}{what}")


def format_plan_option(path: str) -> str:
    """Format the option that names a plan, as one types it after a command, or "" for the plan that is read anyway."""
    if path == PLAN_NAME:
        return ""
    plain = all(character.isalnum() or character in "-_./\\:~" for character in path)
    return f" -p {path}" if plain else f' -p "{path}"'


def _find_inside(folder: str) -> str:
    """Return the plan.yaml of a folder. The current folder is ""."""
    path = os.path.join(folder, PLAN_NAME)
    if os.path.isfile(path):
        stray = describe_stray_link(path, folder) if folder else ""
        if stray:
            raise FileError(f"{stray}. It was not read. Give the file itself.")
        return path
    where = f"the folder {folder}" if folder else "this folder"
    if not os.access(folder or os.curdir, os.X_OK):
        raise FileError(f"You do not have permission to open {where}. Ask its owner, or change to another folder.")
    if os.path.exists(path):
        what = "What has that name is not a file, so it was not read."
        raise FileError(f"There is no {PLAN_NAME} in {where} ({os.path.abspath(folder)}). {what}")
    raise FileError(f"There is no {PLAN_NAME} in {where} ({os.path.abspath(folder)}).{_suggest_plans(folder)}")


def _suggest_plans(folder: str) -> str:
    """Suggest what to do if there is no plan.yaml: name the plans that are there, or say how to start one."""
    try:
        others = sorted(
            name
            for name in os.listdir(folder or ".")
            if name.lower().endswith((".yaml", ".yml", ".yaml.txt")) and os.path.isfile(os.path.join(folder, name))
        )
    except OSError:
        others = []
    if others:
        return f" There is {' and '.join(others[:3])}: give one with -p."
    return " Give a plan with -p, name one in ACTIONPLAN_PLAN, or start one with `actionplan new`."
