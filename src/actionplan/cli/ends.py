"""The earlier end of what changed: what --since means for one plan, and for several, each with its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.cli import days, past
from actionplan.cli.errors import Fault, FileFault
from actionplan.cli.together import Missing, Opened, Together, merged, missed, together
from actionplan.model import Plans, Subject, each_of
from actionplan.questions.changes import End

if TYPE_CHECKING:
    from datetime import date


def before(ref: str, read: Together, by: date) -> tuple[Together, End, str]:
    """The earlier end that REF means, before plans as at the day `by`, and what is said of those not read whole.

    Of several plans, those of which there is no earlier one are missing from the answer.
    """
    if not read.are_several:
        only = read.each[0]
        return read, *past.before(ref, only.plan, only.path, by)
    if past.is_file(ref):
        raise Fault(f"--since {ref} is one file, and there are several plans. Give a day or a revision, or one plan.")
    ends: list[tuple[Opened, End, str]] = []
    missing: list[Missing] = []
    for one in read.each:
        try:
            ends.append((one, *past.before(ref, one.plan, one.path, by)))
        except FileFault as fault:
            missing.append(missed(one.path, fault))
    left = together([one for one, *_ in ends], (*read.missing, *missing)) if missing else read
    return left, _end(left, [(one, end) for one, end, _ in ends]), " ".join(doubt for *_, doubt in ends if doubt)


def _end(read: Together, ends: list[tuple[Opened, End]]) -> End:
    """The ends of several plans as one: on one day, each plan under the name that it has now."""
    stood = {end.day: one.plan.name for one, end in ends}
    if len(stood) > 1:
        raise Fault(f"--since means other days: {days.unlike(stood)}. Give a day instead.")
    words = merged((one.plan.name, end.words.rstrip(".")) for one, end in ends)
    versions = {end.version for _, end in ends}
    version = next(iter(versions)) if len(versions) == 1 else ""
    return End(_then(read, ends), next(iter(stood)), f"{words}.", version)


def _then(read: Together, ends: list[tuple[Opened, End]]) -> Subject:
    """The earlier plans; the very ones that are asked about, where nothing is kept of any earlier one."""
    if all(end.plan is one.plan for one, end in ends):
        return read.subject
    return Plans(tuple(plan._replace(name=one.plan.name) for one, end in ends for plan in each_of(end.plan)))
