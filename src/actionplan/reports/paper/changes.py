"""The part of a paper on what changed since the last report: dates, completions, stops, decisions, and the plan itself.

If there was no last report, they count from the plan as it was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from actionplan.dates import format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.as_of import find_completion_note, find_stoppage
from actionplan.evaluation.occurrences import count_days_late
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.status import evaluate_status_for_window
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.outcomes import list_outcomes
from actionplan.model.plan import Route
from actionplan.model.statuses import Status
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.changes import ChangesBySection, change_columns
from actionplan.reports.changes.comparison import TargetChange, find_newly_met
from actionplan.reports.changes.sections import build_change_section
from actionplan.reports.decisions.forward_plan import (
    ForwardPlanEntry,
    format_matter,
    format_outcome,
    list_entries,
    list_outstanding,
)
from actionplan.reports.paper.paper_columns import DATE, OUTPUT_AND_MEASURE, choose_columns
from actionplan.reports.paper.repeats import ListedTargets, format_listed, split_listed
from actionplan.reports.slipped import PROPOSED_COLUMNS, MovedTarget, list_proposed
from actionplan.reports.support.columns import OFFICER, OUTPUT, REF, STATUS
from actionplan.reports.support.status_text import format_completion
from actionplan.reports.support.tables import EMPTY, ColumnSpec, HasTarget, build_table
from actionplan.text.folding import fold

T = TypeVar("T", bound=HasTarget)

UNDATED = "complete, day not known"
"""The name of the changes that have no day: what is complete, and nobody knows since when."""


class ChangesSoFar(NamedTuple):
    """What is listed so far: the keys of targets, the sections, their targets by name, and what was listed before.

    Targets have names that are short or not.
    """

    listed: frozenset[tuple[str, Route]]
    has_short_names: bool
    sections: tuple[Section, ...] = ()
    placed: tuple[tuple[str, Sequence[EvaluatedTarget]], ...] = ()
    repeated: tuple[EvaluatedTarget, ...] = ()

    def add(
        self, name: str, section: Section, rows: Iterable[T], columns: Iterable[ColumnSpec[T]], *, has_records: bool
    ) -> ChangesSoFar:
        """Add a section with a row for each target that was not listed yet, if there are any."""
        fresh, repeated = split_listed(rows, self.listed)
        targets = list({row.item.get_key(): row.item for row in fresh}.values())
        table = build_table(fresh, choose_columns(columns, has_short_names=self.has_short_names)) if fresh else None
        with_table = section._replace(table=table, level=2, has_records=has_records)
        return self._replace(
            listed=self.listed | {item.get_key() for item in targets},
            sections=(*self.sections, with_table) if fresh else self.sections,
            placed=(*self.placed, (name, targets)),
            repeated=(*self.repeated, *(row.item for row in repeated)),
        )

    def add_reassigned(self, changes: ChangesBySection) -> ChangesSoFar:
        """Add the section with a row for each output that other officers are responsible for now.

        That says nothing of its targets, which keep their places.
        """
        made = changes.get("reassigned", ())
        section = build_change_section("reassigned", made)._replace(level=2)
        return self._replace(sections=(*self.sections, section)) if made else self

    def add_decided(self, entries: Sequence[ForwardPlanEntry], bodies: tuple[str, ...]) -> ChangesSoFar:
        """Add the section with a row for each decision, also of targets that are listed elsewhere.

        A target of which something is still to be decided has its place with that.
        """
        if not entries:
            return self
        section = Section("Decided", (), build_table(entries, _DECIDED_COLUMNS), 2)
        fresh, _ = split_listed(entries, self.listed)
        by_key = {entry.item.get_key(): entry.item for entry in fresh}
        targets = [item for item in by_key.values() if not list_outstanding(item, bodies)]
        return self._replace(
            listed=self.listed | {item.get_key() for item in targets},
            sections=(*self.sections, section),
            placed=(*self.placed, ("decided", targets)),
        )


def build_changes_part(
    changes: ChangesBySection,
    items: Sequence[EvaluatedTarget],
    bodies: tuple[str, ...],
    last: date | None,
    listed: ListedTargets,
) -> ReportPart:
    """Build the part on all that changed. Each target is listed once, under the first heading that applies.

    What bodies decided is listed besides that, also where another decision is outstanding, unless it stands in the
    note of a completion.
    """
    so_far = _add_completions(_add_edits(ChangesSoFar(listed.keys, listed.has_short_names), changes), changes, last)
    so_far = _add_stops(_add_dates(so_far, changes, items), changes, items).add_reassigned(changes)
    completed = {change.item.get_key() for change in changes.get("completed", ())}
    decided = [entry for item in items if item.get_key() not in completed for entry in _iter_new_outcomes(item, last)]
    so_far = so_far.add_decided(decided, bodies)
    new = [change for change in changes.get("new", ()) if last]
    so_far = so_far.add("new", Section("New in the plan"), new, _PLAIN_COLUMNS, has_records=False)
    listed_before = [(item, "") for item in so_far.repeated if item.get_key() in listed.keys]
    notes = format_listed("Also changed, and listed above", listed_before, has_short_names=listed.has_short_names)
    title = f"What has changed since {format_day(last) if last else 'the plan was published'}"
    is_nothing = not so_far.sections and not notes
    if is_nothing:
        notes = ("No date was changed, and nothing was completed, stopped or decided.",)
    return ReportPart([Section(title, notes), *so_far.sections], so_far.placed, is_nothing=is_nothing)


def join_changes(part: ReportPart) -> ReportPart:
    """Join the tables of a part on changes into one, in which each target says what changed.

    Those of which a sentence says something stay apart.
    """
    head, *sections = part.sections
    rows: list[tuple[Cell, ...]] = []
    others: list[Section] = []
    for section in sections:
        if section.table and not section.notes and section.table.find_text_column() is not None:
            rows += _iter_joined_rows(section.title, section.table)
        else:
            others.append(section)
    joined = Table(_JOINED_COLUMNS, tuple(rows)) if rows else None
    return part._replace(sections=[head._replace(table=joined), *others])


def _iter_joined_rows(title: str, table: Table) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table with three cells: the ref, the name, and "completed late; 14 Jul 2017"."""
    place = table.find_text_column() or 0
    change = (title[:1].lower() + title[1:]).replace("dates ", "date ")
    for row in table.rows:
        said = [
            cell.text if title.startswith(column.title) else column.format_label(cell.text) + cell.text
            for n, (column, cell) in enumerate(zip(table.columns, row, strict=True))
            if n not in (0, place) and cell.text.strip()
        ]
        yield row[0], row[place], Cell("; ".join([change, *said]))


