"""AP403 unknown-officer: an officer who is not in the plan's registry.

What it finds: an officer, responsible or supporting, whose name and spelling is not under `officers`; with the
nearest that is. A plan without a registry is not asked.

Why it matters: two spellings of one officer are two people in every list, and each list is too short.

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

from actionplan.checks.likeness import Nearest
from actionplan.checks.names import is_known, known_bodies, known_officers, officers, unknown
from actionplan.checks.posts import is_group, is_nobody, several
from actionplan.findings import Finding
from actionplan.model import Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every officer who is not registered. Nobody is AP401's; several, and bodies, are AP402's."""
    if not plan.officers:
        return
    known, boards = known_officers(plan), known_bodies(plan)
    nearest = Nearest(known)
    for named in officers(plan):
        name = named.name
        if not is_known(name, known) and fold(name) not in boards and not _is_told_otherwise(name, known):
            yield unknown("AP403", "officers", named, nearest)


def _is_told_otherwise(name: str, known: dict[str, str]) -> bool:
    return is_nobody(name) or is_group(name, known) or bool(several(name, known))
