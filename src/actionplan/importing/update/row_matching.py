"""Match the rows of a newer document with those of a plan: by ref and words, and by an answer where neither decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.importing.question import Question
from actionplan.model.plan import OutputLine
from actionplan.reports.changes.likeness import (
    MIN_LIKENESS_SAME_REF,
    Matches,
    WordBag,
    count_words,
    list_unmatched,
    match_by_key,
    match_by_likeness,
    measure_likeness,
)
from actionplan.text.english import shorten
from actionplan.text.folding import fold

MIN_LIKENESS_ASKED = 0.75
"""Rows of two refs whose words are at least this alike may be one: that is asked. So may one that has all words of
the other: "Refresh the website", "Refresh the council's website pages".
"""

NO_ROW = "none"
"""The answer that a row of the plan is none of the document."""

_FEWEST_WORDS = 2
_MAX_SHOWN = 80


class UpdateFiles(NamedTuple):
    """What is compared, as questions call it: the path of the plan, and the name of the document.

    `made_refs` are the refs that the document does not have; `None` stands for all of them.
    """

    plan_path: str
    document_name: str
    made_refs: Collection[str] | None = ()

    def has_ref(self, ref: str) -> bool:
        """Return True if the document itself gives an output this ref."""
        return self.made_refs is not None and ref not in self.made_refs


class RowMatching(NamedTuple):
    """Which output of the plan each output of the document is, by their numbers, and what is to be asked first."""

    matches: Matches
    questions: tuple[Question, ...]


def match_rows(
    old: Sequence[OutputLine], new: Sequence[OutputLine], files: UpdateFiles, answers: Mapping[str, str]
) -> RowMatching:
    """Match outputs. `answers` has what was said: the ref in the plan, and that in the document or `NO_ROW`."""
    matches: Matches = {}
    for get_key in (_get_words_and_ref, _get_words):
        match_by_key([get_key(line) for line in new], [get_key(line) for line in old], matches)
    settled = _take_answers(old, new, matches, answers)
    left_new = {n: _make_bag(new[n], n, files) for n in list_unmatched(new, matches)}
    left_old = {m: _make_bag(old[m], m, None) for m in list_unmatched(old, matches.values()) if m not in settled}
    likely: Matches = {}
    match_by_likeness(left_new, left_old, likely)
    _pair_refs(left_new, left_old, likely)
    questions: list[Question] = []
    for n, m in sorted(likely.items(), key=lambda pair: pair[1]):
        likeness = measure_likeness(left_new[n].words, left_old[m].words)
        is_same_ref = left_new[n].ref == left_old[m].ref
        if is_same_ref and likeness >= MIN_LIKENESS_SAME_REF:
            matches[n] = m
            continue
        is_likely = likeness >= MIN_LIKENESS_ASKED or _is_part(left_new[n].words, left_old[m].words)
        if is_same_ref or is_likely:
            questions.append(_ask(old[m], new[n], files, is_likely=is_likely))
    return RowMatching(matches, tuple(questions))


def _is_part(one: Counter[str], other: Counter[str]) -> bool:
    """Return True if one of two texts has every word of the other, which has two at least."""
    return min(one.total(), other.total()) >= _FEWEST_WORDS and (one <= other or other <= one)


def _get_words(line: OutputLine) -> str | None:
    return fold(line.output.text) or None


def _get_words_and_ref(line: OutputLine) -> tuple[str, str]:
    return fold(line.output.text), fold(line.output.ref)


def _make_bag(line: OutputLine, number: int, files: UpdateFiles | None) -> WordBag:
    """Count the words of an output. Ignore a ref that the import made up."""
    ref = line.output.ref
    is_own = files is None or files.has_ref(ref)
    return WordBag(fold(ref) if is_own else f"made {number}", count_words([line.output.text]))


def _pair_refs(new: Mapping[int, WordBag], old: Mapping[int, WordBag], likely: Matches) -> None:
    """Pair what is left over and has one ref, however unlike its words are: it is asked about."""
    left_new = [n for n in new if n not in likely]
    left_old = [m for m in old if m not in likely.values()]
    paired: Matches = {}
    match_by_key([new[n].ref for n in left_new], [old[m].ref for m in left_old], paired)
    likely.update({left_new[n]: left_old[m] for n, m in paired.items()})


def _take_answers(
    old: Sequence[OutputLine], new: Sequence[OutputLine], matches: Matches, answers: Mapping[str, str]
) -> set[int]:
    """Match what was said to be one, and return the rows of the plan about which something was said."""
    settled: set[int] = set()
    for plan_ref, document_ref in answers.items():
        for m in _find(old, plan_ref, set(matches.values())):
            settled.add(m)
            for n in _find(new, document_ref, set(matches)):
                matches[n] = m
    return settled


def _find(lines: Sequence[OutputLine], ref: str, taken: Collection[int]) -> Iterator[int]:
    """Yield the first output with a ref that is not taken, if there is one."""
    found = (n for n, line in enumerate(lines) if n not in taken and fold(line.output.ref) == fold(ref))
    yield from list(found)[:1]


def _ask(before: OutputLine, after: OutputLine, files: UpdateFiles, *, is_likely: bool) -> Question:
    was, now = before.output, after.output
    sentence = (
        f'{was.ref} of {files.plan_path} is "{shorten(was.text, _MAX_SHOWN)}". Is it {now.ref} of '
        f'{files.document_name}, "{shorten(now.text, _MAX_SHOWN)}"?'
    )
    hint = f'Use --same "{was.ref}={now.ref}", or --same "{was.ref}={NO_ROW}" if it is not.'
    default = now.ref if is_likely else NO_ROW
    return Question(
        sentence, "--same", hint, subject=was.ref, choices=(now.ref, NO_ROW), default=default, words=("yes", "no")
    )