def _add_edits(so_far: ChangesSoFar, changes: ChangesBySection) -> ChangesSoFar:
    """Add first what was edited without being recorded: targets that are gone, and changed published dates."""
    note = "These are no longer in the plan, and were not marked as deleted."
    gone, edited = changes.get("gone", ()), changes.get("published date changed", ())
    so_far = so_far.add("gone", Section("Gone", (note,)), gone, _PLAIN_COLUMNS, has_records=False)
    note = "These were not finished in the earlier plan, and are not in this one."
    left = changes.get("not carried", ())
    so_far = so_far.add("not carried", Section("Not carried", (note,)), left, _PLAIN_COLUMNS, has_records=False)
    note = "A published date should not change. A new date is recorded as a revision, with its day and reason."
    edits = Section("Published dates changed", (note,))
    return so_far.add("published date changed", edits, edited, _EDITED_COLUMNS, has_records=True)


def list_undated(items: Sequence[EvaluatedTarget], earlier: Sequence[EvaluatedTarget]) -> list[EvaluatedTarget]:
    """List what is complete since a day that nobody knows, unless the version of the last report has it as complete."""
    known = {(item.view.plan.name, fold(item.line.target.ref)) for item in earlier if item.status.is_complete}
    return [
        item
        for item in items
        if item.status.name == Status.COMPLETE
        and item.status.completed_on is None
        and (item.view.plan.name, fold(item.line.target.ref)) not in known
    ]


