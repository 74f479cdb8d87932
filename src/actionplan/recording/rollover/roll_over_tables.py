"""Show what a roll-over carries and what it leaves, as tables: each ref, its date, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.recording.rollover.carried_targets import CarriedTarget, LeftTarget
from actionplan.recording.rollover.next_plan import NextPlan
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.support.status_text import choose_tone, format_status
from actionplan.reports.support.tables import REF_COLUMN
from actionplan.text.english import format_list, shorten

_MAX_TEXT = 40
_OUTPUT_COLUMN = Column("Output", grow=2, is_self_explanatory=True)
_HOW = {"goes on": "goes on", "new": "new date"}


def build_roll_over_report(made: NextPlan, to: str, day: date) -> Report:
    """Build what is shown before the next plan is written, as a report."""
    title = f"What goes into the plan for {to}, as at {format_day(day)}"
    return Report("roll-over", title, day, plans=(), sections=tuple(_iter_sections(made, to)))


def _iter_sections(made: NextPlan, to: str) -> Iterator[Section]:
    """Yield what is carried, what stays in the old plan, and what is new in the head and in other dates."""
    if made.carried:
        yield Section(f"Carried to {to} ({len(made.carried)})", table=_build_carried_table(made.carried))
    finished = [each for each in made.left if each.is_finished]
    if finished:
        table = _build_left_table(finished)
        yield Section(f"Finished, and left in the old plan ({len(finished)})", table=table)
    unfinished = [each for each in made.left if not each.is_finished]
    if unfinished:
        yield Section(f"Left out, as you said ({len(unfinished)})", table=_build_left_table(unfinished))
    if made.emptied:
        yield Section("Nothing is left in these, so they go too", (f"{format_list(made.emptied)}.",))
    if made.rewritten:
        rows = tuple((Cell(was), Cell(now)) for was, now in dict.fromkeys(made.rewritten))
        table = Table((Column("Was"), Column("Now", grow=1)), rows)
        yield Section("Other dates, written so that they mean the same days", table=table)
    if made.sentences:
        yield Section("The plan", made.sentences)


def _build_carried_table(carried: Sequence[CarriedTarget]) -> Table:
    columns = (REF_COLUMN, Column("Date", grow=1), Column("Was", grow=1), Column("Why", grow=1), _OUTPUT_COLUMN)
    rows = tuple(
        (
            Cell(each.item.ref, "strong"),
            Cell(each.date or "empty"),
            Cell(_format_previous_date(each)),
            Cell("; ".join(filter(None, (_HOW.get(each.how, ""), format_status(each.item)))), choose_tone(each.item)),
            _build_text_cell(each.item),
        )
        for each in carried
    )
    return Table(columns, rows)


def _format_previous_date(each: CarriedTarget) -> str:
    was = each.item.status.phrase.text
    return "" if was == each.date else was or "empty"


def _build_left_table(left: Sequence[LeftTarget]) -> Table:
    columns = (REF_COLUMN, Column("Why", grow=1), _OUTPUT_COLUMN)
    rows = tuple(
        (Cell(each.item.ref, "strong"), Cell(format_status(each.item)), _build_text_cell(each.item)) for each in left
    )
    return Table(columns, rows)


def _build_text_cell(item: EvaluatedTarget) -> Cell:
    return Cell(shorten(" ".join(item.line.output.text.split()), _MAX_TEXT))
