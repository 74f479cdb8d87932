"""Find what a newer document says that a plan does not: rows that are new or gone, dates, officers, words, progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from actionplan.evaluation.registry import NameRegistry
from actionplan.importing.update.row_matching import UpdateFiles
from actionplan.model.measure import Measure
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Output, OutputLine, OwnFields, Plan, Target
from actionplan.reports.changes.likeness import Matches, list_unmatched
from actionplan.text.english import format_list
from actionplan.text.folding import fold

DIFFERENCE_KINDS = {
    "date": "dates that have moved",
    "progress": "progress that the plan does not have",
    "new": "rows that the plan does not have",
    "listed": "officers of new rows that the plan does not list",
    "gone": "rows that the document does not have",
    "ref": "refs that have changed",
    "officer": "officers that have changed",
    "words": "words that have changed",
    "measures": "measures that have changed",
    "fields": "columns of your own that have changed",
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


def find_differences(plan: Plan, document: Plan, matches: Matches, files: UpdateFiles) -> list[DocumentDifference]:
    """Find the differences, in the order of `DIFFERENCE_KINDS`, each kind in the order of its file.

    `matches` has the number of the plan's output for those of the document's that the plan has.
    """
    old, new = list(plan.iter_outputs()), list(document.iter_outputs())
    names = NameRegistry(plan.officers)
    found = [
        each
        for n, m in sorted(matches.items())
        for each in (
            *_compare_outputs(old[m], new[n], m, files),
            *_compare_officers(old[m].output, new[n].output, m, names),
        )
    ]
    unmatched = list_unmatched(new, matches)
    refs = {line.output.ref for line in old}
    for n in unmatched:
        ref = make_free_ref(new[n].output.ref, refs)
        is_other = ref != new[n].output.ref and files.has_ref(new[n].output.ref)
        note = f" ({new[n].output.ref} in {files.document_name}: that is another row of the plan)" if is_other else ""
        found.append(DocumentDifference("new", ref, "", f"{new[n].output.text}{note}", output=n))
    found += _list_officers(plan, document, [new[n] for n in unmatched])
    for m in list_unmatched(old, list(matches.values())):
        if not all(target.deleted for target in old[m].output.targets):
            found.append(DocumentDifference("gone", old[m].output.ref, old[m].output.text, "", output=m))
    order = list(DIFFERENCE_KINDS)
    return sorted(found, key=lambda each: (order.index(each.kind), each.output))


def _list_officers(plan: Plan, document: Plan, lines: Sequence[OutputLine]) -> Iterator[DocumentDifference]:
    """List the officers of new rows that the document's plan lists and the plan does not, if it has a list."""
    listed = {fold(name) for each in plan.officers for name in (each.name, *each.also)}
    names = {fold(each.name): each.name for each in document.officers}
    for officer in dict.fromkeys(fold(name) for line in lines for name in line.output.officers):
        if listed and officer in names and officer not in listed:
            yield DocumentDifference("listed", "officers", "", names[officer], output=0)


def make_free_ref(ref: str, refs: set[str]) -> str:
    """Return a ref, or the next that is free, where `refs` has it already for another row; and put it there."""
    start, _, number = ref.rpartition(".")
    made = ref
    while made in refs and number.isdecimal():
        number = str(int(number) + 1)
        made = f"{start}.{number}" if start else number
    refs.add(made)
    return made


def _compare_outputs(old: OutputLine, new: OutputLine, place: int, files: UpdateFiles) -> Iterator[DocumentDifference]:
    was, now = old.output, new.output
    if fold(was.ref) != fold(now.ref) and files.has_ref(now.ref):
        yield DocumentDifference("ref", was.ref, was.ref, now.ref, output=place)
    if fold(was.text) != fold(now.text):
        yield DocumentDifference("words", was.ref, was.text, now.text, output=place)
    yield from _compare_fields(was.ref, was.fields, now.fields, place)
    for before, after in _pair_targets(was.targets, now.targets):
        if before is None or after is None:
            text = (after or before or now.targets[0]).date.text
            kind = "is in the document only" if before is None else "is in the plan only"
            yield DocumentDifference("words", was.ref, text if after is None else "", f"{text}: {kind}", output=place)
        else:
            yield from _compare_targets(before, after, place)


def _compare_officers(was: Output, now: Output, place: int, names: NameRegistry) -> Iterator[DocumentDifference]:
    """Compare who is responsible for a row now: in the plan, those that it was last given to."""
    last = was.reassigned[-1].to if was.reassigned else was.officers
    before, after = names.list_names(last), names.list_names(now.officers)
    if after and {*map(fold, before)} != {*map(fold, after)}:
        yield DocumentDifference("officer", was.ref, format_list(last), format_list(now.officers), output=place)
    for role, old, new in (
        ("accountable", (was.accountable,), (now.accountable,)),
        ("supporting", was.supporting, now.supporting),
    ):
        before, after = (names.list_names(tuple(filter(None, each))) for each in (old, new))
        if after and {*map(fold, before)} != {*map(fold, after)}:
            held = f"{role}: {format_list(before)}" if before else ""
            yield DocumentDifference("officer", was.ref, held, f"{role}: {format_list(after)}", output=place)


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
    was, now = _list_measures(before, after)
    if [*map(fold, was)] != [*map(fold, now)] and now:
        yield DocumentDifference("measures", before.ref, "; ".join(was), "; ".join(now), output=place, target=after)
    if after.start and not (before.start and _is_same_date(after.start, before.start)):
        was_start = f"planned start: {before.start.text}" if before.start else ""
        now_start = f"planned start: {after.start.text}"
        yield DocumentDifference("words", before.ref, was_start, now_start, output=place, target=after)
    yield from _compare_fields(before.ref, before.fields, after.fields, place)
    for update in after.updates:
        has = any(fold(each.note) == fold(update.note) and each.rag == update.rag for each in before.updates)
        if not has and (update.note or update.rag):
            words = ": ".join(filter(None, (update.rag, update.note)))
            yield DocumentDifference("progress", before.ref, "", words, output=place, target=after)
    if after.completed and not before.completed:
        yield DocumentDifference("completed", before.ref, "", after.completed[0].on.text, output=place, target=after)


def _list_measures(before: Target, after: Target) -> tuple[list[str], list[str]]:
    """List the measures of two targets in words. Figures count only where the document has them."""
    in_document = {fold(measure.text): measure for measure in after.measures}

    def describe(measure: Measure) -> str:
        like = in_document.get(fold(measure.text))
        words = measure.words if like and (like.target or like.by_year) else measure.text
        baseline = measure.baseline.value if measure.baseline and like and like.baseline else ""
        return f"{words}; baseline {baseline}" if baseline else words

    return [*map(describe, before.measures)], [*map(describe, after.measures)]


def _compare_fields(ref: str, was: OwnFields, now: OwnFields, place: int) -> Iterator[DocumentDifference]:
    """Compare the council's own columns: those that the document has, and has other words in."""
    before = dict(was)
    for name, words in now:
        held = before.get(name, "")
        if fold(held) != fold(words):
            yield DocumentDifference("fields", ref, f"{name}: {held}" if held else "", f"{name}: {words}", output=place)


def _is_same_date(one: Phrase, other: Phrase) -> bool:
    """Return True if two dates are the same words, or mean the same days."""
    windows = one.reading.windows
    return fold(one.text) == fold(other.text) or (bool(windows) and windows == other.reading.windows)
