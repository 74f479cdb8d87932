"""What wants attention: what is overdue or ended, and what is rated red or amber; each target once, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import find_effective_day, find_last_note, find_stoppage, list_revisions
from actionplan.evaluation.slippage import find_proposal
from actionplan.evaluation.status import find_late_since
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Update
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import EMPTY, OFFICER, RAG, REF, STATUS, ColumnSpec, build_table, format_blockers
from actionplan.reports.paper.columns import DATE, OUTPUT_AND_MEASURE, format_commentary
from actionplan.text.english import format_count, format_list


class ExceptionKind(NamedTuple):
    """Why a target is an exception: the name in rows, the heading, how many are said to be so, and which they are."""

    name: str
    title: str
    words: str
    is_match: Callable[[EvaluatedTarget], bool]


EXCEPTION_KINDS = (
    ExceptionKind("overdue", "Overdue", "overdue", lambda item: item.status.name == "overdue"),
    ExceptionKind(
        "ended", "Ended, and neither closed nor carried forward", "ended", lambda item: item.status.name == "ended"
    ),
    ExceptionKind("red", "Rated red", "rated red", lambda item: item.status.rating.rag == "red"),
    ExceptionKind("amber", "Rated amber", "rated amber", lambda item: item.status.rating.rag == "amber"),
)


def build_exceptions_part(items: Sequence[EvaluatedTarget], *, is_all: bool) -> tuple[list[Section], TargetsBySection]:
    """The exceptions among the targets. Where there are none, that is said only of a paper that `is_all` of them."""
    placed = [(kind, sorted(each, key=_get_sort_key)) for kind, each in _group_by_kind(items).items() if each]
    if not placed:
        none = "No target is overdue, none has ended, and none is rated red or amber."
        return ([Section("Exceptions", (none,))] if is_all else []), ()
    head = Section("Exceptions", (_format_counts([(kind.words, len(each)) for kind, each in placed]),), is_wide=True)
    parts = [Section(kind.title, (), build_table(each, _COLUMNS), 2, is_wide=True) for kind, each in placed]
    return [head, *parts], [(kind.name, each) for kind, each in placed]


def _format_counts(kinds: Sequence[tuple[str, int]]) -> str:
    """How many there are of each kind."""
    total = format_count(sum(number for _, number in kinds), "target")
    counts = format_list([f"{number} {words}" for words, number in kinds])
    once = " Each stands once, under the first heading that holds." if len(kinds) > 1 else ""
    return f"{total}: {counts}.{once}"


def _group_by_kind(items: Sequence[EvaluatedTarget]) -> dict[ExceptionKind, list[EvaluatedTarget]]:
    """The open targets that are exceptions, under the first kind that holds."""
    sorted_out: dict[ExceptionKind, list[EvaluatedTarget]] = {kind: [] for kind in EXCEPTION_KINDS}
    for item in items:
        kind = (
            None if item.status.is_finished else next((each for each in EXCEPTION_KINDS if each.is_match(item)), None)
        )
        if kind:
            sorted_out[kind].append(item)
    return sorted_out


def _get_sort_key(item: EvaluatedTarget) -> date:
    return find_late_since(item.status) or item.status.due or date.max


def _is_late(item: EvaluatedTarget) -> bool:
    return item.status.name in ("overdue", "ended")


def _build_reason_cell(item: EvaluatedTarget) -> Cell:
    """Why, as far as anybody said so."""
    words = "; ".join(_iter_reasons(item))
    return Cell(words) if words else Cell("none recorded", "quiet")


def _iter_reasons(item: EvaluatedTarget) -> Iterator[str]:
    """What was said of its stop and its new date, of what is rated also of that, and what it waits for.

    The reason of a date that holds is one only for what is late by it.
    """
    target, seen = item.line.target, item.view
    stop, made = find_stoppage(target, seen.day), find_proposal(target, seen.day)
    if _is_late(item) and not made:
        made = next(reversed(list_revisions(target, seen.day)), None)
    said = None if _is_late(item) else _find_rating_update(item)
    yield from filter(None, (stop.reason if stop else "", made.why if made else "", said.note if said else ""))
    if item.status.blockers:
        yield f"waits for {format_blockers(item.status)}"


def _find_rating_update(item: EvaluatedTarget) -> Update | None:
    """What an officer said as they rated a target; or, where that was nothing, what they said last."""
    target, on, seen = item.line.target, item.status.rating.on, item.view
    given = [each for each in target.updates if each.rag and each.note and find_effective_day(each.on, seen.day) == on]
    last = find_last_note(target, seen.day)
    return given[-1] if given else last[1] if last else None


def _build_progress_cell(item: EvaluatedTarget) -> Cell:
    """What is being done: what was last said of it where that is not its reason, or at least that it was started."""
    started, last = (
        find_effective_day(item.line.target.started, item.view.day),
        find_last_note(item.line.target, item.view.day),
    )
    is_reason = not _is_late(item) and last is not None and last[1] is _find_rating_update(item)
    words = ("" if is_reason else format_commentary(item)) or (
        f"started {format_short_day(started)}" if started else ""
    )
    return Cell(words) if words else Cell("nothing else recorded" if is_reason else "nothing recorded", "quiet")


def _build_new_date_cell(item: EvaluatedTarget) -> Cell:
    """The date that is proposed. Of what is late, that none is."""
    made = find_proposal(item.line.target, item.view.day)
    if made:
        return Cell(
            f"{made.to.text}, proposed {format_short_day(made.on.day)}" if made.on and made.on.day else made.to.text
        )
    return Cell("none proposed", "quiet") if _is_late(item) else EMPTY


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
