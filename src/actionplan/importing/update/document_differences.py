"""Find what a newer document says that a plan does not: new rows, rows that are gone, dates, officers, words, progress.

Rows are matched by equal words, then by the ref and by how alike their words are, as `changes` does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from actionplan.model.plan import OutputLine, Phrase, Plan, Target, fold
from actionplan.reports.changes.likeness import (
    Matches,
    WordBag,
    count_words,
    list_unmatched,
    match_by_key,
    match_by_likeness,
)

DIFFERENCE_KINDS = {
    "date": "dates that have moved",
    "progress": "progress that the plan does not have",
    "new": "rows that the plan does not have",
    "gone": "rows that the document does not have",
    "officer": "officers that have changed",
    "words": "words that have changed",
    "measures": "measures that have changed",
    "completed": "targets that the document calls completed",
}


class DocumentDifference(NamedTuple):
    """A difference: its kind, the ref in the plan, what stands there, what the document says.

    `output` is the place of the row among the outputs of the plan, for a new row among those of the document. `target`
    is the target as the document has it.
    """

    kind: str
    ref: str
    was: str
    now: str
    output: int
    target: Target | None = None


def find_differences(plan: Plan, document: Plan) -> list[DocumentDifference]:
    """Find the differences, in the order of `DIFFERENCE_KINDS`, each kind in the order of its file."""
    old, new = list(plan.iter_outputs()), list(document.iter_outputs())
    matches = _match_outputs(old, new)
    found = [each for n, m in sorted(matches.items()) for each in _compare_outputs(old[m], new[n], m)]
    found += [
        DocumentDifference("new", new[n].output.ref, "", new[n].output.text, output=n)
        for n in list_unmatched(new, matches)
    ]
    for m in list_unmatched(old, list(matches.values())):
        if not all(target.deleted for target in old[m].output.targets):
            found.append(DocumentDifference("gone", old[m].output.ref, old[m].output.text, "", output=m))
    order = list(DIFFERENCE_KINDS)
    return sorted(found, key=lambda each: (order.index(each.kind), each.output))


def _match_outputs(old: Sequence[OutputLine], new: Sequence[OutputLine]) -> Matches:
    """Match the outputs: the number of each in the document, and its number in the plan."""
    matches: Matches = {}
    for get_key in (_get_words_and_ref, _get_words):
        match_by_key([get_key(line) for line in new], [get_key(line) for line in old], matches)
    bags = [
        {n: WordBag(fold(lines[n].output.ref), count_words([lines[n].output.text])) for n in left}
        for lines, left in (
            (new, list_unmatched(new, matches)),
            (old, list_unmatched(old, list(matches.values()))),
        )
    ]
    match_by_likeness(bags[0], bags[1], matches)
    return matches


def _get_words(line: OutputLine) -> str | None:
    return fold(line.output.text) or None


def _get_words_and_ref(line: OutputLine) -> tuple[str, str]:
    return fold(line.output.text), fold(line.output.ref)


def _compare_outputs(old: OutputLine, new: OutputLine, place: int) -> Iterator[DocumentDifference]:
    was, now = old.output, new.output
    if fold(was.text) != fold(now.text):
        yield DocumentDifference("words", was.ref, was.text, now.text, output=place)
    if now.officer and fold(was.officer) != fold(now.officer):
        yield DocumentDifference("officer", was.ref, was.officer, now.officer, output=place)
    for before, after in _pair_targets(was.targets, now.targets):
        if before is None or after is None:
            text = (after or before or now.targets[0]).date.text
            kind = "is in the document only" if before is None else "is in the plan only"
            yield DocumentDifference("words", was.ref, text if after is None else "", f"{text}: {kind}", output=place)
        else:
            yield from _compare_targets(before, after, place)


def _pair_targets(old: Sequence[Target], new: Sequence[Target]) -> Iterator[tuple[Target | None, Target | None]]:
    """Pair the targets of two outputs: those of one date first, and the others in their order."""
    left_old, left_new = list(old), list(new)
    for after in new:
        before = next((each for each in left_old if fold(each.date.text) == fold(after.date.text)), None)
        if before is not None:
            left_old.remove(before)
            left_new.remove(after)
            yield before, after
    yield from zip_longest(left_old, left_new)


def _compare_targets(before: Target, after: Target, place: int) -> Iterator[DocumentDifference]:
    known = [before.date, *(revision.to for revision in before.revised), *(each.to for each in before.proposed)]
    if after.date.text and not any(_is_same_date(after.date, each) for each in known):
        current = before.revised[-1].to if before.revised else before.date
        yield DocumentDifference("date", before.ref, current.text, after.date.text, output=place, target=after)
    elif after.revised and not any(_is_same_date(after.revised[-1].to, each) for each in known):
        yield DocumentDifference(
            "date", before.ref, known[-1].text, after.revised[-1].to.text, output=place, target=after
        )
    if [*map(fold, before.measures)] != [*map(fold, after.measures)] and after.measures:
        yield DocumentDifference(
            "measures", before.ref, "; ".join(before.measures), "; ".join(after.measures), output=place, target=after
        )
    for update in after.updates:
        has = any(fold(each.note) == fold(update.note) and each.rag == update.rag for each in before.updates)
        if not has and (update.note or update.rag):
            words = ": ".join(filter(None, (update.rag, update.note)))
            yield DocumentDifference("progress", before.ref, "", words, output=place, target=after)
    if after.completed and not before.completed:
        yield DocumentDifference("completed", before.ref, "", after.completed[0].on.text, output=place, target=after)


def _is_same_date(one: Phrase, other: Phrase) -> bool:
    """Return True if two dates are the same words, or mean the same days."""
    windows = one.reading.windows
    return fold(one.text) == fold(other.text) or (bool(windows) and windows == other.reading.windows)
