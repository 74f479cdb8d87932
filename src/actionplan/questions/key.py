"""The key of a report: in a few sentences, what the words and colours on its page mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from actionplan.dates import Window
from actionplan.dates.say import spoken
from actionplan.english import few
from actionplan.questions.colours import meaning
from actionplan.questions.standing import Status
from actionplan.questions.view import Views


def key(found: Collection[Status], seen: Views) -> tuple[str, ...]:
    """The sentences, a line each. Only how something stands is explained, so that nothing here is of a later day."""
    standings = {status.standing for status in found}
    words = [said for standing, said in _standings(seen) if standing in standings]
    return (
        f"Key: overdue and ended are {_colours(seen)}.",
        *([" ".join(words)] if words else []),
        *(["RAG is what the officer said last; it is never worked out from dates."] if any(map(_rag, found)) else []),
    )


def _colours(seen: Views) -> str:
    """What the colours stand for; where plans set them otherwise, in which of them."""
    meant: dict[str, list[str]] = {}
    for each in seen.each:
        meant.setdefault(meaning(each.plan.colours), []).append(each.plan.name)
    if len(meant) == 1:
        return next(iter(meant))
    usual, *others = sorted(meant, key=lambda words: -len(meant[words]))
    return "; ".join([usual, *(f"in {few(meant[words], 'plan')} {words}" for words in others)])


def _standings(seen: Views) -> Iterator[tuple[str, str]]:
    """The statuses whose names do not say all, and what to say of them."""
    yield "overdue", "Overdue: not met by its last day."
    yield "due", f"Due: its last day is in {spoken(Window(seen.first, seen.last))}."
    yield "not yet due", "Not yet due: due later."
    yield "ongoing", "Ongoing: continuous work, now under way."
    yield "ended", "Ended: ongoing work whose time is over."
    yield "waiting", "Waiting: dated by something that has still to happen."
    yield "no date", "No date: none is set, or it cannot be read."
    yield "suspended", "Suspended: stopped for now."


def _rag(found: Status) -> bool:
    return bool(found.said.rag)
