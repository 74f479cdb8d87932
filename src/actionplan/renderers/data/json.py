"""Render a report as JSON for other programs: the envelope and the fields that docs/json.md promises, a row a line.

Days are ISO, what is not known is `null`, and fields are only ever added.
"""

from __future__ import annotations

from datetime import date
from json import JSONEncoder
from typing import Any

from actionplan.dates import Assumption
from actionplan.model.plan import Officer
from actionplan.report import Report
from actionplan.rows import (
    DecisionRow,
    EventRow,
    FigureRow,
    ProposalRow,
    RevisionRow,
    Row,
    StopRow,
    ValueRow,
    count_overdue_rows,
)
from actionplan.text.escaping import escape_json

REPORT_FORMAT_VERSION = "actionplan/1"

_encode = JSONEncoder(ensure_ascii=False, default=date.isoformat).encode


def render(report: Report) -> str:
    """Render a report as one JSON object."""
    overdue, dates_missed = count_overdue_rows(report.rows)
    head = _encode(
        {
            "format": REPORT_FORMAT_VERSION,
            "question": report.question,
            "as_at": report.as_at,
            "period": report.period,
            "plans": [plan._asdict() for plan in report.plans],
        }
    )
    tail = _encode(
        {
            "overdue": {"targets": overdue, "dates_missed": dates_missed},
            "errors": report.errors,
            "notices": report.notices,
            "officers": [_build_officer(officer) for officer in report.officers],
            "counts": [count._asdict() for count in report.counts],
            "filter": report.filter_words or None,
        }
    )
    rows = ",\n  ".join(_encode(_build_row(row)) for row in report.rows)
    listed = f"[\n  {rows}\n]" if rows else "[]"
    return escape_json(f'{head[:-1]}, "rows": {listed}, {tail[1:]}\n')


def _build_officer(officer: Officer) -> dict[str, Any]:
    """Build the object of an officer in a plan's list."""
    words = {"name": officer.name, "post": officer.post, "service": officer.service, "email": officer.email}
    return {**{name: text or None for name, text in words.items()}, "until": officer.last_day}


def _build_row(row: Row) -> dict[str, Any]:
    """Build the object of a row. A new field of rows needs nothing here."""
    return {name: _convert_value(value) for name, value in row._asdict().items()}


def _convert_value(value: Any) -> Any:
    """Convert what has fields to an object, also in a list. A window stays the list of its two days."""
    if type(value) in _OBJECT_TYPES:
        return {_FIELD_NAMES.get(name, name): _convert_value(part) for name, part in value._asdict().items()}
    if type(value) is tuple:
        return [_convert_value(item) for item in value]
    return value


_OBJECT_TYPES = frozenset((Assumption, DecisionRow, EventRow, FigureRow, ProposalRow, RevisionRow, StopRow, ValueRow))
_FIELD_NAMES = {"before": "from"}
"""Names that a field cannot have in Python, which keeps them for itself."""
