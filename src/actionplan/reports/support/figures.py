"""The figures of papers and summaries: how many targets have each status and rating, now and at the last report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY, count_months_between
from actionplan.dates.formatting import describe_when, format_short_day
from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, list_due_days
from actionplan.model.colour_thresholds import LatenessColour
from actionplan.model.plan import RAG_RATINGS, Subject
from actionplan.model.statuses import LATE_STATUSES, STATUSES_BY_URGENCY, UNCOUNTED_STATUSES, Status
from actionplan.report import Cell, Column, Section, Share, Table, Tone
from actionplan.reports.row import build_row
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.reports.support.legend import RAG_NOTE
from actionplan.reports.support.position import LastFigures, describe_colour
from actionplan.reports.support.status_text import choose_rag_tone, choose_tone
from actionplan.rows import Day, Row
from actionplan.text.english import format_list, format_percent, round_percent


class Figure(NamedTuple):
    """A number of targets: its label, the test for a target to count, and the tone of its words.

    With a `base`, which is the test for all of which it is a part, the figure is in per cent.

    A figure that is not `is_shown_if_none` is left out if it is 0 now and was 0 at the last report. Where plans are
    compared, it stands in the column `compared_under`. Figures that share one have a `short_label`, but for the first.
    `brief_label` is for a line with little room, if the label is long.
    One that `names_total` says of how many it is. If it `shows_change`, how it moved is beside it: what is due next is
    about the same days at the last report, so that more is neither better nor worse.
    """

    label: str
    is_counted: Callable[[EvaluatedTarget], bool]
    tone: Tone = ""
    is_shown_if_none: bool = False
    compared_under: str = ""
    short_label: str = ""
    base: Callable[[EvaluatedTarget], bool] | None = None
    names_total: bool = False
    shows_change: bool = True
    brief_label: str = ""

    def count(self, items: Sequence[EvaluatedTarget]) -> int:
        """Count the targets."""
        return sum(map(self.is_counted, items))

    def count_base(self, items: Sequence[EvaluatedTarget]) -> int:
        """Count all the targets of which the figure is a part."""
        return sum(map(self.base, items)) if self.base else len(items)

    def compute(self, items: Sequence[EvaluatedTarget]) -> int | None:
        """Compute the figure, in whole per cent if it has a base. There is none of nothing."""
        number, total = self.count(items), self.count_base(items)
        return number if not self.base else round_percent(number, total) if total else None

    def format(self, items: Sequence[EvaluatedTarget]) -> str:
        """Format the figure: "12", "12 of 41" or "29%"; a dash if there is nothing to count."""
        number, total = self.count(items), self.count_base(items)
        if self.names_total:
            return f"{number} of {total}"
        return str(number) if not self.base else format_percent(number, total) if total else "–"


QUARTER_MONTHS = 3
DUE_NEXT, OPEN_RATINGS, ON_TARGET = "Due next", "RAG, still open", "On target"
"""The headings of columns in which groups of targets are compared."""
DONE_ON_TIME = "Done on time"
_COLOURS: tuple[LatenessColour, ...] = ("red", "amber")
_OTHER_STATUSES = (
    Status.ENDED,
    Status.ONGOING,
    Status.WAITING,
    Status.NO_DATE,
    Status.SUSPENDED,
    Status.DELETED,
)
"""The statuses that share one part of the bar."""


def find_last_figures(plan: Subject, day: Day, target_filter: TargetFilter) -> LastFigures | None:
    """Evaluate the targets as they were at the last report.

    There are no figures if the body or officer is new, or if updates are missing since a day after that report.
    """
    if target_filter.not_updated_since and target_filter.not_updated_since >= day:
        return None
    try:
        return LastFigures(evaluate_targets(build_views(plan, day), target_filter), day)
    except UnknownName:
        return None


def build_last_rows(last: LastFigures | None) -> tuple[Day, Sequence[Row]] | None:
    """Build the rows of the last report, for a workbook that counts them."""
    return (last.day, LazyRows(lambda: [build_row(item, "") for item in last.items])) if last else None


def build_figures_section(
    items: Sequence[EvaluatedTarget], views: PlanViews, period: Window, last: LastFigures | None
) -> Section:
    """Build the section with the bar of all targets, and the table of the figures."""
    is_rated = has_ratings(items, last)
    return Section(
        "Where the plan stands",
        (RAG_NOTE,) if is_rated else (),
        build_figure_table(list_figures(views, period, is_rated=is_rated), items, views.day, last, format_short_day),
        shares=tuple(iter_shares(items, views)),
    )


def has_ratings(items: Sequence[EvaluatedTarget], last: LastFigures | None) -> bool:
    """Return True if any target is rated, or was at the last report."""
    return any(item.status.rating.rag for item in (*items, *(last.items if last else ())))


def list_figures(views: PlanViews, period: Window, *, is_rated: bool) -> tuple[Figure, ...]:
    """List the figures of a paper, in their order."""
    return tuple(_iter_figures(views, period, is_rated=is_rated))


def choose_period(day: Day, last: Day | None) -> Window:
    """Choose the period after a day: as long as the time since the last report, or three months."""
    first = day + DAY
    months = count_months_between(last, day) if last else 0
    if last and last < day and not months:
        return Window(first, day + (day - last))
    return Window(first, first + relativedelta(months=months or QUARTER_MONTHS) - DAY)


def is_on_target(item: EvaluatedTarget) -> bool:
    """Return True if a target is complete, or is neither overdue nor ended, of those that can be late."""
    return can_be_late(item) and item.status.name not in LATE_STATUSES


def can_be_late(item: EvaluatedTarget) -> bool:
    """Return True if a target counts where it is asked how many are on target."""
    return item.status.name not in UNCOUNTED_STATUSES


def is_completed_on_time(item: EvaluatedTarget) -> bool:
    """Return True if a target is complete and is known to be so in time, or had no due day."""
    return bool(count_completions((item,)).on_time)


def format_direction(now: int, before: int) -> str:
    """Say how a figure moved: "up 2", "down 1", "none"."""
    return f"{'up' if now > before else 'down'} {abs(now - before)}" if now != before else "none"


def _iter_figures(views: PlanViews, period: Window, *, is_rated: bool) -> Iterator[Figure]:
    yield Figure("All targets", lambda _: True, "strong", compared_under="Targets")
    yield _build_status_figure(Status.COMPLETE, "done")
    yield Figure("Completed late", _is_completed_late, brief_label="Done late")
    yield _build_status_figure(Status.OVERDUE, "late")
    for colour in _COLOURS:
        label = f"Overdue{_name_colour(colour, views)}"
        test = _build_lateness_test(colour)
        under = Status.OVERDUE.label
        yield Figure(label, test, colour, compared_under=under, short_label=colour, brief_label=f"{under}, {colour}")
    yield Figure("Due this month", _build_status_test(Status.DUE))
    yield _build_status_figure(Status.NOT_YET_DUE)
    for status in _OTHER_STATUSES:
        yield Figure(status.label, _build_status_test(status))
    due_next = f"Due next, {describe_when(period)}"
    yield Figure(
        due_next,
        _build_period_test(period),
        is_shown_if_none=True,
        compared_under=DUE_NEXT,
        shows_change=False,
        brief_label=DUE_NEXT,
    )
    if is_rated:
        for rag in RAG_RATINGS:
            yield _build_rating_figure(f"Rated {rag}, still open", rag)._replace(is_shown_if_none=True)
        yield _build_rating_figure("Not rated, still open", None)


def _build_status_figure(status: Status, tone: Tone = "") -> Figure:
    return Figure(status.label, _build_status_test(status), tone, is_shown_if_none=True, compared_under=status.label)


def _build_rating_figure(label: str, rag: str | None) -> Figure:
    return Figure(
        label,
        _build_rating_test(rag),
        choose_rag_tone(rag),
        compared_under=OPEN_RATINGS,
        short_label=rag or "not rated",
        brief_label=f"RAG {rag}" if rag else "Not rated",
    )


def _name_colour(colour: LatenessColour, views: PlanViews) -> str:
    """Return what follows "overdue" for a colour: ", by over 1 month (red)"."""
    words = describe_colour(colour, views)
    return f", by {words} ({colour})" if words else f" ({colour})"


def _build_status_test(status: Status) -> Callable[[EvaluatedTarget], bool]:
    return lambda item: item.status.name == status


def _build_lateness_test(colour: Tone) -> Callable[[EvaluatedTarget], bool]:
    return lambda item: item.status.name == Status.OVERDUE and choose_tone(item) == colour


def _build_rating_test(rag: str | None) -> Callable[[EvaluatedTarget], bool]:
    """Build the test for an open target with a rating, or without one."""
    return lambda item: not item.status.is_finished and (item.status.rating.rag or None) == rag


def _build_period_test(period: Window) -> Callable[[EvaluatedTarget], bool]:
    return lambda item: bool(list_due_days(item, period))


def _is_completed_late(item: EvaluatedTarget) -> bool:
    return item.status.name == Status.COMPLETE and item.status.is_completed_late is True


def build_figure_table(
    figures: Sequence[Figure],
    items: Sequence[EvaluatedTarget],
    day: Day,
    last: LastFigures | None,
    format_heading: Callable[[Day], str] = format_day,
) -> Table:
    """Build the table, with the numbers of the last report if there was one. The headings are the days."""
    rows = []
    for figure in figures:
        if figure.is_shown_if_none or figure.count(items) or (last and figure.count(last.items)):
            numbers = [Cell(figure.format(items))]
            if last:
                numbers += [Cell(figure.format(last.items)), Cell(_format_change(figure, items, last))]
            rows.append((Cell(figure.label, figure.tone), *numbers))
    columns = [Column("Targets", grow=1, is_self_explanatory=True), Column(format_heading(day), is_number=True)]
    if last:
        columns += [Column(format_heading(last.day), is_number=True), Column("Change", is_number=True)]
    return Table(tuple(columns), tuple(rows))


def _format_change(figure: Figure, items: Sequence[EvaluatedTarget], last: LastFigures) -> str:
    """Say how a figure moved; a dash, which is read out, if it is not compared."""
    if not figure.shows_change:
        return "–"
    now, before = figure.compute(items), figure.compute(last.items)
    if now is None or before is None:
        return ""
    return format_direction(now, before)


def iter_shares(items: Sequence[EvaluatedTarget], views: PlanViews) -> Iterator[Share]:
    """Yield the parts of the bar. Statuses that say nothing of progress are one part."""
    others = [item.status.name for item in items if item.status.name in _OTHER_STATUSES]
    counted = [f"{others.count(name)} {name}" for name in STATUSES_BY_URGENCY if name in others]
    late = [(colour, _name_colour(colour, views), _build_lateness_test(colour)) for colour in _COLOURS]
    parts: list[tuple[str, int, Tone]] = [
        ("Complete", _count(items, _build_status_test(Status.COMPLETE)), "done"),
        *((f"Overdue{words}", _count(items, test), colour) for colour, words, test in late),
        ("Overdue, no colour yet", _count(items, _build_lateness_test("late")), "late"),
        ("Due this month", _count(items, _build_status_test(Status.DUE)), "due"),
        ("Not yet due", _count(items, _build_status_test(Status.NOT_YET_DUE)), ""),
        (f"Others ({format_list(counted)})", len(others), "quiet"),
    ]
    for label, number, tone in parts:
        if number:
            yield Share(label, number, len(items), tone)


def _count(items: Sequence[EvaluatedTarget], is_counted: Callable[[EvaluatedTarget], bool]) -> int:
    return sum(map(is_counted, items))
