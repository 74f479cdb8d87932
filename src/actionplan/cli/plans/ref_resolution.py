"""What REF means after --since, --until and --plan-at: a file, a revision or a day, for one plan or several."""

# ruff: noqa: PTH112 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from actionplan.cli.date_options import NamedContext, read_day, read_for_plans
from actionplan.cli.errors import CliError, FileError
from actionplan.cli.plans.git import (
    GitCommit,
    GitRepository,
    find_last_commit,
    find_repository,
    find_revision,
    is_shallow,
)
from actionplan.cli.plans.git_program import NotInGitError
from actionplan.cli.plans.snapshots import is_plan_path, load_commit
from actionplan.cli.plans.versions import RefOption, Snapshot
from actionplan.dates import Context, format_day

ContextsReader = Callable[[], Iterable[NamedContext]]
"""Returns the contexts to read a day in. It is called only if REF is a day."""

_FoundRepository = GitRepository | FileError
"""The repository of a plan, or why it has none."""

_FoundCommit = GitCommit | FileError | None
"""The commit that REF means for a plan, why the history cannot be read, or `None` if it means no commit."""

_UNSHALLOW = "`git fetch --unshallow` brings them (in GitHub Actions, `fetch-depth: 0` of actions/checkout)."


class NotInCommitError(NotInGitError):
    """A plan that has a history, but was not in it yet."""


class ResolvedRef(NamedTuple):
    """What REF means: a `day`, or a revision if that is `None`, and which commit that is for the path of each plan."""

    given: RefOption
    day: date | None
    repositories: dict[str, _FoundRepository]
    commits: dict[str, _FoundCommit]

    @property
    def is_of_one(self) -> bool:
        """True if there is only one plan, so that a file can be given instead."""
        return len(self.repositories) == 1

    def load(self, path: str) -> Snapshot:
        """Read the earlier version of the plan at a path.

        Raise `NotInCommitError` if its history has none, `NotInGitError` if it has no history, and `FileError` if the
        history cannot be read.
        """
        repository = self.repositories[path]
        if isinstance(repository, FileError):
            raise repository
        commit = self.commits[path]
        if isinstance(commit, FileError):
            raise commit
        if commit is None:
            raise self._explain_no_commit(repository, path)
        day, given = self.day or min(commit.day, self.given.by), self.given
        version = load_commit(repository, commit, path, day)
        if version is None:
            raise self._explain_absence(commit, path)
        if self.day is None:
            return version._replace(origin=f'the revision "{given.ref}"')
        return version._replace(origin=f'the day "{given.ref}"', end=f", the last by the end of {format_day(day)}")

    def _explain_no_commit(self, repository: GitRepository, path: str) -> FileError:
        """Explain why a repository has no such commit."""
        if self.day is None:
            words = f'no revision "{self.given.ref}"'
            return NotInGitError(f"The repository of {path} has {words}.", f"{words} in its repository")
        if is_shallow(repository):
            return FileError(
                f"This copy of the repository has no commit as early as {format_day(self.day)}: "
                f"it was made without the older ones. {_UNSHALLOW}"
            )
        return NotInCommitError(f"git has no commit as early as {format_day(self.day)}.")

    def _explain_absence(self, commit: GitCommit, path: str) -> NotInCommitError:
        """Explain that a commit does not have a plan; and, for one plan, what to do if it was renamed since."""
        if self.day is None:
            words = f'{path} was not in {commit.words}, the revision "{self.given.ref}".'
        else:
            words = f"{path} was not in git on {format_day(self.day)} ({commit.words})."
        advice = f" If it had another name then, save that file with `git show {commit.short}:NAME > FILE` and give it"
        return NotInCommitError(f"{words}{advice}." if self.is_of_one else words, f"not in {commit.words}")


