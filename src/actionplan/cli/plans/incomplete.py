"""Warnings about plans that could not be read completely: how many errors they have, and which command lists them."""

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.cli.plans.plan_file import format_plan_option
from actionplan.findings import count_findings
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.report import ALL_DATES_READABLE, PlanHead, Report


class MissingPlan(NamedTuple):
    """A file whose plan is missing from the answer, why, and its name among the others."""

    path: str
    why: str
    name: str = ""


def describe_errors(source: Source, plan: Plan, *, hint: bool = True) -> str:
    """Write the sentence on the errors that were found when a plan was read, or "".

    Without `hint` it does not name the command that lists them, because the file is not there any more.
    """
    read_errors = [finding for finding in source.findings if finding.severity == "error"]
    errors = 0
    if read_errors:
        from actionplan.checks.runner import drop_silenced  # noqa: PLC0415 - only a plan with errors needs the rules

        errors = count_findings(each for each in drop_silenced(read_errors, source, plan) if each.severity == "error")
    if not errors:
        return ""
    many = "1 error" if errors == 1 else f"{errors} errors"
    where = "the plan on standard input" if source.path == "-" else source.path
    advice = f" `actionplan validate{format_plan_option(source.path)}` says which." if hint else ""
    return f"{many} in {where}: part of it may not be in this answer.{advice}"


def add_warnings(report: Report, sentences: Sequence[str]) -> Report:
    """Put sentences first in a report, and remove the one that says every date could be read."""
    if not sentences:
        return report
    closing = tuple(sentence for sentence in report.closing if sentence != ALL_DATES_READABLE)
    return report._replace(closing=closing, errors=(*sentences, *report.errors))


def describe_missing_plan(plan: MissingPlan) -> str:
    """Write the sentence on a plan that is missing, and why."""
    return f"{plan.path} is missing from this answer. {plan.why}"


def add_missing_plans(report: Report, missing: Sequence[MissingPlan]) -> Report:
    """Add the plans that are missing from a report, and why."""
    heads = (PlanHead(plan.name, None, None, 0, error=plan.why) for plan in missing)
    warned = add_warnings(report, [describe_missing_plan(plan) for plan in missing])
    return warned._replace(plans=(*warned.plans, *heads))
