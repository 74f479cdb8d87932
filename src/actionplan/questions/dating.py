"""When what a target waits for is to be, or was: an event of its plan, or a target of this plan or of another.

A target that is waited for is expected by its own current date until it is complete, and has happened from then on.
That date may depend on another in its turn, and so on; where that comes round in a circle, nothing in it has a date.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.english import spoken
from actionplan.model import Event, Phrase, Target, elsewhere, fold
from actionplan.questions.among import Awaited
from actionplan.questions.known import current, is_deleted, known
from actionplan.questions.occurrences import progress
from actionplan.questions.view import View

_IN_LINE = ("in line", "inline", "as per", "to tie", "tie in", "in parallel", "see ")
"""Openings of a dependent date that goes with the thing named; the others come after it, or hang on it."""

Windows = tuple[Window, ...]


class Dating(NamedTuple):
    """What is known of the date of whatever is waited for: that it has happened, or else when it is expected.

    `words` are "expected February 2018" or "met 20 March 2018", and nothing where it has no date; `day` is the day on
    which it happened, or the last by which it is expected.
    """

    name: str
    has_happened: bool
    windows: Windows = ()
    day: date | None = None
    words: str = ""
    is_target: bool = False


def dating(target: Target, seen: View) -> Dating | None:
    """What is known on the day of whatever a target waits for; `None` where none of the plans that were read has it."""
    event = seen.events.get(fold(target.waits_for))
    if event:
        return _of_event(event, seen.day)
    found = _awaited(target, seen)
    return _of_target(found) if found else None


def in_line(phrase: Phrase, found: Dating | None) -> Windows:
    """The windows that a dependent date has from what it waits for, by its own words.

    "In line with X" has X's, and those that X is expected in until it happens. "Following X" has none: once X has
    happened, it wants a date of its own.
    """
    return found.windows if found and _goes_with(phrase) else ()


def since(phrase: Phrase, found: Dating | None) -> Windows:
    """The open window of a date that comes after something which has happened: from that day on."""
    if found is None or not found.has_happened or found.day is None or _goes_with(phrase):
        return ()
    return (Window(found.day, None),)


def _goes_with(phrase: Phrase) -> bool:
    return fold(phrase.reading.remark or "").startswith(_IN_LINE)


def _of_event(event: Event, day: date) -> Dating:
    happened = known(event.happened, day) is not None
    phrase = event.happened if happened else event.expected
    if phrase is None:
        return Dating(event.name, happened)
    words = f"{'happened' if happened else 'expected'} {phrase.text}"
    return Dating(event.name, happened, phrase.reading.windows, phrase.day, words)


# Targets that are waited for.


def _awaited(target: Target, seen: View) -> Awaited | None:
    named = elsewhere(target.waits_for)
    return seen.among.find(*named) if named else None


def _of_target(first: Awaited) -> Dating:
    """How a target that is waited for is dated.

    What dates it is followed to its end first, and then dated from there: a chain may be long.
    """
    memo = first.seen.among.known
    chain: dict[tuple[str, str], Awaited] = {}
    one: Awaited | None = first
    while one and one.key not in memo and one.key not in chain:
        chain[one.key] = one
        one = _dates(one)
    links = list(chain.values())
    if one and one.key in chain:
        turn = list(chain).index(one.key)
        _break(links[turn:])
        links = links[:turn]
    for each in reversed(links):
        memo[each.key] = _dated(each, _windows(each))
    return memo[first.key]


def _dates(one: Awaited) -> Awaited | None:
    """The target that the date of another depends on, where it does on one."""
    target, seen = one.target, one.seen
    if is_deleted(target, seen.day) or fold(target.waits_for) in seen.events:
        return None
    return _awaited(target, seen) if current(target, seen.day).reading.kind == "dependent" else None


def _break(circle: list[Awaited]) -> None:
    """Date the targets of a circle, each of which depends on the next: by those that are complete as they are.

    Where none is, none has a date.
    """
    memo = circle[0].seen.among.known
    alone = [_dated(each, ()) for each in circle]
    done = [n for n, found in enumerate(alone) if found.has_happened]
    for n in done or range(len(circle)):
        memo[circle[n].key] = alone[n]._replace(words=alone[n].words or "in a circle of waiting")
    for step in range(1, len(circle) if done else 0):
        each = circle[done[-1] - step]
        if each.key not in memo:
            memo[each.key] = _dated(each, _windows(each))


def _windows(one: Awaited) -> Windows:
    """The windows of the current date of a target."""
    phrase = current(one.target, one.seen.day)
    if phrase.reading.kind != "dependent":
        return phrase.reading.windows
    return in_line(phrase, dating(one.target, one.seen)) if one.target.waits_for else ()


def _dated(one: Awaited, windows: Windows) -> Dating:
    """How a target is dated that has those windows."""
    target, seen = one.target, one.seen
    phrase = current(target, seen.day)
    if is_deleted(target, seen.day):
        return Dating(one.name, has_happened=False, words="taken out of its plan")
    done = progress(target, seen.asked(target), phrase.reading.kind, windows, seen.day).completed
    if done:
        met = (Window(done, done),)
        return Dating(one.name, has_happened=True, windows=met, day=done, words=f"met {say_day(done)}", is_target=True)
    text = phrase.text if phrase.reading.windows else spoken(windows[-1]) if windows else ""
    last = windows[-1].latest if windows else None
    words = f"expected {text}" if text else ""
    return Dating(one.name, has_happened=False, windows=windows, day=last, words=words)
