"""An entry of a calendar: a day on which something about a target is due, and what to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from actionplan.report import NO_OFFICER, Report
from actionplan.reports.report_fields import REPORT_FIELDS, ReportField, format_report_value
from actionplan.rows import Row
from actionplan.text.english import format_count, format_list

MAX_NAMED = 12
"""No more of what is left out are named; the others are counted."""

_MAX_TITLE_LENGTH = 120
_PLACED_FIELDS = ("theme", "action_title", "monitored_by", "output_text", "supporting", "measures")


class CalendarEntry(NamedTuple):
    """A day, the target that it is about, its title and what more there is to say, a line each.

    `key` tells it from other entries of the target, whatever its day. An entry that `is_open` is still to be met.
    """

    row: Row
    key: str
    day: date
    title: str
    lines: tuple[str, ...]
    state: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    is_open: bool


def format_title(state: str, words: str, which: str = "") -> str:
    """Format a title, with any unusual state first and which of several it is last: "Overdue: 1.2 Plan (1 of 4)"."""
    short = words if len(words) <= _MAX_TITLE_LENGTH else f"{words[:_MAX_TITLE_LENGTH].rsplit(' ', 1)[0]} …"
    return f"{f'{state}: ' if state else ''}{short}{f' ({which})' if which else ''}"


def iter_target_facts(row: Row, report: Report) -> Iterator[tuple[str, str]]:
    """Yield what a reader of the calendar may want to know of a target, beside its dates."""
    yield "Responsible officer", row.officer or NO_OFFICER
    yield "Supporting", format_list(row.supporting)
    yield "Monitored by", format_list(row.monitored_by)
    yield "Theme", row.theme or ""
    yield f"Action {row.action or ''}".rstrip(), row.action_title or ""
    yield f"Output {row.output or ''}".rstrip(), row.output_text or ""
    yield from (("Measure", measure) for measure in row.measures)
    for field in REPORT_FIELDS:
        if field.name not in _PLACED_FIELDS and field.field.form != "mapping":
            yield _name_field(field, row, report), format_report_value(getattr(row, field.name))
    yield from (("Step", str(step["words"])) for step in row.steps or ())
    yield from (row.fields or {}).items()


def _name_field(field: ReportField, row: Row, report: Report) -> str:
    """Return the name of a field for people: that of the heading above actions is the plan's own word."""
    words = [plan.heading for plan in report.plans if plan.name == row.plan] if field.name == "heading" else []
    return next(filter(None, words), field.heading)


def format_lines(facts: Iterator[tuple[str, str | None]], row: Row, report: Report) -> tuple[str, ...]:
    """Format the facts that have words, a line each, and last the plan."""
    plans = "; ".join(plan.words for plan in report.plans if plan.name == row.plan)
    return (*(f"{name}: {words}" for name, words in facts if words), *([plans] if plans else []))


def describe_left_out(names: Sequence[str], thing: str, missing: str) -> str:
    """Write the sentence on what is not in the calendar, or "" if there is nothing: "1 target has no due day …"."""
    if not names:
        return ""
    have, are = ("has", "is") if len(names) == 1 else ("have", "are")
    rest = len(names) - MAX_NAMED
    named = names if rest <= 0 else [*names[:MAX_NAMED], format_count(rest, "other")]
    return f"{format_count(len(names), thing)} {have} no {missing} and {are} not in the calendar: {format_list(named)}."
