"""AP402 group-officer: a group where officers should be named.

What it finds: an officer such as `Relevant Heads of Service`, who is not in the plan's list of officers; two officers
or titles in one name (`Head of Finance and Head of Planning`, `Head of Finance / Head of Planning`), unless that list
has each of them; and one of the plan's bodies. Under `supporting`, only two in one. If the name of a single post joins
two titles, add it to `officers`.

Why it matters: if a group is responsible for something, nobody is, and it is on nobody's list. If several officers
are responsible for it together, list them: each then has it in their own list. List others who help under `supporting`.

Wrong:

    officer: Relevant Heads of Service

Right:

    officer: [Head of Finance, Head of Planning]

To silence it: `checks: {AP402: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.officer_names import is_group, is_nobody, split_officers
from actionplan.checks.support.registries import index_bodies, index_officers, list_officer_names
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every group that is responsible, and every name of two officers that the list does not tell apart."""
    known, bodies = index_officers(plan), index_bodies(plan)
    for name, route in list_officer_names(plan):
        if fold(name) in known or is_nobody(name):
            continue
        if parts := split_officers(name, known):
            if not all(fold(part) in known for part in parts):
                yield _report_joined(name, parts, route, is_registry=bool(known))
        elif "supporting" not in route and (fold(name) in bodies or is_group(name, known)):
            what = "a body" if fold(name) in bodies else "a group"
            message = f"{quote(name)} is {what}, but an officer should be responsible for an output"
            hint = "name the officer, or list those who are responsible for it together"
            yield Finding("AP402", "warning", message, route, hint=hint)


def _report_joined(name: str, parts: tuple[str, ...], route: Route, *, is_registry: bool) -> Finding:
    """Report several officers in one name, and say how to write them. In a list of officers it could be one post."""
    message = f"{quote(name)} names more than one officer"
    is_listed = "supporting" in route
    hint = "list each of them separately" if is_listed else f"list them: [{', '.join(map(_format_item, parts))}]"
    post = '; if this is one post, add it under "officers"' if is_registry else ""
    return Finding("AP402", "warning", message, route, hint=hint + post)


def _format_item(name: str) -> str:
    return f'"{name}"' if any(sign in name for sign in ",:#[]{}") else name
