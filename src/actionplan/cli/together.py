"""The plans that a question is about: each read, as it is now or as it was, and those that could not be.

One plan that cannot be read is a fault. Where there are several, the others are answered, and what is missing is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import days, files
from actionplan.cli.errors import Fault, FileFault, say
from actionplan.english import listed
from actionplan.model import Plan, Plans, Subject

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.past import Past
    from actionplan.source import Source


class Opened(NamedTuple):
    """A plan, and its file. `doubt` is the sentence for one that was not read whole, `past` which earlier one it is."""

    plan: Plan
    path: str
    doubt: str = ""
    past: Past | None = None


class Missing(NamedTuple):
    """A file whose plan is not in the answer, and why."""

    path: str
    why: str


class Together(NamedTuple):
    """All that a question is about, and what of it could not be read."""

    subject: Subject
    each: tuple[Opened, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def are_several(self) -> bool:
        """Whether several plans were asked for."""
        return isinstance(self.subject, Plans)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that were read."""
        return tuple(one.plan for one in self.each)

    @property
    def doubt(self) -> str:
        """What to say of those that were not read whole."""
        return " ".join(one.doubt for one in self.each if one.doubt)

    @property
    def past(self) -> str:
        """Which earlier plans they are, in words; empty for plans as they are now."""
        return merged((one.plan.name, one.past.words) for one in self.each if one.past)

    @property
    def words(self) -> str:
        """Which plans they are, for the rest of a sentence that begins with From or To."""
        now = "the plans as they are now" if self.are_several else f"{self.each[0].path} as it is now"
        return self.past or now


def read(wanted: Mapping[str, FileFault | None], opened: Callable[[str], Opened]) -> Together:
    """The plans at some paths, each `opened` in the same way, under names that no two of them share."""
    if len(wanted) == 1:
        ((path, fault),) = wanted.items()
        only = _one(path, fault, opened)
        return Together(only.plan, (only,))
    each, missing = [], []
    for path, fault in wanted.items():
        try:
            each.append(_one(path, fault, opened))
        except FileFault as caught:
            missing.append(missed(path, caught))
    return together(_named(each), missing)


def together(each: Iterable[Opened], missing: Iterable[Missing]) -> Together:
    """Several plans that are asked about together; none at all is a fault."""
    found = tuple(each)
    if not found:
        raise FileFault("None of the plans could be read, so there is nothing to answer from.")
    return Together(Plans(tuple(one.plan for one in found)), found, tuple(missing))


def missed(path: str, fault: FileFault) -> Missing:
    """What is missing from an answer because of a fault, which is told at once."""
    say(f"actionplan: {fault}")
    lines = [line.strip().rstrip(".") for line in str(fault).splitlines()]
    return Missing(path, f"{'. '.join(lines)}.")


def merged(said: Iterable[tuple[str, str]]) -> str:
    """What is said of several plans, by their names: once where it is the same of all, else of which."""
    names: dict[str, list[str]] = {}
    for name, words in said:
        names.setdefault(words, []).append(name)
    if len(names) < 2:
        return "".join(names)
    return "; ".join(f"{words} ({listed(of)})" for words, of in names.items())


def present(path: str) -> Opened:
    """The plan as its file says it now."""
    source = files.load(path)
    plan = files.plan_of(source)
    return Opened(plan, path, _doubt(source, plan))


def earlier(ref: str, option: str, *, is_one: bool) -> Callable[[str], Opened]:
    """How to open a plan as it was: the one that REF means after an option."""
    from actionplan.cli import past  # noqa: PLC0415 - only an earlier plan pays for it

    if not is_one and past.is_file(ref):
        raise Fault(f"{option} {ref} is one file, and there are several plans. Give a day or a revision, or one plan.")

    def opened(path: str) -> Opened:
        found, plan = past.earlier(ref, option, path)
        return Opened(plan, path, found.doubt, found)

    return opened


def day_of(found: Together, as_at: str | None) -> date:
    """The day to see the plans on: the one that was asked for, else that of an earlier plan, else today."""
    if as_at is not None:
        return days.common(lambda context: days.day(as_at, context, "--as-at"), found.plans, f'--as-at "{as_at}"')
    stood = {one.past.day: one.plan.name for one in found.each if one.past}
    if len(stood) > 1:
        raise Fault(f"{days.unlike(stood)}. Say which day to see them on, with --as-at.")
    return next(iter(stood), None) or days.today()


def _one(path: str, fault: FileFault | None, opened: Callable[[str], Opened]) -> Opened:
    if fault:
        raise fault
    return opened(path)


def _named(each: list[Opened]) -> list[Opened]:
    """The plans under names that no two of them share; what is called otherwise than it says is told."""
    from actionplan.cli.plans import unlike  # noqa: PLC0415 - only several plans have to be told apart

    names, sentences = unlike([(one.path, one.plan.name) for one in each])
    for sentence in sentences:
        say(sentence)
    return [one._replace(plan=one.plan._replace(name=name)) for one, name in zip(each, names, strict=True)]


def _doubt(source: Source, plan: Plan) -> str:
    """What to say of a plan that was not read whole; nothing of the others."""
    if not source.findings:
        return ""
    from actionplan.cli.doubt import doubt  # noqa: PLC0415 - only a plan with findings pays for it

    return doubt(source, plan)
