"""AP705 column-name-taken: one of your own columns with the name of a column that answers have themselves.

What it finds: an own column called Due, Officer, Status or anything else that is already a column of reports, CSV or
workbooks.

Why it matters: `--columns Due` shows the day that a target is due, and a table with both would have two columns of one
name. So yours is called `own:Due` in every answer, and `--columns own:Due` shows it. Another name is clearer.

Wrong:

    fields: [{field: Due, kind: date}]

    fields: {Due: 4 July 2017}

Right:

    fields: [{field: Grant due, kind: date}]

    fields: {Grant due: 4 July 2017}

To silence it: `checks: {AP705: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.column_values import index_columns, iter_own_values
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find each own column whose name is taken: where it is declared, or else where it is used first."""
    declared = ((column.name, ("fields", n, "field")) for n, column in enumerate(plan.fields))
    seen: set[str] = set()
    for name, route in declared:
        yield from _find_taken(name, route, seen)
    for value in iter_own_values(plan):
        if fold(value.name) not in index_columns(plan):
            for finding in _find_taken(value.name, value.route, seen):
                yield finding._replace(on_key=True)


def _find_taken(name: str, route: Route, seen: set[str]) -> Iterator[Finding]:
    """Yield a finding for a name that is taken, unless there was one for it already."""
    from actionplan.rows import BUILT_IN_COLUMNS, label_own_column  # noqa: PLC0415 - few plans have own columns

    if fold(name) in BUILT_IN_COLUMNS and fold(name) not in seen:
        seen.add(fold(name))
        message = f"answers already have a column {quote(name)}"
        hint = f"choose another name, or write {quote(label_own_column(name))} in options to mean yours"
        yield Finding("AP705", "warning", message, route, hint=hint)
