"""AP701 undeclared-column: one of your own columns that the plan does not declare.

What it finds: in a plan that declares its own columns (`fields:` at the top), a name under `fields` that is not among
them. It suggests the nearest one. A plan that declares none may use any names.

Why it matters: a misspelt name makes a column of its own, and no question about the right one finds its values.

Wrong:

    fields: [{field: Priority}]

    fields: {Priorty: High}

Right:

    fields: [{field: Priority}]

    fields: {Priority: High}

To silence it: `checks: {AP701: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsSectionLoss
from actionplan.checks.support.column_values import OwnValue, index_columns, iter_own_values
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding, build_findings
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("fields"), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every own column in use that the plan does not declare."""
    declared = index_columns(plan)
    if not declared:
        return
    nearest = NearestName({name: column.name for name, column in declared.items()})
    unknown = (value for value in iter_own_values(plan) if fold(value.name) not in declared)
    yield from build_findings(unknown, lambda value: _build_finding(value, nearest))


def _build_finding(value: OwnValue, nearest: NearestName) -> Finding:
    likely = nearest(value.name)
    hint = f"did you mean {quote(likely)}?" if likely else 'declare it under "fields:" at the top'
    message = f'"fields" at the top does not have {quote(value.name)}'
    return Finding("AP701", "note", message, value.route, hint=hint, on_key=True)