def resolve_ref(option: RefOption, paths: Iterable[str], read_contexts: ContextsReader) -> ResolvedRef:
    """Find what REF means for the plans at some paths: a revision, if one of their repositories has it, or else a day.

    For a revision, the answer is about the day it was made. For a day, the plan is that of the last commit by its end.
    """
    repositories = _find_repositories(paths)
    commits = _find_commits(repositories, lambda repository: find_revision(repository, option.ref))
    if any(repository is not None for repository in commits.values()):
        return ResolvedRef(option, None, repositories, commits)
    day = _read_day(option, read_contexts(), repositories)
    return ResolvedRef(
        option, day, repositories, _find_commits(repositories, lambda repository: find_last_commit(repository, day))
    )


def refuse_file(option: RefOption) -> None:
    """Refuse a file as the earlier version of several plans."""
    if is_plan_path(option.ref):
        raise CliError(
            f"{option.option} {option.ref} is one file, and there are several plans. Give a day or a revision, or one "
            "plan."
        )


def _find_repositories(paths: Iterable[str]) -> dict[str, _FoundRepository]:
    """Find the repository of each plan. git is run once for all plans in one folder."""
    repositories: dict[str, _FoundRepository] = {}
    by_folder: dict[str, GitRepository] = {}
    for path in paths:
        folder, name = os.path.split(os.path.realpath(path))
        neighbour = by_folder.get(folder) if path != "-" else None
        repository = neighbour._replace(name=name) if neighbour else _try_repository(path)
        if not isinstance(repository, FileError):
            by_folder[folder] = repository
        repositories[path] = repository
    return repositories


def _try_repository(path: str) -> _FoundRepository:
    try:
        return find_repository(path)
    except FileError as error:
        return error


def _find_commits(
    repositories: dict[str, _FoundRepository], find: Callable[[GitRepository], GitCommit | None]
) -> dict[str, _FoundCommit]:
    """Find the commit for each plan. git is run once for all plans of one repository."""
    by_root: dict[str, _FoundCommit] = {}
    for repository in repositories.values():
        if not isinstance(repository, FileError) and repository.root not in by_root:
            by_root[repository.root] = _try_commit(repository, find)
    return {
        path: None if isinstance(repository, FileError) else by_root[repository.root]
        for path, repository in repositories.items()
    }


def _try_commit(repository: GitRepository, find: Callable[[GitRepository], GitCommit | None]) -> _FoundCommit:
    try:
        return find(repository)
    except FileError as error:
        return error


def _read_day(given: RefOption, contexts: Iterable[NamedContext], repositories: dict[str, _FoundRepository]) -> date:
    """Read REF as a day that is the same in every context, if it is neither a file nor a revision."""
    ref, option, by = given

    def read(context: Context) -> date:
        try:
            return read_day(ref, context, option, by)
        except CliError as error:
            why = _explain_no_revision(ref, repositories)
            what = f'"{ref}" is a folder' if os.path.isdir(ref) else f'There is no file "{ref}"'
            raise CliError(f"{what}{why}. {error}") from None

    day = read_for_plans(read, contexts, f'{option} "{ref}"')
    if day > by:
        raise CliError(f'{option} "{ref}" is {format_day(day)}. Write a day no later than {format_day(by)}.')
    return day


def _explain_no_revision(ref: str, repositories: dict[str, _FoundRepository]) -> str:
    """Explain that REF is not a revision, or why there is no repository. Raise what prevents git from reading one."""
    errors = [repository for repository in repositories.values() if isinstance(repository, FileError)]
    if any(not isinstance(repository, FileError) and is_shallow(repository) for repository in repositories.values()):
        raise FileError(
            f'There is no file and no revision "{ref}" here. This copy of the repository was made without its older '
            f"commits: {_UNSHALLOW}"
        )
    if len(errors) < len(repositories):
        words = ", and the plan's repository has no such revision"
        return words if len(repositories) == 1 else ", and no repository of the plans has such a revision"
    for error in errors:
        if not isinstance(error, NotInGitError):
            raise error
    why = {str(error).rstrip(".") for error in errors}
    return f" ({why.pop() if len(why) == 1 else 'none of the plans is kept in a git repository'})"
