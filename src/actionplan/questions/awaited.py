"""What is known of one thing that is waited for: when it is expected, since when it is there, or what keeps it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Window, say_day
from actionplan.dates.say import spoken
from actionplan.english import listed
from actionplan.model import Event, Phrase
from actionplan.questions.among import Awaited
from actionplan.questions.known import current, is_deleted, known, suspension
from actionplan.questions.occurrences import progress
from actionplan.questions.verdicts import Verdict, verdicts

Windows = tuple[Window, ...]

Held = Literal["", "taken out of its plan", "suspended", "refused", "deferred", "held up", "overdue"]

STOPPED: tuple[Held, ...] = ("taken out of its plan", "suspended", "refused")
"""What keeps a target from being met for as long as it holds."""


class Dating(NamedTuple):
    """What is known of the date of whatever is waited for: that it has happened, or else when it is expected.

    `words` are "expected February 2018" or "met 20 March 2018", and nothing where it has no date; `phrase` is the date
    that they quote. `day` is the day on which it happened, or the last by which it is expected, and `held` what is in
    its way.
    """

    name: str
    has_happened: bool
    windows: Windows = ()
    day: date | None = None
    words: str = ""
    is_target: bool = False
    held: Held = ""
    phrase: Phrase | None = None


def of_event(event: Event, day: date) -> Dating:
    """How an event is dated."""
    happened = known(event.happened, day) is not None
    phrase = event.happened if happened else event.expected
    if phrase is None:
        return Dating(event.name, happened)
    words = f"{'happened' if happened else 'expected'} {phrase.text}"
    return Dating(event.name, happened, phrase.reading.windows, phrase.day, words)


def of_target(one: Awaited, windows: Windows) -> Dating:
    """How a target is dated whose current date has those windows."""
    target, seen = one.target, one.seen
    if is_deleted(target, seen.day):
        held: Held = "taken out of its plan"
        return Dating(one.name, has_happened=False, words=held, held=held)
    kind = current(target, seen.day).reading.kind
    unmet, done, _ = progress(target, seen.asked(target), kind, windows, seen.day)
    if done:
        met = (Window(done, done),)
        return Dating(one.name, has_happened=True, windows=met, day=done, words=f"met {say_day(done)}", is_target=True)
    return _kept_back(one, _expected(one, windows, unmet))


def _expected(one: Awaited, windows: Windows, unmet: Windows) -> Dating:
    """What is expected of a target by its date alone; of several dates, by those that are still open."""
    phrase = current(one.target, one.seen.day)
    last = windows[-1].latest if windows else None
    found = Dating(one.name, has_happened=False, windows=windows, day=last)
    if not windows:
        return found
    own = phrase if phrase.reading.windows == unmet else None
    if phrase.reading.kind in ("ongoing", "recurring") or last is None:
        words = f"expected: {phrase.text or spoken(windows[-1])}"
    else:
        words = f"expected {own.text if own else listed([spoken(each) for each in unmet])}"
    if _is_late(one, phrase, unmet):
        return found._replace(words=f"overdue, {words}", held="overdue", phrase=own)
    return found._replace(words=words, phrase=own)


def _is_late(one: Awaited, phrase: Phrase, unmet: Windows) -> bool:
    """Whether one of its dates has gone by; what is ongoing has ended then, and is not late."""
    first = unmet[0].latest if unmet and phrase.reading.kind != "ongoing" else None
    return first is not None and first < one.seen.day


def _kept_back(one: Awaited, found: Dating) -> Dating:
    """The same, with what keeps it back: that it is suspended, or what those who decide resolved."""
    target, seen = one.target, one.seen
    if target.suspended and suspension(target, seen.day):
        return found._replace(words="suspended", held="suspended", phrase=None)
    every = list(verdicts(seen.asked(target), seen))
    if refused := [each for each in every if each.is_refused]:
        return found._replace(words=_refused(refused, one), held="refused", phrase=None)
    if deferred := [each for each in every if each.outcome == "deferred"]:
        return _deferred(deferred, one, found)
    if advised := [each for each in every if each.outcome == "refused"]:
        words = "; ".join(filter(None, (found.words, _refused(advised, one))))
        return found._replace(words=words, held=found.held or "held up")
    return found


def _refused(every: Sequence[Verdict], one: Awaited) -> str:
    return f"refused {listed([f'by {_who(each, one)} on {say_day(each.on)}' for each in every if each.on])}"


def _deferred(every: Sequence[Verdict], one: Awaited, found: Dating) -> Dating:
    """What was put off is expected on the last of its new days, and no more by the date of the target."""
    days = [each.expected for each in every]
    last = None if None in days else max(day for day in days if day)
    said = [each.last.to for each in every if each.last and each.last.to]
    until = {each: f"to {each.last.to.text} " if each.last and each.last.to else "" for each in every}
    words = f"deferred {listed([f'{until[each]}by {_who(each, one)}' for each in every])}"
    is_late = last is not None and last < one.seen.day
    return found._replace(
        day=last,
        words=f"overdue, {words}" if is_late else words,
        held="deferred",
        phrase=said[0] if len(said) == 1 else None,
    )


def _who(each: Verdict, one: Awaited) -> str:
    """Whoever resolved it."""
    return one.seen.decider(each.by) if each.by else each.name
