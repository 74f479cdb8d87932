"""CSV for spreadsheets: a report's rows as data, by RFC 4180.

The columns are the fields of a row in docs/json.md, under the same names. A window is written `2017-09-01/2017-09-30`,
with `..` for an open end, and several things in one cell are parted by semicolons. A cell that begins as a formula
would (`=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe in front, so that no spreadsheet runs words out of
a plan. A cell that begins with apostrophes and then so gets one more, so that taking one away gives the words again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from actionplan.dates import Window
from actionplan.report import DecisionRow, EventRow, Report, RevisionRow, Row, StopRow
from actionplan.text.english import format_list
from actionplan.text.escaping import FORMULA_STARTS, escape_control_in_lines


def render(report: Report, *, bom: bool = False) -> str:
    """A report's rows as CSV, headings first; with `bom`, after the mark by which Excel knows UTF-8."""
    out = StringIO()
    out.write("\ufeff" if bom else "")
    writer = csv.writer(out)
    writer.writerow(Row._fields)
    writer.writerows(_build_cells(row) for row in report.rows)
    return out.getvalue()


def escape_formula(text: str) -> str:
    """A cell that no spreadsheet takes for a formula and no screen for an order."""
    return escape_control_in_lines(f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text)


def _build_cells(row: Row) -> list[str]:
    """A row's fields as text. A number is never a formula, nor is the minus before one that is below nothing."""
    parts = row._asdict() | {
        "supporting": "; ".join(row.supporting),
        "monitored_by": "; ".join(row.monitored_by),
        "measures": "; ".join(row.measures),
        "windows": "; ".join(map(_format_window, row.windows)),
        "occurrence": _format_window(row.occurrence) if row.occurrence else None,
        "assumptions": "; ".join(each.text for each in row.assumptions),
        "decisions": "; ".join(map(_format_decision, row.decisions)),
        "revisions": "; ".join(map(_format_revision, row.revisions)),
        "was": "; ".join(f"{field}: {_format_old_value(words)}" for field, words in row.was.items())
        if row.was
        else None,
        "event": _format_event(row.event) if row.event else None,
        "held_up_by": "; ".join(row.held_up_by),
        "stopped": _format_stop(row.stopped) if row.stopped else None,
        "proposed": f"{row.proposed.to} on {row.proposed.on}" if row.proposed else None,
    }
    return [
        "" if part is None else escape_formula(part) if isinstance(part, str) else str(part) for part in parts.values()
    ]


def _format_revision(revision: RevisionRow) -> str:
    by = f", approved by {revision.approved_by}" if revision.approved_by else ""
    return f"{revision.before or 'empty'} to {revision.to} on {revision.on}{by}"


def _format_old_value(words: object) -> str:
    return ", ".join(words) if isinstance(words, tuple) else "empty" if words is None else str(words)


def _format_event(event: EventRow) -> str:
    what = " by ".join(filter(None, (event.what, event.by)))
    return f"{event.kind} on {event.on}{f': {what}' if what else ''}{f' ({event.note})' if event.note else ''}"


def _format_stop(stop: StopRow) -> str:
    return f"since {stop.on}{f': {stop.why}' if stop.why else ''}"


def _format_window(window: Window) -> str:
    return f"{_format_day(window.earliest)}/{_format_day(window.latest)}"


def _format_day(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _format_decision(decision: DecisionRow) -> str:
    """A decision in one text: what was resolved or that it is outstanding, and then all else that is known of it."""
    who = decision.body if decision.party in (None, decision.body) else f"{decision.body} of {decision.party}"
    outcome = f"{decision.outcome} on {decision.on}" if decision.outcome else "outstanding"
    return f"{who}: {', '.join([outcome, *_iter_decision_details(decision)])}"


def _iter_decision_details(decision: DecisionRow) -> Iterator[str]:
    if decision.state in ("late", "overtaken"):
        yield decision.state
    if decision.planned:
        yield f"planned {decision.planned}"
    if decision.date:
        days = _format_window(Window(decision.earliest, decision.by)) if decision.by else "no day"
        yield f"to be decided {decision.date} ({days})"
    if decision.after:
        yield f"after {format_list(decision.after)}"
    if decision.key:
        yield f"a key decision{f', notice by {decision.notice_by}' if decision.notice_by else ''}"
    yield from (f"condition: {each}" for each in decision.conditions)
    if decision.minute:
        yield f"minute {decision.minute}"
