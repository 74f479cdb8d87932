"""Say in a few sentences what the statuses and colours of a report mean."""

from __future__ import annotations

from collections.abc import Collection

from actionplan.dates import Window
from actionplan.dates.formatting import describe_when
from actionplan.evaluation.lateness import describe_colours
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.status import TargetStatus
from actionplan.model.statuses import Status
from actionplan.report import Fact
from actionplan.text.english import format_list_or_count

COLOURS, RAG = "Colours", "RAG"
"""The names under which the key explains the colours and the rating; the others are those of statuses."""

RAG_NOTE = (
    "RAG (red, amber or green) is the officer's latest rating. It is not worked out from dates, as the colours of what "
    "is overdue are."
)


def build_legend(statuses: Collection[TargetStatus], views: PlanViews) -> tuple[str, ...]:
    """Build the legend, a line each for colours, statuses and RAG: only what the report shows."""
    words = dict(build_key(statuses, views))
    colours, rag = words.pop(COLOURS), words.pop(RAG, "")
    meanings = " ".join(f"{name}: {meaning}" for name, meaning in words.items())
    return (f"Key: {colours}", *filter(None, (meanings, rag)))


def build_key(statuses: Collection[TargetStatus], views: PlanViews) -> tuple[Fact, ...]:
    """Build the key: each status, the colours and RAG, with what they mean, as far as the report shows them."""
    names = {status.name for status in statuses}
    has_rag = any(status.rating.rag for status in statuses)
    return (
        *((name.label, meaning) for name, meaning in _build_meanings(views).items() if name in names),
        (COLOURS, f"overdue and ended are {_describe_plan_colours(views)}."),
        *(((RAG, RAG_NOTE),) if has_rag else ()),
    )


def _describe_plan_colours(views: PlanViews) -> str:
    """Describe when a colour is used; if plans have different settings, also in which plans."""
    plans_by_words: dict[str, list[str]] = {}
    for view in views.plan_views:
        plans_by_words.setdefault(describe_colours(view.plan.colours), []).append(view.plan.name)
    usual, *others = sorted(plans_by_words, key=lambda words: -len(plans_by_words[words]))
    return "; ".join(
        [usual, *(f"in {format_list_or_count(plans_by_words[words], 'plan')} {words}" for words in others)]
    )


def _build_meanings(views: PlanViews) -> dict[Status, str]:
    """Explain each status whose name does not say everything."""
    return {
        Status.OVERDUE: "not finished by its due day.",
        Status.DUE: f"its due day is {describe_when(Window(views.first, views.last))}.",
        Status.NOT_YET_DUE: "due later.",
        Status.ONGOING: "continuous work, now under way.",
        Status.ENDED: "ongoing work that should be closed or carried forward.",
        Status.WAITING: "depends on something that has not happened yet.",
        Status.NO_DATE: "it has no date, or the date cannot be read.",
        Status.SUSPENDED: "stopped for now.",
    }
