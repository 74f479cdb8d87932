"""Say in a few sentences what the statuses and colours of a report mean."""

from __future__ import annotations

from collections.abc import Collection

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.lateness import describe_colours
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.status import TargetStatus
from actionplan.model.statuses import Status
from actionplan.text.english import format_list_or_count

RAG_NOTE = "RAG (red, amber or green) is the officer's latest rating. It is never worked out from dates."


def build_legend(statuses: Collection[TargetStatus], views: PlanViews) -> tuple[str, ...]:
    """Build the legend, a line each for colours, statuses and RAG: only what the report shows."""
    names = {status.name for status in statuses}
    notes = [note for name, note in _build_status_notes(views).items() if name in names]
    lines = [f"Key: overdue and ended are {_describe_plan_colours(views)}."]
    if notes:
        lines.append(" ".join(notes))
    if any(status.rating.rag for status in statuses):
        lines.append(RAG_NOTE)
    return tuple(lines)


def _describe_plan_colours(views: PlanViews) -> str:
    """Describe when a colour is used; if plans have different settings, also in which plans."""
    plans_by_words: dict[str, list[str]] = {}
    for view in views.plan_views:
        plans_by_words.setdefault(describe_colours(view.plan.colours), []).append(view.plan.name)
    usual, *others = sorted(plans_by_words, key=lambda words: -len(plans_by_words[words]))
    return "; ".join(
        [usual, *(f"in {format_list_or_count(plans_by_words[words], 'plan')} {words}" for words in others)]
    )


def _build_status_notes(views: PlanViews) -> dict[Status, str]:
    """Explain each status whose name does not say everything."""
    return {
        Status.OVERDUE: "Overdue: not finished by its due day.",
        Status.DUE: f"Due: its due day is in {describe_window(Window(views.first, views.last))}.",
        Status.NOT_YET_DUE: "Not yet due: due later.",
        Status.ONGOING: "Ongoing: continuous work, now under way.",
        Status.ENDED: "Ended: ongoing work that should be closed or carried forward.",
        Status.WAITING: "Waiting: depends on something that has not happened yet.",
        Status.NO_DATE: "No date: it has no date, or the date cannot be read.",
        Status.SUSPENDED: "Suspended: stopped for now.",
    }
