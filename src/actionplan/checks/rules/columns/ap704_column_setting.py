"""AP704 column-setting: a column that is declared in words that mean nothing, or twice.

What it finds: in `fields:` at the top, an `on`, `kind` or `in` that is not one of the words that they can have, and a
second column of the same name.

Why it matters: the column is then read as plain text on any level, and of two declarations only the first counts.

Wrong:

    fields: [{field: Budget, kind: pounds}]

Right:

    fields: [{field: Budget, kind: money}]

To silence it: `checks: {AP704: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import OWN_COLUMN_KINDS, OWN_COLUMN_LEVELS, OWN_COLUMN_PLACES, Plan
from actionplan.text.closed_words import suggest_word
from actionplan.text.english import format_alternatives
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every setting of a column that means nothing, and every column that is declared twice."""
    first: dict[str, int] = {}
    for n, column in enumerate(plan.fields):
        route = ("fields", n)
        for key, written, words in (
            ("on", column.on, OWN_COLUMN_LEVELS),
            ("kind", column.kind, OWN_COLUMN_KINDS),
            ("in", column.shown_in, OWN_COLUMN_PLACES),
        ):
            if written and fold(written) not in words:
                likely = suggest_word(written, words)
                hint = f"did you mean {quote(likely)}?" if likely else f"write {format_alternatives(words)}"
                yield Finding("AP704", "error", f'"{key}" cannot be {quote(written)}', (*route, key), hint=hint)
        earlier = first.setdefault(fold(column.name), n)
        if earlier != n:
            also = (RelatedLocation("it is declared here first", ("fields", earlier)),)
            message = f"{quote(column.name)} is declared twice"
            yield Finding("AP704", "error", message, (*route, "field"), hint="remove one of the two", also=also)
