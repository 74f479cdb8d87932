"""AP402 group-officer: a group of people where one officer should answer.

What it finds: an officer such as `Relevant Heads of Service`, who is not in the plan's registry; two officers or
titles in one (`Head of Finance and Head of Planning`, `Head of Finance / Head of Planning`); and one of the plan's
bodies. Under `supporting`, only two in one. A post whose own name joins two is in the registry.

Why it matters: what several answer for, none does. The others can stand under `supporting`.

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


def check(plan: Plan) -> Iterator[Finding]:
    """Every responsible officer who is several, and every supporting one who is two."""
    known, boards = index_officers(plan), index_bodies(plan)
    for name, route in list_officer_names(plan):
        is_supporting = "supporting" in route
        if fold(name) in known or is_nobody(name):
            continue
        if parts := split_officers(name, known):
            yield _report_joined(name, parts, route, is_supporting=is_supporting, is_registry=bool(known))
        elif not is_supporting and (fold(name) in boards or is_group(name, known)):
            what = "a body" if fold(name) in boards else "a group"
            message = f"{quote(name)} is {what}, and one officer should answer for an output"
            yield Finding("AP402", "warning", message, route, 'name one, and the others under "supporting:"')


def _report_joined(
    name: str, parts: tuple[str, ...], route: Route, *, is_supporting: bool, is_registry: bool
) -> Finding:
    """Several officers in one name, and how to write them; a registry would know one post by such a name."""
    first, *others = map(quote, parts)
    message = f"{quote(name)} names more than one officer"
    hint = "give each an item of their own"
    if not is_supporting:
        message += ", and one should answer for an output"
        hint = f'name {first} as the officer, and {format_list(others)} under "supporting:"'
    post = '; if this is one post, add it under "officers"' if is_registry else ""
    return Finding("AP402", "warning", message, route, hint + post)
