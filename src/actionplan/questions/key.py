"""The key of a report: in a few sentences, what the words and colours on its page mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from actionplan.dates import Window
from actionplan.english import spoken
from actionplan.questions.colours import meaning
from actionplan.questions.view import View
from actionplan.report import Row


def key(rows: Collection[Row], seen: View) -> tuple[str, ...]:
    """The sentences, a line each. Only what stands in a row is explained, so that nothing here is of a later day."""
    standings = {row.standing for row in rows}
    words = [said for standing, said in _standings(seen) if standing in standings]
    return (
        f"Key: overdue and ended are {meaning(seen.plan.colours)}.",
        *([" ".join(words)] if words else []),
        *(["Rag is what the officer said last; it is never worked out from dates."] if any(map(_rag, rows)) else []),
    )


def _standings(seen: View) -> Iterator[tuple[str, str]]:
    """The standings whose names do not say all, and what to say of them."""
    yield "overdue", "Overdue: not met by its last day."
    yield "due", f"Due: its last day is in {spoken(Window(seen.first, seen.last))}."
    yield "on schedule", "On schedule: due later."
    yield "ongoing", "Ongoing: continuous work, now under way."
    yield "ended", "Ended: ongoing work whose time is over."
    yield "pending", "Pending: dated by something that has still to happen."
    yield "no date", "No date: none is set, or it cannot be read."
    yield "suspended", "Suspended: stopped for now."


def _rag(row: Row) -> bool:
    return row.rag is not None
