"""Build the section of a group of targets, such as those of an officer: their counts by status, and their table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.statuses import STATUSES_BY_URGENCY
from actionplan.report import Section
from actionplan.reports.builder import describe_no_match
from actionplan.reports.support.columns import DATE, DUE, MOVED, OFFICER, OUTPUT, RAG, REF, STATUS, WAITS_FOR
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count

_COLUMNS = (REF, DATE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)


def build_group_section(
    title: str,
    items: Sequence[EvaluatedTarget],
    target_filter: TargetFilter,
    *,
    notes: tuple[str, ...] = (),
    more_columns: tuple[ColumnSpec[EvaluatedTarget], ...] = (),
) -> Section:
    """Build the section of a group of targets, with their counts and then notes. More columns come after the ref."""
    columns: tuple[ColumnSpec[EvaluatedTarget], ...] = (REF, *more_columns, *_COLUMNS[1:])
    return Section(
        title, (_format_counts(items, target_filter), *notes), build_table(items, columns) if items else None
    )


def build_other_section(title: str, items: Sequence[EvaluatedTarget]) -> Section:
    """Build the section of what others are responsible for: each target with its officer, and no counts."""
    return Section(title, (), build_table(items, (REF, OFFICER, *_COLUMNS[1:])), 2)


def rank_by_due_day(item: EvaluatedTarget) -> tuple[bool, date]:
    """Order open targets by due day, then those without one, and put finished targets last."""
    return item.status.is_finished, item.status.sort_day


def _format_counts(items: Sequence[EvaluatedTarget], target_filter: TargetFilter) -> str:
    """Count targets by status: "7 targets: 1 overdue, 2 due, 4 not yet due."."""
    if not items:
        return describe_no_match(target_filter) if target_filter.words else "No targets."
    counts = Counter[str](item.status.name for item in items)
    notes = {"overdue": count_overdue(items).missed_words, "complete": f" ({count_completions(items).words})"}
    parts = [f"{counts[name]} {name}{notes.get(name, '')}" for name in STATUSES_BY_URGENCY if name in counts]
    return f"{format_count(len(items), 'target')}: {', '.join(parts)}."
