"""Say above each target how it stands today, as reports do: "1.1a: overdue, 15 days late"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.language_server.open_plan import OpenPlan
from actionplan.reports.support.status_text import format_status
from actionplan.text.escaping import escape_control


class StatusLens(NamedTuple):
    """Words about a target, and where the target starts and ends."""

    words: str
    start: int
    end: int


def list_status_lenses(plan: OpenPlan, day: date) -> Iterator[StatusLens]:
    """List the status of every target of a plan on a day. A file that cannot be read whole may lack some of them."""
    if plan.plan is None:
        return
    for item in evaluate_targets(build_views(plan.plan, day), EVERYTHING):
        start, end = plan.source.find_span(item.line.route)
        words = f"{item.line.target.ref}: {format_status(item)}" if item.line.target.ref else format_status(item)
        yield StatusLens(escape_control(words), start, end)
