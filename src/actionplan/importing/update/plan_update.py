"""Bring what a newer document says into a plan: what carries a day, new rows, and a question at rows that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.findings import Finding
from actionplan.importing.update.document_differences import DocumentDifference
from actionplan.importing.update.new_rows import list_new_rows
from actionplan.model.plan import Plan, Route
from actionplan.planfile import Source, load
from actionplan.planfile.editing import AppendItem, EditOperation, EditRefusal, edit
from actionplan.planfile.text import LineIndex, TextEdit, apply_edits
from actionplan.recording.event_dates import DateInput
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import Refusal
from actionplan.recording.revise import RevisionRequest, record_revision
from actionplan.reports.changes.likeness import Matches

APPLIED_KINDS = ("date", "progress", "new", "listed", "gone")
"""The kinds that an update can bring into the plan. Officers and words carry no day: they are only shown."""

_COMMENT_GAP = "      "


class UpdatedText(NamedTuple):
    """The text of the plan afterwards, and what could not be brought into it, with the reasons."""

    text: str
    refused: tuple[str, ...] = ()


def update_text(
    source: Source, document: Source, differences: Sequence[DocumentDifference], matches: Matches, when: DateInput
) -> UpdatedText:
    """Bring differences into the text of a plan. Only the lines that must change do.

    `matches` has the number of the plan's output for those of the document's that the plan has.
    """
    plan, name = _require_plan(source), document.path
    changes: list[EditOperation] = []
    refused: list[str] = []
    for each in differences:
        made = _record(plan, each, when, name)
        if isinstance(made, Refusal):
            refused.append(f"{each.ref}: {made.sentence}")
        else:
            changes += made
    edited = edit(source, changes)
    if isinstance(edited, EditRefusal):
        return UpdatedText(source.text, (*refused, edited.reason))
    routes = [line.route for line in plan.iter_outputs()]
    gone = [routes[each.output] for each in differences if each.kind == "gone"]
    marked = load(_mark_gone(edited.text, source.path, gone, name).encode(), source.path)
    new = {each.output for each in differences if each.kind == "new"}
    officers = [AppendItem((), "officers", {"name": each.now}) for each in differences if each.kind == "listed"]
    added = edit(marked, [*list_new_rows(plan, document, new, matches), *officers])
    if isinstance(added, EditRefusal):
        return UpdatedText(marked.text, (*refused, added.reason))
    return UpdatedText(added.text, tuple(refused))


def _require_plan(source: Source) -> Plan:
    if source.plan is None:
        raise ValueError(source.path)
    return source.plan


def _record(plan: Plan, each: DocumentDifference, when: DateInput, name: str) -> Sequence[EditOperation] | Refusal:
    """Return the changes of a new date or of progress; none for what is no event."""
    if each.kind == "date":
        made = record_revision(plan, each.ref, when, RevisionRequest(each.now, f"As in {name}"))
    elif each.kind == "progress" and each.target:
        update = each.target.updates[-1]
        words = DateInput(update.on.text if update.on else when.words, when.today)
        made = record_note(plan, each.ref, Commentary(update.note, update.rag), words)
    else:
        return ()
    return made if isinstance(made, Refusal) else made.changes


def _mark_gone(text: str, path: str, gone: Sequence[Route], name: str) -> str:
    """Put a question at the rows that the document does not have, unless it is there already."""
    source = load(text.encode(), path)
    lines = LineIndex(text)
    edits: list[TextEdit] = []
    for route in gone:
        location = source.locate(Finding("AP201", "note", "", (*route, "output"))).location
        if location is None:
            continue
        line = lines.get_line(location.line)
        mark = f"#? not in {name}"
        if mark not in line and "#" not in line:
            end = lines.get_start(location.line) + len(line)
            edits.append(TextEdit(end, end, f"{_COMMENT_GAP}{mark}"))
    marked = apply_edits(text, edits)
    return marked if load(marked.encode(), path).plan == source.plan else text
