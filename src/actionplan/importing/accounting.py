"""Check that every word of the document is in exactly one place of the written file (R13)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.plan_text import clean_comment, format_comment
from actionplan.importing.source_document import Document, Passage, walk_passages
from actionplan.importing.wording import (
    Branch,
    Fragment,
    Wording,
    iter_comments,
    iter_leaves,
    join_wording,
)
from actionplan.planfile.text import LineIndex, decode
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import read_tree

_PUNCTUATION = re.compile(r"[^\w\s]*")


class WordCount(NamedTuple):
    """How many words a document has, and where they went."""

    total: int
    in_plan: int
    in_report: int
    left_over: int

    @property
    def lost(self) -> int:
        """How many have no place."""
        return self.total - self.in_plan - self.in_report - self.left_over


class AccountingFault(NamedTuple):
    """Text that is not where it should be: what is wrong, the text of the document, and the text of its place."""

    what: str
    document: str
    place: str


def strip_comment_spaces(text: str) -> str:
    """Return the characters of a text without spaces, as a comment can have them."""
    return "".join(clean_comment(text).split())


def list_left_over(document: Document, tree: Branch, draft: PlanDraft) -> Wording:
    """List the text of a document that has no place in the plan or in the report, in order."""
    covered = _list_spans(_iter_placed(tree, draft))
    left: list[Fragment] = []
    for passage in walk_passages(document):
        left += _find_gaps(passage, covered.get(id(passage), ()))
    return tuple(left)


def _iter_placed(tree: Branch, draft: PlanDraft) -> Iterator[Fragment]:
    """Yield the fragments that have a place, copies aside."""
    for _, leaf in iter_leaves(tree):
        yield from leaf.wording
    for comment in iter_comments(tree):
        yield from comment.wording
    yield from (each.fragment for each in draft.report_texts)
    yield from (each.fragment for each in draft.repeats)
    yield from draft.punctuation


def _list_spans(fragments: Iterable[Fragment]) -> dict[int, list[tuple[int, int]]]:
    covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in fragments:
        if not each.is_copy:
            covered[id(each.passage)].append((each.start, each.end))
    return covered


def _find_gaps(passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterator[Fragment]:
    at = 0
    for start, end in sorted(spans):
        if passage.text[at:start].strip():
            yield Fragment(passage, at, start)
        at = max(at, end)
    if passage.text[at:].strip():
        yield Fragment(passage, at, len(passage.text))


def count_words(document: Document, tree: Branch, draft: PlanDraft, left_over: Wording) -> WordCount:
    """Count the words of a document by where they went. A word in two parts is where its first part is."""
    passages = {id(each): len(each.text.split()) for each in walk_passages(document)}
    total = sum(passages.values())
    in_plan = [each for _, leaf in iter_leaves(tree) for each in leaf.wording]
    in_plan += (each for comment in iter_comments(tree) for each in comment.wording)
    in_report = (
        [each.fragment for each in draft.report_texts] + [each.fragment for each in draft.repeats] + draft.punctuation
    )
    planned, reported, left = (
        sum(_count_starts(each) for each in words if id(each.passage) in passages)  # the name of a sheet is no passage
        for words in (in_plan, in_report, left_over)
    )
    return WordCount(total, planned, reported, left)


def _count_starts(fragment: Fragment) -> int:
    """Count the words that start in a fragment."""
    if fragment.is_copy:
        return 0
    words = re.finditer(r"\S+", fragment.passage.text)
    return sum(fragment.start <= word.start() < fragment.end for word in words)


class Account(NamedTuple):
    """All that is to be accounted for: the document, the tree and the draft, and what was written."""

    document: Document
    tree: Branch
    draft: PlanDraft
    left_over: Wording
    text: str
    left_over_text: str
    report: str


def check_account(account: Account) -> list[AccountingFault]:
    """Find the text that is not where it should be, by the file as it is read back. There should never be any."""
    faults = list(_check_coverage(account))
    data = account.text.encode("utf-8", "surrogatepass")
    decoded = decode(data)
    root = read_tree(data, decoded.text, LineIndex(decoded.text)).root
    faults += _check_leaves(account.tree, root)
    faults += _check_comments(account)
    faults += _check_report(account)
    return faults


def _check_coverage(account: Account) -> Iterator[AccountingFault]:
    """Find characters that have no place, or two."""
    covered = _list_spans([*_iter_placed(account.tree, account.draft), *account.left_over])
    for passage in walk_passages(account.document):
        at = 0
        for start, end in sorted(covered.get(id(passage), ())):
            if passage.text[at:start].strip():
                yield AccountingFault("text without a place", passage.text, passage.text[at:start])
            if passage.text[start : min(at, end)].strip():
                yield AccountingFault("text with two places", passage.text, passage.text[start : min(at, end)])
            at = max(at, end)
        if passage.text[at:].strip():
            yield AccountingFault("text without a place", passage.text, passage.text[at:])


def _check_leaves(tree: Branch, root: Node | None) -> Iterator[AccountingFault]:
    """Compare each text of the tree with the file, and with the words of the document that it is made of."""
    for route, leaf in iter_leaves(tree):
        found = _find_text(root, route)
        if found != leaf.text:
            yield AccountingFault(f"the text at {'.'.join(map(str, route))}", leaf.text, str(found))
        words = "".join("".join(each.text.split()) for each in leaf.wording)
        is_made = route[-1] in {"rag", "output"} or not leaf.wording
        if not is_made and words != "".join(leaf.text.split()):
            yield AccountingFault(f"the words at {'.'.join(map(str, route))}", words, leaf.text)
        if route[-1] == "output" and not leaf.text.startswith(join_wording(leaf.wording)):
            yield AccountingFault("a ref", words, leaf.text)


def _find_text(node: Node | None, route: Sequence[str | int]) -> str | None:
    found: Node | None = node
    for step in route:
        if isinstance(found, Mapping) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found if isinstance(found, str) else None


def _check_comments(account: Account) -> Iterator[AccountingFault]:
    """Find comments that the file has less often than the tree, or that lack the words of the document."""
    counts: Counter[str] = Counter()
    for comment in iter_comments(account.tree):
        counts[format_comment(comment)] += 1
        at = 0
        text = strip_comment_spaces(comment.text)
        for each in comment.wording:
            words = strip_comment_spaces(each.text)
            if (at := text.find(words, at)) < 0:
                yield AccountingFault("a comment", words, comment.text)
                break
            at += len(words)
    for written, count in counts.items():
        if account.text.count(written) < count:
            yield AccountingFault("a comment of the file", written, "")
    left_over = strip_comment_spaces(account.left_over_text)
    at = 0
    for fragment in account.left_over:
        words = strip_comment_spaces(fragment.text)
        at = left_over.find(words, at)
        if at < 0:
            yield AccountingFault("text left over", fragment.text, "")
            break
        at += len(words)


def _check_report(account: Account) -> Iterator[AccountingFault]:
    """Find text that is missing from the report, and repeated text that differs."""
    report = strip_comment_spaces(account.report)
    for each in account.draft.report_texts:
        words = strip_comment_spaces(each.fragment.text)
        if words not in strip_comment_spaces(each.text) or strip_comment_spaces(each.text) not in report:
            yield AccountingFault("text that the report should have", each.fragment.text, each.text)
    plan = "\n".join("".join(leaf.text.split()) for _, leaf in iter_leaves(account.tree))
    for repeat in account.draft.repeats:
        words = "".join(repeat.fragment.text.split())
        if words != "".join(repeat.text.split()) or words not in plan:
            yield AccountingFault("text that is already in the plan", repeat.fragment.text, repeat.text)
    for fragment in account.draft.punctuation:
        if not _PUNCTUATION.fullmatch("".join(fragment.text.split())):
            yield AccountingFault("a mark between names", fragment.text, "")
