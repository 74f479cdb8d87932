"""What REF means after --since, --until and --plan-at: a file, a revision of the plan's own repository, or a day."""

# ruff: noqa: PTH113, PTH118, PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from actionplan.cli import days, files, history
from actionplan.cli.doubt import doubt
from actionplan.cli.errors import Fault, FileFault
from actionplan.dates import Context, say_day
from actionplan.model import Plan
from actionplan.questions.changes import End
from actionplan.questions.happenings import last_day
from actionplan.source import Source, load
from actionplan.source.settings import NO_PERIOD

_UNSEEN = (
    "So it is told from dated events alone: what is gone, new, renumbered, given to another officer or worded "
    "otherwise cannot be seen, nor what was recorded late. An earlier copy of the file, given to --since, shows it."
)


class Past(NamedTuple):
    """An earlier plan, the day it speaks of, and which it is, in words.

    `doubt` is the sentence for one that was not read whole. `plan` is `None` where a day was meant and no file of that
    day is kept: then `words` say why, and the dated events of the plan itself are all that can be asked. `version` is
    which it is in a word or two, for the cover of a paper.
    """

    plan: Plan | None
    day: date
    words: str
    doubt: str = ""
    version: str = ""


def past(ref: str, option: str, path: str, context: Callable[[], Context], by: date) -> Past:
    """The plan that REF means, tried as a file, then as a revision, then as a day (the last commit of that day).

    A saved file speaks of the last day on which anything happened in it, a revision of the day it was made, and none of
    a day after `by`. `path` is the plan itself, and `context` reads its dates.
    """
    if is_file(ref):
        return _saved(ref, by)
    try:
        found, why = history.repository(path), ""
    except history.NotKept as fault:
        found, why = None, str(fault)
    if found and (commit := history.revision(found, ref)):
        return _committed(found, commit, ref, by)
    day = _day(ref, option, context(), why)
    if day > by:
        raise Fault(f'{option} "{ref}" is {say_day(day)}. Write a day no later than {say_day(by)}.')
    return _of_day(found, day, ref) if found else Past(None, day, why)


def is_file(ref: str) -> bool:
    """Whether REF is a file, or a folder with a plan in it."""
    return os.path.isfile(ref) or os.path.isfile(os.path.join(ref, files.NAME))


def earlier(ref: str, option: str, path: str) -> tuple[Past, Plan]:
    """The plan that REF means, for a question that needs the file as it was."""

    def context() -> Context:
        source = files.load(path)
        return source.plan.context if source.plan else Context(NO_PERIOD)

    found = past(ref, option, path, context, days.today())
    if found.plan is None:
        raise FileFault(f'{found.words} Without {option}, `--as-at "{ref}"` answers from the plan as it is now.')
    return found, found.plan


def before(ref: str, plan: Plan, path: str, by: date) -> tuple[End, str]:
    """The end that --since means, before a plan as at the day `by`; and the sentence for one that was not read whole.

    A day of which no file is kept is answered from what is dated in the plan itself.
    """
    found = past(ref, "--since", path, lambda: plan.context, by)
    if found.plan is None:
        words = f"what is dated in {path} itself, as at {say_day(found.day)}. {found.words} {_UNSEEN}"
        return End(plan, found.day, words), ""
    return End(found.plan, found.day, f"{found.words}, as at {say_day(found.day)}.", found.version), found.doubt


def _saved(ref: str, by: date) -> Past:
    source = files.load(ref)
    plan = files.plan_of(source)
    last = last_day(plan, by)
    day = last or min(plan.context.first, by)
    which = "the last day of anything in it" if last else "the first day of its period"
    return Past(
        plan, day, f"the file {source.path} ({say_day(day)} is {which})", doubt(source, plan), os.path.basename(ref)
    )


def _committed(found: history.Repository, commit: history.Commit, ref: str, by: date) -> Past:
    data = history.contents(found, commit)
    if data is None:
        raise FileFault(
            f'{found.name} was not in {commit.words}, which the revision "{ref}" is. {_under_another_name(commit)}'
        )
    return _read(found, commit, data, min(commit.day, by), f'the revision "{ref}": {commit.words}')


def _of_day(found: history.Repository, day: date, ref: str) -> Past:
    """The plan as the last commit of the day left it, or no plan where git had none yet."""
    commit = history.last_by(found, day)
    if commit is None and history.is_shallow(found):
        raise FileFault(
            f"This copy of the repository has no commit as early as {say_day(day)}: it was made without the older "
            "ones. `git fetch --unshallow` brings them."
        )
    if commit is None:
        return Past(None, day, f"git has no commit as early as {say_day(day)}.")
    data = history.contents(found, commit)
    if data is None:
        words = f"{found.name} was not in git on {say_day(day)} ({commit.words}). {_under_another_name(commit)}"
        return Past(None, day, words)
    words = f'the day "{ref}": {commit.words}, the last by the end of {say_day(day)}'
    return _read(found, commit, data, day, words)


def _under_another_name(commit: history.Commit) -> str:
    """What to do where a plan was renamed since."""
    return f"If it had another name then, write that out with `git show {commit.short}:NAME > FILE` and give the file."


def _read(found: history.Repository, commit: history.Commit, data: bytes, day: date, words: str) -> Past:
    """The plan in the bytes of a commit."""
    source = load(data, f"{found.name} in {commit.words}")
    if source.plan is None:
        raise FileFault(f"{source.path} could not be read as a plan.{_why(source)}")
    return Past(source.plan, day, words, doubt(source, source.plan, hint=False), f"version {commit.short}")


def _why(source: Source) -> str:
    from actionplan.faces.findings import headline  # noqa: PLC0415 - only when it goes wrong

    first = next((each for each in source.findings if each.severity == "error"), None)
    return f"\n  {headline(first, source.path)}" if first else ""


def _day(ref: str, option: str, context: Context, why: str) -> date:
    try:
        return days.day(ref, context, option)
    except Fault as fault:
        nor = f" ({why.rstrip('.')})" if why else ", and the plan's repository has no such revision"
        raise Fault(f'There is no file "{ref}"{nor}. {fault}') from None