def _add_completions(so_far: ChangesSoFar, changes: ChangesBySection, last: date | None) -> ChangesSoFar:
    """Add what was completed late, apart from it what was completed on time, and what has no day."""
    undated = [CompletionChange(change, (change.item,), last) for change in changes.get(UNDATED, ())]
    without_day = {row.item.get_key() for row in undated}
    completed = [
        CompletionChange(change, tuple(_iter_met(change)), last)
        for change in changes.get("completed", ())
        if change.item.get_key() not in without_day
    ]
    for title, is_late in (("Completed late", True), ("Completed on time", False), ("Completed", None)):
        rows = [row for row in completed if row.is_late is is_late]
        columns = _COMPLETED_COLUMNS if is_late else _ON_TIME_COLUMNS
        so_far = so_far.add("completed", Section(title), rows, columns, has_records=False)
    note = f"Nobody recorded the day{f', so it may be before {format_day(last)}' if last else ''}."
    section = Section("Complete, day not known", (note,))
    so_far = so_far.add("completed", section, undated, _COMPLETED_COLUMNS, has_records=False)
    reopened = changes.get("no longer complete", ())
    return so_far.add("no longer complete", Section("No longer complete"), reopened, _PLAIN_COLUMNS, has_records=False)


def _add_dates(so_far: ChangesSoFar, changes: ChangesBySection, items: Sequence[EvaluatedTarget]) -> ChangesSoFar:
    """Add which dates were revised, and which are only proposed, whenever that was."""
    moved = [change for change in changes.get("date moved", ()) if not change.item.status.is_finished]
    so_far = so_far.add("date moved", Section("Dates revised"), moved, _REVISED_COLUMNS, has_records=True)
    note = "These are proposed but not agreed. The date stays as it is until it is revised."
    proposed = list_proposed(items)
    return so_far.add(
        "date proposed", Section("Dates proposed", (note,)), proposed, _PROPOSED_COLUMNS, has_records=True
    )


def _add_stops(so_far: ChangesSoFar, changes: ChangesBySection, items: Sequence[EvaluatedTarget]) -> ChangesSoFar:
    """Add what is suspended, whenever that was, and what was deleted since."""
    suspended = [item for item in items if item.status.name == "suspended"]
    deleted = [change.item for change in changes.get("deleted", ()) if change.event]
    so_far = so_far.add("suspended", Section("Suspended"), suspended, _STOPPED_COLUMNS, has_records=False)
    return so_far.add("deleted", Section("Deleted"), deleted, _STOPPED_COLUMNS, has_records=False)


class CompletionChange(NamedTuple):
    """A target that was completed, or dates of it that were met: each of them as a target of its own."""

    change: TargetChange
    met: tuple[EvaluatedTarget, ...]
    last: date | None

    @property
    def item(self) -> EvaluatedTarget:
        """The target."""
        return self.change.item

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.change.view

    @property
    def is_late(self) -> bool | None:
        """True if any date was met late; `None` if that is not known for each."""
        late = [_is_met_late(item) for item in self.met]
        return True if any(late) else None if None in late else False


def _is_met_late(item: EvaluatedTarget) -> bool | None:
    """Return True if a date was met after its due day. What has no due day was not late."""
    if item.status.occurrence:
        return bool(item.status.days_late)
    return item.status.is_completed_late if item.status.due else False


def _iter_met(change: TargetChange) -> Iterator[EvaluatedTarget]:
    """Yield what was completed: the target; or if it has several dates, once for each that was met since."""
    before, item = change.item_before, change.item
    newly_met = find_newly_met(before, item) if before else {}
    for window, on in newly_met.items():
        status = evaluate_status_for_window(item.line.target, item.status, window, item.view)
        late = count_days_late(window, on) or None
        yield item._replace(status=status._replace(completion=on, days_late=late, late_count=0))
    if not newly_met:
        yield item


def _iter_new_outcomes(item: EvaluatedTarget, last: date | None) -> Iterator[ForwardPlanEntry]:
    """Yield what each body decided after the day of the last report, as a decision of its own: also refusals."""
    is_carried = bool(item.line.target.carried_from)
    earliest = item.view.plan.context.first - DAY if is_carried else date.min  # what was before is in that plan
    for entry in list_entries(item, ()):
        for on, outcome in list_outcomes(entry.decision.required.decision, item.view.day):
            if on > (last or earliest):
                yield entry._replace(decision=entry.decision._replace(on=on, last_outcome=outcome))


