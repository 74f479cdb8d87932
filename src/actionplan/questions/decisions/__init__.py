"""Which bodies have decided what: each target by body, whom it waits for, and what one body has before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.english import listed
from actionplan.model import Subject
from actionplan.questions.answer import Placed, Question, answer, nothing
from actionplan.questions.decisions import forward, matrix
from actionplan.questions.items import items
from actionplan.questions.narrow import EVERYTHING, Filter, body
from actionplan.questions.needed import signs
from actionplan.questions.parts import Named, parts, titled, within
from actionplan.questions.row import row
from actionplan.questions.rows import Rows
from actionplan.questions.view import views
from actionplan.report import Report, Row, Section


def decisions(plan: Subject, as_at: date, ref: str = "", keep: Filter = EVERYTHING) -> Report:
    """The decisions that targets need, as at a day; for a filter with bodies, the forward plan of those.

    Raises `UnknownName` for a name or a ref that no plan has.
    """
    seen = views(plan, as_at)
    wanted = [body(name, seen) for name in keep.bodies]
    asked = parts(seen, ref) if ref else []
    kept = items(seen, keep)
    every = within(kept, asked) if asked else kept
    found = [item for item in every if item.seen.asked(item.line.target) and item.status.standing != "deleted"]
    sections, placed = forward.parts(found, keep.bodies) if wanted else matrix.parts(found, seen)
    if not placed:
        sections = [Section("Decisions", (_none(wanted) if every else nothing(keep),))]
    question = Question("decisions", _title(asked, wanted), keep._replace(bodies=()))
    report = answer(question, seen, sections, placed)
    if not placed:
        return report
    if wanted:
        return report._replace(key=(signs(),), rows=Rows(lambda: _rows(placed, keep.bodies)))
    return report._replace(key=(signs(), *report.key))


def _rows(placed: Placed, bodies: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a forward plan, each with the decisions of the bodies alone, or of the parties."""
    for name, found in placed:
        for item in found:
            made, whose = row(item, name), {item.seen.bodies[each] for each in bodies}
            kept = [each for each in made.decisions if not whose.isdisjoint((each.body, each.party))]
            yield made._replace(decisions=tuple(kept))


def _title(asked: list[Named], bodies: list[str]) -> str:
    about = f" on {titled(asked)}" if asked else ""
    return f"Forward plan of {listed(bodies)}{about}" if bodies else f"Decisions{about}"


def _none(bodies: list[str]) -> str:
    whose = f" of {' or '.join(bodies)}" if bodies else ""
    return f"No target here needs a decision{whose}."
