"""How many targets stand how; and of those that are open, how many are started and how they are rated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.english import count
from actionplan.model import RAGS
from actionplan.questions.items import Item
from actionplan.questions.known import known
from actionplan.report import COUNTED, Bar, Section, Tone

_TONES: dict[str, Tone] = {"overdue": "late", "due": "due", "complete": "done"}


def sections(found: Sequence[Item]) -> Iterator[Section]:
    """The summary of the targets, and under it each set of bars."""
    still = [item for item in found if not item.status.finished]
    of_them = "all" if len(still) == len(found) else len(still) or "none"
    said = f"{count(len(found), 'target')}, {of_them} of them open: neither complete nor deleted."
    yield Section("Summary", (said,))
    yield Section("By status", bars=tuple(_standings(found)), level=2)
    if still:
        yield Section("Of the open targets", bars=(*_started(still), *_rated(still)), level=2)


def _standings(found: Sequence[Item]) -> Iterator[Bar]:
    """A bar for each status there is; what is overdue is always told, so that nobody looks for it."""
    counted: Counter[str] = Counter(item.status.standing for item in found)
    for name in COUNTED:
        if counted[name] or name == "overdue":
            yield Bar(name.capitalize(), counted[name], len(found), _TONES.get(name, ""))


def _started(still: Sequence[Item]) -> Iterator[Bar]:
    started = sum(known(item.line.target.started, item.seen.day) is not None for item in still)
    yield Bar("Recorded as started", started, len(still))


def _rated(still: Sequence[Item]) -> Iterator[Bar]:
    """What officers said; the colours of a tone are of lateness, and would say something else."""
    counted = Counter(item.status.said.rag for item in still)
    for rag in reversed(RAGS):
        yield Bar(f"Rated {rag}", counted[rag], len(still))
    yield Bar("Not rated", len(still) - sum(counted[rag] for rag in RAGS), len(still))
