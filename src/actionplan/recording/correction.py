"""Find what was recorded already: to take it out of the plan again, or to record nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.refs import find_ref
from actionplan.evaluation.registry import UnknownName
from actionplan.findings import Finding
from actionplan.model.plan import OutputLine, Plan, PlanLine
from actionplan.planfile import Source
from actionplan.planfile.editing.operations import Removal
from actionplan.recording.batch import Recording, try_recording
from actionplan.recording.event_dates import DateInput, read_event_day
from actionplan.recording.reassign import find_output
from actionplan.recording.recorded_items import RecordedItem, iter_event_items, iter_output_items, iter_target_items
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.target import find_line, format_since
from actionplan.text.folding import fold


class RecordedItems(NamedTuple):
    """What was recorded of a target, an output or an event, with its ref or name, and its words for who reads it."""

    name: str
    about: tuple[str, ...]
    items: tuple[RecordedItem, ...]


def record_correction(
    plan: Plan, ref: str, when: DateInput, source: Source, command: str = ""
) -> RecordedEvent | Refusal:
    """Take the newest of what was recorded of a ref out of the plan, or the newest by a command ("revise").

    The newest has the latest day. Of several with that day, and of those without a day if no other is left, it is the
    one that stands last in the file. REF can be a target, an output, or the name of an event. Raise `UnknownName` if
    the plan has none of these.
    """
    found = _find_items(plan, ref, when, command)
    if isinstance(found, Refusal):
        return found
    name, about, items = found
    wanted = [item for item in items if command in ("", item.command)]
    if not wanted:
        what = f"`actionplan {command}` has recorded nothing" if command else "Nothing has been recorded"
        return Refusal(f"{what} of {name}.")
    newest = max(wanted, key=lambda item: _get_age(item, source))
    return RecordedEvent(
        changes=(Removal(newest.route, leaves_comments=True),),
        plan=newest.take_from(plan),
        sentence=f"{name}: {newest.words}{format_since(newest.on, 'of')}.",
        ref=name,
        about=about,
    )


def record_unless_known(plan: Plan, ref: str, when: DateInput, record: Recording) -> RecordedEvent | Refusal:
    """Record something of a ref or an event, unless the plan has it already, word for word and of the same day.

    It has it if the plan without one of its items becomes the plan again by recording.
    """
    on = read_event_day(when, plan, allow_future=True)
    if isinstance(on, Refusal):
        return record(plan)
    for item in _iter_items(plan, ref, when):
        if item.on is None or item.on.day in (None, on.day):
            made = try_recording(item.take_from(plan), record)
            if isinstance(made, RecordedEvent) and made.plan == plan:
                return Refusal(made.sentence, is_known=True)
    return record(plan)


def _iter_items(plan: Plan, ref: str, when: DateInput) -> Iterator[RecordedItem]:
    """Yield what was recorded of a ref: of its output, and of its target; or of the event of that name."""
    view = build_view(plan, when.today)
    yield from _iter_event_items(plan, ref)
    with suppress(UnknownName):
        output = find_output(plan, ref)
        yield from iter_output_items(output, view) if isinstance(output, OutputLine) else ()
        line = find_line(plan, ref)
        yield from iter_target_items(line, view) if isinstance(line, PlanLine) else ()


def _find_items(plan: Plan, ref: str, when: DateInput, command: str) -> RecordedItems | Refusal:
    """Find what was recorded of a ref or an event."""
    try:
        match = find_ref(plan, ref)
    except UnknownName:
        if items := tuple(_iter_event_items(plan, ref)):
            return RecordedItems(ref.strip(), (), items)
        raise
    view = build_view(plan, when.today)
    of_output: tuple[RecordedItem, ...] = ()
    if command == "reassign" or (match.kind == "output" and not command):
        output = find_output(plan, ref)
        if isinstance(output, Refusal):
            return output
        of_output = tuple(iter_output_items(output, view))
        if command or (of_output and len(output.output.targets) != 1):
            return RecordedItems(output.output.ref, (output.output.text,), of_output)
    line = find_line(plan, ref)
    if isinstance(line, Refusal):
        return line
    about = line.output.text, "; ".join(line.target.measure_words)
    return RecordedItems(line.target.ref, about, (*of_output, *iter_target_items(line, view)))


def _iter_event_items(plan: Plan, name: str) -> Iterator[RecordedItem]:
    for number, event in enumerate(plan.events):
        if fold(event.name) == fold(name):
            yield from iter_event_items(plan, number)


def _get_age(item: RecordedItem, source: Source) -> tuple[date, int, int]:
    """Return the sort key of an item: its day, and then its place in the file."""
    place = source.locate(Finding("", "note", "", item.route)).location
    return (item.on and item.on.day) or date.min, place.line if place else 0, place.column if place else 0
