"""An item as a row of data, with the fields that the JSON face promises."""

from __future__ import annotations

from actionplan.questions.items import Item
from actionplan.questions.known import outcomes
from actionplan.questions.view import View
from actionplan.report import DecisionRow, Row


def row(item: Item, section: str, seen: View) -> Row:
    """The row of an item that stands in a section. What the plan leaves out or empty is `None`.

    Date, kind, windows, assumptions and remark are those of the current date; of the published one there are
    `published_due` and `published_date`.
    """
    theme, action, output, target, _ = item.line
    found = item.status
    reading = found.phrase.reading
    officers, bodies = seen.officers, seen.bodies
    return Row(
        seen.plan.name or None,
        target.ref,
        section,
        theme.title or None,
        action.ref or None,
        action.title or None,
        output.ref or None,
        output.text or None,
        item.officer or None,
        tuple([officers[name] for name in output.supporting]) if output.supporting else (),
        tuple([bodies[name] for name in action.monitored_by]),
        target.measures,
        found.phrase.text or None,
        reading.kind,
        found.windows,
        found.occurrence,
        found.due,
        found.published_due,
        reading.assumptions,
        reading.remark,
        found.standing,
        found.days_late,
        found.said.rag or None,
        ", ".join([wait.name for wait in found.waits]) or None,
        decisions(item, seen) if target.decisions else (),
        found.completed,
        target.date.text or None,
    )


def decisions(item: Item, seen: View) -> tuple[DecisionRow, ...]:
    """Each decision that the target needs, with its last outcome known on the day."""
    rows = []
    for decision in item.line.target.decisions:
        given = outcomes(decision, seen.day)
        on, outcome = (given[-1][0], given[-1][1].outcome) if given else (None, None)
        planned = decision.planned.day if decision.planned else None
        rows.append(DecisionRow(seen.bodies[decision.body], planned, outcome, on))
    return tuple(rows)
