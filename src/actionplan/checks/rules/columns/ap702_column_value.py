"""AP702 column-value: a value that its column cannot have.

What it finds: words that are not among the `values` of their column, or not of its `kind`: a number (`1,200`, `95%`),
money (`£20,000`, `£1.5m`), a date in the words of the plan, a link (`https://…`), or yes or no.

Why it matters: such a value is sorted behind all others, and a question about the right one does not find it.

Wrong:

    fields: [{field: Priority, values: [High, Medium, Low]}]

    fields: {Priority: Hihg}

Right:

    fields: [{field: Priority, values: [High, Medium, Low]}]

    fields: {Priority: High}

To silence it: `checks: {AP702: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.column_values import index_columns, iter_own_values
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.column_kinds import is_of_kind
from actionplan.model.plan import OwnColumn, Plan
from actionplan.text.english import format_alternatives
from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_nearest

FOLLOWS = ()

_KINDS = {
    "number": "a number",
    "money": "an amount of money",
    "date": "a date that can be read",
    "link": "a link: it starts with https://",
    "yes/no": "yes or no",
}
_MAX_LISTED = 6


def check(plan: Plan) -> Iterator[Finding]:
    """Find every value that its column cannot have."""
    columns = index_columns(plan)
    for value in iter_own_values(plan) if columns else ():
        column = columns.get(fold(value.name))
        if not column or not value.words:
            continue
        if column.values and fold(value.words) not in map(fold, column.values):
            message = f"{quote(value.words)} is not among the values of {quote(column.name)}"
            yield Finding("AP702", "warning", message, value.route, hint=_suggest_value(value.words, column))
        elif not is_of_kind(value.words, column.kind, plan.context):
            message = f"{quote(value.words)} is not {_KINDS[fold(column.kind)]}"
            yield Finding("AP702", "warning", message, value.route, hint=f"{column.name} is of the kind {column.kind}")


def _suggest_value(words: str, column: OwnColumn) -> str:
    likely = find_nearest(words, column.values)
    if likely:
        return f"did you mean {quote(likely)}?"
    return f"write {format_alternatives(column.values)}" if len(column.values) <= _MAX_LISTED else ""
