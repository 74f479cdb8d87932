"""Finding a plan and reading it, with a sentence for everything that can go wrong with a file."""

# pathlib would cost every command 3 ms to import, for three lines less here
# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH118, PTH121, PTH123, PTH208
from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from actionplan.cli.errors import Fault, FileFault, reason

if TYPE_CHECKING:
    from actionplan.model.plan import Plan
    from actionplan.planfile import Source

NAME = "plan.yaml"
VARIABLE = "ACTIONPLAN_PLAN"


def find(given: str | None) -> str:
    """The plan file to read: the one given, else plan.yaml here, else what ACTIONPLAN_PLAN says."""
    named = os.environ.get(VARIABLE)
    if given:
        return _inside(given) if os.path.isdir(given) else given
    if os.path.exists(NAME) or not named:
        return _inside("") if os.path.isdir(NAME) or not os.path.exists(NAME) else NAME
    return _inside(named) if os.path.isdir(named) else named


def is_there() -> bool:
    """Whether there is a plan to read though none was given."""
    return os.path.isfile(NAME) or bool(os.environ.get(VARIABLE))


def read(path: str) -> bytes:
    """The bytes of a file; `-` is standard input."""
    try:
        if path == "-" and sys.stdin is not None:
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise FileFault(f"There is no file {path}. Is it spelt so, and is this its folder?") from None
    except PermissionError:
        raise FileFault(f"{path} may not be read by you. Ask whoever keeps it, or copy it.") from None
    except OSError as error:
        raise FileFault(f"{path} could not be read: {reason(error)}.") from None


def load(given: str | None) -> Source:
    """The plan file, read: its plan, where it is one, and its findings."""
    from actionplan.planfile import load as load_bytes  # noqa: PLC0415 - brings all of reading with it

    path = find(given)
    return load_bytes(read(path), path)


def bytes_of(source: Source) -> bytes:
    """The bytes that a plan was read from."""
    return (source.byte_order_mark + source.text).encode()


def plan_of(source: Source) -> Plan:
    """The plan in a file that was read, or a sentence on why there is none."""
    if source.plan is not None:
        return source.plan
    from actionplan.renderers.findings.headlines import format_headline  # noqa: PLC0415 - only when it goes wrong

    first = next((each for each in source.findings if each.severity == "error"), None)
    why = f"\n  {format_headline(first, source.path)}\n" if first else " "
    raise FileFault(
        f"{source.path} could not be read as a plan.{why}`actionplan validate{again(source.path)}` "
        "shows all that is wrong."
    )


def again(path: str) -> str:
    """The option that names a plan, as one would type it after a command; nothing for the one that is read anyhow."""
    if path == NAME:
        return ""
    plain = all(each.isalnum() or each in "-_./\\:~" for each in path)
    return f" -p {path}" if plain else f' -p "{path}"'


def spare(plan: str, output: str | None) -> None:
    """Refuse an answer that would take the place of the plan it is about, or that names a folder."""
    if output and _is_same(output, plan):
        raise Fault(f"{output} is the plan itself. Give the answer another name after -o.")
    if output and os.path.isdir(output):
        raise FileFault(
            f"{output} is a folder. Give the name of a file after -o, like {os.path.join(output, 'a.csv')}."
        )


def _is_same(one: str, other: str) -> bool:
    """Whether two names are of one file, by whatever links and in whatever letter case."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _inside(folder: str) -> str:
    """The plan.yaml of a folder, "" being the one we are in."""
    path = os.path.join(folder, NAME)
    if os.path.isfile(path):
        return path
    where = f"the folder {folder}" if folder else "this folder"
    raise FileFault(f"There is no {NAME} in {where} ({os.path.abspath(folder)}).{_advice(folder)}")


def _advice(folder: str) -> str:
    """What to do where there is no plan.yaml: the plans that do stand there, or how to start one."""
    try:
        others = sorted(
            name for name in os.listdir(folder or ".") if name.lower().endswith((".yaml", ".yml", ".yaml.txt"))
        )
    except OSError:
        others = []
    if others:
        return f" There is {' and '.join(others[:3])}: give one with -p."
    return " Give a plan with -p, name one in ACTIONPLAN_PLAN, or start one with `actionplan new`."
