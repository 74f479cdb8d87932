"""The part of a paper on what needs attention: what is overdue, ended or rated red or amber, with the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import find_effective_day, find_last_note, find_stoppage, list_revisions
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.slippage import find_proposal
from actionplan.evaluation.status import find_late_since
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.progress import Update
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.paper.paper_columns import DATE, OUTPUT_AND_MEASURE, choose_columns
from actionplan.reports.support.columns import OFFICER, RAG, REF, STATUS
from actionplan.reports.support.starts import LATE_TO_START, build_starts_section, list_late_starts
from actionplan.reports.support.status_text import format_blockers
from actionplan.reports.support.step_rows import build_steps_section, list_late_steps
from actionplan.reports.support.tables import EMPTY, ColumnSpec, build_table
from actionplan.text.english import format_alternatives, format_count, format_list


class ExceptionKind(NamedTuple):
    """A reason to be an exception: its name in rows, its heading, its words in a count, and the test for a target."""

    name: str
    title: str
    words: str
    is_match: Callable[[EvaluatedTarget], bool]


MAX_EXCEPTIONS = 6
"""A paper on a plan with more exceptions than this is brief."""

EXCEPTION_KINDS = (
    ExceptionKind("overdue", "Overdue", "overdue", lambda item: item.status.name == "overdue"),
    ExceptionKind(
        "ended", "Ended, but not closed or carried forward", "ended", lambda item: item.status.name == "ended"
    ),
    ExceptionKind("red", "Rated red", "rated red", lambda item: item.status.rating.rag == "red"),
    ExceptionKind("amber", "Rated amber", "rated amber", lambda item: item.status.rating.rag == "amber"),
)


def has_many_exceptions(items: Sequence[EvaluatedTarget]) -> bool:
    """Return True if a paper would be long with six lines for each of its exceptions."""
    return sum(map(len, _group_by_kind(items).values())) > MAX_EXCEPTIONS


def build_exceptions_part(items: Sequence[EvaluatedTarget], *, is_brief: bool, has_short_names: bool) -> ReportPart:
    """Build the part on the exceptions. It says so if there are none.

    A brief one has fewer lines for each: what is not recorded is said once, above the others.
    """
    by_kind = [
        (kind, sorted(members, key=_rank_by_lateness)) for kind, members in _group_by_kind(items).items() if members
    ]
    late_steps, late_starts = list_late_steps(items), list_late_starts(items)
    others = [
        *([build_starts_section(LATE_TO_START, late_starts, _START_NOTE, 2)] if late_starts else []),
        *([build_steps_section("Late steps", late_steps, 2)] if late_steps else []),
    ]
    if not by_kind:
        sections = [Section("Exceptions", (_NONE,)), *others]
        return ReportPart(sections, [("late to start", late_starts)], is_nothing=not others)
    missed = count_overdue(items).missed_words
    counts = _format_counts(
        [(f"{kind.words}{missed if kind.name == 'overdue' else ''}", len(members)) for kind, members in by_kind]
    )
    notes = (counts,) if by_kind[0][0].name == "overdue" else ("No target is overdue.", counts)
    columns: Sequence[ColumnSpec[EvaluatedTarget]] = _COLUMNS
    if is_brief:
        columns = choose_columns(_BRIEF_COLUMNS, has_short_names=has_short_names)
        notes = (*notes, *_iter_missing([item for _, members in by_kind for item in members]))
    sections = [
        Section(kind.title, (), build_table(members, columns), 2, has_records=True) for kind, members in by_kind
    ]
    listed = {item.get_key() for _, members in by_kind for item in members}
    placed = [(kind.name, members) for kind, members in by_kind]
    placed.append(("late to start", [item for item in late_starts if item.get_key() not in listed]))
    return ReportPart([Section("Exceptions", notes), *sections, *others], placed)


def _group_by_kind(items: Sequence[EvaluatedTarget]) -> dict[ExceptionKind, list[EvaluatedTarget]]:
    """Group the open targets that are exceptions by the first kind that applies."""
    by_kind: dict[ExceptionKind, list[EvaluatedTarget]] = {kind: [] for kind in EXCEPTION_KINDS}
    for item in items:
        kind = next((kind for kind in EXCEPTION_KINDS if kind.is_match(item)), None)
        if kind and not item.status.is_finished:
            by_kind[kind].append(item)
    return by_kind


def _rank_by_lateness(item: EvaluatedTarget) -> date:
    """Put first what is late for longest, and then what is due first."""
    return find_late_since(item.status) or item.status.sort_day


def _format_counts(kinds: Sequence[tuple[str, int]]) -> str:
    total = format_count(sum(number for _, number in kinds), "target")
    if len(kinds) == 1:
        return f"{total} {'is' if kinds[0][1] == 1 else 'are'} {kinds[0][0]}."
    counts = format_list([f"{number} {words}" for words, number in kinds])
    return f"{total}: {counts}. Each target is listed once, under the first heading that applies."


def _is_late(item: EvaluatedTarget) -> bool:
    return item.status.name in ("overdue", "ended")


def _build_reason_cell(item: EvaluatedTarget) -> Cell:
    """Show the reason, if one was recorded."""
    words = "; ".join(reason.rstrip(" .;") for reason in _iter_reasons(item))
    return Cell(words) if words else Cell("none recorded", "quiet")


def _iter_reasons(item: EvaluatedTarget) -> Iterator[str]:
    """Yield the reasons of its suspension, its new date and its rating or lateness, and what it waits for.

    The reason of the current date counts only if the target is late by that date. If no other reason is recorded, what
    the officer said last is the reason why it is late.
    """
    target, day = item.line.target, item.view.day
    stoppage, date_change = find_stoppage(target, day), find_proposal(target, day)
    if _is_late(item) and not date_change:
        date_change = next(reversed(list_revisions(target, day)), None)
    update = _find_explanation(item)
    yield from filter(
        None,
        (
            stoppage.reason if stoppage else "",
            date_change.why if date_change else "",
            (update.reason or update.note) if update else "",
        ),
    )
    if item.status.blockers:
        yield f"waits for {format_blockers(item.status)}"


def _find_explanation(item: EvaluatedTarget) -> Update | None:
    """Find the update that gives the reason: the last one that says it, or else the words of the rating or the last.

    If the target is late and another reason is recorded, only an update that says its reason counts.
    """
    target, day = item.line.target, item.view.day
    known = [update for update in target.updates if find_effective_day(update.on, day)]
    with_reason = [update for update in known if update.reason]
    if with_reason:
        return max(with_reason, key=lambda update: find_effective_day(update.on, day) or day)
    if _is_late(item) and _has_recorded_reason(item):
        return None
    of_rating = [
        update
        for update in known
        if update.rag and update.note and find_effective_day(update.on, day) == item.status.rating.on
    ]
    last = find_last_note(target, day)
    found = of_rating[-1] if of_rating and not _is_late(item) else last[1] if last else None
    return found if found and found.note else None


def _has_recorded_reason(item: EvaluatedTarget) -> bool:
    """Return True if a suspension, a proposal or a new date of a late target has its reason."""
    target, day = item.line.target, item.view.day
    stoppage, proposal = find_stoppage(target, day), find_proposal(target, day)
    revision = next(reversed(list_revisions(target, day)), None)
    return bool((stoppage and stoppage.reason) or (proposal and proposal.why) or (revision and revision.why))


def _build_progress_cell(item: EvaluatedTarget) -> Cell:
    """Show what is being done: how much is, the officer's last note, unless that is the reason, and the last next step.

    If nobody said anything, show at least when work started.
    """
    target, day = item.line.target, item.view.day
    started, explanation = find_effective_day(target.started, day), _find_explanation(item)
    known = [(on, update) for update in target.updates if (on := find_effective_day(update.on, day))]
    noted = [(on, update.note) for on, update in known if update.note and (update.reason or update is not explanation)]
    planned = [(on, update.next_step) for on, update in known if update.next_step]
    done = [(on, f"{update.percent_done}% done") for on, update in known if update.percent_done is not None]
    last = [max(said, key=lambda pair: pair[0]) for said in (done, noted, planned) if said]
    words = _join_by_day(last)
    if not words and started:
        words = f"started {format_short_day(started)}"
    return Cell(words) if words else Cell("nothing else recorded" if explanation else "nothing recorded", "quiet")


def _join_by_day(said: Sequence[tuple[date, str]]) -> str:
    """Join what was said, with each day once: "5 Jul 2017: Drafted; Ask again"."""
    by_day: dict[date, list[str]] = {}
    for on, words in sorted(said, key=lambda pair: pair[0]):
        by_day.setdefault(on, []).append(words)
    days = (f"{format_short_day(on)}: {'; '.join(words)}" for on, words in by_day.items())
    return "; ".join(days)


def _build_new_date_cell(item: EvaluatedTarget) -> Cell:
    """Show the proposed date. If the target is late, say if there is none."""
    proposal = find_proposal(item.line.target, item.view.day)
    if proposal:
        on = proposal.on.day if proposal.on else None
        return Cell(f"{proposal.to.text}, proposed {format_short_day(on)}" if on else proposal.to.text)
    return Cell("none proposed", "quiet") if _is_late(item) else EMPTY


def _build_officer_and_date_cell(item: EvaluatedTarget) -> Cell:
    return Cell(f"{OFFICER.build_cell(item).text}, {DATE.build_cell(item).text or 'no date'}")


def _build_full_status_cell(item: EvaluatedTarget) -> Cell:
    """Show the status, and the RAG if there is one."""
    cell, rag = STATUS.build_cell(item), RAG.build_cell(item).text
    return cell._replace(text=f"{cell.text}; rated {rag}") if rag else cell


def _build_explanation_cell(item: EvaluatedTarget) -> Cell:
    """Show the reason, what is being done and the new date, as far as they are recorded."""
    cells = [(name, build(item)) for name, build in _EXPLANATIONS]
    return Cell("; ".join(f"{name}: {cell.text}" for name, cell in cells if cell.text and cell.tone != "quiet"))


def _iter_missing(items: Sequence[EvaluatedTarget]) -> Iterator[str]:
    """Yield a sentence for each thing that is not recorded of some targets, and name them; first, where most is not."""
    refs: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        missing = tuple(name for name, build in _EXPLANATIONS if build(item).tone == "quiet")
        if missing:
            refs.setdefault(missing, []).append(item.ref)
    for missing in sorted(refs, key=len, reverse=True):
        yield f"No {format_alternatives(missing)} is recorded for {format_list(refs[missing])}."


_EXPLANATIONS = (("reason", _build_reason_cell), ("action", _build_progress_cell), ("new date", _build_new_date_cell))
_START_NOTE = "This work was planned to start by now, and nothing says that it has."
_NONE = "No target is overdue, none has ended, and none is rated red or amber."
_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    OFFICER,
    DATE,
    STATUS,
    RAG,
    ColumnSpec(Column("Reason", grow=2), _build_reason_cell),
    ColumnSpec(Column("What is being done", grow=2), _build_progress_cell),
    ColumnSpec(Column("New date", grow=1), _build_new_date_cell),
)
_BRIEF_COLUMNS = (
    REF,
    OUTPUT_AND_MEASURE,
    ColumnSpec(Column("Officer, date", grow=1, is_plain=True), _build_officer_and_date_cell),
    ColumnSpec(Column("Status", grow=1, is_plain=True), _build_full_status_cell),
    ColumnSpec(Column("Explanation", grow=1), _build_explanation_cell, is_optional=True),
)