def _build_completion_cell(row: CompletionChange) -> Cell:
    """Show when it was completed; if it has several dates, each that was met since."""
    several = len(row.item.status.windows) > 1
    words = [
        f"{describe_window(item.status.occurrence)}: {format_completion(item.status)}"
        if several and item.status.occurrence
        else format_completion(item.status)
        for item in row.met
    ]
    return Cell("; ".join(words), "done" if len(words) == 1 else "")


def _build_day_cell(row: CompletionChange) -> Cell:
    """Show when it was completed, under a heading that says already that this was on time."""
    cell = _build_completion_cell(row)
    return cell if row.is_late is None else cell._replace(text=cell.text.replace(", on time", ""))


def _build_note_cell(row: CompletionChange) -> Cell:
    """Show the note of the completion, and what was decided since, with conditions and minutes."""
    target, view = row.item.line.target, row.view
    note = find_completion_note(target, view.day) if target.completed else ""
    outcomes = [format_outcome(entry.decision) for entry in _iter_new_outcomes(row.item, row.last)]
    return Cell("; ".join(filter(None, [note.rstrip(" ."), *outcomes])))


def _build_date_before_cell(change: TargetChange) -> Cell:
    """Show the date before, if that is not the published one."""
    before, published = change_columns.DATE_BEFORE, change_columns.PUBLISHED_AFTER
    cell = before.build_cell(change)
    return EMPTY if cell == published.build_cell(change) else cell


def _build_stop_day_cell(item: EvaluatedTarget) -> Cell:
    stoppage = find_stoppage(item.line.target, item.view.day)
    return Cell(format_short_day(stoppage.on)) if stoppage else EMPTY


def _build_stop_reason_cell(item: EvaluatedTarget) -> Cell:
    stoppage = find_stoppage(item.line.target, item.view.day)
    return Cell(stoppage.reason or "none recorded") if stoppage else EMPTY


_JOINED_COLUMNS = (
    REF.column,
    Column("Key output and measure", grow=3, is_self_explanatory=True),
    Column("What changed", grow=3, is_plain=True),
)
_PLAIN_COLUMNS = (REF, OUTPUT_AND_MEASURE, OFFICER, DATE, STATUS)
_EDITED_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    change_columns.PUBLISHED_BEFORE,
    change_columns.PUBLISHED_AFTER,
    change_columns.PUBLISHED_MOVED_BY,
)
_REVISED_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    change_columns.PUBLISHED_AFTER._replace(column=Column("Original date", grow=1)),
    ColumnSpec(Column("Date before", grow=1), _build_date_before_cell, is_optional=True),
    change_columns.DATE_AFTER._replace(column=Column("Revised date", grow=1)),
    change_columns.MOVED_BY,
    change_columns.REASON._replace(column=Column("Reason", grow=2)),
    change_columns.APPROVED_BY,
    STATUS,
)
_PROPOSED_COLUMNS: tuple[ColumnSpec[MovedTarget], ...] = (
    REF,
    OUTPUT_AND_MEASURE,
    *(
        spec._replace(column=Column("Reason", grow=2)) if spec.column.title == "Why" else spec
        for spec in PROPOSED_COLUMNS
        if spec not in (REF, OUTPUT)
    ),
)
_NOTE: ColumnSpec[CompletionChange] = ColumnSpec(Column("Note", grow=1), _build_note_cell, is_optional=True)
_COMPLETED_COLUMNS: tuple[ColumnSpec[CompletionChange], ...] = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    ColumnSpec(Column("Completed"), _build_completion_cell),
    _NOTE,
)
_ON_TIME_COLUMNS: tuple[ColumnSpec[CompletionChange], ...] = (
    REF,
    OUTPUT_AND_MEASURE,
    ColumnSpec(Column("Completed"), _build_day_cell),
    _NOTE,
)
_DECIDED_COLUMNS: tuple[ColumnSpec[ForwardPlanEntry], ...] = (
    REF,
    ColumnSpec(Column("Matter", grow=1, is_self_explanatory=True), lambda entry: Cell(format_matter(entry.item))),
    ColumnSpec(Column("Decision", grow=1), lambda entry: Cell(format_outcome(entry.decision))),
)
_STOPPED_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    ColumnSpec(Column("On"), _build_stop_day_cell),
    ColumnSpec(Column("Reason", grow=2), _build_stop_reason_cell),
)
