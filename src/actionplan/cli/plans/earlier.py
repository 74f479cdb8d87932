"""Opening earlier versions of plans, for --plan-at and --until."""

from __future__ import annotations

from collections.abc import Collection

from actionplan.cli.date_options import NamedContext, get_today
from actionplan.cli.errors import FileError
from actionplan.cli.plans.discovery import get_stem
from actionplan.cli.plans.git_program import NotInGitError
from actionplan.cli.plans.loaded_plans import OpenedPlan, PlanOpener
from actionplan.cli.plans.plan_file import load_plan_file
from actionplan.cli.plans.ref_resolution import refuse_file, resolve_ref
from actionplan.cli.plans.snapshots import is_plan_path, load_version
from actionplan.cli.plans.versions import RefOption, Snapshot
from actionplan.dates import Context
from actionplan.planfile.settings import DEFAULT_PERIOD


def make_earlier_opener(ref: str, option: str, paths: Collection[str]) -> PlanOpener:
    """Build the function that opens the earlier version of each plan that REF means."""
    ref_option = RefOption(ref, option, get_today())
    if len(paths) > 1:
        refuse_file(ref_option)
    elif is_plan_path(ref):
        return lambda path: _open_version(load_version(ref, ref_option.by), path)
    resolved = resolve_ref(ref_option, paths, lambda: _read_contexts(paths))

    def open_earlier(path: str) -> OpenedPlan:
        try:
            return _open_version(resolved.load(path), path)
        except NotInGitError as error:
            if resolved.day is None:
                raise
            raise FileError(
                f'{error} Without {option}, `--as-at "{ref}"` answers from the plan as it is now.'
            ) from None

    return open_earlier


def _open_version(version: Snapshot, path: str) -> OpenedPlan:
    return OpenedPlan(version.plan, path, version.warning, version)


def _read_contexts(paths: Collection[str]) -> list[NamedContext]:
    """Read the contexts of plans as they are now. Of several plans, leave out those that cannot be read."""
    contexts = []
    for path in paths:
        try:
            contexts.append((load_plan_file(path).plan, path))
        except FileError:
            if len(paths) == 1:
                raise
    dated = [(plan.context, plan.name or get_stem(path)) for plan, path in contexts if plan]
    return dated or [(Context(DEFAULT_PERIOD), "")]
