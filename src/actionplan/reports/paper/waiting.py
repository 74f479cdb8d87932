"""The part of a paper on the decisions that are outstanding, and on anything else that open targets wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.evaluation.blockers import Blocker
from actionplan.evaluation.decision_status import describe_signs, list_decisions
from actionplan.evaluation.outcomes import iter_unsatisfied
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.decisions.matrix import TargetDecisions, build_overview_section
from actionplan.reports.paper.paper_columns import DATE, OUTPUT_AND_MEASURE
from actionplan.reports.support.columns import DUE, OFFICER, REF, STATUS
from actionplan.reports.support.tables import build_table


def build_waiting_part(items: Sequence[EvaluatedTarget], views: PlanViews) -> ReportPart:
    """Build the part with the decisions of the parties, if a plan has parties, and what targets wait for."""
    blockers = _build_blockers_part(items)
    return ReportPart([*_iter_party_sections(items, views), *blockers.sections], blockers.targets_by_section)


def _iter_party_sections(items: Sequence[EvaluatedTarget], views: PlanViews) -> Iterator[Section]:
    """Yield the section on what each party of a joint plan has decided, and has to decide."""
    entries = [
        TargetDecisions(item, list_decisions(item))
        for item in items
        if item.view.plan.parties and item.line.target.decisions and item.status.name != "deleted"
    ]
    if entries:
        section = build_overview_section(entries, views)
        yield section._replace(title="Decisions of the parties", notes=(*section.notes, describe_signs()))


def _build_blockers_part(items: Sequence[EvaluatedTarget]) -> ReportPart:
    """Build a row for each thing that a target waits for: one body or event after the other, and each by due day."""
    waiting = [(blocker, item) for item in items for blocker in item.status.blockers]
    if not waiting:
        return ReportPart()
    order = {name: n for n, name in enumerate(dict.fromkeys(blocker.name for blocker, _ in waiting))}
    waiting.sort(key=lambda pair: (order[pair[0].name], pair[1].status.sort_day))
    table = build_table([item for _, item in waiting], _COLUMNS)
    with_blockers = _add_blocker_columns([blocker for blocker, _ in waiting], table)
    targets = list({item.get_key(): item for _, item in waiting}.values())
    title = _format_title(_count_outstanding(items), len(waiting))
    return ReportPart([Section(title, (), with_blockers)], [("waits for", targets)])


def _format_title(decisions: int, blockers: int) -> str:
    if not decisions:
        return "What targets are waiting for"
    return "Decisions outstanding" + (", and other things that targets are waiting for" if blockers > decisions else "")


def _count_outstanding(items: Sequence[EvaluatedTarget]) -> int:
    """Count the outstanding decisions on targets that wait."""
    waiting = (item for item in items if item.status.blockers)
    return sum(len(list(iter_unsatisfied(item.status.decisions, item.view.day))) for item in waiting)


def _add_blocker_columns(blockers: Sequence[Blocker], table: Table) -> Table:
    """Put what each row waits for, and how far that is, before the other columns."""
    columns = (Column("Waits for", grow=1), Column("So far", grow=1))
    cells = ((Cell(blocker.name, "strong"), Cell(blocker.note or "nothing is recorded")) for blocker in blockers)
    rows = tuple((*first, *others) for first, others in zip(cells, table.rows, strict=True))
    return Table((*columns, *table.columns), rows)


_COLUMNS = (REF, OUTPUT_AND_MEASURE, OFFICER, DATE, DUE, STATUS)
