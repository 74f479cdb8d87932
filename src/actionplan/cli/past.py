"""An earlier version of a plan: a saved file, or the plan's own file as a commit has it."""

# ruff: noqa: PTH113, PTH118, PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.cli import files, history
from actionplan.cli.doubt import doubt
from actionplan.cli.errors import FileFault
from actionplan.dates import format_day
from actionplan.evaluation.target_events import find_last_event_day
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.text.english import format_list, format_list_or_count

_COMMITS = 3
"""So many commits are named one by one."""


class Past(NamedTuple):
    """An earlier plan, and the day it speaks of.

    Which it is, is said by what REF was taken for (`meant`), by its commit where it is of one, and by what there is to
    say of that (`end`). `version` says it in a word or two, for the cover of a paper; `doubt` is the sentence for a
    plan that was not read whole.
    """

    plan: Plan
    day: date
    meant: str
    commit: history.Commit | None = None
    end: str = ""
    doubt: str = ""
    version: str = ""

    @property
    def words(self) -> str:
        """Which it is, in words."""
        return f"{self.meant}: {self.commit.words}{self.end}" if self.commit else f"{self.meant}{self.end}"


def words(each: Iterable[tuple[str, Past]]) -> str:
    """Which earlier versions several plans have, by their names: once where it is the same of all, else of which."""
    named: dict[history.Commit | None, list[str]] = {}
    for name, one in each:
        named.setdefault(one.commit, []).append(name)
        last = one
    if len(named) < 2:
        return last.words if named else ""
    commits = [(commit, format_list_or_count(names, "plan")) for commit, names in named.items() if commit]
    if len(commits) > _COMMITS:
        first, *_, latest = sorted((commit for commit, _ in commits), key=lambda commit: commit.day)
        return f"{last.meant}: {len(commits)} commits, from {first.words} to {latest.words}{last.end}"
    return f"{last.meant}: {format_list([f'{commit.words} ({whose})' for commit, whose in commits])}{last.end}"


def is_file(ref: str) -> bool:
    """Whether REF is a file, or a folder with a plan in it."""
    return os.path.isfile(ref) or os.path.isfile(os.path.join(ref, files.NAME))


def saved(ref: str, by: date) -> Past:
    """The plan in a file, as at the last day on which anything happened in it, and none after `by`."""
    source = files.load(ref)
    plan = files.plan_of(source)
    last = find_last_event_day(plan, by)
    day = last or min(plan.context.first, by)
    which = f" ({format_day(day)} is {'the last day of anything in it' if last else 'the first day of its period'})"
    whole = doubt(source, plan)
    return Past(plan, day, f"the file {source.path}", end=which, doubt=whole, version=os.path.basename(ref))


def committed(found: history.Repository, commit: history.Commit, path: str, day: date) -> Past | None:
    """The plan at a path as a commit has it, seen on a day; `None` where the commit does not have it."""
    data = history.contents(found, commit)
    if data is None:
        return None
    source = load(data, f"{path} in {commit.words}")
    if source.plan is None:
        raise FileFault(f"{source.path} could not be read as a plan.{_why(source)}")
    whole = doubt(source, source.plan, hint=False)
    return Past(source.plan, day, "", commit, doubt=whole, version=f"version {commit.short}")


def _why(source: Source) -> str:
    from actionplan.renderers.findings.text import format_headline  # noqa: PLC0415 - only when it goes wrong

    first = next((each for each in source.findings if each.severity == "error"), None)
    return f"\n  {format_headline(first, source.path)}" if first else ""
