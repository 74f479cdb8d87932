"""JSON for other programs: the envelope and the fields that docs/json.md promises, one row a line.

Days are ISO, what is not known is `null`, and fields are only ever added.
"""

from __future__ import annotations

from datetime import date
from json import JSONEncoder
from typing import Any

from actionplan.report import Report, RevisionRow, Row
from actionplan.text.escaping import escape_json

REPORT_FORMAT_VERSION = "actionplan/1"

_encode = JSONEncoder(ensure_ascii=False, default=date.isoformat).encode


def render(report: Report) -> str:
    """A report as one JSON object."""
    head = _encode(
        {
            "format": REPORT_FORMAT_VERSION,
            "question": report.question,
            "as_at": report.as_at,
            "period": report.period,
            "plans": [plan._asdict() for plan in report.plans],
        }
    )
    rows = ",\n  ".join(_encode(_build_row(row)) for row in report.rows)
    listed = f"[\n  {rows}\n]" if rows else "[]"
    return escape_json(f'{head[:-1]}, "rows": {listed}}}\n')


def _build_row(row: Row) -> dict[str, Any]:
    """A row's fields by name; windows stay as they are, for a tuple of days is JSON's list of them."""
    return row._asdict() | {
        "assumptions": [each._asdict() for each in row.assumptions],
        "decisions": [each._asdict() for each in row.decisions],
        "revisions": [_build_revision(each) for each in row.revisions],
        "proposed": row.proposed._asdict() if row.proposed else None,
        "event": row.event._asdict() if row.event else None,
        "stopped": row.stopped._asdict() if row.stopped else None,
    }


def _build_revision(revision: RevisionRow) -> dict[str, Any]:
    """A new date, whose `before` is `from` to other programs: a word that Python keeps for itself."""
    return {"from" if name == "before" else name: value for name, value in revision._asdict().items()}
