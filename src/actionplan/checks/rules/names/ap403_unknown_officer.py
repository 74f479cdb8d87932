"""AP403 unknown-officer: an officer who is not in the plan's list of officers.

What it finds: an officer of an output, responsible or in another role, whose name is not under `officers` in this
spelling. It suggests the nearest name. A plan without a list of officers is not checked.

Why it matters: two spellings of one officer look like two people in every list, and each list is too short.

Wrong:

    officers:
      - name: Chief Executive

    officer: Cheif Executive

Right:

    officers:
      - name: Chief Executive

    officer: Chief Executive

To silence it: `checks: {AP403: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsSectionLoss, FollowsUnclearParent
from actionplan.checks.support.officer_names import is_group, is_nobody, split_officers
from actionplan.checks.support.registries import (
    index_bodies,
    index_officers,
    is_known,
    list_officer_names,
    report_unknown_name,
)
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("officers"), FollowsUnclearParent(), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every officer who is not in the list. AP401 reports nobody, and AP402 reports groups and bodies."""
    if not plan.officers:
        return
    known, bodies = index_officers(plan), index_bodies(plan)
    nearest = NearestName(known)
    for named in list_officer_names(plan):
        name = named.name
        if not is_known(name, known) and fold(name) not in bodies and not _is_reported_elsewhere(name, known):
            yield report_unknown_name("AP403", "officers", named, nearest)


def _is_reported_elsewhere(name: str, known: dict[str, str]) -> bool:
    return is_nobody(name) or is_group(name, known) or bool(split_officers(name, known))
