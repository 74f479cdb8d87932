"""How many targets stand how; and of those that are open, how many are started and how they are rated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import RAG_RATINGS
from actionplan.report import STATUS_ORDER, Bar, Section, Tone
from actionplan.text.english import format_count

_TONES: dict[str, Tone] = {"overdue": "late", "due": "due", "complete": "done"}


def build_summary_sections(items: Sequence[EvaluatedTarget]) -> Iterator[Section]:
    """The summary of the targets, and under it each set of bars."""
    still = [item for item in items if not item.status.is_finished]
    of_them = "all" if len(still) == len(items) else len(still) or "none"
    said = f"{format_count(len(items), 'target')}, {of_them} of them open: neither complete nor deleted."
    yield Section("Summary", (said,))
    yield Section("By status", bars=tuple(_iter_status_bars(items)), level=2)
    if still:
        yield Section("Of the open targets", bars=(*_iter_started_bar(still), *_iter_rating_bars(still)), level=2)


def _iter_status_bars(items: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    """A bar for each status there is; what is overdue is always told, so that nobody looks for it."""
    counted: Counter[str] = Counter(item.status.name for item in items)
    for name in STATUS_ORDER:
        if counted[name] or name == "overdue":
            yield Bar(name.capitalize(), counted[name], len(items), _TONES.get(name, ""))


def _iter_started_bar(open_targets: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    started = sum(find_effective_day(item.line.target.started, item.view.day) is not None for item in open_targets)
    yield Bar("Recorded as started", started, len(open_targets))


def _iter_rating_bars(open_targets: Sequence[EvaluatedTarget]) -> Iterator[Bar]:
    """What officers said; the colours of a tone are of lateness, and would say something else."""
    counted = Counter(item.status.rating.rag for item in open_targets)
    for rag in reversed(RAG_RATINGS):
        yield Bar(f"Rated {rag}", counted[rag], len(open_targets))
    yield Bar("Not rated", len(open_targets) - sum(counted[rag] for rag in RAG_RATINGS), len(open_targets))
