"""AP410 mistaken-approver: a misspelt name of the body or officer that approved a date.

What it finds: an `approved_by` of a new or proposed date, whose name is that of a body or officer in the plan's lists
but for a typo in one or two words. Others who may agree a date, such as the Leader, need not be in the lists.

Why it matters: reports say in these words who approved a date.

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
from actionplan.text.fuzzy import NearestName, is_typo, normalise_name

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every approver whose name is a misspelling of one in the plan's lists."""
    known = index_bodies(plan) | index_officers(plan)
    nearest = NearestName(known)
    for named in _iter_approvers(plan):
        if not is_known(named.name, known) and _is_likely_typo(named.name, nearest(named.name)):
            yield report_unknown_name("AP410", "bodies or officers", named, nearest)


def _iter_approvers(plan: Plan) -> Iterator[LocatedName]:
    for line in list_targets(plan):
        for key, revisions in (("revised", line.target.revised), ("proposed", line.target.proposed)):
            for n, revision in enumerate(revisions):
                if revision.approved_by.strip():
                    yield LocatedName(revision.approved_by, (*line.route, key, n, "approved_by"))


def _is_likely_typo(name: str, likely: str) -> bool:
    return bool(likely) and is_typo(normalise_name(name), normalise_name(likely))
