"""The earlier end of what changed: what --since means for one plan, and for several, each with its own file.

A plan of which no earlier version is kept stays in the answer: it is told from its own dated events.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.cli import days, meant, past
from actionplan.cli.errors import Fault, FileFault, say
from actionplan.cli.history import NotKept
from actionplan.cli.together import Opened, Together
from actionplan.dates import format_day
from actionplan.model.plan import Plan, PlanGroup, Subject
from actionplan.reports.changes import PlanVersion
from actionplan.text.english import format_list_or_count

_ALONE = "told from dated events alone"
_HIDDEN = (
    "what is gone, new, renumbered, given to another officer or worded otherwise cannot be seen, nor what was recorded "
    "late."
)


class Before(NamedTuple):
    """The earlier end, and what is said of earlier plans that were not read whole.

    It `is_partly` where an earlier version that was asked for could not be looked for, or not be read.
    """

    end: PlanVersion
    doubts: tuple[str, ...] = ()
    is_partly: bool = False


def before(ref: str, read: Together, by: date) -> Before:
    """The earlier end that REF means, before plans as at the day `by`."""
    asked = meant.Asked(ref, "--since", by)
    if read.are_several:
        meant.no_file(asked)
        return _of_several(asked, read)
    return _of_one(asked, read.each[0])


def _of_one(asked: meant.Asked, one: Opened) -> Before:
    """A day of which no file is kept is answered from what is dated in the plan itself."""
    if past.is_file(asked.ref):
        found = past.saved(asked.ref, asked.by)
    else:
        ref = meant.meant(asked, [one.path], lambda: [(one.plan.context, one.plan.name)])
        try:
            found = ref.past(one.path)
        except NotKept as fault:
            if ref.day is None:
                raise
            dated = f"what is dated in {one.path} itself, as at {format_day(ref.day)}. {fault}"
            advice = "An earlier copy of the file, given to --since, shows it."
            return Before(PlanVersion(one.plan, ref.day, f"{dated} So it is {_ALONE}: {_HIDDEN} {advice}"))
    words = f"{found.words}, as at {format_day(found.day)}."
    then = found.plan._replace(aliases=one.plan.aliases, is_whole=not found.doubt)
    return Before(PlanVersion(then, found.day, words, found.version), (found.doubt,) if found.doubt else ())


_Found = dict[str, past.Past | FileFault]
"""By its name, the earlier version of each plan, or why there is none."""


def _of_several(asked: meant.Asked, read: Together) -> Before:
    """The ends of several plans as one, on one day."""
    ref = meant.meant(asked, [one.path for one in read.each], read.contexts)
    found: _Found = {one.plan.name: _past(ref, one.path) for one in read.each}
    kept = {name: each for name, each in found.items() if not isinstance(each, FileFault)}
    day = ref.day or _day(found, kept)
    versions = {each.version if isinstance(each, past.Past) else "" for each in found.values()}
    is_partly = any(_is_failing(each, ref) for each in found.values())
    unseen = _unseen(found)
    if is_partly:
        say(f"actionplan: {unseen}")
    which = past.words(kept.items()) or "what is dated in the plans themselves"
    words = f"{which}, as at {format_day(day)}.{f' {unseen}' if unseen else ''}"
    end = PlanVersion(_then(read, found), day, words, versions.pop() if len(versions) == 1 else "", unseen)
    return Before(end, tuple(each.doubt for each in kept.values() if each.doubt), is_partly)


def _past(ref: meant.Meant, path: str) -> past.Past | FileFault:
    try:
        return ref.past(path)
    except FileFault as fault:
        return fault


def _day(found: _Found, kept: dict[str, past.Past]) -> date:
    """The day that a revision was made: the same in all repositories that have it."""
    if not kept:
        for each in found.values():
            say(f"actionplan: {each}")
        raise FileFault("None of the plans has an earlier version of that name.")
    stood = {each.day: name for name, each in kept.items()}
    if len(stood) > 1:
        raise Fault(f"--since means other days: {days.unlike(stood)}. Give a day instead.")
    return next(iter(stood))


def _is_failing(each: past.Past | FileFault, ref: meant.Meant) -> bool:
    """Whether an earlier version could not be looked for or read; that there was none is an answer."""
    fine = NotKept if ref.day else meant.NotThen
    return isinstance(each, FileFault) and not isinstance(each, fine)


def _unseen(found: _Found) -> str:
    """Which plans have no earlier version and why, and what cannot be seen of them; nothing where all have one."""
    why: dict[str, list[str]] = {}
    for name, each in found.items():
        if isinstance(each, FileFault):
            why.setdefault(each.short if isinstance(each, NotKept) else _first_line(each), []).append(name)
    named = "; ".join(f"{format_list_or_count(names, 'plan')} ({words})" for words, names in why.items())
    return f"No earlier version was found of {named}: {_ALONE}, where {_HIDDEN}" if named else ""


def _first_line(fault: FileFault) -> str:
    return str(fault).partition("\n")[0].rstrip(".")


def _then(read: Together, found: _Found) -> Subject:
    """The earlier plans; the very ones that are asked about, where nothing is kept of any earlier one.

    They have the names that they have now, and are waited for by those that they had then.
    """
    if all(isinstance(each, FileFault) for each in found.values()):
        return read.subject
    each = zip(read.each, found.values(), strict=True)
    return PlanGroup(tuple(one.plan if isinstance(then, FileFault) else _renamed(then, one.plan) for one, then in each))


def _renamed(then: past.Past, now: Plan) -> Plan:
    names = (then.plan.name,) if then.plan.name else now.aliases
    return then.plan._replace(name=now.name, aliases=names, is_whole=not then.doubt)
