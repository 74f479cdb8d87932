"""AP315 awkward-name: a short name of the plan with spaces or a colon in it.

What it finds: a `name` such as `my plan` or `jsp:2018`.

Why it matters: other plans write it before a ref (jsp:1.1a), and so does whoever types one on a command line. With
spaces it wants quotation marks there, and with a colon nobody sees where the ref begins.

Wrong:

    plan:
      name: joint plan

Right:

    plan:
      name: joint-plan

To silence it: `checks: {AP315: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """A name that is hard to write before a ref."""
    plain = "-".join(plan.name.replace(":", " ").split())
    if plain and plain != plan.name.strip():
        message = f"{quote(plan.name)} is hard to write before a ref"
        yield Finding("AP315", "warning", message, ("plan", "name"), f"write {quote(plain)}, without spaces and colons")
