"""AP703 column-elsewhere: a column on another level than the plan declares.

What it finds: a column that is declared `on` an action, an output or a target, and used under another of them.

Why it matters: a value of an action counts for all of its targets, and one of a target for that target alone. A value
in the wrong place says too much or too little.

Wrong:

    fields: [{field: Priority, on: output}]

    action: 1
    fields: {Priority: High}

Right:

    fields: [{field: Priority, on: output}]

    output: 1.1
    fields: {Priority: High}

To silence it: `checks: {AP703: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.column_values import index_columns, iter_own_values
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import OWN_COLUMN_LEVELS, Plan
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every value on another level than its column is declared for."""
    columns = index_columns(plan)
    for value in iter_own_values(plan) if columns else ():
        column = columns.get(fold(value.name))
        level = fold(column.on) if column else ""
        if level in OWN_COLUMN_LEVELS and level != value.level:
            message = f"{quote(value.name)} is declared on the {level}, and this is the {value.level}"
            hint = f'move it to the {level}, or leave out "on: {level}" at the top'
            yield Finding("AP703", "warning", message, value.route, hint=hint, on_key=True)
