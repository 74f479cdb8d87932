"""Which bodies have decided what: each target by body, whom it waits for, and what one body has before it."""

from __future__ import annotations

from datetime import date

from actionplan.model import Plan, fold
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.decisions import forward, matrix
from actionplan.questions.items import Item, items
from actionplan.questions.narrow import EVERYTHING, Filter, body
from actionplan.questions.needed import signs
from actionplan.questions.parts import Part, part
from actionplan.questions.view import view
from actionplan.report import Report, Section


def decisions(plan: Plan, as_at: date, ref: str = "", keep: Filter = EVERYTHING) -> Report:
    """The decisions that the targets of a plan need, as at a day; for a filter with a body, the forward plan of that.

    Raises `UnknownName` for a name or a ref that the plan does not have.
    """
    seen = view(plan, as_at)
    wanted = body(keep.body, seen) if keep.body else ""
    asked = part(plan, ref) if ref else None
    every = [item for item in items(seen, keep) if asked is None or _is_in(item, asked)]
    found = [item for item in every if item.line.target.decisions and item.status.standing != "deleted"]
    sections, placed = forward.parts(found, wanted, seen) if wanted else matrix.parts(found, seen)
    if not placed:
        sections = [Section("Decisions", (_none(wanted) if every else nothing(keep),))]
    question = Question("decisions", _title(asked, wanted), keep._replace(body=""))
    report = answer(question, seen, sections, placed)
    return report._replace(key=(signs(), *report.key)) if placed else report


def _is_in(item: Item, asked: Part) -> bool:
    """Whether a target stands in a part of the plan, or is what was asked about."""
    return any(
        item.line.output is place.output and (not asked.target or fold(item.line.target.ref) == asked.target)
        for place in asked.places
    )


def _title(asked: Part | None, body: str) -> str:
    about = f" on {asked.kind} {asked.ref}" if asked else ""
    return f"Forward plan of {body}{about}" if body else f"Decisions{about}"


def _none(body: str) -> str:
    return f"No target here needs a decision of {body}." if body else "No target here needs a decision."
