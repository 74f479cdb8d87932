"""AP402 group-officer: a group of people where one officer should be responsible.

What it finds: an officer such as `Relevant Heads of Service`, who is not in the plan's list of officers; two officers
or titles in one name (`Head of Finance and Head of Planning`, `Head of Finance / Head of Planning`); and one of the
plan's bodies. Under `supporting`, only two in one. If the name of a single post joins two titles, add it to `officers`.

Why it matters: if several people are responsible for something, nobody is. List the others under `supporting`.

Wrong:

    officer: Head of Finance and Head of Planning

Right:

    officer: Head of Finance
    supporting: [Head of Planning]

To silence it: `checks: {AP402: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.officer_names import is_group, is_nobody, split_officers
from actionplan.checks.support.registries import index_bodies, index_officers, list_officer_names
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route, fold
from actionplan.text.english import format_list

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every responsible officer that is not one person, and every supporting one that is two."""
    known, bodies = index_officers(plan), index_bodies(plan)
    for name, route in list_officer_names(plan):
        is_supporting = "supporting" in route
        if fold(name) in known or is_nobody(name):
            continue
        if parts := split_officers(name, known):
            yield _report_joined(name, parts, route, is_supporting=is_supporting, is_registry=bool(known))
        elif not is_supporting and (fold(name) in bodies or is_group(name, known)):
            what = "a body" if fold(name) in bodies else "a group"
            message = f"{quote(name)} is {what}, but one officer should be responsible for an output"
            hint = 'name one, and list the others under "supporting:"'
            yield Finding("AP402", "warning", message, route, hint=hint)


def _report_joined(
    name: str, parts: tuple[str, ...], route: Route, *, is_supporting: bool, is_registry: bool
) -> Finding:
    """Report several officers in one name, and say how to write them. In a list of officers it could be one post."""
    first, *others = map(quote, parts)
    message = f"{quote(name)} names more than one officer"
    hint = "list each of them separately"
    if not is_supporting:
        message += ", but one officer should be responsible for an output"
        hint = f'name {first} as the officer, and {format_list(others)} under "supporting:"'
    post = '; if this is one post, add it under "officers"' if is_registry else ""
    return Finding("AP402", "warning", message, route, hint=hint + post)
