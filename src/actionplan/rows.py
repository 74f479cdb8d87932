"""The rows of a report: its targets as data, with the fields that docs/json.md promises."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.dates import Assumption, ReadingKind, Window
from actionplan.model.colour_thresholds import LatenessColour
from actionplan.model.own_columns import OWN_PREFIX
from actionplan.text.folding import fold

Day = date

ABSENT_SECTIONS = ("gone", "not carried", "finished")
"""The sections of what is only in an earlier plan."""


class DecisionRow(NamedTuple):
    """A decision as JSON sends it, as at the report's day.

    `body` is the party if it decides without a body. `date` is when it will be decided, in the plan's words; `earliest`
    and `by` are its first and last day. `after` lists who must decide before it. `notice_by` is the last day for notice
    of a key decision that is still to be taken. `basis` is what `date` is: planned, deferred to, or the target's own.
    `outcome` is one of the manual's words, whatever the plan's are.
    """

    body: str
    planned: Day | None
    outcome: str | None
    on: Day | None
    party: str | None = None
    state: str | None = None
    date: str | None = None
    by: Day | None = None
    conditions: tuple[str, ...] = ()
    minute: str | None = None
    key: bool = False
    earliest: Day | None = None
    after: tuple[str, ...] = ()
    notice_by: Day | None = None
    to_note: bool = False
    basis: str | None = None
    consultation: str | None = None
    open: bool | None = None
    closed_because: str | None = None
    documents: tuple[str, ...] = ()


class RevisionRow(NamedTuple):
    """A new date as JSON sends it: `before` is the date it moved from, and `days` says how far."""

    before: str | None
    to: str | None
    on: Day | None
    due: Day | None
    days: int | None
    why: str | None
    approved_by: str | None


class ProposalRow(NamedTuple):
    """A proposed date as JSON sends it."""

    to: str | None
    on: Day | None
    due: Day | None
    why: str | None


class StopRow(NamedTuple):
    """The day a target was suspended or deleted, and why, as JSON sends it."""

    on: Day
    why: str | None


class EventRow(NamedTuple):
    """What happened to a target, as JSON sends it."""

    kind: str
    on: Day
    what: str | None
    by: str | None
    note: str | None


class ValueRow(NamedTuple):
    """A figure that was measured, as JSON sends it: its words, its number, and what it was set against.

    `target`, `year`, `low`, `high` and `verdict` are those of its own day. A baseline has none.
    """

    on: Day | None
    text: str
    number: int | float | None
    note: str | None = None
    target: str | None = None
    year: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    verdict: str | None = None


class FigureRow(NamedTuple):
    """A measure that is a number, as JSON sends it. `number` is its place among the measures of the target.

    The last figure is set against `target`, and `year` is the year that it is of, if it is not of all. What is
    no lower than `low` and no higher than `high` is on target, without these two themselves if it `is_strict`.
    `target_now` and `year_now` are those of the report's day, if they are others. `by_year` and `thresholds` are as the
    plan writes them. `verdict` is `None` if `reason` says why there is none.
    """

    number: int
    text: str
    target: str | None
    year: str | None
    low: int | float | None
    high: int | float | None
    is_strict: bool
    baseline: ValueRow | None
    values: tuple[ValueRow, ...]
    better: str | None
    travel: str | None
    verdict: str | None
    reason: str | None
    rating: str | None
    by_year: Mapping[str, str] | None
    thresholds: Mapping[str, str] | None
    unit: str | None
    target_now: str | None = None
    year_now: str | None = None


class CountRow(NamedTuple):
    """A number of a summary as JSON sends it: how many targets of a group count, of how many, and the same before.

    All targets are the group that has no `by` and no name. `figure` says what counts.
    """

    by: str | None
    group: str | None
    figure: str
    number: int
    total: int
    before: int | None
    total_before: int | None


PreviousFields = Mapping[str, "str | tuple[str, ...] | Mapping[str, str] | Day | None"]
"""The fields of a row that changed, and their old values."""


class Row(NamedTuple):
    """One target in a report, as data: the fields that docs/json.md promises, in that order.

    A new field goes at the end. JSON, CSV and the workbook take it from here.
    """

    plan: str | None
    ref: str
    section: str
    theme: str | None
    action: str | None
    action_title: str | None
    output: str | None
    output_text: str | None
    officer: str | None
    supporting: tuple[str, ...]
    monitored_by: tuple[str, ...]
    measures: tuple[str, ...]
    date: str | None
    kind: ReadingKind
    windows: tuple[Window, ...]
    occurrence: Window | None
    due: Day | None
    published_due: Day | None
    assumptions: tuple[Assumption, ...]
    remark: str | None
    status: str
    days_late: int | None
    rag: str | None
    waits_for: str | None
    decisions: tuple[DecisionRow, ...]
    completed: Day | None
    published_date: str | None
    colour: LatenessColour | None = None
    rag_on: Day | None = None
    started: Day | None = None
    slipped_days: int | None = None
    revisions: tuple[RevisionRow, ...] = ()
    proposed: ProposalRow | None = None
    note: str | None = None
    note_on: Day | None = None
    was: PreviousFields | None = None
    event: EventRow | None = None
    new_since: bool | None = None
    stopped: StopRow | None = None
    stage: str | None = None
    held_up_by: tuple[str, ...] = ()
    ahead_from: Day | None = None
    authority: str | None = None
    dates_missed: int = 0
    completed_late: bool | None = None
    completed_note: str | None = None
    rag_is_old: bool | None = None
    recorded: int = 0
    id: str = ""
    position: int = 0
    history: tuple[EventRow, ...] = ()
    fields: Mapping[str, str] | None = None
    carried_from: str | None = None
    first_published: str | None = None
    officers: tuple[str, ...] = ()
    accountable: str | None = None
    service: str | None = None
    role: str | None = None
    figures: tuple[FigureRow, ...] = ()
    start: str | None = None
    work_follows: str | None = None
    start_missed: Day | None = None
    percent: int | None = None
    heading: str | None = None
    steps: tuple[Mapping[str, object], ...] = ()
    why_moved: str | None = None


_HEADINGS = (
    *("Action title", "Assumed", "Authority", "By whom", "Could go ahead from", "Date read as", "Days ago"),
    *("Days slipped", "Due", "Earliest day", "Happened on", "Joint", "Key output", "Key output and measure"),
    *("Last update", "Latest commentary", "Latest minute", "Latest note", "Listed under", "Monitored by"),
    *("Moved by", "Note", "Note of its completion", "Noted on", "Occurrence", "Officer", "Output"),
    *("Output and measure", "Output and measures", "Performance measures", "Plan order", "Planned start"),
    *("Published target date", "RAG", "RAG given on", "Ref", "Responsible officer", "Status", "Supporting officers"),
    *("Suspended or deleted on", "Target date", "Waits for", "Was to start by", "What happened", "What it was"),
    *("What was said", "Why it moved before", "Why suspended or deleted", "Words beside the date"),
    *("Work follows its decisions", "% done"),
)
"""The headings of the usual columns of tables and workbooks, beside the names of the fields of a row."""

BUILT_IN_COLUMNS = frozenset(map(fold, (*_HEADINGS, *(name.replace("_", " ") for name in Row._fields), *Row._fields)))
"""The names of the usual columns of answers, folded. An own column of such a name has a prefix there."""


def label_own_column(name: str, taken: Container[str] = ()) -> str:
    """Return what an answer calls an own column: its name, or `own:Due` if answers have a column Due themselves.

    `taken` are the folded headings that only this answer has.
    """
    return f"{OWN_PREFIX}{name}" if fold(name) in BUILT_IN_COLUMNS or fold(name) in taken else name


def deduplicate_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Keep one row of each target, if a report has one for each occurrence or each thing that happened."""
    first: dict[object, Row] = {}
    for row in rows:
        first.setdefault(identify_target(row), row)
    return tuple(first.values())


def count_overdue_rows(rows: Iterable[Row]) -> tuple[int, int]:
    """Count the overdue targets in some rows, and the dates that they missed, as `evaluation.overdue_count` does.

    What is gone from a plan is not in it, nor what an officer only supports or is accountable for.
    """
    present = (row for row in rows if not row.role and row.section not in ABSENT_SECTIONS)
    overdue = [row for row in deduplicate_rows(present) if row.status == "overdue"]
    return len(overdue), sum(row.dates_missed for row in overdue)


def identify_target(row: Row) -> tuple[object, ...]:
    """Return what the rows of one target have in common, and no others do."""
    return row.plan, row.ref, row.output_text, row.measures, row.published_date
