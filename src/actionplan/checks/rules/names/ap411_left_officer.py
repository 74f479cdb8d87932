"""AP411 left-officer: an officer who has left the council and still is responsible for open work.

What it finds: an officer whose last day (`until` in the plan's list of officers) is before the day of the check
(`--as-at`, or today), and who is responsible for an output with a target that is still open.

Why it matters: nobody does the work, and the next report asks somebody who is gone.

Wrong:

    officers:
      - {name: Jane Smith, until: 30 June 2017}

    officer: Jane Smith      # and it is September

Right:

    officer: Jane Smith
    reassigned:
      - {to: Head of Planning, on: 1 July 2017, why: Jane Smith left}

To silence it: `checks: {AP411: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import list_required_decisions
from actionplan.checks.support.events import is_open
from actionplan.checks.support.officer_names import split_officers
from actionplan.checks.support.registries import LocatedName, index_officers, list_last_officers
from actionplan.checks.support.traversal import list_outputs
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import OutputLine, Plan, PlanLine
from actionplan.text.folding import fold

FOLLOWS = ()


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every officer who has left and is responsible for an output with an open target."""
    if (day := context.day) is None:
        return
    left = {
        fold(spelling): (n, officer)
        for n, officer in enumerate(plan.officers)
        if officer.has_left_by(day)
        for spelling in (officer.name, *officer.also)
    }
    for line in list_outputs(plan) if left else ():
        for name, route in _list_parts(plan, line):
            if fold(name) in left and any(
                is_open(each.target, list_required_decisions(each, plan), day) for each in _list_lines(line)
            ):
                n, officer = left[fold(name)]
                when = f" on {format_day(officer.last_day)}" if officer.last_day else ""
                message = (
                    f"{quote(officer.name)} left{when}, and is responsible for output {line.output.ref}, which is open"
                )
                hint = f'give it to somebody else: actionplan reassign {line.output.ref} --to "…" --why "…"'
                also = (RelatedLocation("their last day is here", ("officers", n, "until")),)
                yield Finding("AP411", "warning", message, route, hint=hint, also=also)


def _list_parts(plan: Plan, line: OutputLine) -> Iterator[LocatedName]:
    """Yield those who are responsible for an output now, each by itself if one name joins them."""
    known = index_officers(plan)
    for name, route in list_last_officers(line.output, line.route):
        for part in split_officers(name, known) or (name,):
            yield LocatedName(part, route)


def _list_lines(line: OutputLine) -> Iterator[PlanLine]:
    theme, action, output, route = line
    for n, target in enumerate(output.targets):
        yield PlanLine(theme, action, output, target, route=(*route, "targets", n))
