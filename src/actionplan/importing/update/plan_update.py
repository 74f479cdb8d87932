"""Bring what a newer document says into a plan: what carries a day, new rows, and a question at rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.findings import Finding
from actionplan.importing.update.document_differences import DocumentDifference
from actionplan.model.plan import Plan, Route
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditRefusal, edit
from actionplan.planfile.editing.operations import AppendItem, EditOperation
from actionplan.planfile.text import LineIndex, TextEdit, apply_edits
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import read_tree
from actionplan.recording.event_dates import DateInput
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import Refusal
from actionplan.recording.revise import RevisionRequest, record_revision

APPLIED_KINDS = ("date", "progress", "new", "gone")
"""The kinds that an update can bring into the plan. Officers and words carry no day: they are only shown."""

_COMMENT_GAP = "      "


class UpdatedText(NamedTuple):
    """The text of the plan afterwards, and what could not be brought into it, with the reasons."""

    text: str
    refused: tuple[str, ...] = ()


def update_text(
    source: Source, plan: Plan, document: Source, differences: Sequence[DocumentDifference], when: DateInput
) -> UpdatedText:
    """Bring differences into the text of a plan. Only the lines that must change do."""
    name = document.path
    changes: list[EditOperation] = []
    refused: list[str] = []
    for each in differences:
        made = _record(plan, each, when, name)
        if isinstance(made, Refusal):
            refused.append(f"{each.ref}: {made.sentence}")
        else:
            changes += made
    changes += _iter_new_rows(source, document, differences)
    edited = edit(source, changes)
    if isinstance(edited, EditRefusal):
        return UpdatedText(source.text, (*refused, edited.reason))
    gone = [each for each in differences if each.kind == "gone"]
    routes = [line.route for line in plan.iter_outputs()]  # what is added stands behind them, so they stay
    marked = _mark_gone(edited.text, source.path, [routes[each.output] for each in gone], name)
    return UpdatedText(marked, tuple(refused))


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


def _iter_new_rows(
    source: Source, document: Source, differences: Sequence[DocumentDifference]
) -> Iterator[EditOperation]:
    """Yield the changes that add new rows: at the end of their action, or with it, or with their theme."""
    if source.plan is None or document.plan is None:
        return
    root = read_tree(document.text.encode(), document.text, LineIndex(document.text)).root
    lines = list(document.plan.iter_outputs())
    refs = {line.output.ref for line in source.plan.iter_outputs()}
    actions = {(action.theme.title, action.action.title): action.route for action in source.plan.iter_actions()}
    themes = {theme.title: ("themes", n) for n, theme in enumerate(source.plan.themes)}
    for each in differences:
        if each.kind != "new":
            continue
        line = lines[each.output]
        node = _get_node(root, line.route)
        if isinstance(node, dict):
            node = {**node, "output": _make_ref(line.output.ref, refs)}
        route = actions.get((line.theme.title, line.action.title))
        if route is not None:
            yield AppendItem(route, "outputs", node)
            continue
        action: Node = {"action": line.action.ref, "title": line.action.title, "outputs": [node]}
        theme = themes.get(line.theme.title)
        if theme is not None:
            yield AppendItem(theme, "actions", action)
        else:
            yield AppendItem((), "themes", {"theme": line.theme.title, "actions": [action]})


def _get_node(root: Node | None, route: Sequence[str | int]) -> Node:
    node: Node = root if root is not None else {}
    for step in route:
        node = node[step]  # type: ignore[index]
    return node


def _make_ref(ref: str, refs: set[str]) -> str:
    """Return a ref, or the next that is free, where the plan has it already for another row."""
    start, _, number = ref.rpartition(".")
    made = ref
    while made in refs and number.isdecimal():
        number = str(int(number) + 1)
        made = f"{start}.{number}"
    refs.add(made)
    return made


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
