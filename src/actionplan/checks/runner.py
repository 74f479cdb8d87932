"""All there is to say of one file: what reading it found, what the checks find, less what was silenced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.checks import drop_switched_off, run_rules
from actionplan.checks.cascades import drop_cascades, drop_value_cascades
from actionplan.checks.plan_set import PlanSet
from actionplan.checks.selection import apply_severities, build_rule_codes, find_bad_settings, select_findings
from actionplan.findings import CappedFindings, Finding, sort_findings
from actionplan.planfile import Source
from actionplan.planfile.suppressions import apply_suppressions
from actionplan.planfile.text_checks import compute_finding_limit


def check_source(
    source: Source,
    day: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    plan_set: PlanSet | None = None,
) -> list[Finding]:
    """The findings of a file that was read, in its order, as at a day, and `beside` the plans that were read with it.

    Where there is no plan in it, nothing is silenced.
    """
    if source.plan is None:
        return CappedFindings(source.findings).to_list()
    checked = CappedFindings(limit=compute_finding_limit(source.text))
    checked += find_bad_settings(source.plan)
    causes = list(drop_switched_off(source.findings, source.plan))
    checked += drop_cascades(run_rules(source.plan, day, plan_set), causes)
    placed = drop_value_cascades(source.locate_all(checked.to_list()), causes)
    found = sort_findings([*source.findings, *placed])
    left = select_findings(
        apply_severities(apply_suppressions(found, source.text, build_rule_codes), source.plan), select, ignore
    )
    return CappedFindings(left).to_list()
