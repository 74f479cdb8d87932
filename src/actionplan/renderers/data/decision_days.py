"""The days on which bodies are to decide the targets of a report, as entries of a calendar.

The day is that of the meeting: when the decision is planned, or what it was deferred to. What is decided has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.dates import format_day
from actionplan.evaluation.waiting.decision_status import SETTLED_STATES
from actionplan.renderers.data.calendar_entry import (
    CalendarEntry,
    describe_left_out,
    format_lines,
    format_title,
    iter_target_facts,
)
from actionplan.report import Report
from actionplan.rows import DecisionRow, Row, deduplicate_rows
from actionplan.text.english import format_list
from actionplan.text.folding import fold


def list_decision_entries(report: Report) -> list[CalendarEntry]:
    """List the entries of the decisions that are still to be taken on a day that is known, each once."""
    return [
        CalendarEntry(
            row=row,
            key=f"decision by {fold(_format_maker(decision))}",
            day=decision.by,
            title=_format_title(row, decision, report),
            lines=format_lines(_iter_facts(row, decision, report), row, report),
            state="CONFIRMED" if decision.earliest == decision.by and row.status != "suspended" else "TENTATIVE",
            is_open=row.status != "suspended",
        )
        for row, decision in _iter_outstanding(report)
        if _has_meeting(decision) and decision.by
    ]


def describe_undated_decisions(report: Report) -> str:
    """Write the sentence on the decisions that have no day of their own, or "" if all have one."""
    without = [
        f"{report.format_ref(row)} by {_format_maker(decision)}"
        for row, decision in _iter_outstanding(report)
        if not _has_meeting(decision)
    ]
    return describe_left_out(without, "decision", "planned day")


def _iter_outstanding(report: Report) -> Iterator[tuple[Row, DecisionRow]]:
    for row in deduplicate_rows(report.rows):
        yield from ((row, decision) for decision in row.decisions if decision.state not in SETTLED_STATES)


def _has_meeting(decision: DecisionRow) -> bool:
    """Return True if the day of the meeting is known: the last day of a target is not one."""
    return decision.by is not None and decision.basis != "target date"


def _format_maker(decision: DecisionRow) -> str:
    has_party = decision.party not in (None, decision.body)
    return f"{decision.body} of {decision.party}" if has_party else decision.body


def _format_title(row: Row, decision: DecisionRow, report: Report) -> str:
    """Format the title: "Overdue: 1.2b Full Council to decide: Business plan (October 2018)"."""
    state = "Overdue" if decision.state == "late" else "Suspended" if row.status == "suspended" else ""
    act = "note" if decision.to_note else "decide"
    words = f"{report.format_ref(row)} {_format_maker(decision)} to {act}: {row.output_text or ''}"
    return format_title(state, words, (decision.date or "") if decision.earliest != decision.by else "")


def _iter_facts(row: Row, decision: DecisionRow, report: Report) -> Iterator[tuple[str, str | None]]:
    """Yield everything that a reader of the calendar may want to know of a decision."""
    yield "Decision by", _format_maker(decision)
    yield "Date or period", decision.date
    yield "To be decided by", format_day(decision.by) if decision.by and decision.by != decision.earliest else None
    state = "to be decided" if decision.state == "planned" else decision.state
    yield "Decision", f"{state}, as at {format_day(report.as_at)}"
    yield (
        "Last outcome",
        f"{decision.outcome} on {format_day(decision.on)}" if decision.outcome and decision.on else None,
    )
    yield "Depends on", format_list(decision.after)
    yield "Key decision", "yes" if decision.key else None
    yield "Notice by", format_day(decision.notice_by) if decision.notice_by else None
    yield "Consultation", decision.consultation
    yield "Open to the public", None if decision.open is None else "yes" if decision.open else "no"
    yield "Closed because", decision.closed_because
    yield from (("Document", document) for document in decision.documents)
    yield "Target date", row.date
    yield "Status of the target", row.status
    yield from iter_target_facts(row, report)
