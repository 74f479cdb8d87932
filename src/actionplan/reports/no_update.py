"""Report what is open and has had no update since a day, officer by officer, what has waited longest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, find_last_update, is_not_updated
from actionplan.model.plan import Subject
from actionplan.report import NO_OFFICER, Cell, Column, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    OUTPUT,
    RAG,
    REF,
    STATUS,
    build_column,
    build_joint_column,
)
from actionplan.reports.support.tables import build_table
from actionplan.text.english import format_count


def build_not_updated_report(
    plan: Subject, as_at: date, since: date, target_filter: TargetFilter = EVERYTHING
) -> Report:
    """Build the report of the open targets of which nothing was recorded on a day or after it, as at another.

    What several are responsible for together is in the list of each.
    """
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    waiting = sorted((item for item in items if is_not_updated(item, since)), key=_rank_by_last_update)
    placed = _list_by_officer(waiting)
    day = format_day(since)
    none = f"Every open target has had an update since {day}." if items else describe_no_match(target_filter)
    sections = [_build_section(name, theirs) for name, theirs in placed] or [Section("Not updated", (none,))]
    spec = ReportSpec("not-updated", f"What has had no update since {day}", target_filter, Window(since, as_at))
    report = build_report(spec, views, sections, placed)
    return report._replace(lead=" ".join(_iter_counts(waiting, items, since))) if waiting else report


def _rank_by_last_update(item: EvaluatedTarget) -> date:
    """Put what never had an update first."""
    return find_last_update(item) or date.min


def _list_by_officer(waiting: Sequence[EvaluatedTarget]) -> list[tuple[str, list[EvaluatedTarget]]]:
    """List the targets of each officer, first of the one who has kept a target waiting longest, and last nobody's."""
    by_name: dict[str, list[EvaluatedTarget]] = {}
    for item in waiting:
        for name in item.officers or ("",):
            by_name.setdefault(name, []).append(item)
    nobodys = by_name.pop("", None)
    return [*by_name.items(), *([(NO_OFFICER.capitalize(), nobodys)] if nobodys else [])]


def _build_section(name: str, items: list[EvaluatedTarget]) -> Section:
    columns = (REF, build_joint_column(name), _LAST_UPDATE, DATE, DUE, STATUS, RAG, OUTPUT)
    return Section(name, (f"{format_count(len(items), 'target')}.",), build_table(items, columns))


def _iter_counts(waiting: Sequence[EvaluatedTarget], items: Sequence[EvaluatedTarget], since: date) -> Iterator[str]:
    """Count the targets without an update, of those that are open, and those that never had one."""
    total = format_count(sum(item.status.is_going_on for item in items), "open target")
    has = "has" if len(waiting) == 1 else "have"
    yield f"{len(waiting)} of {total} {has} had no update since {format_day(since)}."
    if never := sum(find_last_update(item) is None for item in waiting):
        yield f"Nothing was ever recorded about {never} of them."


def _build_last_update_cell(item: EvaluatedTarget) -> Cell:
    last = find_last_update(item)
    if not last:
        return Cell("never")
    return Cell(f"{format_short_day(last)}, {format_count((item.view.day - last).days, 'day')} ago")


_LAST_UPDATE = build_column(Column("Last update"), _build_last_update_cell)
