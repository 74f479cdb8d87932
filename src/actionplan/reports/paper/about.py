"""What a paper says about itself: its title, the plan, the day, the file that was read, and who to contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter, resolve_body, resolve_officer
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.target_events import find_last_day_of
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.report import Fact, Section
from actionplan.reports.changes import PlanVersion
from actionplan.reports.support.legend import RAG_NOTE, build_legend
from actionplan.text.english import format_count, format_list
from actionplan.text.folding import fold

INCOMPLETE_CHANGES = (
    "Changes may be incomplete: targets that were removed, added, renumbered or reworded are not shown, nor is "
    "anything recorded late, or not recorded, such as another officer."
)


class PaperText(NamedTuple):
    """The words that only the sender of a paper knows. `version` names the file that was read and what read it.

    `introduction` and `sections` are the council's own words. `faults` say which parts of the plans could not be read.
    """

    title: str = ""
    contact: str = ""
    recommendations: tuple[str, ...] = ()
    version: str = ""
    introduction: tuple[Section, ...] = ()
    sections: tuple[Section, ...] = ()
    faults: tuple[str, ...] = ()


class PreviousReport(NamedTuple):
    """What the paper is compared with. `is_same` is True if that is the same file, as at an earlier day."""

    plan_version: PlanVersion
    is_same: bool


def format_title(text: PaperText, target_filter: TargetFilter, views: PlanViews, *, is_exceptions_only: bool) -> str:
    """Return the title that was given, or one made of the kind of paper and what it is about; with the day."""
    name = "Exceptions report" if is_exceptions_only else "Progress report"
    subject = _format_body(target_filter, views) or _format_officer(target_filter, views) or _format_plans(views)
    title, day = text.title or (f"{name}: {subject}" if subject else name), format_day(views.day)
    return title if day in title else f"{title}, as at {day}"


def name_audience(target_filter: TargetFilter, views: PlanViews) -> str:
    """Name who is asked for something: the body that the paper is for, or else the meeting."""
    return _format_body(target_filter, views) or "the meeting"


def build_about_section(
    text: PaperText,
    target_filter: TargetFilter,
    items: Sequence[EvaluatedTarget],
    views: PlanViews,
    before: PreviousReport | None,
) -> Section:
    """Build the section on the plan, the version, the contact and the comparison, and on what the words mean."""
    last = _find_last_recorded_day(items, views, is_all=target_filter == EVERYTHING)
    facts = (
        *_iter_subject_facts(text.title, target_filter, views),
        *_iter_day_facts(last, views, before),
        ("Version", text.version),
        ("Contact", text.contact),
        *_iter_meanings(items, views),
    )
    return Section("About this paper", facts=tuple((name, words) for name, words in facts if words))


def _iter_meanings(items: Sequence[EvaluatedTarget], views: PlanViews) -> Iterator[Fact]:
    """Yield what words and colours mean, without the meaning of RAG, which stands with the figures."""
    lines = [line for line in build_legend([item.status for item in items], views) if line != RAG_NOTE]
    words = " ".join(lines).removeprefix("Key: ")
    yield "Key", f"{words[:1].upper()}{words[1:]}"


def _format_body(target_filter: TargetFilter, views: PlanViews) -> str:
    return format_list([resolve_body(name, views) for name in target_filter.bodies])


def _format_officer(target_filter: TargetFilter, views: PlanViews) -> str:
    names = format_list([resolve_officer(name, views) for name in target_filter.officers])
    return f"{names} ({target_filter.role})" if names and target_filter.role else names


def _format_plans(views: PlanViews) -> str:
    """Return the title of the plan, or how many plans there are."""
    return format_count(len(views.plan_views), "plan") if views.has_several_plans else views.plan_views[0].plan.title


def _iter_subject_facts(title: str, target_filter: TargetFilter, views: PlanViews) -> Iterator[Fact]:
    """Yield what the paper is about, as far as that does not stand at its head: there are the plans."""
    if not views.has_several_plans:
        yield "Strategy", views.plan_views[0].plan.strategy
    if title:
        yield "Body", _format_body(target_filter, views)
        yield "Officer", _format_officer(target_filter, views)
    yield "Only", target_filter._replace(bodies=(), officers=()).words


def _find_last_recorded_day(items: Sequence[EvaluatedTarget], views: PlanViews, *, is_all: bool) -> date | None:
    """Find the last day on which anything was recorded about the targets, or about an event that they wait for."""
    days = []
    for view, theirs in group_by_plan(items, views):
        lines = [item.line for item in theirs]
        dependencies = {fold(name) for line in lines for name in line.target.waits_for}
        events = [event for name, event in view.events.items() if is_all or name in dependencies]
        days.append(find_last_day_of(lines, events, views.day))
    return max(filter(None, days), default=None)


def _iter_day_facts(last: date | None, views: PlanViews, before: PreviousReport | None) -> Iterator[Fact]:
    """Yield the day of the report, the last day on which anything was recorded, and what the paper is compared with."""
    position = f"{format_day(last)}, the last day on which anything was recorded" if last else "nothing is recorded yet"
    yield "Position date", position
    if before:
        yield "Last report", f"{format_day(before.plan_version.day)}. Compared with {_describe_baseline(before, views)}"


def _describe_baseline(before: PreviousReport, views: PlanViews) -> str:
    """Describe the plan that changes are counted from. If it is the same file, say what is missing."""
    _, _, _, label, limitation = before.plan_version
    if before.is_same:
        plans = "these plans" if views.has_several_plans else "this plan"
        return f"what is dated in {plans} by then. {INCOMPLETE_CHANGES}"
    plans = "the plans as they were" if views.has_several_plans else "the plan as it was"
    return f"{plans} then{f' ({label})' if label else ''}{f'. {limitation}' if limitation else ''}"
