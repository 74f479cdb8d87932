"""AP606 date-before-decision: a target whose own date is before a decision that it waits for.

What it finds: a target whose date, after revisions, is over before the first day on which a decision is planned, or to
which it was deferred, that is still to be given. What is planned of several at once is told once.

Why it matters: the target is complete on the day of its last decision, so it is late before it has begun.

Wrong:

    date: March 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

Right:

    date: April 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

To silence it: `checks: {AP606: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.asked import Asked
from actionplan.checks.asking import asked_of, decider
from actionplan.checks.dated import quoted
from actionplan.checks.expected import Expected, expected
from actionplan.checks.progress import current_at, outstanding, satisfied
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.english import listed
from actionplan.findings import Finding, Place
from actionplan.model import Line, Plan, Route

_FEW = 4
"""So many are named; of more it is said how many they are."""


def check(plan: Plan) -> Iterator[Finding]:
    """Every date of decisions that is after their target's."""
    for line in lines(plan):
        if line.target.decisions and line.target.deleted is None:
            for planned, names in _planned(asked_of(line, plan), line):
                yield from _told(line, names, planned)


def _planned(every: tuple[Asked, ...], line: Line) -> Iterator[tuple[Expected, list[str]]]:
    """Each date of decisions that are still to be given, and who is to decide then.

    Once a party has resolved, those of its bodies that did not are not waited for.
    """
    waited_for = {each.decision.party for each in outstanding(every)}
    found: dict[Route, tuple[Expected, list[Asked]]] = {}
    for each in every:
        if each.decision.party in waited_for and satisfied(each.decision) is None and (to_be := expected(each, line)):
            found.setdefault(to_be.route, (to_be, []))[1].append(each)
    for planned, asked in found.values():
        yield planned, [decider(asked[0])] if len(asked) == 1 else _parties(asked)


def _parties(asked: list[Asked]) -> list[str]:
    return list(dict.fromkeys(each.decision.party for each in asked))


def _told(line: Line, names: list[str], planned: Expected) -> Iterator[Finding]:
    phrase, route = current_at(line)
    due = phrase.reading.due if phrase.reading.kind != "ongoing" else None
    if due and due < planned.first:
        message = f"{_decided(names, planned)}, and target {line.target.ref} is due on {say_day(due)}"
        place = Place("the date of the target is here", route)
        hint = "put one of the dates right, or revise that of the target"
        yield Finding("AP606", "warning", message, planned.route, hint, also=(place,))


def _decided(names: list[str], planned: Expected) -> str:
    """Whose decisions are to be given then."""
    if len(names) == 1:
        return f"the decision of {names[0]} {planned.words}"
    those = listed(names) if len(names) <= _FEW else f"{len(names)} parties"
    return f"the decisions of {those} are planned for {quoted(planned.text)}"
