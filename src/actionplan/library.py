"""The library: what `import actionplan` offers to programs in Python. docs/library.md says what it promises.

    >>> import actionplan
    >>> actionplan.read_date("Early Autumn", "2017/18").due
    datetime.date(2017, 9, 30)

Each question is answered by what answers the command of the same name. Nothing here prints, asks or writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from actionplan import dates
from actionplan.checks.runner import check_source
from actionplan.dates.calendar import build_month_window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.registry import UnknownName
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.planfile import load as load_source
from actionplan.renderers.data import json as json_renderer
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.rows import Row, count_overdue_rows

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

__all__ = [
    "Answer",
    "Filter",
    "PlanError",
    "PlanFile",
    "UnknownName",
    "by_officer",
    "check",
    "due",
    "load",
    "overdue",
    "read_date",
]

DayInput = date | str
"""A day, or words for one that the date language reads, like "4 July 2017" or "end September 2017"."""


class PlanError(ValueError):
    """A file that cannot be read as a plan. Its `findings` say what is wrong, each with its place."""

    def __init__(self, path: str, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [each for each in findings if each.severity == "error"]
        first = f": line {errors[0].line}: {errors[0].message}" if errors else ""
        super().__init__(f"{path} cannot be read as a plan{first}")


class PlanFile(NamedTuple):
    """A plan that was read from a file: its `plan`, and the `source` with the places of everything in it."""

    plan: Plan
    source: Source

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What of the file could not be read, so that it may be missing from every answer. `check` finds more."""
        return tuple(finding for finding in self.source.findings if finding.severity == "error")


class Answer(NamedTuple):
    """The answer to a question: its `rows`, with the fields that docs/json.md describes, and the report they are in."""

    rows: tuple[Row, ...]
    report: Report

    @property
    def overdue(self) -> int:
        """How many targets of the answer are overdue. In the rows, one that missed several dates can stand twice."""
        return count_overdue_rows(self.rows)[0]

    def to_json(self) -> str:
        """Return what the command prints with `--format json`."""
        return json_renderer.render(self.report)


def load(path: str | PathLike[str]) -> PlanFile:
    """Read a plan file.

    Raises `PlanError` if it cannot be read as a plan, and `OSError` if it cannot be opened. A plan with faults in some
    of its lines is read without those: see `errors`.
    """
    name = fspath(path)
    source = load_source(Path(name).read_bytes(), name)
    if source.plan is None:
        raise PlanError(name, source.findings)
    return PlanFile(source.plan, source)


def read_date(phrase: str, context: dates.Context | PlanFile | str) -> dates.Reading:
    """Read a date in words, in the context of a plan or of a period like "2017/18".

    It never fails: the reading of what is not a date is "unreadable", and says why. Raises `ValueError` for a period
    that cannot be read.
    """
    if isinstance(context, str):
        context = dates.Context(context)
    return dates.read_date(phrase, context.plan.context if isinstance(context, PlanFile) else context)


def due(
    plan: PlanFile,
    *,
    month: DayInput | None = None,
    period: str | dates.Window | None = None,
    as_at: DayInput | None = None,
    where: Filter = EVERYTHING,
) -> Answer:
    """Answer what is due in a month or a period, and what else is open in it.

    `month` is any day of it, or words like "2017-09" or "September 2017"; `period` is a window of days, both included,
    or words like "Q3 2017/18". Without them it is the month of `as_at`, and without that it is as at today. Raises
    `ValueError` for words that are not one such time, and `UnknownName` for a name of `where` that the plan lacks.
    """
    if month is not None and period is not None:
        raise ValueError("Give a month or a period, not both.")
    day = _read_day(plan, as_at)
    if isinstance(period, str):
        period = _read_words(plan, period)
    window = period or _read_month(plan, month or day)
    return _build_answer(build_due_report(plan.plan, day, window, where))


def overdue(plan: PlanFile, *, as_at: DayInput | None = None, where: Filter = EVERYTHING) -> Answer:
    """Answer what is late, worst first, as at a day or today. There is a row for each date that was missed."""
    return _build_answer(build_overdue_report(plan.plan, _read_day(plan, as_at), where))


def by_officer(
    plan: PlanFile, names: Iterable[str] = (), *, as_at: DayInput | None = None, where: Filter = EVERYTHING
) -> Answer:
    """Answer what each officer answers for, or some of them, as at a day or today. Raises `UnknownName`."""
    return _build_answer(build_officer_report(plan.plan, _read_day(plan, as_at), tuple(names), where))


def check(plan: PlanFile, *, as_at: DayInput | None = None) -> list[Finding]:
    """Return what `validate` finds in the file, in its order, as at a day or today."""
    return check_source(plan.source, _read_day(plan, as_at))


def _build_answer(report: Report) -> Answer:
    return Answer(tuple(report.rows), report)


def _read_day(plan: PlanFile, given: DayInput | None) -> date:
    """Read the day of an answer: the last of the time that words mean, or today if none was given."""
    if isinstance(given, str):
        given = _read_words(plan, given).latest
    return given or date.today()  # noqa: DTZ011 - the officer's own day, in the officer's own place


def _read_month(plan: PlanFile, given: DayInput) -> dates.Window:
    """Read a month. 2008-09 is always a month here, never the year 2008/09."""
    if isinstance(given, date):
        return build_month_window(given.year, given.month)
    words = given.strip()
    if _MONTH.fullmatch(words):
        first = date.fromisoformat(f"{words}-01")
        return build_month_window(first.year, first.month)
    window = _read_words(plan, words)
    if window.earliest is None or window != build_month_window(window.earliest.year, window.earliest.month):
        raise ValueError(f'"{given}" is not one month. Write it like "2017-09", or give it as the period.')
    return window


def _read_words(plan: PlanFile, words: str) -> dates.Window:
    """Read words that must be one time with a first and a last day."""
    reading = read_date(words, plan)
    if reading.problem:
        near = f'did you mean "{reading.nearest}"?' if reading.nearest else f"{reading.problem}."
        raise ValueError(f'"{words}" cannot be read as a date: {near}')
    window = reading.windows[0] if reading.kind == "window" and len(reading.windows) == 1 else None
    if window is None or window.earliest is None or window.latest is None or reading.remark:
        raise ValueError(f'"{words}" is not one day or period. Write it like "30 September 2017" or "Q3 2017/18".')
    return window
