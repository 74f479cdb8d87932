"""An earlier version of a plan: a copy in another file, or the plan's own file as a commit has it."""

# ruff: noqa: PTH113, PTH118, PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.cli.errors import FileError
from actionplan.cli.plans.git import GitCommit, GitRepository, read_contents
from actionplan.cli.plans.incomplete import describe_errors
from actionplan.cli.plans.plan_file import PLAN_NAME, load_plan_file, require_plan
from actionplan.dates import format_day
from actionplan.evaluation.target_events import find_last_event_day
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.renderers.findings.headlines import format_headline
from actionplan.text.english import format_list, format_list_or_count

_COMMITS = 3
"""So many commits are named one by one."""


class Snapshot(NamedTuple):
    """An earlier plan, and the day it speaks of.

    `origin` says what REF is, then comes the commit where it is in one, and `end` says more about that. `version` says
    it in a word or two, for the cover of a paper; `warning` is the sentence for a plan that was not read completely.
    """

    plan: Plan
    day: date
    origin: str
    commit: GitCommit | None = None
    end: str = ""
    warning: str = ""
    version: str = ""

    @property
    def words(self) -> str:
        """Which version it is, in words."""
        return f"{self.origin}: {self.commit.words}{self.end}" if self.commit else f"{self.origin}{self.end}"


def describe_versions(each: Iterable[tuple[str, Snapshot]]) -> str:
    """Say which earlier versions several plans have, by their names: once where it is the same for all."""
    named: dict[GitCommit | None, list[str]] = {}
    for name, one in each:
        named.setdefault(one.commit, []).append(name)
        last = one
    if len(named) < 2:
        return last.words if named else ""
    commits = [(commit, format_list_or_count(names, "plan")) for commit, names in named.items() if commit]
    if len(commits) > _COMMITS:
        first, *_, latest = sorted((commit for commit, _ in commits), key=lambda commit: commit.day)
        return f"{last.origin}: {len(commits)} commits, from {first.words} to {latest.words}{last.end}"
    return f"{last.origin}: {format_list([f'{commit.words} ({whose})' for commit, whose in commits])}{last.end}"


def is_plan_path(ref: str) -> bool:
    """Say whether REF is a file, or a folder with a plan in it."""
    return os.path.isfile(ref) or os.path.isfile(os.path.join(ref, PLAN_NAME))


def load_version(ref: str, by: date) -> Snapshot:
    """Read the plan in a file, as at the last day on which anything happened in it, and none after `by`."""
    source = load_plan_file(ref)
    plan = require_plan(source)
    last = find_last_event_day(plan, by)
    day = last or min(plan.context.first, by)
    which = f" ({format_day(day)} is {'the last day of anything in it' if last else 'the first day of its period'})"
    warning, name = describe_errors(source, plan), os.path.basename(ref)
    return Snapshot(plan, day, f"the file {source.path}", end=which, warning=warning, version=name)


def load_commit(repository: GitRepository, commit: GitCommit, path: str, day: date) -> Snapshot | None:
    """Read the plan at a path as a commit has it, seen on a day; `None` where the commit does not have it."""
    data = read_contents(repository, commit)
    if data is None:
        return None
    source = load(data, f"{path} in {commit.words}")
    if source.plan is None:
        raise FileError(f"{source.path} could not be read as a plan.{_describe_first_error(source)}")
    warning = describe_errors(source, source.plan, hint=False)
    return Snapshot(source.plan, day, "", commit, warning=warning, version=f"version {commit.short}")


def _describe_first_error(source: Source) -> str:
    first = next((each for each in source.findings if each.severity == "error"), None)
    return f"\n  {format_headline(first, source.path)}" if first else ""
