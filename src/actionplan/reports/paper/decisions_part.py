"""The part of a paper on what is still to be decided, the most urgent first, and on what else targets wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.blockers import Blocker, iter_dependency_blockers
from actionplan.evaluation.waiting.decision_status import GIVEN_STATES, describe_notice, describe_signs, list_decisions
from actionplan.model.plan import Route
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.decisions.forward_plan import (
    PERIOD,
    TO_DECIDE,
    ForwardPlanEntry,
    build_dependencies_text,
    format_outcome,
    list_outstanding,
)
from actionplan.reports.decisions.matrix import TargetDecisions, build_overview_section
from actionplan.reports.paper.paper_columns import DATE, OUTPUT_AND_MEASURE, choose_columns
from actionplan.reports.paper.recommendations import list_wanted
from actionplan.reports.paper.repeats import ListedTargets, format_listed, split_listed
from actionplan.reports.support.columns import OFFICER, REF
from actionplan.reports.support.tables import ColumnSpec, build_table

_TITLE = "What is to be decided"
_SEE_RECOMMENDATIONS = "What is asked of this meeting is under Recommendations."


class BlockedTarget(NamedTuple):
    """A target, and the event or other target that it waits for."""

    item: EvaluatedTarget
    blocker: Blocker

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


def build_decisions_part(
    items: Sequence[EvaluatedTarget],
    bodies: tuple[str, ...],
    views: PlanViews,
    period: Window,
    listed: ListedTargets,
) -> ReportPart:
    """Build the part on the decisions of the bodies, or on all decisions, and on what else targets wait for.

    What is listed above and recommended for the meeting is not named a third time.
    """
    entries = [entry for item in items for entry in list_outstanding(item, bodies)]
    entries.sort(key=lambda entry: entry.decision.due_day or date.max)
    fresh, repeated = split_listed(entries, listed.keys)
    parties = tuple(_iter_party_sections(items, views))
    deciding = list({entry.item.get_key(): entry.item for entry in fresh}.values())
    so_far = listed._replace(keys=listed.keys | {item.get_key() for item in deciding})
    blockers = _build_blockers_part(items, so_far)
    wanted = set(map(_get_decision_key, list_wanted(items, bodies, period)))
    unasked = [entry for entry in repeated if _get_decision_key(entry) not in wanted]
    listed_words = [(entry.item, _format_decision(entry)) for entry in unasked]
    notes = (
        *filter(None, (describe_notice(entry.item.ref, entry.decision, entry.view.day) for entry in entries)),
        *([_SEE_RECOMMENDATIONS] if len(unasked) < len(repeated) else []),
        *format_listed("Also to be decided, and listed above", listed_words, has_short_names=listed.has_short_names),
    )
    if not entries and not parties:
        notes = ("No decision is outstanding.",)
    head = Section(
        _TITLE,
        notes,
        build_table(fresh, choose_columns(_COLUMNS, has_short_names=listed.has_short_names)) if fresh else None,
    )
    placed = [(TO_DECIDE, deciding), *blockers.targets_by_section]
    is_nothing = not (entries or parties or blockers.sections)
    return ReportPart([head, *parties, *blockers.sections], placed, is_nothing=is_nothing)


def _iter_party_sections(items: Sequence[EvaluatedTarget], views: PlanViews) -> Iterator[Section]:
    """Yield the section on what each party of a joint plan has decided, and has to decide."""
    entries = [
        TargetDecisions(item, list_decisions(item))
        for item in items
        if item.view.plan.parties and item.line.target.decisions and item.status.name != "deleted"
    ]
    if entries:
        section = build_overview_section(entries, views)
        yield section._replace(title="Decisions of the parties", notes=(*section.notes, describe_signs()), level=2)


def _build_blockers_part(items: Sequence[EvaluatedTarget], listed: ListedTargets) -> ReportPart:
    """Build the part on the events and other targets that targets wait for, with a row for each target."""
    blocked = [
        BlockedTarget(item, blocker)
        for item in items
        if item.status.is_going_on
        for blocker in iter_dependency_blockers(item.status.dependencies, is_dated=item.status.is_dated)
    ]
    blocked.sort(key=lambda row: row.item.status.due or date.max)
    fresh, repeated = split_listed(blocked, listed.keys)
    if not blocked:
        return ReportPart()
    names = [(row.item, row.blocker.name) for row in repeated]
    notes = format_listed("Also waiting, and listed above", names, has_short_names=listed.has_short_names)
    table = (
        build_table(fresh, choose_columns(_BLOCKED_COLUMNS, has_short_names=listed.has_short_names)) if fresh else None
    )
    section = Section("What targets are waiting for", notes, table, 2)
    return ReportPart([section], [("waits for", [row.item for row in fresh])])


def _get_decision_key(entry: ForwardPlanEntry) -> tuple[tuple[str, Route], str]:
    """Return what distinguishes a decision from all others: its target and who takes it."""
    return entry.item.get_key(), entry.decision.maker


def _format_decision(entry: ForwardPlanEntry) -> str:
    """Say who decides, and when; but not the date of a late target again, which stands where it is listed."""
    decision = entry.decision
    is_by_target = decision.state == "late" and decision.due is not None and decision.due.basis == "target date"
    return f"by {decision.maker}: {decision.brief if is_by_target else decision.words}"


def _build_maker_cell(entry: ForwardPlanEntry) -> Cell:
    is_key = entry.decision.required.decision.is_key
    return Cell(f"{entry.decision.maker}{' (key decision)' if is_key else ''}")


def _build_progress_cell(entry: ForwardPlanEntry) -> Cell:
    """Show how far the decision is, what has to come before it, and what others have decided."""
    before = tuple(each for each in entry.preceding if each.state not in GIVEN_STATES)
    depends = build_dependencies_text(entry._replace(preceding=before))
    given = [format_outcome(each) for each in list_decisions(entry.item) if each.state in GIVEN_STATES]
    words = [entry.decision.brief, f"after {depends}" if depends else "", *given]
    return Cell("; ".join(filter(None, words)), "late" if entry.decision.state in ("late", "refused") else "")


def _build_blocker_cell(row: BlockedTarget) -> Cell:
    return Cell(f"{row.blocker.name}: {row.blocker.note or 'nothing is recorded'}")


_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    ColumnSpec(Column("Decision maker", grow=1), _build_maker_cell),
    PERIOD,
    ColumnSpec(Column("So far", grow=1), _build_progress_cell),
)
_BLOCKED_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    DATE,
    ColumnSpec(Column("Waits for", grow=1), _build_blocker_cell),
)
