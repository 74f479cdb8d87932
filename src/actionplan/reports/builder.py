"""What all answers have in common: their head, their last line, and whether there is anything to act on.

The rows of an answer, made only where somebody looks at them.

The key of a report: in a few sentences, what the words and colours on its page mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_current_date
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.lateness import describe_colours
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.status import TargetStatus, evaluate_status
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Target
from actionplan.report import ALL_DATES_READABLE, PlanHead, Report, Row, Section
from actionplan.text.english import format_count, format_list_or_count

if TYPE_CHECKING:
    from actionplan.evaluation.targets import EvaluatedTarget


def build_rows(pairs: Sequence[tuple[EvaluatedTarget, str]]) -> LazyRows:
    """A row for each item, with the name of the section that it stands in."""

    def iter_rows() -> Iterator[Row]:
        from actionplan.reports.row import build_row  # noqa: PLC0415 - only answers that are sent as data pay for it

        return (build_row(item, section) for item, section in pairs)

    return LazyRows(iter_rows)


class LazyRows(Sequence[Row]):
    """Rows that are made when they are first looked at: an answer that is printed does without them.

    In all else they are the tuple of them, and are pickled as that.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[Row]]) -> None:
        self._make = make
        self._made: tuple[Row, ...] | None = None

    def _load(self) -> tuple[Row, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __len__(self) -> int:
        return len(self._load())

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self._load()[at]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._load())

    def __eq__(self, other: object) -> bool:
        return self._load() == (other._load() if isinstance(other, LazyRows) else other)

    def __hash__(self) -> int:
        return hash(self._load())

    def __repr__(self) -> str:
        return repr(self._load())

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return tuple, (self._load(),)


def build_legend(statuses: Collection[TargetStatus], views: PlanViews) -> tuple[str, ...]:
    """The sentences, a line each. Only how something stands is explained, so that nothing here is of a later day."""
    standings = {status.name for status in statuses}
    words = [said for standing, said in _iter_status_notes(views) if standing in standings]
    return (
        f"Key: overdue and ended are {_describe_plan_colours(views)}.",
        *([" ".join(words)] if words else []),
        *(
            ["RAG is what the officer said last; it is never worked out from dates."]
            if any(map(_has_rag, statuses))
            else []
        ),
    )


def _describe_plan_colours(views: PlanViews) -> str:
    """What the colours stand for; where plans set them otherwise, in which of them."""
    meant: dict[str, list[str]] = {}
    for each in views.plan_views:
        meant.setdefault(describe_colours(each.plan.colours), []).append(each.plan.name)
    if len(meant) == 1:
        return next(iter(meant))
    usual, *others = sorted(meant, key=lambda words: -len(meant[words]))
    return "; ".join([usual, *(f"in {format_list_or_count(meant[words], 'plan')} {words}" for words in others)])


def _iter_status_notes(views: PlanViews) -> Iterator[tuple[str, str]]:
    """The statuses whose names do not say all, and what to say of them."""
    yield "overdue", "Overdue: not met by its last day."
    yield "due", f"Due: its last day is in {describe_window(Window(views.first, views.last))}."
    yield "not yet due", "Not yet due: due later."
    yield "ongoing", "Ongoing: continuous work, now under way."
    yield "ended", "Ended: ongoing work whose time is over."
    yield "waiting", "Waiting: dated by something that has still to happen."
    yield "no date", "No date: none is set, or it cannot be read."
    yield "suspended", "Suspended: stopped for now."


def _has_rag(status: TargetStatus) -> bool:
    return bool(status.rating.rag)


TargetsBySection = Iterable[tuple[str, Sequence[EvaluatedTarget]]]
"""The items of each section, by the name that rows give it."""


class ReportSpec(NamedTuple):
    """What was asked: the question's name, its words as a title, what was kept, and the period where it has one."""

    name: str
    title: str
    keep: Filter = EVERYTHING
    period: Window | None = None


def build_report(
    spec: ReportSpec,
    views: PlanViews,
    sections: Iterable[Section],
    targets_by_section: TargetsBySection,
    closing: Iterable[str] = (),
) -> Report:
    """The report: its printed `sections`, and a row for each item `placed` in a section."""
    pairs = [(item, name) for name, found in targets_by_section for item in found]
    report = build_report_from_rows(spec, views, sections, build_rows(pairs), [item.status for item, _ in pairs])
    return report._replace(closing=(*closing, *report.closing))


def build_report_from_rows(
    spec: ReportSpec,
    views: PlanViews,
    sections: Iterable[Section],
    rows: Sequence[Row],
    statuses: Collection[TargetStatus],
) -> Report:
    """The report with rows of its own, and how what stands in them was `found`."""
    heads = tuple([_build_plan_head(each) for each in views.plan_views])
    return Report(
        spec.name,
        _format_title(spec, views),
        views.day,
        heads,
        tuple(sections),
        rows,
        (_format_closing_line(sum(head.unplaced for head in heads)),),
        spec.period,
        any(each.name in ("due", "overdue") for each in statuses),
        build_legend(statuses, views),
    )


def describe_no_match(target_filter: Filter) -> str:
    """The sentence where there is no target to tell of: what none matches, where not all were asked about."""
    return f"No target here matches {target_filter.words}." if target_filter.words else "No target was found."


def _format_title(spec: ReportSpec, views: PlanViews) -> str:
    kept = f" ({spec.keep.words})" if spec.keep.words else ""
    return f"{spec.title}, as at {format_day(views.day)}{kept}"


def _build_plan_head(view: PlanView) -> PlanHead:
    """Which plan it is, and how many targets of the whole of it are unfinished and have an unreadable date."""
    plan = view.plan
    unplaced = sum(_is_unplaced(target, view) for target in plan.iter_targets())
    return PlanHead(plan.name or None, plan.title or None, plan.authority or None, unplaced)


def _is_unplaced(target: Target, view: PlanView) -> bool:
    phrase = find_current_date(target, view.day) if target.revised else target.date
    return phrase.reading.kind == "unreadable" and not evaluate_status(target, view).is_finished


def _format_closing_line(unplaced: int) -> str:
    if not unplaced:
        return ALL_DATES_READABLE
    dates = "its date" if unplaced == 1 else "their dates"
    return (
        f"{format_count(unplaced, 'target')} could not be placed: {dates} cannot be read. actionplan validate says why."
    )
