"""Which earlier versions of plans are looked at, and how to say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.cli.plans.git import GitCommit
from actionplan.model.plan import Plan
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
