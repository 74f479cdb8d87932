"""List what is late to start, and name the planned starts that have no day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from actionplan.evaluation.as_of import find_planned_start, has_started
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Section
from actionplan.reports.support.columns import DATE, MOVED, OFFICER, OUTPUT, PLANNED_START, RAG, REF, STATUS, WAITS_FOR
from actionplan.reports.support.tables import build_table
from actionplan.text.english import format_list

LATE_TO_START = "Late to start"
START_COLUMNS = (REF, OFFICER, PLANNED_START, DATE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)


def list_late_starts(items: Iterable[EvaluatedTarget]) -> list[EvaluatedTarget]:
    """List the targets that are late to start, the latest first."""
    return sorted((item for item in items if item.status.start_missed), key=_rank_by_start)


def _rank_by_start(item: EvaluatedTarget) -> date:
    return item.status.start_missed or date.max


def build_starts_section(title: str, items: Sequence[EvaluatedTarget], note: str, level: int = 1) -> Section:
    """Build a section with a line for each target that is to start."""
    return Section(title, (note,), build_table(items, START_COLUMNS), level)


def describe_open_starts(items: Iterable[EvaluatedTarget]) -> Iterator[str]:
    """Yield the sentence on the planned starts that have no day, of work that has not started."""
    unknown = [
        f'{item.ref} ("{start.text}")'
        for item in items
        if (start := item.line.target.start) and start.text and find_planned_start(item.line.target) is None
        if item.status.is_going_on and not has_started(item.line.target, item.view.day)
    ]
    if unknown:
        yield f"The planned start has no day yet, so it is in no list: {format_list(unknown)}."
