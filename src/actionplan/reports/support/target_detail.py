"""Show one target in full: its date explained, its status, its decisions and its history, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from actionplan.dates import Window, explain_reading, format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_percent
from actionplan.evaluation.measure_status import list_measures
from actionplan.evaluation.occurrences import count_days_late, list_met_days
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.slippage import (
    compute_total_move,
    find_proposal,
    list_all_revisions,
    restore_first_date,
)
from actionplan.evaluation.steps import list_steps
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.decision_status import DecisionStatus, list_decisions
from actionplan.line_chart import LineChart
from actionplan.model.plan import Decision
from actionplan.report import Cell, Column, Fact, Table
from actionplan.reports.report_fields import list_report_fields
from actionplan.reports.support.measure_charts import build_charts
from actionplan.reports.support.measure_columns import list_figure_facts
from actionplan.reports.support.outline import iter_field_facts
from actionplan.reports.support.status_text import (
    format_blockers,
    format_days_late,
    format_rag,
    format_status,
    format_when_met,
)
from actionplan.reports.support.target_history import list_history
from actionplan.text.english import format_list

_COLUMNS = (Column(""), Column("", grow=1))


def build_target_detail(item: EvaluatedTarget) -> Table:
    """Build a table of two columns without headings, with a line for each thing there is to say of a target."""
    facts = [
        *_iter_measure_facts(item),
        *_iter_key_facts(item),
        *(("Step", status.words) for status in list_steps(item.line.target, item.view.day)),
        *_iter_date_facts(item),
        *_iter_reading_facts(item),
        *_iter_occurrence_facts(item),
        *_iter_status_facts(item),
        *_iter_decision_facts(item),
        *(("History", f"{format_day(on)}: {words}") for on, words in list_history(item)),
    ]
    rows = []
    for name, group in groupby(facts, key=lambda fact: fact[0]):
        for n, (_, words) in enumerate(group):
            rows.append((Cell("" if n else name, "strong"), Cell(words)))
    return Table(_COLUMNS, tuple(rows))


def build_target_charts(item: EvaluatedTarget) -> tuple[LineChart, ...]:
    """Build a chart of each measure of a target that has several figures."""
    return build_charts(list_measures(item))


def describe_reading(item: EvaluatedTarget) -> str:
    """Describe what the current date was read as: its days, how many dates it is, or why it has none."""
    reading = item.status.phrase.reading
    if reading.kind == "unreadable":
        hint = f'did you mean "{reading.nearest}"?' if reading.nearest else f"{reading.problem}."
        return f"cannot be read: {hint}"
    windows = item.status.windows
    if not windows:
        return "no date of its own" if reading.kind == "dependent" else "no date"
    about = "about " if reading.approximate else ""
    if len(windows) > 1:
        return f"{about}{len(windows)} dates" + (", each due at its end" if reading.kind != "recurring" else "")
    return f"{about}{'ongoing, ' if reading.kind == 'ongoing' else ''}{describe_window(windows[0])}"


def _iter_measure_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """Yield each measure and, if it is a number, its figures. The target is in the words or among the figures."""
    figures = {status.number: status for status in list_measures(item)}
    for number, measure in enumerate(item.line.target.measures, 1):
        yield "Measure", measure.text
        if number in figures:
            yield from list_figure_facts(figures[number])


def _iter_key_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """Yield the keys of a target that are shown as the plan writes them. Its measures have their own lines."""
    for field in list_report_fields("target"):
        if field.name != "measures":
            yield from iter_field_facts(field, item.line.target, item.view)


def _iter_date_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    target, view = item.line.target, item.view
    move = compute_total_move(target, item.status, view) if target.has_moves else None
    yield "Target date", item.status.phrase.text or "none"
    if move:
        count = len(list_all_revisions(target, view.day))
        yield "Published as", restore_first_date(target).date.text or "none"
        yield "Moved by", f"{move.words}{f', in {count} moves' if count > 1 else ''}"
    proposal = None if item.status.is_finished else find_proposal(target, view.day)
    if proposal:
        yield "Proposed", f"{proposal.to.text}; the date stays until it is revised"


def _iter_reading_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """Explain step by step how the current date was read, and what was assumed."""
    phrase = item.status.phrase
    reading = phrase.reading
    yield "Read as", describe_reading(item)
    for step in explain_reading(reading):
        yield "Step by step", f"{step.words or phrase.text}: {step.meaning}".removeprefix(": ")
    for dependency in item.status.dependencies if reading.kind == "dependent" else ():
        if dependency.words:
            yield "Step by step", f"{dependency.name}: {dependency.words}"
    for assumption in reading.assumptions:
        if assumption.code != "remark":
            yield "Assumed", assumption.text
    if reading.remark and reading.kind != "dependent":
        yield "Remark", reading.remark


def _iter_occurrence_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """Say of each of several dates if it was met, was missed or is to come."""
    status = item.status
    if len(status.windows) < 2 or item.line.target.is_completed_by_decisions:
        return
    met = list_met_days(item.line.target, status.phrase.reading.kind, status.windows, item.view.day)
    for window, on in zip(status.windows, met, strict=True):
        yield "Each date", f"{describe_window(window)}: {_describe_occurrence(window, on, item.view)}"


def _describe_occurrence(window: Window, met: Window | None, view: PlanView) -> str:
    if met:
        late = count_days_late(window, met)
        when = format_when_met(met, long=True)
        return f"met{f' {when}' if when else ', day not known'}{format_days_late(late, met) if late else ''}"
    return "missed" if window.latest and window.latest < view.day else "to come"


def _iter_status_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    status = item.status
    if status.due:
        yield "Due", format_day(status.due)
    if status.published_due and status.published_due != status.due:
        yield "Published as due", format_day(status.published_due)
    yield "Status", format_status(item)
    if status.completion and status.completion.latest is None:
        yield "Completed", _describe_unknown_day(status.completion.earliest)
    percent = find_percent(item.line.target, item.view.day)
    if percent is not None:
        yield "Done", f"{percent}%"
    if status.rating.on:
        yield "RAG", format_rag(status)
    if status.blockers:
        yield "Waits for", format_blockers(status)


def _describe_unknown_day(earliest: date | None) -> str:
    """Say from which day something counts as complete, if nobody knows since when it is."""
    if earliest is None:
        return "the day is not known, and nothing recorded says when it was still open: it is complete on every day"
    return f"the day is not known. It was still open on {format_day(earliest)}, and counts as complete from then on"


def _iter_decision_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    for status in list_decisions(item):
        after = [item.view.bodies[name] for name in status.required.decision.after]
        details = (
            _describe_decision(status),
            *(f"condition: {condition}" for condition in status.conditions),
            *([f"after {format_list(after)}"] if after else ()),
            *(["a key decision"] if status.required.decision.is_key else ()),
            *(["only to note"] if status.required.decision.is_only_to_note else ()),
            *_iter_meeting_details(status.required.decision),
        )
        yield "Decision", f"{status.maker}: {'; '.join(details)}"


def _iter_meeting_details(decision: Decision) -> Iterator[str]:
    """Yield who is consulted, whether the public may attend, and the documents."""
    if decision.consultation:
        yield f"consultation: {decision.consultation}"
    if decision.access:
        yield decision.access
    if decision.documents:
        yield f"documents: {format_list(decision.documents)}"


def _describe_decision(status: DecisionStatus) -> str:
    """Describe what was decided, or that it is outstanding."""
    last, planned = status.last_outcome, status.required.decision.planned
    if last and status.on:
        return f"{last.outcome} on {format_day(status.on)}{f' to {last.to.text}' if last.to else ''}"
    if status.state == "overtaken":
        return "not recorded"
    return f"outstanding (planned {planned.text})" if planned else "outstanding"
