"""The cover of a paper: what it is about, as at when, from which file, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.events import find_last_day_of
from actionplan.evaluation.filters import EVERYTHING, Filter, resolve_body, resolve_officer
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.model.plan import fold
from actionplan.report import Fact, Section
from actionplan.reports.changes import PlanVersion
from actionplan.text.english import format_count, format_list


class CoverText(NamedTuple):
    """What only whoever sends the paper can say. `version` is the file that was read, and what read it."""

    title: str = ""
    contact: str = ""
    recommendations: tuple[str, ...] = ()
    version: str = ""


class PreviousReport(NamedTuple):
    """What the paper is compared with; `is_same` where that is the plan itself, as at an earlier day."""

    plan_version: PlanVersion
    is_same: bool


def format_title(cover_text: CoverText, target_filter: Filter, views: PlanViews, *, is_exceptions_only: bool) -> str:
    """The title that was given, or else one by what the paper is about."""
    name = "Exceptions report" if is_exceptions_only else "Progress report"
    return cover_text.title or ": ".join(
        filter(
            None,
            (name, _format_body(target_filter, views) or _format_officer(target_filter, views) or _format_plans(views)),
        )
    )


def list_facts(
    cover_text: CoverText,
    target_filter: Filter,
    items: Sequence[EvaluatedTarget],
    views: PlanViews,
    before: PreviousReport | None,
) -> tuple[Fact, ...]:
    """The cover, without what there is nothing to say of."""
    last = _find_last_recorded_day(items, views, is_all=target_filter == EVERYTHING)
    every = (
        *_iter_subject_facts(target_filter, views),
        *_iter_day_facts(last, views, before),
        ("Version", cover_text.version),
        ("Contact", cover_text.contact),
    )
    asked = (("Recommendation", each) for each in cover_text.recommendations)
    return tuple((name, words) for name, words in (*every, *asked) if words)


def build_legend_sections(sentences: tuple[str, ...]) -> list[Section]:
    """What the words and colours mean, before they are met."""
    said = [each.removeprefix("Key: ") for each in sentences]
    return [Section("Key", tuple(each[:1].upper() + each[1:] for each in said))] if said else []


def _format_body(target_filter: Filter, views: PlanViews) -> str:
    return format_list([resolve_body(name, views) for name in target_filter.bodies])


def _format_officer(target_filter: Filter, views: PlanViews) -> str:
    return format_list([resolve_officer(name, views) for name in target_filter.officers])


def _format_plans(views: PlanViews) -> str:
    """The title of the plan; of several, how many there are."""
    return format_count(len(views.plan_views), "plan") if views.has_several_plans else views.plan_views[0].plan.title


def _iter_subject_facts(target_filter: Filter, views: PlanViews) -> Iterator[Fact]:
    for each in views.plan_views:
        if views.has_several_plans:
            yield "Plan", each.heading
        else:
            yield from (("Plan", each.plan.title), ("Strategy", each.plan.strategy), ("Authority", each.plan.authority))
    yield "Body", _format_body(target_filter, views)
    yield "Officer", _format_officer(target_filter, views)
    yield "Only", target_filter._replace(bodies=(), officers=()).words


def _find_last_recorded_day(items: Sequence[EvaluatedTarget], views: PlanViews, *, is_all: bool) -> date | None:
    """The last day on which anything was recorded of the targets, or of an event that they wait for."""
    days = []
    for each, theirs in group_by_plan(items, views):
        targets = [item.line.target for item in theirs]
        awaited = {fold(target.waits_for) for target in targets}
        events = [event for name, event in each.events.items() if is_all or name in awaited]
        days.append(find_last_day_of(targets, events, views.day))
    return max(filter(None, days), default=None)


def _iter_day_facts(last: date | None, views: PlanViews, before: PreviousReport | None) -> Iterator[Fact]:
    """The day of the report, the last day on which anything was recorded by then, and what it is compared with."""
    yield "As at", format_day(views.day)
    yield (
        "Position date",
        f"{format_day(last)}, the last day of anything recorded" if last else "nothing is recorded yet",
    )
    if before:
        yield "Last report", format_day(before.plan_version.day)
        yield "Compared with", _describe_baseline(before, views)


def _describe_baseline(before: PreviousReport, views: PlanViews) -> str:
    """The plan that changes are counted from; where it is the same file, what cannot be seen so."""
    day, version, unseen = (
        format_day(before.plan_version.day),
        before.plan_version.label,
        before.plan_version.limitation,
    )
    if not before.is_same:
        stood = "the plans as they stood" if views.has_several_plans else "the plan as it stood"
        return f"{stood} on {day}{f' ({version})' if version else ''}{f'. {unseen}' if unseen else ''}"
    dated = "these plans" if views.has_several_plans else "this plan"
    return (
        f"what is dated in {dated} by {day}. What is gone, new, renumbered, given to another officer or worded "
        "otherwise since cannot be seen so, nor what was recorded late."
    )
