"""Render a report's rows as CSV for spreadsheets, by RFC 4180.

The columns are the fields of a row in docs/json.md, under the same names. `cells` says what is in them.
"""

from __future__ import annotations

import csv
from io import StringIO

from actionplan.renderers.data.cells import build_cells, escape_formula
from actionplan.report import Report
from actionplan.rows import Row


def render(report: Report, *, bom: bool = False) -> str:
    """Render a report's rows, headings first. With `bom`, start with a byte order mark, for Excel to read UTF-8."""
    out = StringIO()
    out.write("\ufeff" if bom else "")
    writer = csv.writer(out)
    writer.writerow(map(escape_formula, report.columns or Row._fields))
    writer.writerows(build_cells(row, report.columns) for row in report.rows)
    return out.getvalue()
