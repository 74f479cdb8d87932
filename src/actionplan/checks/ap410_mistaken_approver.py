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

from actionplan.checks.likeness import Nearest
from actionplan.checks.names import Named, is_known, known_bodies, known_officers, unknown
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every approver whose name is plainly a slip for one in the registries."""
    known = known_bodies(plan) | known_officers(plan)
    nearest = Nearest(known)
    for named in _approvers(plan):
        if not is_known(named.name, known) and _is_slip(named.name, nearest(named.name)):
            yield unknown("AP410", "bodies or officers", named, nearest)


def _approvers(plan: Plan) -> Iterator[Named]:
    for line in lines(plan):
        for key, made in (("revised", line.target.revised), ("proposed", line.target.proposed)):
            for n, each in enumerate(made):
                if each.approved_by.strip():
                    yield Named(each.approved_by, (*line.route, key, n, "approved_by"))


def _is_slip(name: str, likely: str) -> bool:
    from actionplan.source.fixes.slips import folded, is_slip  # noqa: PLC0415 - only a name that is not known pays

    return bool(likely) and is_slip(folded(name), folded(likely))
