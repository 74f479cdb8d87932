"""One target in full: its date explained, and all that had happened to it by the day, in plain words.

The whole history of a target by a day, in date order, a sentence for everything that happened to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from actionplan.dates import Window, explain_reading, format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import iter_outstanding, list_outcomes, list_revisions
from actionplan.evaluation.decisions import list_decisions
from actionplan.evaluation.dependencies import find_dependency_date
from actionplan.evaluation.events import TargetEvent, list_events
from actionplan.evaluation.occurrences import count_days_late, list_met_days
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.slippage import compute_total_move, find_proposal, list_moves
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Fact, Table
from actionplan.reports.columns import format_blockers, format_rag, format_status
from actionplan.text.english import format_day_count, format_list

DatedSentence = tuple[date, str]


def list_history(item: EvaluatedTarget) -> list[DatedSentence]:
    """What had happened to the target by the day of the view, oldest first; of one day, in the order of the file."""
    target, seen = item.line.target, item.view
    made = [each for each in list_events(target, seen) if each.kind != "date moved"]
    told = [*((each.on, _describe_history_event(each, item)) for each in made), *_iter_awaited_event(item)]
    for move in list_moves(target, seen):
        on = move.revision.on.day if move.revision.on else None
        by = f", approved by {seen.bodies[move.revision.approved_by]}" if move.revision.approved_by else ""
        if on:
            words = f"date moved from {move.before.text or 'empty'} to {move.revision.to.text}, {move.words}{by}"
            told.append((on, f"{words}{_format_suffix(move.revision.why)}"))
    return sorted(told, key=lambda pair: pair[0])


def _describe_history_event(event: TargetEvent, item: EvaluatedTarget) -> str:
    kind = event.kind
    if kind == "date proposed":
        return f"{event.detail} proposed as a new date{_format_suffix(event.note)}"
    if kind == "commentary":
        return f"commentary{f' ({event.detail})' if event.detail else ''}{_format_suffix(event.note)}"
    if kind == "decided":
        return f"{event.body}: {event.detail}{f', minute {event.note}' if event.note else ''}"
    if kind == "completed":
        return f"{_describe_completion(event, item)}{_format_suffix(event.note)}"
    return f"{kind}{_format_suffix(event.note)}"


def _describe_completion(event: TargetEvent, item: EvaluatedTarget) -> str:
    """A completion, and why it is not what makes a target complete that needs decisions."""
    which = f" for {event.detail}" if event.detail else ""
    seen = item.view
    asked, completed = seen.list_required_decisions(item.line.target), item.status.completed_on
    if not asked or completed == event.on:
        return f"completed{which}"
    if completed:
        return f"recorded as completed{which}, but it is complete since {format_day(completed)}, by its decisions"
    needed = list(iter_outstanding(asked, seen.day))
    bodies = format_list([seen.format_short_decision_maker(each) for each in needed])
    has = "has" if len(needed) == 1 else "have"
    not_yet = "approved it" if any(list_outcomes(each.decision, seen.day) for each in needed) else "decided"
    return f"recorded as completed{which}, but {bodies} {has} not {not_yet}"


def _iter_awaited_event(item: EvaluatedTarget) -> Iterator[DatedSentence]:
    """The event that the target waits for, once it has happened."""
    found = find_dependency_date(item.line.target, item.view) if item.line.target.waits_for else None
    if found and found.has_happened and found.day:
        yield found.day, f"{found.name} {'was met' if found.is_target else 'happened'}"


def _format_suffix(words: str) -> str:
    return f": {words}" if words else ""


_COLUMNS = (Column(""), Column("", grow=1))


def build_target_detail(item: EvaluatedTarget) -> Table:
    """All there is to say of a target, a line each, in two columns without headings."""
    facts = [
        *(("Measure", measure) for measure in item.line.target.measures),
        *([("Stage", item.line.target.stage)] if item.line.target.stage else ()),
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


def _iter_date_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    target, seen = item.line.target, item.view
    moved = compute_total_move(target, item.status, seen) if target.revised else None
    yield "Target date", item.status.phrase.text or "none"
    if moved:
        yield "Published as", target.date.text or "none"
        yield "Moved by", f"{moved.words}{_format_move_count(len(list_revisions(target, seen.day)))}"
    each = None if item.status.is_finished else find_proposal(target, seen.day)
    if each:
        yield "Proposed", f"{each.to.text}; the date stays until it is revised"


def _format_move_count(number: int) -> str:
    return f", in {number} moves" if number > 1 else ""


def _iter_reading_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """The reading of the current date, step by step, with what was assumed."""
    found = item.status
    reading = found.phrase.reading
    yield "Read as", describe_reading(item)
    for step in explain_reading(reading):
        yield "Step by step", f"{step.words or found.phrase.text}: {step.meaning}".removeprefix(": ")
    if reading.kind == "dependent" and (known := find_dependency_date(item.line.target, item.view)) and known.words:
        yield "Step by step", f"{known.name}: {known.words}"
    for assumption in reading.assumptions:
        if assumption.code != "remark":
            yield "Assumed", assumption.text
    if reading.remark and reading.kind != "dependent":
        yield "Remark", reading.remark


def describe_reading(item: EvaluatedTarget) -> str:
    """What the current date was read as: its days, or how many dates it is, or why it has none."""
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


def _iter_occurrence_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    """Each of several windows, and whether it was met, missed or is to come."""
    found = item.status
    if len(found.windows) < 2 or item.line.target.decisions:
        return
    met = list_met_days(item.line.target, found.phrase.reading.kind, found.windows, item.view.day)
    for window, on in zip(found.windows, met, strict=True):
        yield "Each date", f"{describe_window(window)}: {_describe_occurrence(window, on, item.view)}"


def _describe_occurrence(window: Window, on: date | None, view: PlanView) -> str:
    if on:
        late = count_days_late(window, on)
        return f"met on {format_day(on)}{f', {format_day_count(late)} late' if late else ''}"
    return "missed" if window.latest and window.latest < view.day else "to come"


def _iter_status_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    found = item.status
    if found.due:
        yield "Due", format_day(found.due)
    if found.published_due and found.published_due != found.due:
        yield "Published as due", format_day(found.published_due)
    yield "Status", format_status(item)
    if found.rating.on:
        yield "RAG", format_rag(found)
    if found.blockers:
        yield "Waits for", format_blockers(found)


def _iter_decision_facts(item: EvaluatedTarget) -> Iterator[Fact]:
    for need in list_decisions(item):
        decision, last = need.required.decision, need.last_outcome
        if last and need.on:
            said = f"{last.outcome} on {format_day(need.on)}{f' to {last.to.text}' if last.to else ''}"
        else:
            planned = f" (planned {decision.planned.text})" if decision.planned else ""
            said = "not recorded" if need.state == "overtaken" else f"outstanding{planned}"
        also = [*(f"condition: {each}" for each in need.conditions), *(["a key decision"] if decision.is_key else ())]
        yield "Decision", f"{need.maker}: {'; '.join([said, *also])}"
