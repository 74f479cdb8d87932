"""Reading an earlier version of a plan: a copy in another file, or the plan's own file in a commit."""

# ruff: noqa: PTH113, PTH118, PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from datetime import date

from actionplan.cli.errors import FileError
from actionplan.cli.plans.committed_file import read_committed
from actionplan.cli.plans.git import GitCommit, GitRepository
from actionplan.cli.plans.incomplete import describe_errors
from actionplan.cli.plans.plan_file import PLAN_NAME, load_plan_file, require_plan
from actionplan.cli.plans.versions import Snapshot
from actionplan.dates import format_day
from actionplan.evaluation.target_events import find_last_event_day
from actionplan.planfile import Source, load
from actionplan.renderers.findings.headlines import format_headline


def is_plan_path(ref: str) -> bool:
    """Return True if REF is a file, or a folder with a plan in it."""
    return os.path.isfile(ref) or os.path.isfile(os.path.join(ref, PLAN_NAME))


def load_version(ref: str, by: date) -> Snapshot:
    """Read the plan in a file, as at the last day of anything that happened in it by the day `by`."""
    source = load_plan_file(ref)
    plan = require_plan(source)
    last = find_last_event_day(plan, by)
    day = last or min(plan.context.first, by)
    which = f" ({format_day(day)} is {'the last day of anything in it' if last else 'the first day of its period'})"
    warning, name = describe_errors(source, plan), os.path.basename(ref)
    return Snapshot(plan, day, f"the file {source.path}", end=which, warning=warning, version=name)


def load_commit(repository: GitRepository, commit: GitCommit, path: str, day: date) -> Snapshot | None:
    """Read the plan at a path from a commit, as at a day. Return `None` if the commit does not have it."""
    data = read_committed(repository, commit)
    if data is None:
        return None
    source = load(data, f"{path} in {commit.words}")
    if source.plan is None:
        raise FileError(f"{source.path} could not be read as a plan.{_describe_first_error(source)}")
    warning = describe_errors(source, source.plan, hint=False)
    return Snapshot(source.plan, day, "", commit, warning=warning, version=f"version {commit.short}")


def _describe_first_error(source: Source) -> str:
    first = next((finding for finding in source.findings if finding.severity == "error"), None)
    return f"\n  {format_headline(first, source.path)}" if first else ""
