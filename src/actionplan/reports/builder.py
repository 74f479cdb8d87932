"""Build a report from its sections and the targets in them: title, plans, rows, legend and closing lines."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.dates import Window, format_day
from actionplan.evaluation.as_of import find_current_date
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.status import TargetStatus, evaluate_status
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Officer, Target
from actionplan.model.responsibility import OfficerRole
from actionplan.report import ALL_DATES_READABLE, PlanHead, Report, Section
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.reports.support.legend import build_key, build_legend
from actionplan.reports.support.position import describe_colour
from actionplan.text.english import format_list_or_count

if TYPE_CHECKING:
    from actionplan.rows import Row

_ITS_PERIOD = "The plan's period"

_OTHER_ROLES: tuple[tuple[OfficerRole, str], ...] = (("accountable", "is accountable for"), ("supporting", "supports"))
_PAPER = "report"
"""The question whose answer is for people who run no command."""

TargetsBySection = Iterable[tuple[str, Sequence[EvaluatedTarget]]]
"""The targets of each section, by the name that rows give the section."""


class ReportPart(NamedTuple):
    """Part of a report: the sections to print, and the targets in them to send as data.

    If it `is_nothing`, its one section only says that there is nothing.
    """

    sections: Sequence[Section] = ()
    targets_by_section: TargetsBySection = ()
    is_nothing: bool = False


class ReportSpec(NamedTuple):
    """The question that a report answers: its name, its title, the filter, and the period if it has one."""

    name: str
    title: str
    target_filter: TargetFilter = EVERYTHING
    period: Window | None = None


def build_report(
    spec: ReportSpec,
    views: PlanViews,
    sections: Iterable[Section],
    targets_by_section: TargetsBySection,
    closing: Iterable[str] = (),
) -> Report:
    """Build a report that prints `sections`, and has a row for each target in a section, in the order given.

    The `closing` sentences end the report, before the one on dates that cannot be read.
    """
    pairs = [(item, name) for name, items in targets_by_section for item in items]
    rows = LazyRows(lambda: _build_rows(pairs))
    report = build_report_from_rows(spec, views, sections, rows, [item.status for item, _ in pairs])
    report = report._replace(has_rows=any(_is_pressing(item.status) for item, _ in pairs if not item.role))
    others = () if spec.name == _PAPER else iter_other_roles(spec.target_filter, views)
    return report._replace(closing=(*closing, *others, *report.closing))


def build_report_from_rows(
    spec: ReportSpec,
    views: PlanViews,
    sections: Iterable[Section],
    rows: Sequence["Row"],
    statuses: Collection[TargetStatus],
) -> Report:
    """Build a report that has rows of its own, and the `statuses` of the targets in them."""
    heads = tuple([_build_plan_head(view) for view in views.plan_views])
    report = Report(
        question=spec.name,
        title=_format_title(spec, views),
        as_at=views.day,
        plans=heads,
        sections=tuple(sections),
        rows=rows,
        period=spec.period,
        has_rows=any(map(_is_pressing, statuses)),
        legend=build_legend(statuses, views),
        key=build_key(statuses, views),
        notices=tuple(_iter_ended_periods(views)),
        red_words=describe_colour("red", views),
        officers=_list_officers(views),
        own_columns=tuple(column for view in views.plan_views for column in view.plan.fields),
        context=views.plan_views[0].plan.context,
        filter_words=spec.target_filter.words,
    )
    if report.unplaced_notice:
        return report._replace(errors=(report.unplaced_notice,))
    return report._replace(closing=(ALL_DATES_READABLE,))


def iter_other_roles(target_filter: TargetFilter, views: PlanViews) -> Iterator[str]:
    """Yield what the officers of a filter have to do with targets that it leaves out, and how to list these."""
    for name in () if target_filter.role else target_filter.officers:
        for role, verb in _OTHER_ROLES:
            refs = [
                view.format_ref(line.output.ref)
                for view in views.plan_views
                for line in view.plan.iter_outputs()
                if view.officers[name] in view.list_officers(line.output, role)
                and view.officers[name] not in view.list_officers(line.output)
            ]
            if refs:
                who = views.plan_views[0].officers[name]
                yield f"{who} {verb} {format_list_or_count(refs, 'output')}. To list that, add --role {role}."


def describe_no_match(target_filter: TargetFilter) -> str:
    """Return the sentence for a report without targets, with the filter that none matches."""
    return f"No target matches {target_filter.words}." if target_filter.words else "No target was found."


def _build_rows(pairs: Iterable[tuple[EvaluatedTarget, str]]) -> "list[Row]":
    from actionplan.reports.row import build_row  # noqa: PLC0415 - a report that is printed has no rows

    return [build_row(item, name) for item, name in pairs]


def _iter_ended_periods(views: PlanViews) -> Iterator[str]:
    """Yield a sentence if the day is after the end of the plan's period, or one for each such end of several plans."""
    names_by_end: dict[date, list[str]] = {}
    for view in views.plan_views:
        if view.plan.context.last < views.day:
            names_by_end.setdefault(view.plan.context.last, []).append(view.plan.display_name)
    for end, names in sorted(names_by_end.items()):
        of_several = f"The period of {format_list_or_count(names, 'plan')}" if views.has_several_plans else ""
        yield f"{of_several or _ITS_PERIOD} ended on {format_day(end)}."


def _is_pressing(status: TargetStatus) -> bool:
    return status.name in ("due", "overdue")


def _list_officers(views: PlanViews) -> tuple[Officer, ...]:
    """List each officer in the plans' lists once, by the name that reports use."""
    entries: dict[str, Officer] = {}
    for view in views.plan_views:
        for name, entry in view.officer_entries.items():
            entries.setdefault(name, entry._replace(name=name))
    return tuple(entries.values())


def _format_title(spec: ReportSpec, views: PlanViews) -> str:
    words = spec.target_filter.words
    return f"{spec.title}, as at {format_day(views.day)}{f' ({words})' if words else ''}"


def _build_plan_head(view: PlanView) -> PlanHead:
    """Name the plan, and count the unfinished targets in the whole of it whose date cannot be read."""
    plan = view.plan
    unplaced = sum(_is_unplaced(target, view) for target in plan.iter_targets())
    return PlanHead(
        name=plan.name or None,
        title=plan.title or None,
        authority=plan.authority or None,
        unplaced=unplaced,
        heading=plan.heading or None,
    )


def _is_unplaced(target: Target, view: PlanView) -> bool:
    phrase = find_current_date(target, view.day) if target.revised else target.date
    return phrase.reading.kind == "unreadable" and not evaluate_status(target, view).is_finished
