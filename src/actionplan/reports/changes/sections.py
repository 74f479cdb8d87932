"""The sections of the report of changes: what nobody must miss comes first, and what was only renamed last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.model.plan import OUTPUT_DEPTH, PlanLine
from actionplan.report import Section
from actionplan.reports.changes import change_columns as cells
from actionplan.reports.changes.change_columns import ON, REASON
from actionplan.reports.changes.comparison import TargetChange
from actionplan.reports.support.columns import COMPLETION_NOTE, DATE, DUE, OFFICER, OUTPUT, REF, STATUS, WAITS_FOR
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_list
from actionplan.text.folding import fold


class ChangeSection(NamedTuple):
    """A section: its heading, the columns of its table, and the sentence under the heading."""

    title: str
    columns: tuple[ColumnSpec[TargetChange], ...] = ()
    note: str = ""


CHANGE_SECTIONS: dict[str, ChangeSection] = {
    "gone": ChangeSection(
        "Gone",
        (REF, OFFICER, DATE, STATUS, OUTPUT),
        "These are no longer in the file, and were not marked as deleted. To drop a target, keep it in the file and "
        "use `actionplan delete`.",
    ),
    "not carried": ChangeSection(
        "Not carried",
        (REF, OFFICER, DATE, STATUS, OUTPUT),
        "These were not finished in the earlier plan, and are not in this one.",
    ),
    "finished": ChangeSection("Finished in the earlier plan", (REF, OFFICER, DATE, STATUS, OUTPUT)),
    "carried": ChangeSection(
        "Carried from the earlier plan", (REF, OFFICER, cells.DATE_IN_EARLIER_PLAN, DATE, STATUS, OUTPUT)
    ),
    "published date changed": ChangeSection(
        "Published dates changed",
        (
            REF,
            OFFICER,
            cells.PUBLISHED_BEFORE,
            cells.PUBLISHED_AFTER,
            cells.PUBLISHED_MOVED_BY,
            OUTPUT,
        ),
        "A published date should not change. Record a new date as a revision, with its day and reason.",
    ),
    "taken back": ChangeSection(
        "Taken back",
        (REF, OFFICER, cells.EVENT, ON, cells.EVENT_NOTE, OUTPUT),
        "These were recorded before, and are no longer in the file.",
    ),
    "altered": ChangeSection(
        "Recorded otherwise",
        (REF, OFFICER, cells.EVENT_BEFORE, cells.EVENT_AFTER, OUTPUT),
        "These were recorded before, and have been changed in the file. Keep what was recorded, and record anything "
        "new after it.",
    ),
    "completed": ChangeSection(
        "Completed", (REF, OFFICER, DATE, DUE, STATUS, cells.OCCURRENCE, COMPLETION_NOTE, OUTPUT)
    ),
    "no longer complete": ChangeSection("No longer complete", (REF, OFFICER, DATE, DUE, STATUS, WAITS_FOR, OUTPUT)),
    "newly overdue": ChangeSection("Newly overdue", (REF, OFFICER, DATE, DUE, STATUS, WAITS_FOR, OUTPUT)),
    "ended": ChangeSection("Newly ended", (REF, OFFICER, DATE, STATUS, OUTPUT)),
    "date moved": ChangeSection(
        "Dates moved",
        (
            REF,
            OFFICER,
            cells.DATE_BEFORE,
            cells.DATE_AFTER,
            cells.MOVED_BY,
            REASON,
            cells.APPROVED_BY,
            OUTPUT,
        ),
    ),
    "date proposed": ChangeSection("Dates proposed", (REF, OFFICER, DATE, cells.PROPOSED_DATE, ON, REASON, OUTPUT)),
    "rag moved": ChangeSection("RAG moved", (REF, OFFICER, cells.RAG_BEFORE, cells.RAG_AFTER, ON, STATUS, OUTPUT)),
    "decided": ChangeSection("Decided", (REF, cells.BODY, cells.OUTCOME, ON, cells.MINUTE, STATUS, OUTPUT)),
    "started": ChangeSection("Started", (REF, OFFICER, ON, DATE, STATUS, OUTPUT)),
    "step done": ChangeSection("Steps done", (REF, OFFICER, ON, cells.STEP, OUTPUT)),
    "suspended": ChangeSection("Suspended", (REF, OFFICER, ON, REASON, OUTPUT)),
    "resumed": ChangeSection("Resumed", (REF, OFFICER, ON, DATE, STATUS, OUTPUT)),
    "deleted": ChangeSection("Deleted", (REF, OFFICER, ON, REASON, OUTPUT)),
    "measured": ChangeSection("Measured", (REF, OFFICER, ON, cells.FIGURE, cells.MEASURE)),
    "new": ChangeSection("New", (REF, OFFICER, DATE, DUE, STATUS, OUTPUT)),
    "reassigned": ChangeSection(
        "Reassigned",
        (
            cells.OUTPUT_REF,
            cells.OFFICER_BEFORE,
            cells.OFFICER_AFTER,
            cells.REASSIGNED_ON,
            REASON,
            cells.OUTPUT_TEXT,
        ),
    ),
    "waits for something else": ChangeSection(
        "Waits for something else, or for it by another name",
        (cells.WORDING_REF, OFFICER, cells.WORDS_BEFORE, cells.WORDS_AFTER, OUTPUT),
    ),
    "reworded": ChangeSection(
        "Reworded",
        (
            cells.WORDING_REF,
            cells.WORDING_TITLE,
            cells.WORDS_BEFORE,
            cells.WORDS_AFTER,
        ),
    ),
    "renumbered": ChangeSection("Renumbered or moved"),
    "commentary": ChangeSection("Commentary added", (REF, OFFICER, ON, cells.RAG, cells.NOTE)),
    "not updated": ChangeSection(
        "Not updated",
        (REF, OFFICER, DATE, DUE, STATUS, OUTPUT),
        "These are open, and nothing has been recorded about them after {day}.",
    ),
}
"""The sections in the order of the page, by the name that rows give them."""


def build_change_section(name: str, changes: Sequence[TargetChange]) -> Section:
    """Build the section of some changes, of which there is at least one."""
    title, columns, note = CHANGE_SECTIONS[name]
    if name == "not updated" and (before := changes[0].item_before):
        note = note.format(day=format_day(before.view.day))
    if name == "renumbered":
        return Section(title, tuple(_iter_renumbering_sentences(changes)))
    return Section(title, (note,) if note else (), build_table(_list_printed_changes(name, changes), columns))


def count_changes(name: str, changes: Sequence[TargetChange]) -> int:
    """Count the changes that a section prints. All the targets of an output that has another officer are one."""
    return len(_list_renumberings(changes) if name == "renumbered" else _list_printed_changes(name, changes))


def _list_printed_changes(name: str, changes: Sequence[TargetChange]) -> Sequence[TargetChange]:
    """List the changes that have a row each. A change of a whole output or action has one row."""
    if name == "reassigned":
        return _drop_repeats((change.item.get_key(OUTPUT_DEPTH), change) for change in changes)
    if name == "reworded":
        wordings = (wording for change in changes for wording in _split_wordings(change))
        return _drop_repeats((_get_wording_owner(wording), wording) for wording in wordings)
    return changes


def _drop_repeats(keyed_changes: Iterable[tuple[object, TargetChange]]) -> list[TargetChange]:
    first: dict[object, TargetChange] = {}
    for key, change in keyed_changes:
        first.setdefault(key, change)
    return list(first.values())


def _split_wordings(change: TargetChange) -> Iterator[TargetChange]:
    """Yield a change of several wordings as one change for each."""
    for field, words in (change.previous_values or {}).items():
        yield change._replace(previous_values={field: words})


def _get_wording_owner(change: TargetChange) -> object:
    wording = cells.find_wording(change)
    return wording.field, change.item.get_key(wording.depth)


def _iter_renumbering_sentences(changes: Sequence[TargetChange]) -> Iterator[str]:
    """Yield one sentence with all that has another ref, and one for each target, output or action that was moved."""
    renumbered = _list_renumberings(change for change in changes if not _format_move_between(change))
    if renumbered:
        yield f"{format_list(renumbered)}."
    for words in _list_renumberings(change for change in changes if _format_move_between(change)):
        yield f"{words}."


def _list_renumberings(changes: Iterable[TargetChange]) -> list[str]:
    """List each ref with the one before, and each move: "1.3 was 1.2", "1.2 moved from action 1 to action 2".

    An output whose targets kept their letters has one entry, and so has an action that was moved to another theme.
    """
    words = (f"{_format_ref_change(change)}{_format_move_between(change)}".rstrip(",") for change in changes)
    return list(dict.fromkeys(words))


def _format_ref_change(change: TargetChange) -> str:
    now, was = _get_lines(change)
    if "theme" in (change.previous_values or {}) and now.action.ref and fold(now.output.ref) == fold(was.output.ref):
        return f"Action {change.view.format_ref(now.action.ref)}"
    letter, old_letter = now.target.ref.removeprefix(now.output.ref), was.target.ref.removeprefix(was.output.ref)
    ref, old_ref = (now.output.ref, was.output.ref) if letter == old_letter else (now.target.ref, was.target.ref)
    words = change.view.format_ref(ref)
    return words if fold(ref) == fold(old_ref) else f"{words} was {old_ref},"


def _format_move_between(change: TargetChange) -> str:
    """Return the end of the sentence if the target is in another action or theme, or nothing."""
    now, was = _get_lines(change)
    fields = change.previous_values or {}
    if "action" in fields:
        return f" moved from {_format_action(was)} to {_format_action(now)}"
    return f' moved from "{was.theme.title}" to "{now.theme.title}"' if "theme" in fields else ""


def _get_lines(change: TargetChange) -> tuple[PlanLine, PlanLine]:
    """Return the lines of the target after and before."""
    return change.item.line, (change.item_before or change.item).line


def _format_action(line: PlanLine) -> str:
    return f"action {line.action.ref}" if line.action.ref else f'"{line.action.title}"'
