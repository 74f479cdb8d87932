"""Bring what a newer document says into a plan: what carries a day, new rows, and a question at rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.findings import Finding
from actionplan.importing.update.document_differences import DocumentDifference
from actionplan.importing.update.new_rows import list_new_rows
from actionplan.model.plan import Plan, Route
from actionplan.planfile import Source, load
from actionplan.planfile.editing import AppendItem, EditRefusal, FileChange, edit
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
    changes: list[FileChange] = []
    refused: list[str] = []
    comments: list[tuple[Route, str]] = []
    for each in differences:
        made = _record(plan, each, when)
        if isinstance(made, Refusal):
            refused.append(f"{each.ref}: {made.sentence}")
        else:
            changes += made
            comments += ((route, f"# from {name}") for route in _list_new_dates(plan, made))
    edited = edit(source, changes)
    if isinstance(edited, EditRefusal):
        return UpdatedText(source.text, (*refused, edited.reason))
    routes = [line.route for line in plan.iter_outputs()]
    gone = [routes[each.output] for each in differences if each.kind == "gone"]
    comments += (((*route, "output"), f"#? not in {name}") for route in gone)
    marked = load(_add_comments(edited.text, source.path, comments).encode(), source.path)
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


def _list_new_dates(plan: Plan, changes: Sequence[FileChange]) -> Iterator[Route]:
    """Yield the routes that new dates will have in the file."""
    counts = {
        (*line.route, "targets", n): len(target.revised)
        for line in plan.iter_outputs()
        for n, target in enumerate(line.output.targets)
    }
    for each in changes:
        if isinstance(each, AppendItem) and each.key == "revised":
            yield (*each.route, "revised", counts.get(each.route, 0), "to")


def _record(plan: Plan, each: DocumentDifference, when: DateInput) -> Sequence[FileChange] | Refusal:
    """Return the changes for a new date or for progress, or nothing."""
    if each.kind == "date":
        made = record_revision(plan, each.ref, when, RevisionRequest(each.now, "", may_lack_why=True))
    elif each.kind == "progress" and each.target:
        update = each.target.updates[-1]
        words = DateInput(update.on.text if update.on else when.words, when.today)
        made = record_note(plan, each.ref, Commentary(update.note, update.rag), words)
    else:
        return ()
    return made if isinstance(made, Refusal) else made.changes


def _add_comments(text: str, path: str, comments: Sequence[tuple[Route, str]]) -> str:
    """Put comments behind the lines of some texts of a plan, but for lines that have one already."""
    source = load(text.encode(), path)
    lines = LineIndex(text)
    edits: list[TextEdit] = []
    for route, comment in comments:
        location = source.locate(Finding("AP201", "note", "", route)).location
        if location is None:
            continue
        line = lines.get_line(location.line)
        if "#" not in line:
            end = lines.get_start(location.line) + len(line)
            edits.append(TextEdit(end, end, f"{_COMMENT_GAP}{comment}"))
    marked = apply_edits(text, edits)
    return marked if load(marked.encode(), path).plan == source.plan else text
