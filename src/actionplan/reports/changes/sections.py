"""The sections of `changes`, in the order of the page: what must not be missed first, what is only renamed last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import PlanLine, fold
from actionplan.report import Section
from actionplan.reports.changes import columns as cells
from actionplan.reports.changes.columns import DATE, DUE, OFFICER, ON, OUTPUT, REASON, REF, STATUS, WAITS_FOR
from actionplan.reports.changes.diff import OUTPUT_DEPTH as TO_OUTPUT
from actionplan.reports.changes.diff import TargetChange
from actionplan.reports.columns import ColumnSpec, build_table
from actionplan.text.english import format_list


class ChangeSection(NamedTuple):
    """A section: its heading, the columns of its table, and the sentence under the heading."""

    title: str
    columns: tuple[ColumnSpec[TargetChange], ...] = ()
    note: str = ""


CHANGE_SECTIONS: dict[str, ChangeSection] = {
    "gone": ChangeSection(
        "Gone",
        (REF, OFFICER, DATE, STATUS, OUTPUT),
        "No longer in the file, and not marked deleted. A target that is dropped stays in the file, with `deleted`.",
    ),
    "published date changed": ChangeSection(
        "Published dates changed",
        (REF, OFFICER, cells.PUBLISHED_BEFORE, cells.PUBLISHED_AFTER, cells.PUBLISHED_MOVED_BY, OUTPUT),
        "The date that was published stays as it is. A new one is a revision, with its day and its reason.",
    ),
    "taken back": ChangeSection(
        "Taken back",
        (REF, OFFICER, cells.EVENT, ON, cells.EVENT_NOTE, OUTPUT),
        "Recorded before, and no longer in the file.",
    ),
    "altered": ChangeSection(
        "Recorded otherwise",
        (REF, OFFICER, cells.EVENT_BEFORE, cells.EVENT_AFTER, OUTPUT),
        "Recorded before, and changed in the file since. What was recorded stays; what is new is recorded after it.",
    ),
    "completed": ChangeSection("Completed", (REF, OFFICER, DATE, DUE, STATUS, cells.OCCURRENCE, OUTPUT)),
    "no longer complete": ChangeSection("No longer complete", (REF, OFFICER, DATE, DUE, STATUS, WAITS_FOR, OUTPUT)),
    "newly overdue": ChangeSection("Newly overdue", (REF, OFFICER, DATE, DUE, STATUS, WAITS_FOR, OUTPUT)),
    "ended": ChangeSection("Newly ended", (REF, OFFICER, DATE, STATUS, OUTPUT)),
    "date moved": ChangeSection(
        "Dates moved",
        (REF, OFFICER, cells.DATE_BEFORE, cells.DATE_AFTER, cells.MOVED_BY, REASON, cells.APPROVED_BY, OUTPUT),
    ),
    "date proposed": ChangeSection("Dates proposed", (REF, OFFICER, DATE, cells.PROPOSED_DATE, ON, REASON, OUTPUT)),
    "rag moved": ChangeSection("RAG moved", (REF, OFFICER, cells.RAG_BEFORE, cells.RAG_AFTER, ON, STATUS, OUTPUT)),
    "decided": ChangeSection("Decided", (REF, cells.BODY, cells.OUTCOME, ON, cells.MINUTE, STATUS, OUTPUT)),
    "started": ChangeSection("Started", (REF, OFFICER, ON, DATE, STATUS, OUTPUT)),
    "suspended": ChangeSection("Suspended", (REF, OFFICER, ON, REASON, OUTPUT)),
    "resumed": ChangeSection("Resumed", (REF, OFFICER, ON, DATE, STATUS, OUTPUT)),
    "deleted": ChangeSection("Deleted", (REF, OFFICER, ON, REASON, OUTPUT)),
    "new": ChangeSection("New", (REF, OFFICER, DATE, DUE, STATUS, OUTPUT)),
    "reassigned": ChangeSection(
        "Reassigned", (cells.OUTPUT_REF, cells.OFFICER_BEFORE, cells.OFFICER_AFTER, cells.OUTPUT_TEXT)
    ),
    "reworded": ChangeSection(
        "Reworded", (cells.WORDING_REF, cells.WORDING_TITLE, cells.WORDS_BEFORE, cells.WORDS_AFTER)
    ),
    "renumbered": ChangeSection("Renumbered or moved"),
    "commentary": ChangeSection("Commentary added", (REF, OFFICER, ON, cells.RAG, cells.NOTE)),
    "not updated": ChangeSection(
        "Not updated", (REF, OFFICER, DATE, DUE, STATUS, OUTPUT), "Open, and nothing was recorded of it since."
    ),
}
"""By the name that rows give the section."""


def build_change_section(name: str, changes: Sequence[TargetChange]) -> Section:
    """A section of at least one change."""
    title, columns, note = CHANGE_SECTIONS[name]
    notes = (note,) if note else ()
    if name == "renumbered":
        return Section(title, tuple(_iter_renumbering_sentences(changes)))
    return Section(title, notes, build_table(_list_printed_changes(name, changes), columns))


def count_changes(name: str, changes: Sequence[TargetChange]) -> int:
    """How many changes a section prints: one for all the targets of an output that has another officer."""
    return len(_list_renumberings(changes) if name == "renumbered" else _list_printed_changes(name, changes))


def _list_printed_changes(name: str, changes: Sequence[TargetChange]) -> Sequence[TargetChange]:
    """What is printed a row each: words of a whole output or action stand there once."""
    if name == "reassigned":
        return _drop_repeats((each.item.get_key(TO_OUTPUT), each) for each in changes)
    if name == "reworded":
        return _drop_repeats((_get_wording_owner(part), part) for each in changes for part in _split_wordings(each))
    return changes


def _drop_repeats(keyed_changes: Iterable[tuple[object, TargetChange]]) -> list[TargetChange]:
    first: dict[object, TargetChange] = {}
    for key, change in keyed_changes:
        first.setdefault(key, change)
    return list(first.values())


def _split_wordings(change: TargetChange) -> Iterator[TargetChange]:
    """A change of several wordings as one of each."""
    for field, words in (change.previous_values or {}).items():
        yield change._replace(previous_values={field: words})


def _get_wording_owner(change: TargetChange) -> object:
    wording = cells.find_wording(change)
    return wording.field, change.item.get_key(wording.depth)


def _iter_renumbering_sentences(changes: Sequence[TargetChange]) -> Iterator[str]:
    """Whatever has another ref in one sentence, and whatever was moved in one each."""
    if plain := _list_renumberings(each for each in changes if not _format_move_between(each)):
        yield f"{format_list(plain)}."
    yield from (f"{each}." for each in _list_renumberings(each for each in changes if _format_move_between(each)))


def _list_renumberings(changes: Iterable[TargetChange]) -> list[str]:
    """Each ref with the one before, and where it was moved: "1.3 was 1.2", "1.2 moved from action 1 to action 2".

    An output whose targets kept their letters is said once, and so is an action that was moved to another theme.
    """
    return list(
        dict.fromkeys(f"{_format_ref_change(each)}{_format_move_between(each)}".rstrip(",") for each in changes)
    )


def _format_ref_change(change: TargetChange) -> str:
    now, was = _get_lines(change)
    if "theme" in (change.previous_values or {}) and now.action.ref and fold(now.output.ref) == fold(was.output.ref):
        return f"Action {change.view.format_ref(now.action.ref)}"
    letter, old_letter = now.target.ref.removeprefix(now.output.ref), was.target.ref.removeprefix(was.output.ref)
    ref, old_ref = (now.output.ref, was.output.ref) if letter == old_letter else (now.target.ref, was.target.ref)
    said = change.view.format_ref(ref)
    return said if fold(ref) == fold(old_ref) else f"{said} was {old_ref},"


def _format_move_between(change: TargetChange) -> str:
    """The end of a sentence on what is in another action or theme."""
    now, was = _get_lines(change)
    fields = change.previous_values or {}
    if "action" in fields:
        return f" moved from {_format_action(was)} to {_format_action(now)}"
    return f' moved from "{was.theme.title}" to "{now.theme.title}"' if "theme" in fields else ""


def _get_lines(change: TargetChange) -> tuple[PlanLine, PlanLine]:
    """The target as it is and as it was."""
    return change.item.line, (change.item_before or change.item).line


def _format_action(line: PlanLine) -> str:
    return f"action {line.action.ref}" if line.action.ref else f'"{line.action.title}"'
