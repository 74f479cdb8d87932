"""AP410 mistaken-approver: who approved a date, by a name that is nearly one of the plan's registries.

What it finds: an `approved_by` of a new date, or of one that is proposed, which is a body or officer of the registries
but for a slip in a word or two. Whoever else may agree a date, such as the Leader, need not be in them.

Why it matters: reports say who approved a date, in these words.

Wrong:

    bodies:
      - name: Executive

    revised:
      - {to: Autumn 2017, on: 12 June 2017, why: Board met late, approved_by: Exectuive}

Right:

    bodies:
      - name: Executive

    revised:
      - {to: Autumn 2017, on: 12 June 2017, why: Board met late, approved_by: Executive}

To silence it: `checks: {AP410: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.registries import (
    LocatedName,
    index_bodies,
    index_officers,
    is_known,
    report_unknown_name,
)
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.text.fuzzy import NearestName


def check(plan: Plan) -> Iterator[Finding]:
    """Every approver whose name is plainly a slip for one in the registries."""
    known = index_bodies(plan) | index_officers(plan)
    nearest = NearestName(known)
    for named in _iter_approvers(plan):
        if not is_known(named.name, known) and _is_likely_typo(named.name, nearest(named.name)):
            yield report_unknown_name("AP410", "bodies or officers", named, nearest)


def _iter_approvers(plan: Plan) -> Iterator[LocatedName]:
    for line in list_targets(plan):
        for key, made in (("revised", line.target.revised), ("proposed", line.target.proposed)):
            for n, each in enumerate(made):
                if each.approved_by.strip():
                    yield LocatedName(each.approved_by, (*line.route, key, n, "approved_by"))


def _is_likely_typo(name: str, likely: str) -> bool:
    from actionplan.text.fuzzy import is_typo, normalise_name  # noqa: PLC0415 - only a name that is not known pays

    return bool(likely) and is_typo(normalise_name(name), normalise_name(likely))
