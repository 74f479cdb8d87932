"""The library: what `import actionplan` offers to programs in Python. docs/library.md says what it promises.

    >>> import actionplan
    >>> actionplan.read_date("Early Autumn", "2017/18").due
    datetime.date(2017, 9, 30)

Each question is answered by what answers the command of the same name. Nothing here prints, asks or writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from actionplan import dates
from actionplan.checks.runner import check_source
from actionplan.dates.calendar import build_month_window
from actionplan.evaluation.filters import NO_RATING, TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.relative_dates import find_relative_period
from actionplan.findings import Finding
from actionplan.model.duration import Duration, parse_duration
from actionplan.model.plan import RAG_RATINGS, Plan
from actionplan.model.responsibility import OFFICER_ROLES, OfficerRole
from actionplan.model.statuses import Status
from actionplan.planfile import Source
from actionplan.planfile import load as load_source
from actionplan.renderers.data import json as json_renderer
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.rows import Row, count_overdue_rows
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.folding import fold

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

PeriodInput = str | tuple[date | None, date | None]
"""A period in words, like "Q3 2017/18", or its first and its last day."""

Names = str | Iterable[str]
"""One name or other words, or several."""


class Filter(NamedTuple):
    """The targets that an answer keeps: those that match every field that is given. docs/library.md lists the fields.

    A field with several values keeps what matches any of them. Words for days and periods are read in the context of
    the plan. In `not_updated_since` and `due_within` they may also count from the day of the answer.
    """

    officers: Names = ()
    bodies: Names = ()
    themes: Names = ()
    actions: Names = ()
    statuses: Names = ()
    texts: Names = ()
    fields: Names = ()
    services: Names = ()
    years: Names = ()
    role: OfficerRole | None = None
    ratings: Names = ()
    is_open: bool = False
    not_updated_since: DayInput | None = None
    due_within: PeriodInput | None = None
    late_by: str | timedelta | None = None


_EVERYTHING = Filter()
_CLOSED_FIELDS = {"statuses": tuple(Status), "ratings": (*RAG_RATINGS, NO_RATING)}


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
    _check_type("phrase", phrase, str, 'words, like "Early Autumn"')
    _check_type(
        "context", context, (dates.Context, PlanFile), 'a plan from actionplan.load, or a period like "2017/18"'
    )
    return dates.read_date(phrase, context.plan.context if isinstance(context, PlanFile) else context)


def due(
    plan: PlanFile,
    *,
    month: DayInput | None = None,
    period: PeriodInput | None = None,
    as_at: DayInput | None = None,
    where: Filter = _EVERYTHING,
) -> Answer:
    """Answer what is due in a month or a period, and what else is open in it.

    `month` is any day of it, or words like "2017-09" or "September 2017"; `period` is its first and its last day, or
    words like "Q3 2017/18". Without them it is the month of `as_at`, and without that it is as at today. Raises
    `ValueError` for words that are not one such time, and `UnknownName` for a name of `where` that the plan lacks.
    """
    if month is not None and period is not None:
        raise ValueError("Give a month or a period, not both.")
    day = _read_day(plan, as_at)
    window = _read_month(plan, day if month is None else month) if period is None else _read_period(plan, period)
    return _build_answer(build_due_report(plan.plan, day, window, _read_filter(plan, where, day)))


def overdue(plan: PlanFile, *, as_at: DayInput | None = None, where: Filter = _EVERYTHING) -> Answer:
    """Answer what is late, worst first, as at a day or today. There is a row for each date that was missed."""
    day = _read_day(plan, as_at)
    return _build_answer(build_overdue_report(plan.plan, day, _read_filter(plan, where, day)))


def by_officer(
    plan: PlanFile, names: Names = (), *, as_at: DayInput | None = None, where: Filter = _EVERYTHING
) -> Answer:
    """Answer what each officer answers for, or some of them, as at a day or today. Raises `UnknownName`."""
    day = _read_day(plan, as_at)
    target_filter = _read_filter(plan, where, day)
    return _build_answer(build_officer_report(plan.plan, day, _list_names("names", names), target_filter))


def check(plan: PlanFile, *, as_at: DayInput | None = None) -> list[Finding]:
    """Return what `validate` finds in the file, in its order, as at a day or today."""
    day = _read_day(plan, as_at)
    return check_source(plan.source, day)


def _build_answer(report: Report) -> Answer:
    return Answer(tuple(report.rows), report)


def _check_type(name: str, given: object, wanted: type | tuple[type, ...], words: str) -> None:
    """Raise `TypeError` if an argument is not what it must be. The sentence says in words what to give."""
    if not isinstance(given, wanted):
        raise TypeError(f"{name} cannot be {given!r}. Give {words}.")
    if isinstance(given, datetime):
        raise TypeError(f"{name} cannot be a day with a time: {given!r}. Give its day alone, with .date().")


def _list_names(name: str, given: Names) -> tuple[str, ...]:
    """List the values of an argument that takes one text or several."""
    words = "a text, or a list of texts"
    _check_type(name, given, (str, Iterable), words)
    values = (given,) if isinstance(given, str) else tuple(given)
    for value in values:
        _check_type(name, value, str, words)
    return values


def _read_filter(plan: PlanFile, where: Filter, day: date) -> TargetFilter:
    """Read the words of a filter in the context of a plan, as at a day."""
    _check_type("where", where, Filter, "an actionplan.Filter")
    default = TargetFilter()._asdict()
    names = {name: _list_names(name, getattr(where, name)) for name, value in default.items() if value == ()}
    for name, words in _CLOSED_FIELDS.items():
        for value in names[name]:
            if fold(value) not in words:
                raise UnknownName(describe_wrong_word(name, value, words))
    for year in names["years"]:
        _read_words(plan, year, "years: ")
    if where.role is not None and where.role not in OFFICER_ROLES:
        raise UnknownName(describe_wrong_word("role", str(where.role), OFFICER_ROLES))
    if where.role and not (names["officers"] or names["services"]):
        raise ValueError("role says what an officer has to do with a target. Give it with officers or services.")
    return TargetFilter(
        **names,
        role=where.role,
        is_open=where.is_open,
        not_updated_since=_read_past_day(plan, where.not_updated_since, day),
        due_within=None if where.due_within is None else _read_period(plan, where.due_within, "due_within", day),
        late_by=_read_duration(where.late_by),
    )


def _read_past_day(plan: PlanFile, given: DayInput | None, day: date) -> date | None:
    """Read the day that nothing was recorded on or after. Of a period that goes on, it is the first."""
    if given is None:
        return None
    name = "not_updated_since"
    _check_type(name, given, (date, str), _DAY_WORDS)
    if isinstance(given, str):
        first, last = _read_period(plan, given, name, day)
        given = first if first and last and first < day <= last else last or date.max
    if given >= day:
        raise ValueError(f"{name} is {dates.format_day(given)}. Give a day before {dates.format_day(day)}.")
    return given


def _read_duration(given: str | timedelta | None) -> Duration | None:
    if given is None:
        return None
    _check_type("late_by", given, (str, timedelta), 'a length of time, like "1 month" or a timedelta of whole days')
    duration = Duration(days=given.days) if isinstance(given, timedelta) else parse_duration(given)
    if duration is None or duration < (0, 0):
        raise ValueError(f'late_by "{given}" is not a length of time. Write it like "1 month" or "2 weeks".')
    return duration


_DAY_WORDS = 'a date, or words like "30 September 2017"'


def _read_day(plan: PlanFile, given: DayInput | None) -> date:
    """Read the day of an answer: the last of the time that words mean, or today if none was given."""
    _check_type("plan", plan, PlanFile, 'a plan that was read: actionplan.load("plan.yaml")')
    if given is None:
        return date.today()  # noqa: DTZ011 - the officer's own day, in the officer's own place
    _check_type("as_at", given, (date, str), _DAY_WORDS)
    if isinstance(given, date):
        return given
    return _read_words(plan, given).latest or date.max


def _read_period(plan: PlanFile, given: PeriodInput, name: str = "period", base: date | None = None) -> dates.Window:
    """Read a period. If there is a `base`, its words may count from that day, like "next 4 weeks"."""
    words = 'words like "Q3 2017/18", or the first and the last day as two dates'
    _check_type(name, given, (str, tuple), words)
    if not isinstance(given, str):
        if len(given) != 2:
            raise TypeError(f"{name} cannot be {given!r}. Give {words}.")
        for end in given:
            _check_type(name, end, date, words)
        window = dates.Window(given[0], given[1])
    else:
        try:
            relative = find_relative_period(given, base, plan.plan.context) if base else None
        except OverflowError:
            raise ValueError(f'{name} "{given}" is beyond the calendar.') from None
        window = relative.window if relative else _read_words(plan, given, f"{name}: ")
    if window.earliest and window.latest and window.earliest > window.latest:
        raise ValueError(f"{name} ends before it starts. Give {words}.")
    return window


def _read_month(plan: PlanFile, given: DayInput) -> dates.Window:
    """Read a month. 2008-09 is always a month here, never the year 2008/09."""
    _check_type("month", given, (date, str), 'a date, or words like "2017-09"')
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


def _read_words(plan: PlanFile, words: str, opening: str = "") -> dates.Window:
    """Read words that must be one time with a first and a last day. A sentence about them has the opening."""
    reading = read_date(words, plan)
    if reading.problem:
        near = f'did you mean "{reading.nearest}"?' if reading.nearest else f"{reading.problem}."
        raise ValueError(f'{opening}"{words}" cannot be read as a date: {near}')
    window = reading.windows[0] if reading.kind == "window" and len(reading.windows) == 1 else None
    if window is None or window.earliest is None or window.latest is None or reading.remark:
        raise ValueError(
            f'{opening}"{words}" is not one day or period. Write it like "30 September 2017" or "Q3 2017/18".'
        )
    return window
