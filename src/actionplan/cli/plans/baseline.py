"""The baseline: the earlier state that changes are measured from, as --since names it, for one plan or several.

A plan without an earlier version stays in the answer. Its changes come from its own dated events.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.cli.date_options import describe_different
from actionplan.cli.errors import CliError, FileError, say
from actionplan.cli.plans.git_program import NotInGitError
from actionplan.cli.plans.loaded_plans import LoadedPlans, OpenedPlan
from actionplan.cli.plans.ref_resolution import NotInCommitError, ResolvedRef, refuse_file, resolve_ref
from actionplan.cli.plans.snapshots import is_plan_path, load_version
from actionplan.cli.plans.versions import RefOption, Snapshot, describe_versions
from actionplan.dates import format_day
from actionplan.model.plan import Plan, PlanGroup, Subject
from actionplan.reports.changes import PlanVersion
from actionplan.text.english import format_list_or_count

_LIMITATION = (
    "Changes since then may be incomplete: what was removed, added, renumbered, reworded, recorded late or given to "
    "another officer without `reassign` does not show."
)


class BaselineResult(NamedTuple):
    """The earlier side of a comparison, with warnings about earlier plans that were not read completely.

    It `is_partial` if an earlier version could not be looked for, or could not be read.
    """

    end: PlanVersion
    warnings: tuple[str, ...] = ()
    is_partial: bool = False


class Comparison(NamedTuple):
    """The two sides of a comparison: plans as they were, and as they are."""

    before: PlanVersion
    after: PlanVersion


def find_baseline(option: RefOption, plans: LoadedPlans) -> tuple[Comparison, BaselineResult]:
    """Find the earlier state that an option means, and build its comparison with the plans as at its day."""
    if plans.are_several:
        refuse_file(option)
        baseline = _find_for_several(option, plans)
    else:
        baseline = _find_for_one(option, plans.entries[0])
    after = PlanVersion(plans.subject, option.by, f"{plans.words}, as at {format_day(option.by)}.")
    return Comparison(baseline.end, after), baseline


def _find_for_one(option: RefOption, opened: OpenedPlan) -> BaselineResult:
    """Find the earlier version of one plan. If there is none for a day, use the dated events of the plan itself."""
    if is_plan_path(option.ref):
        version = load_version(option.ref, option.by)
    else:
        ref = resolve_ref(option, [opened.path], lambda: [(opened.plan.context, opened.plan.name)])
        try:
            version = ref.load(opened.path)
        except NotInGitError as error:
            if ref.day is None:
                raise
            dated = f"what is dated in {opened.path} itself, as at {format_day(ref.day)}. {error}"
            advice = "An earlier copy of the file, given to --since, shows it."
            return BaselineResult(PlanVersion(opened.plan, ref.day, f"{dated} {_LIMITATION} {advice}"))
    words = f"{version.words}, as at {format_day(version.day)}."
    then = version.plan._replace(aliases=opened.plan.aliases, is_whole=not version.warning)
    return BaselineResult(
        PlanVersion(then, version.day, words, version.version), (version.warning,) if version.warning else ()
    )


_Versions = dict[str, Snapshot | FileError]
"""The earlier version of each plan by its name, or why there is none."""


def _find_for_several(option: RefOption, plans: LoadedPlans) -> BaselineResult:
    """Find the earlier versions of several plans, all on one day."""
    ref = resolve_ref(option, [opened.path for opened in plans.entries], plans.list_contexts)
    versions: _Versions = {opened.plan.name: _try_version(ref, opened.path) for opened in plans.entries}
    snapshots = {name: version for name, version in versions.items() if not isinstance(version, FileError)}
    day = ref.day or _find_day(versions, snapshots)
    names = {version.version if isinstance(version, Snapshot) else "" for version in versions.values()}
    is_partial = any(_is_failure(version, ref) for version in versions.values())
    unseen = _describe_unseen(versions)
    if is_partial:
        say(f"actionplan: {unseen}")
    which = describe_versions(snapshots.items()) or "what is dated in the plans themselves"
    words = f"{which}, as at {format_day(day)}.{f' {unseen}' if unseen else ''}"
    label = names.pop() if len(names) == 1 else ""
    end = PlanVersion(_combine(plans, versions), day, words, label=label, limitation=unseen)
    return BaselineResult(end, tuple(version.warning for version in snapshots.values() if version.warning), is_partial)


def _try_version(ref: ResolvedRef, path: str) -> Snapshot | FileError:
    try:
        return ref.load(path)
    except FileError as error:
        return error


def _find_day(versions: _Versions, snapshots: dict[str, Snapshot]) -> date:
    """Return the day that a revision was made, which must be the same in all repositories that have it."""
    if not snapshots:
        for version in versions.values():
            say(f"actionplan: {version}")
        raise FileError("None of the plans has an earlier version of that name.")
    dated = {version.day: name for name, version in snapshots.items()}
    if len(dated) > 1:
        raise CliError(f"--since means different days: {describe_different(dated)}. Give a day instead.")
    return next(iter(dated))


def _is_failure(version: Snapshot | FileError, ref: ResolvedRef) -> bool:
    """Return True if an earlier version could not be looked for or read. It is an answer that there was none."""
    fine = NotInGitError if ref.day else NotInCommitError
    return isinstance(version, FileError) and not isinstance(version, fine)


def _describe_unseen(versions: _Versions) -> str:
    """Write the sentence on plans that have no earlier version, and what it leaves out, or "" if all have one."""
    why: dict[str, list[str]] = {}
    for name, version in versions.items():
        if isinstance(version, FileError):
            why.setdefault(
                version.short if isinstance(version, NotInGitError) else _get_first_line(version), []
            ).append(name)
    named = "; ".join(f"{format_list_or_count(names, 'plan')} ({words})" for words, names in why.items())
    return f"No earlier version was found of {named}. {_LIMITATION}" if named else ""


def _get_first_line(error: FileError) -> str:
    return str(error).partition("\n")[0].rstrip(".")


def _combine(plans: LoadedPlans, versions: _Versions) -> Subject:
    """Combine the earlier plans, or the present ones if no plan has an earlier version.

    They keep the names that they have now. Other plans find them by the names that they had then.
    """
    if all(isinstance(version, FileError) for version in versions.values()):
        return plans.subject
    pairs = zip((opened.plan for opened in plans.entries), versions.values(), strict=True)
    return PlanGroup(tuple(now if isinstance(then, FileError) else _rename(then, now) for now, then in pairs))


def _rename(then: Snapshot, now: Plan) -> Plan:
    names = (then.plan.name,) if then.plan.name else now.aliases
    return then.plan._replace(name=now.name, aliases=names, is_whole=not then.warning)
