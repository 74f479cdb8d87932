"""The decisions that are outstanding, and whatever else open targets wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.evaluation.as_of import iter_outstanding
from actionplan.evaluation.blockers import Blocker
from actionplan.evaluation.decisions import describe_signs, list_decisions
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import DUE, OFFICER, REF, STATUS, build_table
from actionplan.reports.decisions.matrix import TargetDecisions, build_overview_section
from actionplan.reports.paper.columns import DATE, OUTPUT_AND_MEASURE


def build_waiting_part(items: Sequence[EvaluatedTarget], views: PlanViews) -> tuple[list[Section], TargetsBySection]:
    """The decisions of the parties, where plans have some; then a row for each thing that a target waits for.

    These stand body by body; what is due first stands first.
    """
    sections, placed = _build_blockers_part(items)
    return [*_iter_party_sections(items, views), *sections], placed


def _iter_party_sections(items: Sequence[EvaluatedTarget], views: PlanViews) -> Iterator[Section]:
    """What each party of a joint plan has decided, and has to decide."""
    joint = [item for item in items if item.view.plan.parties and item.line.target.decisions]
    asking = [TargetDecisions(item, list_decisions(item)) for item in joint if item.status.name != "deleted"]
    if asking:
        drawn = build_overview_section(asking, views)
        yield drawn._replace(title="Decisions of the parties", notes=(*drawn.notes, describe_signs()))


def _build_blockers_part(items: Sequence[EvaluatedTarget]) -> tuple[list[Section], TargetsBySection]:
    waiting = [(wait, item) for item in items for wait in item.status.blockers]
    if not waiting:
        return [], ()
    first = {wait.name: n for n, (wait, _) in reversed(list(enumerate(waiting)))}
    waiting.sort(key=lambda pair: (first[pair[0].name], pair[1].status.due or date.max))
    made = _add_blocker_columns([wait for wait, _ in waiting], build_table([item for _, item in waiting], _COLUMNS))
    return [Section(_format_title(_count_outstanding(items), len(waiting)), (), made)], [
        ("waits for", list({item.get_key(): item for _, item in waiting}.values()))
    ]


def _format_title(decisions: int, waiting: int) -> str:
    if not decisions:
        return "What is waited for"
    return "Decisions outstanding" + (", and what else is waited for" if waiting > decisions else "")


def _count_outstanding(items: Sequence[EvaluatedTarget]) -> int:
    """How many decisions are outstanding of targets that wait."""
    waiting = (item for item in items if item.status.blockers)
    return sum(
        len(list(iter_outstanding(item.view.list_required_decisions(item.line.target), item.view.day)))
        for item in waiting
    )


def _add_blocker_columns(blockers: Sequence[Blocker], body_table: Table) -> Table:
    """The table with what each row waits for, and how far that is, before the rest."""
    columns = (Column("Waits for", grow=1), Column("So far", grow=1))
    said = ((Cell(wait.name, "strong"), Cell(wait.note or "nothing is recorded")) for wait in blockers)
    rows = zip(said, body_table.rows, strict=True)
    return Table((*columns, *body_table.columns), tuple((*wait, *row) for wait, row in rows))


_COLUMNS = (REF, OUTPUT_AND_MEASURE, OFFICER, DATE, DUE, STATUS)
