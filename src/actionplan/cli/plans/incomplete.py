"""Warnings for answers from plans that could not be read completely: how many errors, and what lists them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.cli.plans.plan_file import format_plan_option
from actionplan.findings import Finding, count_findings
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.planfile.suppressions import apply_suppressions
from actionplan.report import ALL_DATES_READABLE, PlanHead, Report


class MissingPlan(NamedTuple):
    """A file whose plan is not in the answer, why, and what it is called among the others."""

    path: str
    why: str
    name: str = ""


def describe_errors(source: Source, plan: Plan, *, hint: bool = True) -> str:
    """Write the sentence on the errors that were found in reading a plan; empty where there are none.

    Without `hint` it names no command that lists them, because the file that they are in is not there any more.
    """
    found = [each for each in source.findings if each.severity == "error"]
    errors = _count_errors(found, source, plan) if found else 0
    if not errors:
        return ""
    many = "1 error" if errors == 1 else f"{errors} errors"
    where = "the plan on standard input" if source.path == "-" else source.path
    advice = f" `actionplan validate{format_plan_option(source.path)}` says which." if hint else ""
    return f"{many} in {where}: part of it may not be in this answer.{advice}"


def add_warnings(report: Report, sentences: Sequence[str]) -> Report:
    """Put sentences before everything else in a report, and take out the one that says every date could be read."""
    if not sentences:
        return report
    closing = tuple(each for each in report.closing if each != ALL_DATES_READABLE)
    return report._replace(closing=closing, errors=(*sentences, *report.errors))


def add_missing_plans(report: Report, missing: Sequence[MissingPlan]) -> Report:
    """Add to a report which plans are missing from it, and why."""
    heads = (PlanHead(each.name, None, None, 0, error=each.why) for each in missing)
    warned = add_warnings(report, [f"{each.path} is missing from this answer. {each.why}" for each in missing])
    return warned._replace(plans=(*warned.plans, *heads))


def _count_errors(found: list[Finding], source: Source, plan: Plan) -> int:
    """Count the errors as `validate` does: without those that the plan itself suppresses."""
    from actionplan.checks.runner import build_rule_codes  # noqa: PLC0415 - only a plan with errors needs the rules
    from actionplan.checks.selection import apply_severities  # noqa: PLC0415

    left = apply_severities(apply_suppressions(found, source.text, build_rule_codes), plan)
    return count_findings(each for each in left if each.severity == "error")
