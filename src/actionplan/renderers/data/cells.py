"""Cells of text from the fields of a row, for formats of rows: CSV is one.

A window is `2017-09-01/2017-09-30`, with `..` for an open end. Semicolons separate several things in one cell. A cell
that starts like a formula (`=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe in front, so that no
spreadsheet runs words of a plan. So does a cell that starts with apostrophes and then like a formula: to get the words
back, take one apostrophe away. A spreadsheet in which cells end at semicolons, tabs or bars also ends them there within
quotation marks, and at line breaks then: what follows one of these and starts like a formula gets an apostrophe too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from actionplan.dates import Assumption, Window
from actionplan.model.own_columns import find_own_value, strip_own_prefix
from actionplan.rows import DecisionRow, EventRow, FigureRow, ProposalRow, RevisionRow, Row, StopRow, ValueRow
from actionplan.text.english import format_list
from actionplan.text.escaping import FORMULA_STARTS, escape_control_in_lines

_FORMULA_WITHIN = re.compile("(?<=[;|\t\r\n])(?=[ \"']*[=+\\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a formula would begin within a cell, in a spreadsheet that ends cells at another sign than the comma."""


def escape_formula(text: str) -> str:
    """Escape a cell so that no spreadsheet reads it as a formula and no terminal as a command."""
    within = _FORMULA_WITHIN.sub("'", text)
    return escape_control_in_lines(f"'{within}" if text.lstrip("'").startswith(FORMULA_STARTS) else within)


def _choose_values(row: Row, columns: Iterable[str]) -> Iterable[object]:
    """Return the values of some columns of a row, its fields or the council's own; of no columns, all its fields."""
    return [
        getattr(row, name) if name in Row._fields else find_own_value(row.fields or {}, strip_own_prefix(name))
        for name in columns
    ] or row


def build_cells(row: Row, columns: Iterable[str] = ()) -> list[str]:
    """Build the cells of some columns of a row, or of all its fields. A new field of rows needs nothing here.

    Numbers and days are never formulas: the minus of a number below 0 stays as it is.
    """
    return [
        _format_value(value) if isinstance(value, int | date) else escape_formula(_format_value(value))
        for value in _choose_values(row, columns)
    ]


def _format_value(value: object) -> str:
    """Format a field in one text, the items of a list separated by semicolons."""
    if value is None:
        return ""
    format_object = _OBJECT_FORMATTERS.get(type(value))
    if format_object:
        return format_object(value)
    return "; ".join(map(_format_value, value)) if isinstance(value, tuple) else str(value)


def _format_mapping(values: Mapping[str, object]) -> str:
    """Format the values of a mapping by their names; of a step, the words that say all of it."""
    if {"step", "words"} <= values.keys():
        return str(values["words"])
    return "; ".join(f"{field}: {_format_previous_value(value)}" for field, value in values.items())


def _format_previous_value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "empty" if value is None else str(value)


def _format_proposal(proposal: ProposalRow) -> str:
    return f"{proposal.to} on {proposal.on}{_format_reason(proposal.why)}"


def _format_reason(why: str | None) -> str:
    return f" ({why})" if why else ""


def _format_revision(revision: RevisionRow) -> str:
    by = f", approved by {revision.approved_by}" if revision.approved_by else ""
    return f"{revision.before or 'empty'} to {revision.to} on {revision.on}{by}{_format_reason(revision.why)}"


def _format_event(event: EventRow) -> str:
    what = " by ".join(filter(None, (event.what, event.by)))
    return f"{event.kind} on {event.on}{f': {what}' if what else ''}{_format_reason(event.note)}"


def _format_stop(stop: StopRow) -> str:
    return f"since {stop.on}{f': {stop.why}' if stop.why else ''}"


def _format_window(window: Window) -> str:
    return f"{_format_day(window.earliest)}/{_format_day(window.latest)}"


def _format_day(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _format_decision(decision: DecisionRow) -> str:
    """Format a decision in one text: its outcome, or that it is outstanding, and then its details."""
    who = decision.body if decision.party in (None, decision.body) else f"{decision.body} of {decision.party}"
    outcome = f"{decision.outcome} on {decision.on}" if decision.outcome else "outstanding"
    return f"{who}: {', '.join([outcome, *_iter_decision_details(decision)])}"


def _iter_decision_details(decision: DecisionRow) -> Iterator[str]:
    if decision.state in ("late", "overtaken"):
        yield decision.state
    if decision.planned:
        yield f"planned {decision.planned}"
    if decision.date:
        days = _format_window(Window(decision.earliest, decision.by)) if decision.by else "no day"
        yield f"to be decided {decision.date} ({days})"
    if decision.after:
        yield f"after {format_list(decision.after)}"
    if decision.key:
        yield f"a key decision{f', notice by {decision.notice_by}' if decision.notice_by else ''}"
    if decision.to_note:
        yield "only to note"
    if decision.consultation:
        yield f"consultation: {decision.consultation}"
    if decision.open is not None:
        yield "open" if decision.open else f"closed{_format_reason(decision.closed_because)}"
    yield from (f"document: {document}" for document in decision.documents)
    yield from (f"condition: {condition}" for condition in decision.conditions)
    if decision.minute:
        yield f"minute {decision.minute}"


def _format_figure(figure: FigureRow) -> str:
    """Format a measure in one text: its words, its target, its figures, and what they come to."""
    return f"{figure.text.rstrip(' .:;')}: {', '.join(_iter_figure_details(figure))}"


def _iter_figure_details(figure: FigureRow) -> Iterator[str]:
    if figure.target:
        yield f"target {figure.target}{f' of {figure.year}' if figure.year else ''}"
    yield from (f"target of {year} {words}" for year, words in (figure.by_year or {}).items() if year != figure.year)
    if figure.target_now and not figure.year_now:
        yield f"target now {figure.target_now}"
    if figure.baseline:
        yield f"baseline {_format_measured_value(figure.baseline)}"
    yield from map(_format_measured_value, figure.values)
    if figure.better in ("higher", "lower"):
        yield f"{figure.better} is better"
    yield from filter(None, (figure.travel, figure.verdict or figure.reason, figure.rating))
    yield from (f"{colour}: {words}" for colour, words in (figure.thresholds or {}).items())


def _format_measured_value(value: ValueRow) -> str:
    return f"{value.text}{f' on {value.on}' if value.on else ''}{_format_reason(value.note)}"


_OBJECT_FORMATTERS: dict[type, Callable[[Any], str]] = {
    Window: _format_window,
    Assumption: lambda assumption: assumption.text,
    DecisionRow: _format_decision,
    RevisionRow: _format_revision,
    ProposalRow: _format_proposal,
    EventRow: _format_event,
    StopRow: _format_stop,
    FigureRow: _format_figure,
    dict: _format_mapping,
}
"""How a cell writes each kind of value that is not plain."""
