"""The whole history of a target by a day, in date order, a sentence for everything that happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import say_day
from actionplan.english import listed
from actionplan.questions.dating import dating
from actionplan.questions.happenings import Happening, happenings
from actionplan.questions.items import Item
from actionplan.questions.known import outcomes, outstanding
from actionplan.questions.slips import moves

Told = tuple[date, str]


def history(item: Item) -> list[Told]:
    """What had happened to the target by the day of the view, oldest first; of one day, in the order of the file."""
    target, seen = item.line.target, item.seen
    made = [each for each in happenings(target, seen) if each.kind != "date moved"]
    told = [*((each.on, _words(each, item)) for each in made), *_event(item)]
    for move in moves(target, seen):
        on = move.made.on.day if move.made.on else None
        by = f", approved by {seen.bodies[move.made.approved_by]}" if move.made.approved_by else ""
        if on:
            words = f"date moved from {move.before.text or 'empty'} to {move.made.to.text}, {move.words}{by}"
            told.append((on, f"{words}{_colon(move.made.why)}"))
    return sorted(told, key=lambda pair: pair[0])


def _words(made: Happening, item: Item) -> str:
    kind = made.kind
    if kind == "date proposed":
        return f"{made.what} proposed as a new date{_colon(made.note)}"
    if kind == "commentary":
        return f"commentary{f' ({made.what})' if made.what else ''}{_colon(made.note)}"
    if kind == "decided":
        return f"{made.by}: {made.what}{f', minute {made.note}' if made.note else ''}"
    if kind == "completed":
        return f"{_recorded(made, item)}{_colon(made.note)}"
    return f"{kind}{_colon(made.note)}"


def _recorded(made: Happening, item: Item) -> str:
    """A completion, and why it is not what makes a target complete that needs decisions."""
    which = f" for {made.what}" if made.what else ""
    seen = item.seen
    asked, completed = seen.asked(item.line.target), item.status.completed
    if not asked or completed == made.on:
        return f"completed{which}"
    if completed:
        return f"recorded as completed{which}, but it is complete since {say_day(completed)}, by its decisions"
    needed = list(outstanding(asked, seen.day))
    bodies = listed([seen.decider(each) for each in needed])
    has = "has" if len(needed) == 1 else "have"
    not_yet = "approved it" if any(outcomes(each.decision, seen.day) for each in needed) else "decided"
    return f"recorded as completed{which}, but {bodies} {has} not {not_yet}"


def _event(item: Item) -> Iterator[Told]:
    """The event that the target waits for, once it has happened."""
    found = dating(item.line.target, item.seen) if item.line.target.waits_for else None
    if found and found.has_happened and found.day:
        yield found.day, f"{found.name} {'was met' if found.is_target else 'happened'}"


def _colon(words: str) -> str:
    return f": {words}" if words else ""
