"""Turn a plan in the making into the tree of its file (rule R12 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.importing.building.name_lists import build_bodies, build_officers, mark_accountable, mark_officer
from actionplan.importing.building.plan_draft import (
    ActionDraft,
    OutputDraft,
    PlanDraft,
    TargetDraft,
    ThemeDraft,
    name_letter,
)
from actionplan.importing.recognition.document_head import FoundText
from actionplan.importing.wording import (
    Branch,
    Leaf,
    PlanComment,
    PlanNode,
    Wording,
    copy_wording,
    make_leaf,
    take_passage,
)


class PlanHeadTexts(NamedTuple):
    """What goes under `plan:`: texts that were found in the document or given by the officer."""

    name: str
    title: FoundText
    authority: FoundText
    period: str


def build_tree(head: PlanHeadTexts, draft: PlanDraft, as_at: str) -> Branch:
    """Build the tree of a file."""
    officers, bodies = build_officers(draft), build_bodies(draft)
    title, authority = _build_found(head.title), _build_found(head.authority)
    tree = Branch(
        {"plan": Branch({"name": Leaf(head.name), "title": title, "authority": authority, "period": Leaf(head.period)})}
    )
    tree.entries |= {"officers": officers} if officers else {}
    tree.entries |= {"bodies": bodies} if bodies else {}
    tree.entries["themes"] = [_build_theme(theme, as_at) for theme in draft.themes]
    return tree


def _build_found(found: FoundText) -> Leaf:
    if found.passage is None:
        return Leaf(found.text)
    return make_leaf((take_passage(found.passage, found.start, found.end),))


def _build_theme(theme: ThemeDraft, as_at: str) -> Branch:
    title = make_leaf(theme.title) if theme.title else _make_title(theme.made_title)
    actions: list[PlanNode] = [_build_action(action, as_at) for action in theme.actions]
    return Branch({"theme": title, "actions": actions}, theme.comments)


def _make_title(title: str) -> Leaf:
    return Leaf(title, comments=(PlanComment("the plan's title: the document has no heading here"),))


def _build_action(action: ActionDraft, as_at: str) -> Branch:
    branch = Branch({"action": Leaf(action.number, action.number_wording)}, action.comments)
    branch.entries["title"] = make_leaf(action.title) if action.title else _make_title(action.made_title)
    if action.monitored_by:
        branch.entries["monitored_by"] = [make_leaf(words) for words in action.monitored_by]
    branch.entries["outputs"] = [_build_output(output, as_at) for output in action.outputs]
    return branch


def _build_output(output: OutputDraft, as_at: str) -> Branch:
    branch = Branch({"output": Leaf(output.ref, output.ref_wording), "text": make_leaf(output.text)}, output.comments)
    if output.officer:
        branch.entries["officer"] = make_leaf(output.officer, *output.officer_comments, *mark_officer(output.officer))
    if output.accountable:
        branch.entries["accountable"] = make_leaf(output.accountable, *mark_accountable(output.accountable))
    if output.supporting:
        branch.entries["supporting"] = [make_leaf(words) for words in output.supporting]
    is_single = len(output.rows) == 1
    fields = dict(output.rows[0].fields) if is_single else {}
    if fields:
        branch.entries["fields"] = Branch(dict(fields))
    branch.entries["targets"] = list(_iter_targets(output, as_at, is_single=is_single))
    return branch


def _iter_targets(output: OutputDraft, as_at: str, *, is_single: bool) -> Iterator[Branch]:
    number = 0
    several = len(output.targets) > 1
    for row in output.rows:
        for n, target in enumerate(row.targets):
            fields = {} if is_single else dict(row.fields) | target.fields
            if n:
                fields = {key: leaf._replace(wording=copy_wording(leaf.wording)) for key, leaf in fields.items()}
            letter = (target.letter or name_letter(number)) if several else ""
            yield _build_target(target, letter, fields, as_at)
            number += 1


def _build_target(target: TargetDraft, letter: str, fields: dict[str, Leaf], as_at: str) -> Branch:
    branch = Branch(comments=target.comments)
    if letter:
        branch.entries["target"] = Leaf(letter)
    branch.entries["date"] = make_leaf(target.date, *target.date_comments)
    if target.measures:
        branch.entries["measures"] = [
            _build_measure(words, target.figures.get(n, {})) for n, words in enumerate(target.measures)
        ]
    if target.start:
        branch.entries["start"] = make_leaf(target.start)
    if fields:
        branch.entries["fields"] = Branch(dict(fields))
    if target.revised:
        branch.entries["revised"] = [Branch({"to": make_leaf(target.revised), "on": Leaf(as_at)})]
    if update := _build_update(target.rag, target.note, as_at):
        branch.entries["updates"] = [update]
    if target.completed:
        branch.entries["completed"] = make_leaf(target.completed)
    return branch


def _build_measure(words: Wording, figures: dict[str, PlanNode]) -> PlanNode:
    """Build a measure: its words, or if figures stand beside it, a mapping of all."""
    return Branch({"text": make_leaf(words), **figures}) if figures else make_leaf(words)


def _build_update(rag: str, note: Wording, as_at: str) -> Branch | None:
    if not rag and not note:
        return None
    update = Branch({"on": Leaf(as_at)})
    if rag:
        update.entries["rag"] = Leaf(rag)
    if note:
        update.entries["note"] = make_leaf(note)
    return update
