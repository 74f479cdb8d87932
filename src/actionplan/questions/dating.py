"""When what a target waits for is to be, or was: an event of its plan, or a target of this plan or of another.

A target that is waited for is expected by its own current date until it is complete, and has happened from then on.
That date may depend on another in its turn, and so on; where that comes round in a circle, nothing in it has a date.
"""

from __future__ import annotations

from actionplan.dates import Window, read
from actionplan.dates.say import spoken
from actionplan.english import listed
from actionplan.model import Phrase, Target, fold
from actionplan.questions.among import Awaited, Key
from actionplan.questions.awaited import Dating, Windows, of_event, of_target
from actionplan.questions.known import current, is_deleted
from actionplan.questions.view import View

_IN_LINE = ("in line", "inline", "as per", "to tie", "tie in", "in parallel", "see ")
"""Openings of a dependent date that goes with the thing named; the others come after it, or hang on it."""


def dating(target: Target, seen: View) -> Dating | None:
    """What is known on the day of whatever a target waits for; `None` where none of the plans that were read has it."""
    event = seen.events.get(fold(target.waits_for))
    if event:
        return of_event(event, seen.day)
    found = _awaited(target, seen)
    return _read_in(seen, found, _known(found)) if found else None


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


def _read_in(seen: View, one: Awaited, found: Dating) -> Dating:
    """The same for whoever waits in a plan that would read the date otherwise: with the days that it means."""
    phrase, context = found.phrase, seen.plan.context
    if (
        phrase is None
        or context == one.seen.plan.context
        or read(phrase.text, context).windows == phrase.reading.windows
    ):
        return found
    return found._replace(words=f"{found.words}, {listed([spoken(each) for each in phrase.reading.windows])}")


# Targets that are waited for.


def _awaited(target: Target, seen: View) -> Awaited | None:
    return seen.among.find(target.waits_for, seen)


def _known(first: Awaited) -> Dating:
    """How a target that is waited for is dated.

    What dates it is followed to its end first, and then dated from there: a chain may be long.
    """
    known = first.seen.among.known
    chain: dict[Key, Awaited] = {}
    one: Awaited | None = first
    while one and one.key not in known and one.key not in chain:
        chain[one.key] = one
        one = _dated_by(one)
    links = list(chain.values())
    if one and one.key in chain:
        turn = list(chain).index(one.key)
        _break(links[turn:])
        links = links[:turn]
    for each in reversed(links):
        known[each.key] = of_target(each, _windows(each))
    return known[first.key]


def _break(circle: list[Awaited]) -> None:
    """Date the targets of a circle, each of which depends on the next: by those that are complete as they are.

    Where none is, none has a date.
    """
    known = circle[0].seen.among.known
    alone = [of_target(each, ()) for each in circle]
    done = [n for n, found in enumerate(alone) if found.has_happened]
    for n in done or range(len(circle)):
        known[circle[n].key] = alone[n]._replace(words=alone[n].words or "in a circle of waiting")
    for step in range(1, len(circle) if done else 0):
        each = circle[done[-1] - step]
        if each.key not in known:
            known[each.key] = of_target(each, _windows(each))


def _is_dependent(one: Awaited) -> bool:
    """Whether the date of a target is that of whatever it waits for; what is deleted waits no more."""
    target, day = one.target, one.seen.day
    return bool(target.waits_for and not is_deleted(target, day) and current(target, day).reading.kind == "dependent")


def _dated_by(one: Awaited) -> Awaited | None:
    """The target that the date of another depends on, where it does on one."""
    if not _is_dependent(one) or fold(one.target.waits_for) in one.seen.events:
        return None
    return _awaited(one.target, one.seen)


def _windows(one: Awaited) -> Windows:
    """The windows of the current date of a target, where that which it depends on is dated already."""
    phrase, seen = current(one.target, one.seen.day), one.seen
    if not _is_dependent(one):
        return phrase.reading.windows
    event, other = seen.events.get(fold(one.target.waits_for)), _dated_by(one)
    found = of_event(event, seen.day) if event else seen.among.known[other.key] if other else None
    return in_line(phrase, found)
