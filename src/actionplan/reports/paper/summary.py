"""The summary of a paper: how many targets have which status, and how many open ones are started and how rated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import RAG_RATINGS
from actionplan.model.statuses import STATUSES_BY_URGENCY
from actionplan.report import Bar, Section, Tone
from actionplan.text.english import format_count

_TONES: dict[str, Tone] = {"overdue": "late", "due": "due", "complete": "done"}


def build_summary_sections(items: Sequence[EvaluatedTarget]) -> Iterator[Section]:
    """Yield the summary of the targets, and under it each set of bars."""
    still_open = [item for item in items if not item.status.is_finished]
    note = f"{format_count(len(items), 'target')}. {_describe_open(len(still_open), len(items))}"
    overdue = count_overdue(items)
    missed = (f"{overdue.words}.",) if overdue.missed_words else ()
    completed = count_completions(items).words
    timeliness = (f"Of the complete targets: {completed}.",) if completed else ()
    yield Section("Summary", (note,))
    yield Section("By status", (*missed, *timeliness), bars=tuple(_iter_status_bars(items)), level=2)
    if still_open:
        bars = (*_iter_started_bar(still_open), *_iter_rating_bars(still_open))
        yield Section("Of the open targets", bars=bars, level=2)


def _describe_open(number: int, total: int) -> str:
    if total == 1:
        return "It is open (not complete or deleted)." if number else "It is complete or deleted."
    count = "All" if number == total else number or "None"
    return f"{count} of them {'is' if number == 1 else 'are'} open (not complete or deleted)."


def _iter_status_bars(items: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    """Yield a bar for each status that a target has, and always one for overdue, even if there is none."""
    counts = Counter[str](item.status.name for item in items)
    for name in STATUSES_BY_URGENCY:
        if counts[name] or name == "overdue":
            yield Bar(name.label, counts[name], len(items), _TONES.get(name, ""))


def _iter_started_bar(open_targets: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    started = sum(find_effective_day(item.line.target.started, item.view.day) is not None for item in open_targets)
    yield Bar("Recorded as started", started, len(open_targets))


def _iter_rating_bars(open_targets: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    """Yield a bar for each RAG rating. They have no tone, because red and amber in a tone are how late a target is."""
    counts = Counter(item.status.rating.rag for item in open_targets)
    for rag in reversed(RAG_RATINGS):
        yield Bar(f"Rated {rag}", counts[rag], len(open_targets))
    yield Bar("Not rated", len(open_targets) - sum(counts[rag] for rag in RAG_RATINGS), len(open_targets))
