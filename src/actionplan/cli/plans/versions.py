"""Earlier versions of plans, and how to describe them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.model.plan import Plan
from actionplan.text.english import format_list, format_list_or_count

if TYPE_CHECKING:
    from actionplan.cli.plans.git import GitCommit

_COMMITS = 3
"""How many commits are named one by one."""


class RefOption(NamedTuple):
    """REF as it was given, its option, and the last day that it may be."""

    ref: str
    option: str
    by: date


class Snapshot(NamedTuple):
    """An earlier plan, and the day that it is about.

    `origin` says what REF is, followed by the commit if there is one, and `end` says more about that. `version` is
    short, for the cover of a paper. `warning` is the sentence about a plan that was not read completely.
    """

    plan: Plan
    day: date
    origin: str
    commit: "GitCommit | None" = None
    end: str = ""
    warning: str = ""
    version: str = ""

    @property
    def words(self) -> str:
        """The version in words."""
        return f"{self.origin}: {self.commit.words}{self.end}" if self.commit else f"{self.origin}{self.end}"


def describe_versions(versions: Iterable[tuple[str, Snapshot]]) -> str:
    """Describe the earlier versions of several plans, by their names. Say it once if all have the same version."""
    named: dict[GitCommit | None, list[str]] = {}
    for name, version in versions:
        named.setdefault(version.commit, []).append(name)
        last = version
    if len(named) < 2:
        return last.words if named else ""
    commits = [(commit, format_list_or_count(names, "plan")) for commit, names in named.items() if commit]
    if len(commits) > _COMMITS:
        first, *_, latest = sorted((commit for commit, _ in commits), key=lambda commit: commit.day)
        return f"{last.origin}: {len(commits)} commits, from {first.words} to {latest.words}{last.end}"
    return f"{last.origin}: {format_list([f'{commit.words} ({whose})' for commit, whose in commits])}{last.end}"
