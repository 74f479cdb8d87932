"""What an answer says of a plan that was not read whole: how many errors are in it, and what lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.cli.files import again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.cli.together import Missing
    from actionplan.findings import Finding
    from actionplan.model.plan import Plan
    from actionplan.planfile import Source
    from actionplan.report import Report


def doubt(source: Source, plan: Plan, *, hint: bool = True) -> str:
    """The sentence for the errors that were met in reading a plan; empty where there are none.

    Without `hint` it names no command that lists them: they are in a file that is no more.
    """
    found = [each for each in source.findings if each.severity == "error"]
    errors = _errors(found, source, plan) if found else 0
    if not errors:
        return ""
    many = "1 error" if errors == 1 else f"{errors} errors"
    where = "the plan on standard input" if source.path == "-" else source.path
    told = f" `actionplan validate{again(source.path)}` says which." if hint else ""
    return f"{many} in {where}: part of it may not be in this answer.{told}"


def doubted(report: Report, sentences: Sequence[str]) -> Report:
    """The report with sentences at its end, and no word of every date: what was lost was never looked at."""
    from actionplan.report import ALL_DATES_READABLE  # noqa: PLC0415 - only a plan with errors pays for it

    if not sentences:
        return report
    closing = [each for each in report.closing if each != ALL_DATES_READABLE]
    return report._replace(closing=(*closing, *sentences))


def incomplete(report: Report, missing: Sequence[Missing]) -> Report:
    """The report with the plans that are missing from it, and why."""
    from actionplan.report import PlanHead  # noqa: PLC0415 - only plans that could not be read pay for it

    heads = (PlanHead(each.name, None, None, 0, each.why) for each in missing)
    told = doubted(report, [f"{each.path} is missing from this answer. {each.why}" for each in missing])
    return told._replace(plans=(*told.plans, *heads))


def _errors(found: list[Finding], source: Source, plan: Plan) -> int:
    """How many errors `validate` tells too: those that the plan itself has not silenced."""
    from actionplan.checks.selection import apply_severities, build_rule_codes  # noqa: PLC0415 - only a plan with errors pays for it
    from actionplan.findings import count_findings  # noqa: PLC0415
    from actionplan.planfile.suppressions import apply_suppressions  # noqa: PLC0415

    left = apply_severities(apply_suppressions(found, source.text, build_rule_codes), plan)
    return count_findings(each for each in left if each.severity == "error")
