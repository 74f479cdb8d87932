"""What REF means after --since, --until and --plan-at, of one plan or of several: a file, a revision, or a day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from actionplan.cli import days, history
from actionplan.cli.errors import Fault, FileFault
from actionplan.cli.past import Past, committed, is_file
from actionplan.dates import Context, format_day

Contexts = Callable[[], Iterable[days.Dated]]
"""The contexts that a day is read in: asked for where REF is one."""

_Repository = history.Repository | FileFault
"""The repository that a plan is in, or why there is none to look into."""


class Asked(NamedTuple):
    """REF as it was given, the option that it was given to, and the day that it may not be after."""

    ref: str
    option: str
    by: date


class NotThen(history.NotKept):
    """A plan that has a history, and was not in it yet."""


class Meant(NamedTuple):
    """What REF means: a `day`, or a revision where that is `None`; and by each plan's path which commit that is."""

    asked: Asked
    day: date | None
    repositories: dict[str, _Repository]
    commits: dict[str, history.Commit | None]

    @property
    def is_of_one(self) -> bool:
        """Whether it was asked of one plan only, of which a file could be given instead."""
        return len(self.repositories) == 1

    def past(self, path: str) -> Past:
        """The earlier version of the plan at a path.

        Raises `NotThen` where its history has none, `NotKept` where it has no history, and `FileFault` where that
        cannot be read.
        """
        found = self.repositories[path]
        if isinstance(found, FileFault):
            raise found
        commit = self.commits[path]
        if commit is None:
            raise self._without(found, path)
        day, asked = self.day or min(commit.day, self.asked.by), self.asked
        past = committed(found, commit, path, day)
        if past is None:
            raise self._not_in(commit, path)
        if self.day is None:
            return past._replace(meant=f'the revision "{asked.ref}"')
        return past._replace(meant=f'the day "{asked.ref}"', end=f", the last by the end of {format_day(day)}")

    def _without(self, found: history.Repository, path: str) -> FileFault:
        """Why a repository has no such commit."""
        if self.day is None:
            words = f'no revision "{self.asked.ref}"'
            return history.NotKept(f"The repository of {path} has {words}.", f"{words} in its repository")
        if history.is_shallow(found):
            return FileFault(
                f"This copy of the repository has no commit as early as {format_day(self.day)}: it was made without the "
                "older ones. `git fetch --unshallow` brings them."
            )
        return NotThen(f"git has no commit as early as {format_day(self.day)}.")

    def _not_in(self, commit: history.Commit, path: str) -> NotThen:
        """Why a commit does not have a plan; and of one plan what to do, where it was renamed since."""
        if self.day is None:
            words = f'{path} was not in {commit.words}, which the revision "{self.asked.ref}" is.'
        else:
            words = f"{path} was not in git on {format_day(self.day)} ({commit.words})."
        advice = f" If it had another name then, write that out with `git show {commit.short}:NAME > FILE` and give the"
        return NotThen(f"{words}{advice} file." if self.is_of_one else words, f"not in {commit.words}")


def meant(asked: Asked, paths: Iterable[str], contexts: Contexts) -> Meant:
    """What REF means for the plans at some paths: a revision, if a repository of theirs has one of that name; or a day.

    A revision speaks of the day it was made, and a day of the last commit by its end.
    """
    found = _repositories(paths)
    commits = _commits(found, lambda each: history.revision(each, asked.ref))
    if any(commits.values()):
        return Meant(asked, None, found, commits)
    day = _day(asked, contexts(), found)
    return Meant(asked, day, found, _commits(found, lambda each: history.last_by(each, day)))


def no_file(asked: Asked) -> None:
    """Refuse a file as the earlier version of several plans."""
    if is_file(asked.ref):
        raise Fault(
            f"{asked.option} {asked.ref} is one file, and there are several plans. Give a day or a revision, or one "
            "plan."
        )


def _repositories(paths: Iterable[str]) -> dict[str, _Repository]:
    """The repository of each plan; git is asked once for all in one folder that is in one."""
    found: dict[str, _Repository] = {}
    known: dict[str, history.Repository] = {}
    for path in paths:
        folder, name = os.path.split(os.path.realpath(path))
        there = known.get(folder) if path != "-" else None
        one = there._replace(name=name) if there else _repository(path)
        if not isinstance(one, FileFault):
            known[folder] = one
        found[path] = one
    return found


def _repository(path: str) -> _Repository:
    try:
        return history.repository(path)
    except FileFault as fault:
        return fault


def _commits(
    found: dict[str, _Repository], which: Callable[[history.Repository], history.Commit | None]
) -> dict[str, history.Commit | None]:
    """Which commit it is for each plan; git is asked once for all in one folder."""
    known: dict[str, history.Commit | None] = {}
    for each in found.values():
        if not isinstance(each, FileFault) and each.folder not in known:
            known[each.folder] = which(each)
    return {path: None if isinstance(each, FileFault) else known[each.folder] for path, each in found.items()}


def _day(asked: Asked, dated: Iterable[days.Dated], found: dict[str, _Repository]) -> date:
    """The day that REF means in every context, where it is neither a file nor a revision."""
    ref, option, by = asked

    def read(context: Context) -> date:
        try:
            return days.day(ref, context, option)
        except Fault as fault:
            raise Fault(f'There is no file "{ref}"{_nor(found)}. {fault}') from None

    day = days.common(read, dated, f'{option} "{ref}"')
    if day > by:
        raise Fault(f'{option} "{ref}" is {format_day(day)}. Write a day no later than {format_day(by)}.')
    return day


def _nor(found: dict[str, _Repository]) -> str:
    """That REF is no revision either, or why there is no repository to ask. Raises what keeps git from looking."""
    faults = [each for each in found.values() if isinstance(each, FileFault)]
    if len(faults) < len(found):
        one = ", and the plan's repository has no such revision"
        return one if len(found) == 1 else ", and no repository of the plans has such a revision"
    for fault in faults:
        if not isinstance(fault, history.NotKept):
            raise fault
    why = {str(fault).rstrip(".") for fault in faults}
    return f" ({why.pop() if len(why) == 1 else 'none of the plans is kept in a git repository'})"
