"""All findings of one file: what reading it found and what the checks find, except what is silenced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from actionplan.checks.cascades import drop_cascades, list_losses
from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.checks.relations import FollowsCutLine, FollowsUnclearParent
from actionplan.checks.rule import CheckContext, load_rules
from actionplan.checks.selection import (
    OFF_WORDS,
    apply_severities,
    find_bad_settings,
    find_nearest_code,
    list_unsilenceable_codes,
    select_findings,
)
from actionplan.findings import CappedFindings, Finding, sort_findings
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.planfile.suppressions import RuleCodes, apply_suppressions


def check_source(
    source: Source,
    day: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    plan_set: PlanSet | None = None,
) -> list[Finding]:
    """Return the findings of a file, in its order, as at a day. `plan_set` has the plans that were read with it.

    If the file has no plan, nothing is silenced.
    """
    if source.plan is None:
        rest = _check_readable_rest(source, day) if source.readable_plan else []
        return CappedFindings(sort_findings([*source.findings, *rest]), source.max_per_kind).to_list()
    losses = list_losses([*drop_switched_off(source.findings, source.plan)])
    checked = CappedFindings(limit=source.finding_limit)
    checked += find_bad_settings(source.plan)
    checked += drop_cascades(run_rules(source.plan, day, plan_set), losses)
    located = drop_cascades(source.locate_all(checked.to_list()), losses)
    everything = sort_findings([*source.findings, *located])
    unsuppressed = apply_suppressions(everything, source.text, build_rule_codes)
    selected = select_findings(apply_severities(unsuppressed, source.plan), select, ignore)
    return CappedFindings(selected, source.max_per_kind).to_list()


def _check_readable_rest(source: Source, day: date | None) -> list[Finding]:
    """Find the errors in what can be read of a file with a fault of YAML, except those that it may explain.

    Without the plan's settings, only its structure can be checked.
    """
    if source.readable_plan is None:
        return []
    rules, explained_in_place = load_rules(), (FollowsCutLine, FollowsUnclearParent)
    errors = [
        finding
        for finding in run_rules(source.readable_plan._replace(is_whole=False), day)
        if finding.severity == "error"
        and (source.has_settings or finding.code.startswith("AP2"))
        and all(isinstance(relation, explained_in_place) for relation in rules[finding.code].follows)
    ]
    located = source.locate_all(errors)
    return [each for each in located if each.location is None or each.location.line not in source.left_out]


def build_rule_codes() -> RuleCodes:
    """Return the codes that the comments of a plan may name."""
    return RuleCodes(tuple(load_rules()), list_unsilenceable_codes(), find_nearest_code)


def drop_silenced(findings: Sequence[Finding], source: Source, plan: Plan) -> list[Finding]:
    """Drop the findings that comments or the plan's `checks` silence, and give others the severities that it sets."""
    return apply_severities(apply_suppressions(findings, source.text, build_rule_codes), plan)


def run_rules(plan: Plan, day: date | None = None, plan_set: PlanSet | None = None) -> Iterator[Finding]:
    """Yield what every rule finds in a plan as at a day, except what the plan itself switches off.

    Without a day, the checks that need one find nothing. `plan_set` has all the plans of the run, this one too.
    """
    context = CheckContext(plan_set or PlanSet([PlanEntry(plan)]), day)
    findings = (finding for rule in load_rules().values() for finding in rule.find(plan, context))
    return drop_switched_off(findings, plan)


def drop_switched_off(findings: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """Yield the findings whose codes a plan does not switch off in its `checks`."""
    off = {code.upper() for code, word in plan.checks if word.casefold() in OFF_WORDS}
    return (finding for finding in findings if finding.code not in off)
