"""The plans that a question is about: each read, as it is now or as it was, and those that could not be.

One plan that cannot be read is a fault. Where there are several, the others are answered, and what is missing is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import days, files
from actionplan.cli.errors import Fault, FileFault, say
from actionplan.cli.plans import known_as
from actionplan.model.plan import Plan, PlanGroup, Subject

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.past import Past
    from actionplan.planfile import Source


class Opened(NamedTuple):
    """A plan, and its file. `doubt` is the sentence for one that was not read whole, `past` which earlier one it is."""

    plan: Plan
    path: str
    doubt: str = ""
    past: Past | None = None


class Missing(NamedTuple):
    """A file whose plan is not in the answer, why, and what it is called among the others."""

    path: str
    why: str
    name: str = ""


class Together(NamedTuple):
    """All that a question is about, and what of it could not be read."""

    subject: Subject
    each: tuple[Opened, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def are_several(self) -> bool:
        """Whether several plans were asked for."""
        return isinstance(self.subject, PlanGroup)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that were read."""
        return tuple(one.plan for one in self.each)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What to say of those that were not read whole, a sentence each."""
        return tuple(one.doubt for one in self.each if one.doubt)

    @property
    def past(self) -> str:
        """Which earlier plans they are, in words; empty for plans as they are now."""
        earlier = [(one.plan.name, one.past) for one in self.each if one.past]
        if not earlier:
            return ""
        from actionplan.cli.past import words  # noqa: PLC0415 - only an earlier plan pays for it

        return words(earlier)

    @property
    def words(self) -> str:
        """Which plans they are, for the rest of a sentence that begins with From or To."""
        now = "the plans as they are now" if len(self.each) > 1 else f"{self.each[0].path} as it is now"
        return self.past or now

    def contexts(self) -> list[days.Dated]:
        """The context that each plan's dates are read in, and the plan's name."""
        return [(plan.context, plan.name) for plan in self.plans]


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
            missing.append(_missed(path, caught))
    if not each:
        raise FileFault("None of the plans could be read, so there is nothing to answer from.")
    named, others = _named(each, missing)
    return Together(PlanGroup(tuple(one.plan for one in named)), tuple(named), tuple(others))


def _missed(path: str, fault: FileFault) -> Missing:
    """What is missing from an answer because of a fault, which is told at once."""
    say(f"actionplan: {fault}")
    sentences = [line.strip() for line in str(fault).splitlines()]
    return Missing(path, " ".join(each if each.endswith((".", "?")) else f"{each}." for each in sentences))


def present(path: str) -> Opened:
    """The plan as its file says it now."""
    source = files.load(path)
    plan = files.plan_of(source)
    return Opened(plan, path, _doubt(source, plan))


def earlier(ref: str, option: str, paths: Collection[str]) -> Callable[[str], Opened]:
    """How to open each of the plans at some paths as it was: the earlier version that REF means after an option."""
    from actionplan.cli import meant, past  # noqa: PLC0415 - only an earlier plan pays for it
    from actionplan.cli.history import NotKept  # noqa: PLC0415

    asked = meant.Asked(ref, option, days.today())
    if len(paths) > 1:
        meant.no_file(asked)
    elif past.is_file(ref):
        return lambda path: _opened(past.saved(ref, asked.by), path)
    found = meant.meant(asked, paths, lambda: _contexts(paths))

    def opened(path: str) -> Opened:
        try:
            return _opened(found.past(path), path)
        except NotKept as fault:
            if found.day is None:
                raise
            raise FileFault(
                f'{fault} Without {option}, `--as-at "{ref}"` answers from the plan as it is now.'
            ) from None

    return opened


def day_of(found: Together, as_at: str | None) -> date:
    """The day to see the plans on: the one that was asked for, else that of an earlier plan, else today."""
    if as_at is not None:
        return days.common(lambda context: days.day(as_at, context, "--as-at"), found.contexts(), f'--as-at "{as_at}"')
    stood = {one.past.day: one.plan.name for one in found.each if one.past}
    if len(stood) > 1:
        raise Fault(f"{days.unlike(stood)}. Say which day to see them on, with --as-at.")
    return next(iter(stood), None) or days.today()


def _opened(found: Past, path: str) -> Opened:
    return Opened(found.plan, path, found.doubt, found)


def _contexts(paths: Collection[str]) -> list[days.Dated]:
    """The contexts of plans as they are now; of several, those that can be read."""
    from actionplan.cli.plans import stem  # noqa: PLC0415 - only an earlier plan pays for it
    from actionplan.dates import Context  # noqa: PLC0415
    from actionplan.planfile.settings import DEFAULT_PERIOD  # noqa: PLC0415

    found = []
    for path in paths:
        try:
            found.append((files.load(path).plan, path))
        except FileFault:
            if len(paths) == 1:
                raise
    dated = [(plan.context, plan.name or stem(path)) for plan, path in found if plan]
    return dated or [(Context(DEFAULT_PERIOD), "")]


def _one(path: str, fault: FileFault | None, opened: Callable[[str], Opened]) -> Opened:
    if fault:
        raise fault
    one = opened(path)
    return one._replace(plan=one.plan._replace(aliases=known_as(one.plan, path), is_whole=not one.doubt))


def _named(each: list[Opened], missing: list[Missing]) -> tuple[list[Opened], list[Missing]]:
    """The plans, and the missing ones, under names that no two share; what is called otherwise than it says is told."""
    from actionplan.cli.plans import unlike  # noqa: PLC0415 - only several plans have to be told apart

    read = [(one.path, one.plan.name) for one in each]
    names, sentences = unlike(read)
    for sentence in sentences:
        say(sentence)
    named = [(path, name) for (path, _), name in zip(read, names, strict=True)]
    others = unlike([*named, *((one.path, "") for one in missing)])[0][len(named) :] if missing else []
    return (
        [
            one._replace(plan=one.plan._replace(name=name, aliases=(one.plan.display_name,)))
            for one, name in zip(each, names, strict=True)
        ],
        [one._replace(name=name) for one, name in zip(missing, others, strict=True)],
    )


def _doubt(source: Source, plan: Plan) -> str:
    """What to say of a plan that was not read whole; nothing of the others."""
    if not source.findings:
        return ""
    from actionplan.cli.doubt import doubt  # noqa: PLC0415 - only a plan with findings pays for it

    return doubt(source, plan)
